using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Data.Search;

namespace Api.Data.Lists;

/// <summary>Selects a part of a list.</summary>
public record PageFilter
{
    /// <summary>The most items on a page if other resources are included in them.</summary>
    public const int MostIncluding = 20;

    private const int DefaultLimit = 20;
    private const int MostItems = 100;

    /// <summary>The most items on a page, 1 to 100.</summary>
    [Range(1, MostItems), DefaultValue(DefaultLimit)]
    public WholeNumber? Limit { get; init; }

    /// <summary>
    /// The beginning of the page, from the `next` of the page before. Opaque; it belongs to one query.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to count all matching items.</summary>
    [DefaultValue(false)]
    public Flag? Total { get; init; }

    /// <summary>
    /// The format of the answer: `json`; `ndjson`, an item a line; `csv`, whose columns are named by the paths that
    /// `fields` takes; `atom` and `jsonfeed`, for feed readers. The items are the same in each, and `Accept` changes
    /// nothing.
    /// </summary>
    [AllowedValues("json", "ndjson", "csv", "atom", "jsonfeed"), DefaultValue("json")]
    public string? Format { get; init; }

    /// <summary>
    /// Whether to give everything in one answer, as `csv` or `ndjson`. Each item is given as it is when its turn comes:
    /// an item that keeps its place in the order throughout is there once; one that appears, disappears or moves
    /// meanwhile may be.
    /// </summary>
    [DefaultValue(false)]
    public Flag? All { get; init; }

    /// <summary>
    /// Whether a table begins with a byte order mark, by which Excel knows UTF-8; with `format=csv` alone.
    /// </summary>
    [DefaultValue(false)]
    public Flag? Bom { get; init; }

    /// <summary>
    /// The reason why not everything can be given in one answer, as the end of a sentence that begins with the
    /// parameter's name; null if it can.
    /// </summary>
    public string? NotAll =>
        ByRelevance ? $"is not by relevance, where a list has {MostRanked} items: ask for sort=-publishedAt"
            : Limit is not null ? "has no pages: leave out limit"
            : null;

    /// <summary>Whether the list is for feed readers, which need the time of each item's last change.</summary>
    internal bool IsFeed => Format is "atom" or "jsonfeed";

    /// <summary>Whether the items are given as JSON, in one document or in lines.</summary>
    internal bool IsJson => Format is null or "json" or "ndjson";

    /// <summary>Whether the answer has a place for hints.</summary>
    internal bool HasHints => Format is null or "json";

    /// <summary>Returns the number of rows to read at once.</summary>
    internal int Size(bool embeds) =>
        All is not { Value: true } ? Limit?.Value ?? DefaultLimit : embeds ? MostIncluding : MostItems;

    /// <summary>By relevance, a list goes so far.</summary>
    internal const int MostRanked = 1_000;

    /// <summary>Whether the best match comes first.</summary>
    internal virtual bool ByRelevance => false;

    /// <summary>The types of its sort key, column by column.</summary>
    internal virtual IReadOnlyList<KeyKind> Keys => PlaceInArticle;

    private static readonly KeyKind[] PlaceInArticle = [KeyKind.Instant, KeyKind.Id, KeyKind.Number];
    private static readonly KeyKind[] RankedKeys = [KeyKind.Rank, KeyKind.Id];

    /// <summary>Where the page begins; null at the beginning, and for a cursor that has a problem.</summary>
    /// <param name="query">The query that the cursor must belong to.</param>
    public Cursor? CursorIn(string query)
    {
        var kinds = ByRelevance ? RankedKeys : Keys;
        return Cursor is null ? null : Lists.Cursor.Decode(Cursor, query, kinds, ByRelevance);
    }

    /// <summary>
    /// The fault of the cursor, as the end of a sentence that begins with the parameter's name; null when nothing
    /// is.
    /// </summary>
    /// <param name="query">The query that the cursor must belong to.</param>
    public string? CursorProblem(string query) => Cursor is null ? null : CursorIn(query) switch
    {
        null => "is not one of this query: take the next page's address from the answer as it stands",
        { Basis.Seen: MostRanked } =>
            $"is at the end: by relevance a list has {MostRanked} items; all of them are in sort=-publishedAt",
        _ => null,
    };

    /// <summary>The plan of a page that this begins; what is listed is for others to add.</summary>
    public ListPlan<T> PlanPage<T>(Shape<T> shape, Visibility visibility, Cursor? after) =>
        new(this, shape) { Visibility = visibility, After = after };
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The items in the requested order.</param>
/// <param name="Next">The address of the page after this one, relative to the root; null on the last.</param>
/// <param name="NextCursor">The value of `cursor` in `next`.</param>
/// <param name="Total">The number of matching items, if that was asked for.</param>
/// <param name="Hints">Facts that a person would want to be told about this list; mostly none.</param>
/// <param name="Ranking">
/// Only in a search by relevance: `all` if the best of all matching items come first, `newest` if so many have the
/// words that only the most recently received of them are ranked.
/// </param>
/// <param name="Facets">The number of items with each value of the requested facets, by name; only if asked
/// for.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items,
    string? Next,
    string? NextCursor,
    Total? Total,
    IReadOnlyList<Hint> Hints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), AllowedValues("all", "newest")]
    string? Ranking,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, Facet>? Facets);

/// <summary>The number of items in a list.</summary>
/// <param name="Value">The count; 10000 if there are more.</param>
/// <param name="Relation">`eq`: exactly so many; `gte`: so many or more.</param>
public sealed record Total(long Value, [property: AllowedValues("eq", "gte")] string Relation)
{
    /// <summary>The highest exact count. Counting stops here, so that it costs the same at any size.</summary>
    internal const int Exact = 10_000;

    /// <summary>Whether a count can have this result.</summary>
    internal static bool CanBe(long value, string relation) =>
        (relation, value) is ("eq", >= 0 and <= Exact) or ("gte", Exact);

    internal static Total Of(long count) => count > Exact ? new(Exact, "gte") : new(count, "eq");
}

/// <summary>The rows of one page and the beginning of the next.</summary>
/// <param name="Ranking">The rows that were ranked; null if these are not ranked.</param>
/// <param name="Facets">The counts by facets, whose items have no addresses yet; null if none are asked for.</param>
public sealed record Slice<T>(
    IReadOnlyList<T> Rows,
    Cursor? Next,
    Total? Total,
    string? Ranking,
    IReadOnlyDictionary<string, Facet>? Facets)
{
    /// <summary>The hints of the list, whose suggestions have no addresses yet.</summary>
    public IReadOnlyList<Hint> Hints { get; init; } = [];
}

/// <summary>Names of the sets of rows that are ranked.</summary>
internal static class Slice
{
    private const string All = "all";
    private const string Newest = "newest";

    public static string RankingOf(RankBasis? basis) => basis is { Among: RankedAmong.Newest } ? Newest : All;
}

/// <summary>A resource whose version changes with everything visible of it.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A row of a list, with its sort key.</summary>
public abstract record Row
{
    [JsonIgnore]
    public object? K0 { get; init; }

    [JsonIgnore]
    public long K1 { get; init; }

    [JsonIgnore]
    public object? K2 { get; init; }

    /// <summary>
    /// Its JSON, if that was rendered when it was written; then no members were read but those of its address, its
    /// version and its deletion.
    /// </summary>
    [JsonIgnore]
    public byte[]? Json { get; init; }
}
