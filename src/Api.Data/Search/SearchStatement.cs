using System.Globalization;
using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>The index by which the rows of a list are found by their words.</summary>
/// <param name="Name">The index, whose rows have the ids of the list's rows.</param>
/// <param name="Tables">The tables of the list, in the order in which they are joined to the index.</param>
/// <param name="On">Their join to it, <c>s</c>.</param>
/// <param name="TitleCounts">
/// The number of hits elsewhere that one in the title is worth; PostgreSQL weighs titles in the index itself.
/// </param>
internal sealed record SearchIndex(string Name, string Tables, string On, int TitleCounts = 1);

/// <summary>
/// Builds the selects of a search's rows. If few rows have the words, all of these are checked against the filters; if
/// many do, the list is walked in its order and each row is checked against the words, and few of them fill a page. So
/// neither a rare nor a common word costs much, at any size.
/// </summary>
internal sealed class SearchStatement
{
    // On SQLite, checking one row against the words takes about 30 µs, reading all rows that have them 0.3 µs each: up
    // to so many times the window, a walk reads them first.
    private const int Read = 10;

    // Looking up the row of each costs 5 µs: this share of the window counts as few if they are sorted.
    private const int Sorted = 4;

    // This share of the window is ranked if the list is walked.
    private const int WalkedShare = 30;

    private readonly Dialect _dialect;
    private readonly ListStatement _list;
    private readonly SearchIndex _index;
    private readonly Conditions _found;
    private readonly Conditions _walked;
    private readonly string _beside;
    private readonly int _most;

    // Whether a walk reads all rows with the words first: null if that depends on their number.
    private readonly bool? _readsFirst;

    public SearchStatement(
        ListStatement list,
        SearchIndex index,
        SearchQuery query,
        Database database,
        Conditions found,
        Conditions walked)
    {
        var matching = database.Dialect.Matching;
        (_dialect, _list, _index, _found, _walked, _most) = (
            database.Dialect, list, index, found, walked, database.SearchWindow);
        _beside = matching.BesideOf(query, walked) is { } sql ? $" and {sql}" : "";
        // The words that a prefix stands for are looked up with each check, and reading all rows of a phrase takes ten
        // times as long as reading all rows of a word.
        _readsFirst = Any(term => term.IsPrefix) ? true : Any(term => term.Tokens.Count > 1) ? false : null;
        walked.Parameters.Add("@Q", matching.QueryOf(query));
        walked.Parameters.Add("@Listed", matching.ListedQueryOf(query));
        walked.Parameters.AddDynamicParams(found.Parameters);

        bool Any(Func<SearchTerm, bool> has) => query.Clauses.Any(clause => clause.Any(has));
    }

    /// <summary>
    /// Selects the rows that have the words, one more than <paramref name="few"/> if there are more, and their number,
    /// as <c>few.n</c>.
    /// </summary>
    private string Few(string columns, int few) => $"""
        words as materialized (select {columns} from {_index.Name}(@Q) s where true{_beside} limit {Text(few + 1)}),
        few as materialized (select count(*) as n from words)
        """;

    /// <summary>Returns the page in an order of the list: the SQL after <c>with</c>.</summary>
    public string PageSql(Order order, bool goesOn, int limit)
    {
        var walked = order.Led(_walked.Led);
        var few = _readsFirst is null ? _most / Sorted : _most;
        var found = Found("words", $"{_list.Key} as id, {order.Keys}", Tail(order, IfFew(few, limit)));
        var walks = Walks(
            $"{_list.Key} as id, {walked.Keys}", walked, when => Tail(walked, If($"n > {Text(few)}{when}", limit)));
        return $"""
            {Few("s.rowid as rowid", few)},
            page as (
              select * from ({found}) f
              union all
              {walks}
            )
            """;

        string Tail(Order by, string gate) => $"{(goesOn ? $" and {by.After}" : "")} order by {by.By} limit {gate}";
    }

    // Up to so many rows, all are ranked.
    private int FewRanked => _walked.Asks ? _most : _most / Sorted;

    /// <summary>Returns the page by rank: the SQL after <c>with</c>.</summary>
    /// <param name="order">The order of publication.</param>
    /// <param name="basis">Everything that the ranking of the first page depended on; null for that page.</param>
    public string RankedPageSql(Order order, RankBasis? basis, int limit) => basis is null ? $"""
        {_dialect.Matching.WeightsSql(_index)}{FirstHits(order.Led(_walked.Led))},
        found as materialized (select {BasisText(order)} as basis),
        {Page("true", "(select basis from found) as k2", limit)}
        """
        : $"""
        {NextHits(order.Led(_walked.Led), basis)},
        {Page("(h.rank > @K0 or h.rank = @K0 and h.id < @K1)", "null as k2", limit)}
        """;

    private static string Page(string where, string k2, int limit) => $"""
        page as (
          select h.id, h.rank as k0, h.id as k1, {k2}
          from hits h
          where {where}
          order by h.rank, h.id desc
          limit {Text(limit)}
        )
        """;

    /// <summary>Ranks all rows found if few rows have the words, else the newest.</summary>
    private string FirstHits(Order walked)
    {
        var (few, rank) = (FewRanked, RankOf("(select basis from weights)"));
        var newest = $" order by s.rowid desc limit {If($"n > {Text(few)}", _most)}";
        var columns = $"s.rowid as id, {rank} as rank";
        var many = _walked.Choosy ? OfWalked(rank)
            : _walked.Asks ? $"select * from ({Found($"{_index.Name}(@Q)", columns, newest)}) m"
            : $"select * from ({Listed(columns, newest)}) m";
        var share = Math.Max(1, _most / WalkedShare);
        var before = _walked.Choosy ? Walked(walked, "", when => If($"n > {Text(few)}{when}", share)) : "";
        return $"""
            {Few($"s.rowid as rowid, {rank} as rank", few)},
            {before}hits as materialized (
              select * from ({Found("words", "s.rowid as id, s.rank as rank", $" limit {IfFew(few, _most)}")}) f
              union all
              {many}
            )
            """;
    }

    /// <summary>
    /// Ranks the rows that the first page ranked, as far as they still match. Rows that match only after a change may
    /// be among them, so there is no limit but the window itself.
    /// </summary>
    private string NextHits(Order walked, RankBasis basis)
    {
        const string Window = " and s.rowid between @Oldest and @Newest";
        var rank = RankOf("@Basis");
        var walks = _walked.Choosy && basis.Among != RankedAmong.Few;
        var isListed = !_walked.Asks && basis.Among != RankedAmong.Few;
        // The plus sign keeps an index on the id from being walked instead of the order.
        var bounds = $" and +{_list.Key} <= @Newest{(basis.Edge is null ? "" : $" and {walked.UpToEdge}")}";
        var columns = $"s.rowid as id, {rank} as rank";
        var hits = walks ? OfWalked(rank)
            : isListed ? Listed(columns, Window)
            : Found($"{_index.Name}(@Q)", columns, Window);
        var before = walks ? Walked(walked, bounds, AllIf) : "";
        return $"""
            {before}hits as materialized (
              {hits}
            )
            """;

        static string AllIf(string when) => $"(select case when true{when} then {Text(int.MaxValue)} else 0 end)";
    }

    private string Listed(string columns, string tail) =>
        $"select {columns} from {_index.Name}(@Listed) s where true{_beside}{tail}";

    private string RankOf(string basis) => _dialect.Matching.RankOf(_index, basis);

    private string OfWalked(string rank) =>
        $"select w.id, (select {rank} from {_index.Name}(@Q) s where s.rowid = w.id) as rank from walked w";

    private string Walked(Order walked, string bounds, Func<string, string> limit)
    {
        var walks = Walks(
            $"{_list.Key} as id, {walked.Keys}", walked, when => $"{bounds} order by {walked.By} limit {limit(when)}");
        return $"""
            walked as materialized (
              {walks}
            ),

            """;
    }

    /// <summary>Returns everything that the ranking depends on, as <see cref="RankBasis.Parse"/> reads it.</summary>
    private string BasisText(Order walked)
    {
        var instant = string.Format(CultureInfo.InvariantCulture, _dialect.InstantText, "k0");
        var edge = $"{instant} || '/' || k1{(walked.Within is null ? "" : " || '/' || k2")}";
        var edgeSql = _walked.Choosy
            ? $"coalesce((select {edge} from walked order by k0, k1, k2 desc limit 1), '-')"
            : "'-'";
        return $"""
            (select n from few) || ' '
              || (select count(*) || ' ' || min(id) || ' ' || max(id) from hits) || ' '
              || {edgeSql} || ' ' || {_dialect.Matching.WeightsText}
            """;
    }

    /// <summary>Returns the basis of the first page's ranking, from the text that it found.</summary>
    public RankBasis BasisOf(string found) => RankBasis.Parse(found, (words, ranked) =>
    {
        var isCut = _walked.Choosy || ranked >= _most;
        return words <= FewRanked ? RankedAmong.Few : isCut ? RankedAmong.Newest : RankedAmong.Many;
    });

    /// <summary>
    /// Returns the select of the ids of the rows found, in no order and up to a limit: the SQL after <c>with</c>, and
    /// the select.
    /// </summary>
    public (string With, string Select) IdsSql(int limit) => _walked.Asks
        ? CountedSql("1 as one", "one", limit)
        : ("", Listed("s.rowid", $" limit {Text(limit)}"));

    /// <summary>
    /// Returns the select of the rows found, up to a limit, the newest if there are more: the SQL after <c>with</c>,
    /// and the select.
    /// </summary>
    /// <param name="columns">The columns, beside the <c>id</c>.</param>
    /// <param name="names">The names of the columns.</param>
    public (string With, string Select) CountedSql(string columns, string names, int limit)
    {
        var counted = $"{_list.Key} as id, {columns}";
        if (!_walked.Choosy)
        {
            return ("", Found($"{_index.Name}(@Q)", counted, $" order by s.rowid desc limit {Text(limit)}"));
        }

        var newest = Order.Newest.Led(_walked.Led);
        var tail = $" order by {newest.By} limit {If($"n > {Text(_most)}", limit)}";
        return ($"{Few("s.rowid as rowid", _most)},", $"""
            select * from ({Found("words", counted, $" limit {IfFew(_most, limit)}")}) f
            union all
            select w.id, {names} from ({Walk(first: true, $"{counted}, {newest.Keys}", newest, tail)}) w
            """);
    }

    private string Found(string words, string columns, string tail) =>
        $"select {columns} from {words} s cross join {_index.Tables} where {_index.On} and {_found.Sql}{(words == "words"
            ? ""
            : _beside)}{tail}";

    /// <summary>
    /// Returns the arms of a union, only one of which gives rows: the number of rows with the words decides which one
    /// costs less.
    /// </summary>
    /// <param name="tail">
    /// Returns the end of each arm, by a further condition for it to give rows: empty, or SQL that begins with
    /// <c>and</c>.
    /// </param>
    private string Walks(string columns, Order order, Func<string, string> tail)
    {
        if (_readsFirst is { } first)
        {
            return Arm(first, "");
        }

        // Only if there are many does it matter whether there are very many.
        var most = Read * _most;
        var all = $"(select count(*) from (select 1 from {_index.Name}(@Q) s limit {Text(most + 1)}) c) > {Text(most)}";
        return $"{Arm(first: true, $" and not {all}")}\nunion all\n{Arm(first: false, $" and {all}")}";

        string Arm(bool first, string when) => $"select * from ({Walk(first, columns, order, tail(when))}) w";
    }

    private string Walk(bool first, string columns, Order order, string tail)
    {
        var (from, on) = _list.Walk(_walked, order);
        var words = first
            ? $"+{_list.Key} in (select s.rowid from {_index.Name}(@Q) s where true{_beside})"
            : $"exists (select 1 from {_index.Name}(@Q) s where s.rowid = {_list.Key}{_beside})";
        return $"select {(_walked.Repeats ? "distinct " : "")}{columns} from {from}{_walked.Join} where {_walked.Sql}{on} and {words}{tail}";
    }

    private static string IfFew(int few, int limit) => If($"n <= {Text(few)}", limit);

    private static string If(string when, int limit) =>
        $"(select case when {when} then {Text(limit)} else 0 end from few)";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
