using System.Globalization;
using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>How the rows of a list are found by their words.</summary>
/// <param name="Name">The index, whose rows have the ids of the list's.</param>
/// <param name="Tables">The tables of the list, in the order in which they are joined to the index.</param>
/// <param name="On">What joins them to it, <c>s</c>.</param>
/// <param name="TitleCounts">
/// How many hits elsewhere one in the title counts for; PostgreSQL weighs titles in the index itself.
/// </param>
internal sealed record SearchIndex(string Name, string Tables, string On, int TitleCounts = 1);

/// <summary>
/// The selects of what a search finds. Where few rows have the words, all of these are held against the filters; where
/// many do, the list is walked in its order and each row is held against the words, of which it takes few to fill a
/// page: so neither the rare nor the common word costs much, at any size.
/// </summary>
internal sealed class SearchStatement
{
    // On SQLite, to hold one row against the words takes some 30 µs, to read all that have them 0.3 µs each: up to so
    // many times the window, a walk reads them first.
    private const int Read = 10;

    // To look up the row of each costs 5 µs: so much of the window are few where they are sorted.
    private const int Sorted = 4;

    // So much of the window is ranked where the list is walked.
    private const int WalkedShare = 30;

    private readonly Dialect _dialect;
    private readonly ListStatement _list;
    private readonly SearchIndex _index;
    private readonly Conditions _found;
    private readonly Conditions _walked;
    private readonly string _beside;
    private readonly int _most;

    // Whether a walk reads all that have the words first: null where that depends on how many they are.
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
        // The words that a prefix stands for are looked up with each question, and to read all of a phrase takes ten
        // times as long as to read all of a word.
        _readsFirst = Any(term => term.IsPrefix) ? true : Any(term => term.Tokens.Count > 1) ? false : null;
        walked.Parameters.Add("@Q", matching.QueryOf(query));
        walked.Parameters.Add("@Listed", matching.ListedQueryOf(query));
        walked.Parameters.AddDynamicParams(found.Parameters);

        bool Any(Func<SearchTerm, bool> has) => query.Clauses.Any(clause => clause.Any(has));
    }

    /// <summary>
    /// The rows that have the words, one more than few where there are more, and how many that are, as <c>few.n</c>.
    /// </summary>
    private string Few(string columns, int few) => $"""
        words as materialized (select {columns} from {_index.Name}(@Q) s where true{_beside} limit {Text(few + 1)}),
        few as materialized (select count(*) as n from words)
        """;

    /// <summary>The page in an order of the list: what stands after <c>with</c>.</summary>
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

    // Up to so many all are ranked.
    private int FewRanked => _walked.Asks ? _most : _most / Sorted;

    /// <summary>The page by rank: what stands after <c>with</c>.</summary>
    /// <param name="order">The order of publication.</param>
    /// <param name="basis">What the ranking of the first page depended on; null for that page.</param>
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

    /// <summary>Ranks all that is found if few rows have the words, else the newest.</summary>
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
    /// Ranks what the first page ranked, as far as it still stands. What has come to be found by a change may be among
    /// it, and so there is no limit but the window itself.
    /// </summary>
    private string NextHits(Order walked, RankBasis basis)
    {
        const string Window = " and s.rowid between @Oldest and @Newest";
        var rank = RankOf("@Basis");
        var walks = _walked.Choosy && basis.Among != RankedAmong.Few;
        var isListed = !_walked.Asks && basis.Among != RankedAmong.Few;
        // The sign keeps an index on the id from being walked instead of the order.
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

    /// <summary>What the ranking depends on, as <see cref="RankBasis.Parse"/> takes it.</summary>
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

    /// <summary>What the ranking of the first page depended on, by what that says of it.</summary>
    public RankBasis BasisOf(string found) => RankBasis.Parse(found, (words, ranked) =>
    {
        var isCut = _walked.Choosy || ranked >= _most;
        return words <= FewRanked ? RankedAmong.Few : isCut ? RankedAmong.Newest : RankedAmong.Many;
    });

    /// <summary>
    /// The select of the ids of what is found, in no order and up to a limit: what stands after <c>with</c>, and the
    /// select.
    /// </summary>
    public (string With, string Select) IdsSql(int limit) => _walked.Asks
        ? CountedSql("1 as one", "one", limit)
        : ("", Listed("s.rowid", $" limit {Text(limit)}"));

    /// <summary>
    /// The select of the rows that are found, up to a limit, of which there are the newest where there are more: what
    /// stands after <c>with</c>, and the select.
    /// </summary>
    /// <param name="columns">What the columns are, beside the <c>id</c>.</param>
    /// <param name="names">What they are called.</param>
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
    /// The arms of a union, of which one gives rows: it depends on how many have the words which one costs less.
    /// </summary>
    /// <param name="tail">
    /// The end of each by what must hold beside for it to give rows: nothing, or what begins with <c>and</c>.
    /// </param>
    private string Walks(string columns, Order order, Func<string, string> tail)
    {
        if (_readsFirst is { } first)
        {
            return Arm(first, "");
        }

        // Only where they are many it matters whether they are very many.
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
