using System.Globalization;
using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>How the rows of a list are found by their words.</summary>
/// <param name="Name">The index, whose rows have the ids of the list's.</param>
/// <param name="Tables">The tables of the list, in the order in which they are joined to the index.</param>
/// <param name="On">What joins them to it, <c>s</c>.</param>
internal sealed record SearchIndex(string Name, string Tables, string On);

/// <summary>
/// The selects of what a search finds. Where few rows have the words, all of these are held against the filters; where many do, the list is walked in its order
/// and each row is held against the words, of which it takes few to fill a page: so neither the rare nor the common word costs much, at any size.
/// </summary>
internal sealed class SearchStatement
{
    // To hold one row against the words takes some 30 µs, to read all that have them 0.3 µs each: up to so many times the window, a walk reads them first.
    private const int Read = 10;

    // So much of the window is ranked where the list is walked.
    private const int Walked = 30;

    private readonly ListStatement _list;
    private readonly SearchIndex _index;
    private readonly Conditions _found;
    private readonly Conditions _walked;
    private readonly string _beside;
    private readonly int _most;

    // Whether a walk reads all that have the words first: null where that depends on how many they are.
    private readonly bool? _readsFirst;

    public SearchStatement(ListStatement list, SearchIndex index, SearchQuery query, Database database, Conditions found, Conditions walked)
    {
        var matching = database.Dialect.Matching;
        (_list, _index, _found, _walked, _most) = (list, index, found, walked, database.SearchWindow);
        _beside = matching.BesideOf(query, walked) is { } sql ? $" and {sql}" : "";
        // The words that a prefix stands for are looked up with each question, and to read all of a phrase takes ten times as long as to read all of a word.
        _readsFirst = Any(term => term.IsPrefix) ? true : Any(term => term.Tokens.Count > 1) ? false : null;
        walked.Parameters.Add("@Q", matching.QueryOf(query));
        walked.Parameters.AddDynamicParams(found.Parameters);

        bool Any(Func<SearchTerm, bool> has) => query.Clauses.Any(clause => clause.Any(has));
    }

    /// <summary>How many rows have the words, as <c>few.n</c>, counted as far as it matters.</summary>
    private string Few(bool walks) =>
        $"few as materialized (select count(*) as n from (select 1 from {_index.Name}(@Q) s where true{_beside} limit {Text((walks && _readsFirst is null ? Read * _most : _most) + 1)}) c)";

    /// <summary>The page in an order of the list: what stands behind <c>with</c>.</summary>
    public string PageSql(Order order, bool goesOn, int limit)
    {
        var walked = order.Led(_walked.Led);
        string Tail(Order by, string gate) => $"{(goesOn ? $" and {by.After}" : "")} order by {by.By} limit {gate}";
        return $"""
            {Few(walks: true)},
            page as (
              select * from ({Found($"{_list.Key} as id, {order.Keys}", Tail(order, IfFew(limit)))}) f
              {Walks("w.*", $"{_list.Key} as id, {walked.Keys}", walked, gate => Tail(walked, gate), limit)}
            )
            """;
    }

    /// <summary>The page by rank: of all that is found where that is few, else of the newest; <c>k2</c> says how many have the words.</summary>
    /// <param name="order">The order of publication.</param>
    public string RankedPageSql(Order order, bool goesOn, int limit)
    {
        var walked = order.Led(_walked.Led);
        var hits = _walked.Choosy
            ? $"""
                select * from ({Found("s.rowid as id, s.rank as rank", $" limit {IfFew(_most)}")}) f
                  {Walks(
                      $"w.id, (select s.rank from {_index.Name}(@Q) s where s.rowid = w.id) as rank", $"{_list.Key} as id, {walked.Keys}", walked,
                      gate => $" order by {walked.By} limit {gate}", Math.Max(1, _most / Walked))}
                """
            : Found("s.rowid as id, s.rank as rank", $" order by s.rowid desc limit {Text(_most)}");
        return $"""
            {Few(_walked.Choosy)},
            hits as materialized (
              {hits}
            ),
            page as (
              select h.id, h.rank as k0, h.id as k1, (select n from few) as k2
              from hits h
              where {(goesOn ? "(h.rank > @K0 or h.rank = @K0 and h.id < @K1)" : "true")}
              order by h.rank, h.id desc
              limit {Text(limit)}
            )
            """;
    }

    /// <summary>The select of the rows that are found, up to a limit, of which there are the newest where there are more: what stands behind <c>with</c>, and the select.</summary>
    /// <param name="columns">What the columns are, beside the <c>id</c>.</param>
    /// <param name="names">What they are called.</param>
    public (string With, string Select) CountedSql(string columns, string names, int limit)
    {
        var newest = Order.Newest.Led(_walked.Led);
        return _walked.Choosy
            ? ($"{Few(walks: false)},", $"""
                select * from ({Found($"{_list.Key} as id, {columns}", $" limit {IfFew(limit)}")}) f
                union all
                select w.id, {names} from ({Walk(first: true, $"{_list.Key} as id, {columns}, {newest.Keys}", newest, $" order by {newest.By} limit {If($"n > {Text(_most)}", limit)}")}) w
                """)
            : ("", Found($"{_list.Key} as id, {columns}", $" order by s.rowid desc limit {Text(limit)}"));
    }

    private string Found(string columns, string tail) =>
        $"select {columns} from {_index.Name}(@Q) s cross join {_index.Tables} where {_index.On} and {_found.Sql}{_beside}{tail}";

    /// <summary>The further arms of a union, for where many rows have the words: one of them gives rows.</summary>
    private string Walks(string select, string columns, Order order, Func<string, string> tail, int limit)
    {
        string Arm(bool first, string when) => $"union all\nselect {select} from ({Walk(first, columns, order, tail(If(when, limit)))}) w\n";
        var (many, all) = ($"n > {Text(_most)}", $"n > {Text(Read * _most)}");
        return _readsFirst is { } first ? Arm(first, many) : Arm(first: true, $"{many} and not {all}") + Arm(first: false, all);
    }

    private string Walk(bool first, string columns, Order order, string tail)
    {
        var (from, on) = order.Walk is { } walk && !_walked.Narrow ? (walk.Tables, $" and {walk.On}") : (_list.From, "");
        var words = first
            ? $"+{_list.Key} in (select s.rowid from {_index.Name}(@Q) s where true{_beside})"
            : $"exists (select 1 from {_index.Name}(@Q) s where s.rowid = {_list.Key}{_beside})";
        return $"select {(_walked.Repeats ? "distinct " : "")}{columns} from {from}{_walked.Join} where {_walked.Sql}{on} and {words}{tail}";
    }

    private string IfFew(int limit) => If($"n <= {Text(_most)}", limit);

    private static string If(string when, int limit) => $"(select case when {when} then {Text(limit)} else 0 end from few)";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
