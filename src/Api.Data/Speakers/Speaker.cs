using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Content.Quotes;
using Api.Data.Lists;
using Api.Data.Quotes;

namespace Api.Data.Speakers;

/// <summary>
/// A named person, organisation, group or issuer of a document that is quoted: one across all articles.
/// </summary>
public sealed record Speaker : Named
{
    public required SpeakerKind Kind { get; init; }

    /// <summary>
    /// Whether a person has `confirmed` that all these quotes are one speaker's, or it is `assumed` from the name.
    /// </summary>
    public required SpeakerIdentity Identity { get; init; }

    /// <summary>Other names under which articles quote them.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Descriptions of them in articles, with the dates of the first and the last article.</summary>
    public required IReadOnlyList<Descriptor> Descriptors { get; init; }

    /// <summary>Addresses that identify them elsewhere (schema.org `sameAs`).</summary>
    public required IReadOnlyList<string> SameAs { get; init; }

    /// <summary>The number of their direct and mixed quotes in published articles.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>The date of the first article that quotes them, as precisely as it is known.</summary>
    public required string? FirstQuotedOn { get; init; }

    /// <summary>The date of the last article that quotes them, as precisely as it is known.</summary>
    public required string? LastQuotedOn { get; init; }

    [JsonPropertyOrder(1)]
    public SpeakerLinks Links => new($"/v1/speakers/{Id}", $"/v1/quotes?speaker={Id}", $"/v1/articles?speaker={Id}");

    /// <summary>
    /// The names that published articles use: their own first, with the articles that quote them by any name, then
    /// others, the most used first. Only on the single speaker.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UsedName>? Names { get; init; }

    /// <summary>
    /// The number of direct and mixed quotes in published articles of each year, the first year first; undated articles
    /// count in none. Only on the single speaker.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<YearOfQuotes>? QuotesPerYear { get; init; }

    /// <summary>The first five of `links.quotes`: the newest. Only on the single speaker.</summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Quote>? RecentQuotes { get; init; }

    /// <summary>
    /// The speakers quoted in the same published articles, at most 20, those with the most such articles first. For a
    /// speaker with more than 1,000 articles, the newest 1,000 count. Only on the single speaker.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QuotedSpeaker>? QuotedWith { get; init; }
}

/// <summary>Words that describe a speaker, as written.</summary>
/// <param name="Text">The words as written: `Republican US Senator`.</param>
/// <param name="FirstOn">The date of the first article that uses them.</param>
/// <param name="LastOn">The date of the last article that uses them.</param>
public sealed record Descriptor(string Text, string? FirstOn, string? LastOn);

/// <summary>A name that articles use.</summary>
public sealed record UsedName
{
    /// <example>Isolde Marrin</example>
    public required string Text { get; init; }

    /// <summary>The number of published articles.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>The date of the first of them.</summary>
    public required string? FirstOn { get; init; }

    /// <summary>The date of the last of them.</summary>
    public required string? LastOn { get; init; }
}

/// <summary>The quotes of one year.</summary>
public sealed record YearOfQuotes
{
    /// <example>2024</example>
    public required int Year { get; init; }

    public required int Count { get; init; }
}

/// <summary>A speaker who is quoted in some of the same articles.</summary>
public sealed record QuotedSpeaker
{
    public required long Id { get; init; }

    /// <summary>Its name in URLs.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>The number of those articles.</summary>
    public required int ArticleCount { get; init; }
}

/// <summary>Whether a speaker's identity is confirmed or assumed.</summary>
public enum SpeakerIdentity
{
    Assumed,
    Confirmed,
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record SpeakerLinks(string Self, string Quotes, string Articles) : ILinks;

/// <summary>Selects speakers. Only those that a published article quotes are listed.</summary>
public sealed record SpeakerFilter : NameFilter
{
    /// <summary>Kind of speaker. A comma means any, a leading `-` means not.</summary>
    public Choices<SpeakerKind>? Kind { get; init; }

    /// <summary>
    /// Whether the identity is confirmed or assumed. A comma means any, a leading `-` means not.
    /// </summary>
    public Choices<SpeakerIdentity>? Identity { get; init; }

    /// <summary>The least number of direct and mixed quotes in published articles.</summary>
    [Range(0, int.MaxValue)]
    public WholeNumber? MinQuotes { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. The default is `name`, and with `q` it is `-quoteCount`.
    /// </summary>
    [AllowedValues("name", "-name", "articleCount", "-articleCount", "quoteCount", "-quoteCount")]
    public override string? Sort { get; init; }

    internal override Order Order => Sort switch
    {
        "quoteCount" => new("n.quote_count", "n.id", Descending: false) { Holds = KeyKind.Number },
        null when Q?.Query is not null => new("n.quote_count", "n.id", Descending: true) { Holds = KeyKind.Number },
        "-quoteCount" => new("n.quote_count", "n.id", Descending: true) { Holds = KeyKind.Number },
        _ => base.Order,
    };

    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen.
    /// </summary>
    public FacetNames<SpeakerFacet>? Facets { get; init; }

    internal override IReadOnlyList<AskedFacet>? FacetsOf(Where where) => Facets is null ? null :
        [.. Facets.All.Select(name => AskedFacet.Of(new(name, $"n.{name}"), Kind?.Written, where))];

    internal override Where WhereOf(string noun) => base.WhereOf(noun)
        .AnyOf("n.kind", Kind?.Values, filter: "kind")
        .AnyOf("n.identity", Identity?.Values)
        .And("n.quote_count >= {0}", MinQuotes?.Value);
}
