using System.Text.Json.Serialization;

namespace Api.Data.Lists;

/// <summary>
/// How many items of a list have each value of something, without regard to the filter for that itself.
/// </summary>
/// <param name="Items">The 20 values that most items have, most first, and those that are chosen.</param>
/// <param name="Exact">Whether all items that match were counted. Of more than 10,000 it is the newest 10,000.</param>
public sealed record Facet(IReadOnlyList<FacetItem> Items, bool Exact);

/// <summary>One value.</summary>
/// <param name="Value">
/// What the filter takes: a slug, a language, a kind; of a year or a month, what `publishedFrom` takes.
/// </param>
/// <param name="Label">What people read.</param>
/// <param name="Count">How many items have it.</param>
/// <param name="Selected">Whether it is chosen.</param>
/// <param name="Toggle">
/// What it does to the parameters of the list to choose it, or to choose it no longer; null takes one out.
/// </param>
public sealed record FacetItem(
    string Value,
    string Label,
    long Count,
    bool Selected,
    [property: JsonIgnore] IReadOnlyDictionary<string, string?> Toggle)
{
    /// <summary>The list with this value chosen, or no longer, from its beginning; relative to the root.</summary>
    public string Url { get; init; } = "";
}

/// <summary>What articles are counted by.</summary>
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

/// <summary>What paragraphs are counted by.</summary>
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

/// <summary>What quotes are counted by.</summary>
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

/// <summary>What images are counted by.</summary>
public enum ImageFacet
{
    Author,
    Publisher,
    Tag,
    Language,
    Year,
    Month,
}
