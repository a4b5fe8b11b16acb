using System.Text.Json.Serialization;

namespace Api.Data.Lists;

/// <summary>
/// The number of a list's items with each value of something, regardless of the filter for that itself.
/// </summary>
/// <param name="Items">
/// The 20 values that most items have, most first, and the chosen ones. With `facetSort=value` they are in their own
/// order, and of years, months and days there are all from the first to the last, with those that no item has; at most
/// the last 1,000.
/// </param>
/// <param name="Missing">
/// The number of counted items without a value; null of what an item may have several of.
/// </param>
/// <param name="Exact">Whether all matching items were counted. If there are more than 10,000, the newest 10,000
/// are.</param>
public sealed record Facet(IReadOnlyList<FacetItem> Items, long? Missing, bool Exact);

/// <summary>One value.</summary>
/// <param name="Value">
/// The value as the filter takes it: a slug, a language, a kind; for a year, a month or a day, the value of
/// `publishedFrom`.
/// </param>
/// <param name="Label">The value as people read it.</param>
/// <param name="Count">The number of items that have it.</param>
/// <param name="Selected">Whether it is chosen.</param>
/// <param name="Toggle">
/// The changes to the list's parameters that choose it, or undo the choice; null removes a parameter.
/// </param>
public sealed record FacetItem(
    string Value,
    string Label,
    long Count,
    bool Selected,
    [property: JsonIgnore] IReadOnlyDictionary<string, string?> Toggle)
{
    /// <summary>
    /// The list with this value chosen, or no longer chosen, from its beginning; relative to the root.
    /// </summary>
    public string Url { get; init; } = "";
}

/// <summary>Properties by which articles are counted.</summary>
public enum ArticleFacet
{
    Speaker,
    Author,
    Publisher,
    Tag,
    Section,
    Language,
    Year,
    Month,
    Day,
    LeftOut,
}

/// <summary>Properties by which paragraphs are counted.</summary>
public enum ParagraphFacet
{
    Author,
    Publisher,
    Tag,
    Section,
    Language,
    Year,
    Month,
    Day,
    Kind,
}

/// <summary>Properties by which quotes are counted.</summary>
public enum QuoteFacet
{
    Speaker,
    Author,
    Publisher,
    Tag,
    Section,
    Language,
    Year,
    Month,
    Day,
    Kind,
    SourceType,
}

/// <summary>Properties by which images are counted.</summary>
public enum ImageFacet
{
    Author,
    Publisher,
    Tag,
    Section,
    Language,
    Year,
    Month,
    Day,
}

/// <summary>Properties by which speakers are counted.</summary>
public enum SpeakerFacet
{
    Kind,
}

/// <summary>Where the values of a facet are.</summary>
/// <param name="Name">The facet, as it is asked for.</param>
/// <param name="Sql">
/// The value, from the tables of the list or from the one that is joined; null where a row has none.
/// </param>
/// <param name="IsNamed">
/// Whether the value is the id of something that has a slug and a name, and not what is shown.
/// </param>
internal sealed record FacetSource(string Name, string Sql, bool IsNamed = false)
{
    private const string Language = "language";

    /// <summary>
    /// The table of the values and what joins it to the rows that are counted, <c>s</c>, which have an <c>id</c> and an
    /// <c>article_id</c>; null where the list's own tables have them.
    /// </summary>
    public (string Table, string On)? Join { get; init; }

    /// <summary>Whether the join gives a row a value more than once.</summary>
    public bool Repeats { get; init; }

    public bool IsPeriod => Name is "year" or "month" or "day";

    /// <summary>The filter for it, which its counts leave out.</summary>
    public string Filter => IsPeriod ? AskedFacet.Published : Name;

    // The join has a row for each quote: an article with ten quotes of one speaker would count ten times.
    public static FacetSource SpeakerOfArticle { get; } = new("speaker", "x.speaker_id", IsNamed: true)
    {
        Join = ("quote_speakers x", "x.article_id = s.id"),
        Repeats = true,
    };

    /// <summary>The value that a term of the filter spells.</summary>
    public string ValueOf(string term) => Name == Language ? LanguageRange.Of(term).Tag : term;

    /// <summary>Whether a term of the filter, refused or not, takes in this value with others.</summary>
    public bool TakesIn(string term, string value) =>
        Name == Language && LanguageRange.Of(Terms.ValueOf(term)).Has(value);

    public static FacetSource Of(string name) => name switch
    {
        "speaker" => new(name, "x.speaker_id", IsNamed: true) { Join = ("quote_speakers x", "x.quote_id = s.id") },
        "author" =>
            new(name, "x.author_id", IsNamed: true) { Join = ("article_authors x", "x.article_id = s.article_id") },
        "tag" => new(name, "x.tag_id", IsNamed: true) { Join = ("article_tags x", "x.article_id = s.article_id") },
        "sourceType" => new(name, "r.source_type"),
        "leftOut" => new(name, "x.kind") { Join = ("article_left_out x", "x.article_id = s.article_id") },
        "publisher" => new(name, "a.publisher_id", IsNamed: true),
        "section" => new(name, "a.section"),
        Language => new(name, "a.language"),
        // Of the article's own day, as the filters by publication take it: in UTC, an article of New Year's Eve can be
        // in another year. A date that is no more than a year is in no month.
        "year" => new(name, "substr(a.published_on, 1, 4)"),
        "month" => new(name, "case when length(a.published_on) >= 7 then substr(a.published_on, 1, 7) end"),
        "day" => new(name, "case when length(a.published_on) >= 10 then a.published_on end"),
        _ => new(name, $"r.{name}"),
    };
}

/// <summary>A facet that is asked for.</summary>
/// <param name="Given">The values of the filter for it, as they are written; null where that is not given.</param>
/// <param name="Where">The conditions on the rows, without that filter.</param>
internal sealed record AskedFacet(FacetSource Source, IReadOnlyList<string>? Given, Where Where)
{
    /// <summary>The filter that is left out for years, months and days.</summary>
    public const string Published = "published";

    private const int MostItems = 20;
    private const int MostPeriods = 1_000;

    /// <summary>Whether the values come in their own order, and not the most frequent first.</summary>
    public bool IsByValue { get; init; }

    /// <summary>Whether all values are given between the first and the last.</summary>
    public bool HasAll => IsByValue && IsPeriod;

    /// <summary>The number of values to give at most, beside the chosen ones.</summary>
    public int Most => HasAll ? MostPeriods : MostItems;

    private bool IsPeriod => Source.IsPeriod;

    /// <summary>Facets are counted together where the same filter is left out, or none.</summary>
    public string LeavesOut => Given is null ? "" : Source.Filter;

    /// <summary>A facet of a list.</summary>
    /// <param name="where">The conditions on the rows of the list.</param>
    public static AskedFacet Of(FacetSource source, IReadOnlyList<string>? given, Where where) =>
        new(source, given, given is null ? where : where.Without(source.Filter));

    /// <summary>A value with its count.</summary>
    /// <param name="terms">How the filter that is given spells it.</param>
    public FacetItem ItemOf(string value, string label, long count, IReadOnlyList<string> terms)
    {
        var isSelected = terms.Any(term => !IsRefused(term));
        var toChoose = isSelected ? null : Terms.Escape(value);
        return new(value, label, count, isSelected, IsPeriod ? PeriodOf(toChoose) : TermsOf(toChoose, terms));
    }

    /// <summary>Returns the items in the order that is asked for.</summary>
    /// <param name="found">The items that were found: the most frequent first, or the last periods first.</param>
    public IReadOnlyList<FacetItem> Ordered(IReadOnlyList<FacetItem> found)
    {
        if (!IsByValue)
        {
            return found;
        }

        var ordered = found.OrderBy(item => item.Label, StringComparer.Ordinal).ToList();
        return HasAll ? [.. Filled(ordered).TakeLast(MostPeriods)] : ordered;
    }

    private IEnumerable<FacetItem> Filled(IReadOnlyList<FacetItem> ordered)
    {
        string? next = null;
        foreach (var item in ordered)
        {
            for (; next is not null && string.CompareOrdinal(next, item.Value) < 0; next = Period.Next(next))
            {
                yield return ItemOf(next, next, 0, []);
            }

            yield return item;
            next = Period.Next(item.Value);
        }
    }

    private static bool IsRefused(string term) => term[0] == '-';

    private static Dictionary<string, string?> PeriodOf(string? value) =>
        new() { ["publishedFrom"] = value, ["publishedBefore"] = value is null ? null : Period.Next(value) };

    private Dictionary<string, string?> TermsOf(string? value, IReadOnlyList<string> terms)
    {
        // Beside a wider term the value would choose nothing more.
        var given = (Given ?? []).Except(terms)
            .Where(term => value is null || !Source.TakesIn(term, value))
            .Concat(value is null ? [] : [value])
            .ToList();
        return new() { [Source.Name] = given.Count == 0 ? null : string.Join(',', given) };
    }
}
