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
    // So many of them are ranked where the list is walked: to hold a row against the words costs ten times what it costs to find it by them.
    private const int Walks = 10;

    private readonly ListStatement _list;
    private readonly SearchIndex _index;
    private readonly Conditions _found;
    private readonly Conditions _walked;
    private readonly string _beside;
    private readonly bool _hasPrefix;
    private readonly int _most;

    public SearchStatement(ListStatement list, SearchIndex index, SearchQuery query, Database database, Conditions found, Conditions walked)
    {
        var matching = database.Dialect.Matching;
        (_list, _index, _found, _walked, _most) = (list, index, found, walked, database.SearchWindow);
        _beside = matching.BesideOf(query, walked) is { } sql ? $" and {sql}" : "";
        _hasPrefix = query.Clauses.Any(clause => clause.Any(term => term.IsPrefix));
        walked.Parameters.Add("@Q", matching.QueryOf(query));
        walked.Parameters.AddDynamicParams(found.Parameters);
    }

    /// <summary>How many rows have the words, as <c>few.n</c>; one more than many where there are more.</summary>
    private string Few => $"few as materialized (select count(*) as n from (select 1 from {_index.Name}(@Q) s where true{_beside} limit {Text(_most + 1)}) c)";

    /// <summary>The page in an order of the list: what stands behind <c>with</c>.</summary>
    public string PageSql(Order order, bool goesOn, int limit)
    {
        var walked = order.Led(_walked.Led);
        string Tail(Order by, string gate) => $"{(goesOn ? $" and {by.After}" : "")} order by {by.By} limit {gate}";
        return $"""
            {Few},
            page as (
              select * from ({Found($"{_list.Key} as id, {order.Keys}", Tail(order, IfFew(limit)))}) f
              union all
              select * from ({Walked($"{_list.Key} as id, {walked.Keys}", walked, Tail(walked, IfMany(limit)))}) w
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
                  union all
                  select w.id, w.rank from ({Walked($"{_list.Key} as id, s.rank as rank, {walked.Keys}", walked, $" order by {walked.By} limit {IfMany(_most / Walks)}", ranked: true)}) w
                """
            : Found("s.rowid as id, s.rank as rank", $" order by s.rowid desc limit {Text(_most)}");
        return $"""
            {Few},
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

    /// <summary>The select of the ids of what is found, in no order and up to a limit: what stands behind <c>with</c>, and the select.</summary>
    public (string With, string Select) IdsSql(string key, int limit) => _walked.Narrow
        ? (Few, $"""
            select * from ({Found($"{key} as id", $" limit {IfFew(limit)}")}) f
            union all
            select * from ({Walked($"{key} as id", new("a.sort_at", "a.id", Descending: true), $" limit {IfMany(limit)}")}) w
            """)
        : ("", Found($"{key} as id", $" limit {Text(limit)}"));

    /// <summary>The select of the rows to count by something, the newest where more are found than the limit: what stands behind <c>with</c>, and the select.</summary>
    /// <param name="columns">What the columns are, beside the <c>id</c>.</param>
    /// <param name="names">What they are called.</param>
    public (string With, string Select) CountedSql(string columns, string names, int limit)
    {
        var newest = Order.Newest.Led(_walked.Led);
        return _walked.Choosy
            ? ($"{Few},", $"""
                select * from ({Found($"{_list.Key} as id, {columns}", $" limit {IfFew(limit)}")}) f
                union all
                select w.id, {names} from ({Walked($"{_list.Key} as id, {columns}, {newest.Keys}", newest, $" order by {newest.By} limit {IfMany(limit)}", once: true)}) w
                """)
            : ("", Found($"{_list.Key} as id, {columns}", $" order by s.rowid desc limit {Text(limit)}"));
    }

    private string Found(string columns, string tail) =>
        $"select {columns} from {_index.Name}(@Q) s cross join {_index.Tables} where {_index.On} and {_found.Sql}{_beside}{tail}";

    private string Walked(string columns, Order order, string tail, bool ranked = false, bool once = false)
    {
        var (from, on) = order.Walk is { } walk && !_walked.Narrow ? (walk.Tables, $" and {walk.On}") : (_list.From, "");
        // The words that a prefix stands for are looked up with each question: then it is asked once, for all. So it is for thousands of rows: of a word that 200,000 have,
        // SQLite reads all in 20 ms, and one in 0.1 ms.
        var words = ranked ? $"s.rowid = {_list.Key}{_beside}"
            : once || _hasPrefix ? $"+{_list.Key} in (select s.rowid from {_index.Name}(@Q) s where true{_beside})"
            : $"exists (select 1 from {_index.Name}(@Q) s where s.rowid = {_list.Key}{_beside})";
        return $"select {(_walked.Repeats ? "distinct " : "")}{columns} from {from}{_walked.Join}{(ranked ? $" cross join {_index.Name}(@Q) s" : "")} where {_walked.Sql}{on} and {words}{tail}";
    }

    private string IfFew(int limit) => $"(select case when n <= {Text(_most)} then {Text(limit)} else 0 end from few)";

    private string IfMany(int limit) => $"(select case when n > {Text(_most)} then {Text(limit)} else 0 end from few)";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
