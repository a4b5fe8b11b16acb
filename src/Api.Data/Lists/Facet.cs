using System.Text.Json.Serialization;

namespace Api.Data.Lists;

/// <summary>
/// The number of a list's items with each value of something, regardless of the filter for that itself.
/// </summary>
/// <param name="Items">The 20 values that most items have, most first, and the chosen ones.</param>
/// <param name="Exact">Whether all matching items were counted. If there are more than 10,000, the newest 10,000
/// are.</param>
public sealed record Facet(IReadOnlyList<FacetItem> Items, bool Exact);

/// <summary>One value.</summary>
/// <param name="Value">
/// The value as the filter takes it: a slug, a language, a kind; for a year or a month, the value of `publishedFrom`.
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
    Language,
    Year,
    Month,
}

/// <summary>Properties by which paragraphs are counted.</summary>
public enum ParagraphFacet
{
    Author,
    Publisher,
    Tag,
    Language,
    Year,
    Month,
    Kind,
}

/// <summary>Properties by which quotes are counted.</summary>
public enum QuoteFacet
{
    Speaker,
    Author,
    Publisher,
    Tag,
    Language,
    Year,
    Month,
    Kind,
}

/// <summary>Properties by which images are counted.</summary>
public enum ImageFacet
{
    Author,
    Publisher,
    Tag,
    Language,
    Year,
    Month,
}
