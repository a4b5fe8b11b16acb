using System.Globalization;
using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>
/// The selects of what a search finds, by one of two strategies. If few rows have the words, all of these are held
/// against the conditions (<see cref="OfFew"/>); if many have, the list is walked in its order and each row is held
/// against the words, of which it takes few to fill a page (<see cref="Walks"/>). So neither the rare nor the common
/// word costs much, at any size.
/// </summary>
/// <remarks>
/// How many rows have the words is known only once the statement runs, so that both strategies stand in it, as arms of
/// a union, each with a <see cref="Gate"/> as its limit. The gates exclude each other and one of them is always open:
/// a row comes from exactly one arm, and an arm whose gate is closed costs nothing. Hence the cheap arm may stop early
/// without losing rows. <c>words</c> stops one after few. If it came to that one, its rows are not all, but then its
/// gate is closed, and the walk finds the rows without it. If it did not, its rows are all that have the words.
/// </remarks>
internal sealed class SearchSql
{
    // On SQLite, to hold one row against the words takes some 30 µs, to read all that have them 0.3 µs each: up to so
    // many times the window, a walk reads them first.
    private const int Read = 10;

    // To look up the row of each costs 5 µs: so much of the window are few where they are sorted.
    private const int Sorted = 4;

    // So much of the window is ranked where the list is walked.
    private const int WalkedShare = 30;

    private readonly ListTable _table;
    private readonly SearchIndex _index;
    private readonly Dialect _dialect;
    private readonly WhereSql _found;
    private readonly WhereSql _walked;
    private readonly string _beside;

    // Whether a walk reads all that have the words first: null where that depends on how many they are.
    private readonly bool? _readsFirst;

    /// <param name="walked">The conditions on rows that a walk of the list gives, and all parameters.</param>
    /// <param name="prefix">Begins the names of the parameters of those on rows that the index gives.</param>
    public SearchSql(ListTable table, Dialect dialect, SearchQuery words, WhereSql walked, string prefix)
    {
        (_table, _index, _dialect, _walked) = (table, table.Index!, dialect, walked);
        _found = new(walked.Where, new(prefix), isDriven: false);
        _beside = dialect.Matching.BesideOf(words, walked.Values) is { } sql ? $" and {sql}" : "";
        // The words that a prefix stands for are looked up with each question, and to read all of a phrase takes ten
        // times as long as to read all of a word.
        var terms = words.Clauses.SelectMany(clause => clause).ToList();
        _readsFirst = terms.Exists(term => term.IsPrefix) ? true
            : terms.Exists(term => term.Tokens.Count > 1) ? false
            : null;
        walked.Values.Parameters.Add("@Q", dialect.Matching.QueryOf(words));
        walked.Values.Parameters.Add("@Listed", dialect.Matching.ListedQueryOf(words));
        walked.Values.Parameters.AddDynamicParams(_found.Values.Parameters);
    }

    /// <summary>So many hits are ranked, and no more are counted to tell a rare word from a common one.</summary>
    public required int Window { get; init; }

    private bool IsListed => _walked.Where.IsListed;

    private bool IsFiltered => _walked.Where.IsFiltered;

    /// <summary>The page in an order of the list: what stands after <c>with</c>.</summary>
    /// <remarks>
    /// Few are sorted, for which the row of each must be looked up. A walk is in order as it is, and stops when the
    /// page is full: no row after that comes before those in it.
    /// </remarks>
    public string PageSql(Order order, bool goesOn, int limit)
    {
        var walked = order.DrivenBy(_walked);
        var few = _readsFirst is null ? Window / Sorted : Window;
        var found = OfFew($"{_table.Key} as id, {order.Keys}", $"{Ordered(order)} limit {Gate.IfFew(few, limit)}");
        return $"""
            {CountedWords("s.rowid as rowid", few)},
            page as (
              select * from ({found}) f
              union all
              {Walks($"{_table.Key} as id, {walked.Keys}", walked, Ordered(walked), Gate.IfMany(few, limit))}
            )
            """;

        string Ordered(Order by) => $"{(goesOn ? $" and {by.After}" : "")} order by {by.By}";
    }

    /// <summary>The page by rank: what stands after <c>with</c>.</summary>
    /// <param name="order">The order of publication.</param>
    /// <param name="basis">The values on which the ranking of the first page depended; null for that page.</param>
    public string RankedPageSql(Order order, RankBasis? basis, int limit) => basis is null ? $"""
        {_dialect.Matching.WeightsSql(_index)}{FirstHits(order.DrivenBy(_walked))},
        found as materialized (select {BasisText(order)} as basis),
        {BestHits("true", "(select basis from found) as k2", limit)}
        """
        : $"""
        {NextHits(order.DrivenBy(_walked), basis)},
        {BestHits("(h.rank > @K0 or h.rank = @K0 and h.id < @K1)", "null as k2", limit)}
        """;

    private static string BestHits(string where, string k2, int limit) => $"""
        page as (
          select h.id, h.rank as k0, h.id as k1, {k2}
          from hits h
          where {where}
          order by h.rank, h.id desc
          limit {Text(limit)}
        )
        """;

    // Up to so many all are ranked.
    private int FewRanked => IsListed ? Window / Sorted : Window;

    /// <summary>
    /// Ranks all that is found if few rows have the words, else the newest. A ranking cannot stop early: the best may
    /// come last. So the best of the newest is another answer, and the page says that it is one.
    /// </summary>
    private string FirstHits(Order walked)
    {
        var (few, rank) = (FewRanked, RankOf("(select basis from weights)"));
        var newest = $" order by s.rowid desc limit {Gate.IfMany(few, Window)}";
        var columns = $"s.rowid as id, {rank} as rank";
        var many = IsFiltered ? OfWalked(rank)
            : IsListed ? $"select * from ({OfListed(columns, newest)}) m"
            : $"select * from ({OfIndex(columns, newest)}) m";
        var share = Math.Max(1, Window / WalkedShare);
        var before = IsFiltered ? WalkedRows(walked, "", Gate.IfMany(few, share)) : "";
        return $"""
            {CountedWords($"s.rowid as rowid, {rank} as rank", few)},
            {before}hits as materialized (
              select * from ({OfFew("s.rowid as id, s.rank as rank", $" limit {Gate.IfFew(few, Window)}")}) f
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
        const string Between = " and s.rowid between @Oldest and @Newest";
        var rank = RankOf("@Basis");
        var columns = $"s.rowid as id, {rank} as rank";
        var isOfMany = basis.Among != RankedAmong.Few;
        // The sign keeps an index on the id from being walked instead of the order.
        var bounds = $" and +{_table.Key} <= @Newest{(basis.Edge is null ? "" : $" and {walked.UpToEdge}")}";
        var hits = isOfMany && IsFiltered ? OfWalked(rank)
            : isOfMany && IsListed ? OfListed(columns, Between)
            : OfIndex(columns, Between);
        var before = isOfMany && IsFiltered ? WalkedRows(walked, bounds, Gate.Open) : "";
        return $"""
            {before}hits as materialized (
              {hits}
            )
            """;
    }

    /// <summary>The values on which the ranking depends, as <see cref="RankBasis.Parse"/> takes it.</summary>
    private string BasisText(Order walked)
    {
        var instant = string.Format(CultureInfo.InvariantCulture, _dialect.InstantText, "k0");
        var edge = $"{instant} || '/' || k1{(walked.Within is null ? "" : " || '/' || k2")}";
        var edgeSql = IsFiltered
            ? $"coalesce((select {edge} from walked order by k0, k1, k2 desc limit 1), '-')"
            : "'-'";
        return $"""
            (select n from few) || ' '
              || (select count(*) || ' ' || min(id) || ' ' || max(id) from hits) || ' '
              || {edgeSql} || ' ' || {_dialect.Matching.WeightsText}
            """;
    }

    /// <summary>The values on which the ranking of the first page depended, as its cursor has them.</summary>
    // A walk stops at its share and may always have left others out: hence a cut of 0.
    public RankBasis BasisOf(string found) => RankBasis.Parse(found, FewRanked, IsFiltered ? 0 : Window);

    /// <summary>
    /// The select of the ids of what is found, in no order and up to a limit: what stands after <c>with</c>, and the
    /// select.
    /// </summary>
    public (string With, string Select) IdsSql(int limit) => IsListed
        ? ("", OfListed("s.rowid", $" limit {Text(limit)}"))
        : CountedSql("1 as one", "one", limit);

    /// <summary>
    /// The select of the rows that are found, up to a limit, of which there are the newest where there are more: what
    /// stands after <c>with</c>, and the select.
    /// </summary>
    /// <param name="columns">The columns, beside the <c>id</c>.</param>
    /// <param name="names">The names of the columns.</param>
    public (string With, string Select) CountedSql(string columns, string names, int limit)
    {
        var counted = $"{_table.Key} as id, {columns}";
        if (!IsFiltered)
        {
            return ("", OfIndex(counted, $" order by s.rowid desc limit {Text(limit)}"));
        }

        var newest = Order.Newest.DrivenBy(_walked);
        var walk = ReadingFirst(
            $"{counted}, {newest.Keys}", newest, $" order by {newest.By} limit {Gate.IfMany(Window, limit)}");
        return ($"{CountedWords("s.rowid as rowid", Window)},", $"""
            select * from ({OfFew(counted, $" limit {Gate.IfFew(Window, limit)}")}) f
            union all
            select w.id, {names} from ({walk}) w
            """);
    }

    /// <summary>
    /// The rows that have the words, one more than few where there are more, and how many that are, as <c>few.n</c>.
    /// </summary>
    private string CountedWords(string columns, int few) => $"""
        words as materialized (select {columns} from {_index.Name}(@Q) s where true{_beside} limit {Text(few + 1)}),
        few as materialized (select count(*) as n from words)
        """;

    /// <summary>For few: what of <c>words</c> satisfies the conditions.</summary>
    private string OfFew(string columns, string tail) =>
        $"select {columns} from words s cross join {_index.Tables} where {_index.On} and {_found.Sql}{tail}";

    /// <summary>For few conditions: what the index gives, held against them.</summary>
    private string OfIndex(string columns, string tail) =>
        $"select {columns} from {_index.Name}(@Q) s cross join {_index.Tables} "
            + $"where {_index.On} and {_found.Sql}{_beside}{tail}";

    /// <summary>For no conditions: what the index gives of all that everybody is shown; no row is looked up.</summary>
    private string OfListed(string columns, string tail) =>
        $"select {columns} from {_index.Name}(@Listed) s where true{_beside}{tail}";

    private string RankOf(string basis) => _dialect.Matching.RankOf(_index, basis);

    /// <summary>For many: the rank of what a walk gave.</summary>
    private string OfWalked(string rank) =>
        $"select w.id, (select {rank} from {_index.Name}(@Q) s where s.rowid = w.id) as rank from walked w";

    private string WalkedRows(Order walked, string bounds, Gate gate) => $"""
        walked as materialized (
          {Walks($"{_table.Key} as id, {walked.Keys}", walked, $"{bounds} order by {walked.By}", gate)}
        ),

        """;

    /// <summary>
    /// For many: a walk of the list that reads all that have the words first, or one that looks each row up. Where it
    /// depends on how many have the words which costs less, both are arms of a union, again with gates that exclude
    /// each other.
    /// </summary>
    private string Walks(string columns, Order order, string head, Gate gate)
    {
        if (_readsFirst is { } first)
        {
            var tail = $"{head} limit {gate}";
            var walk = first ? ReadingFirst(columns, order, tail) : LookingUp(columns, order, tail);
            return $"select * from ({walk}) w";
        }

        // Only where they are many it matters whether they are very many.
        var most = Read * Window;
        var words = $"select 1 from {_index.Name}(@Q) s limit {Text(most + 1)}";
        var isMost = $"(select count(*) from ({words}) c) > {Text(most)}";
        return $"""
            select * from ({ReadingFirst(columns, order, $"{head} limit {gate.And($"not {isMost}")}")}) w
            union all
            select * from ({LookingUp(columns, order, $"{head} limit {gate.And(isMost)}")}) w
            """;
    }

    // The sign keeps SQLite from looking these rows up one by one and sorting them: it must walk, and stop early.
    private string ReadingFirst(string columns, Order order, string tail) =>
        Walk(columns, order, $"+{_table.Key} in (select s.rowid from {_index.Name}(@Q) s where true{_beside}){tail}");

    private string LookingUp(string columns, Order order, string tail) =>
        Walk(columns, order, $"exists (select 1 from {_index.Name}(@Q) s where s.rowid = {_table.Key}{_beside}){tail}");

    private string Walk(string columns, Order order, string words)
    {
        var (from, on) = order.WalkOf(_table.From, _walked);
        return $"select {_walked.Distinct}{columns} from {from}{_walked.Join} where {_walked.Sql}{on} and {words}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The limit of an arm, as SQL: nothing unless a condition holds.</summary>
    private sealed record Gate(string When, int Limit, string From = " from few")
    {
        public static readonly Gate Open = new("true", int.MaxValue, "");

        public static Gate IfFew(int few, int limit) => new($"n <= {Text(few)}", limit);

        public static Gate IfMany(int few, int limit) => new($"n > {Text(few)}", limit);

        public Gate And(string when) => this with { When = $"{When} and {when}" };

        public override string ToString() => $"(select case when {When} then {Text(Limit)} else 0 end{From})";
    }
}
