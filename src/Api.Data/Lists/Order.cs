namespace Api.Data.Lists;

/// <summary>
/// A total order of a list, for keyset paging: by a column and then by an id, both in one direction; parts of one
/// article stand in reading order within it. The columns are never null: a row-value comparison would lose such a row.
/// </summary>
internal sealed record Order(string Column, string Id, bool Descending, string? Within = null)
{
    /// <summary>What the column holds.</summary>
    public KeyKind Holds { get; init; } = KeyKind.Instant;

    /// <summary>The article's place in the order of publication, which those that it names have too.</summary>
    public const string Publication = "a.sort_at";

    /// <summary>What was published last comes first.</summary>
    public static Order Newest { get; } = new(Publication, "a.id", Descending: true);

    /// <summary>
    /// Parts of one article do not stand together, as the column is their own: the place in it goes in the same
    /// direction.
    /// </summary>
    public bool Apart { get; init; }

    /// <summary>
    /// The tables in the order in which they are walked, and what joins them, unless a filter leads to few rows: SQLite
    /// takes those of a cross join as they are written, and would else sort all that there is. Null where it finds the
    /// index by itself.
    /// </summary>
    public (string Tables, string On)? Walk { get; init; }

    /// <summary>No row that is listed has less in the column; null when that is not known.</summary>
    public double? Least { get; init; }

    /// <summary>No row that is listed has more in the column; null when that is not known.</summary>
    public double? Most { get; init; }

    /// <summary>The same order over the index that leads, where there is one.</summary>
    public Order Led(bool led) =>
        led && Column == Publication ? this with { Column = Conditions.LeadingPublication, Id = "x.article_id" } : this;

    private string DirectionWithin => Apart ? Direction : "";

    private string Direction => Descending ? " desc" : "";

    public string Keys => $"{Column} as k0, {Id} as k1, {Within ?? "null"} as k2";

    public string By => $"{Column}{Direction}, {Id}{Direction}{(Within is null ? "" : $", {Within}{DirectionWithin}")}";

    /// <summary>The same order over the rows of a page.</summary>
    public string PageBy => $"page.k0{Direction}, page.k1{Direction}, page.k2{DirectionWithin}";

    /// <summary>What rows up to the edge of a ranking satisfy, in an order that descends.</summary>
    public string UpToEdge =>
        $"({Column}, {Id}) >= (@E0, @E1){(Within is null ? "" : $" and ({Id} <> @E1 or {Within} <= @E2)")}";

    /// <summary>What rows after a cursor satisfy. Where the article is the same, the place in it decides.</summary>
    public string After
    {
        get
        {
            var behind = Descending ? "<" : ">";
            return Within is null ? $"({Column}, {Id}) {behind} (@K0, @K1)"
                : Apart ? $"({Column}, {Id}, {Within}) {behind} (@K0, @K1, @K2)"
                : $"({Column}, {Id}) {behind}= (@K0, @K1) and ({Id} <> @K1 or {Within} > @K2)";
        }
    }
}
