using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Api.Content.Quotes;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Quotes;
using Api.Data.Search;

namespace Api.Data.Speakers;

/// <summary>
/// A named person, organisation, group or issuer of a document who is quoted: one across all articles.
/// </summary>
public sealed record Speaker : Named
{
    public required SpeakerKind Kind { get; init; }

    /// <summary>
    /// Whether a person has `confirmed` that all these quotes are of one speaker, or it is `assumed` from the name.
    /// </summary>
    public required SpeakerIdentity Identity { get; init; }

    /// <summary>Other names under which articles quote them.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What articles say of them, with the dates of the first and last article that does.</summary>
    public required IReadOnlyList<Descriptor> Descriptors { get; init; }

    /// <summary>Addresses that identify them elsewhere (schema.org `sameAs`).</summary>
    public required IReadOnlyList<string> SameAs { get; init; }

    /// <summary>Their direct and mixed quotes in published articles.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>The date of the first article that quotes them, as precisely as it is known.</summary>
    public required string? FirstQuotedOn { get; init; }

    /// <summary>The date of the last article that quotes them, as precisely as it is known.</summary>
    public required string? LastQuotedOn { get; init; }

    [JsonPropertyOrder(1)]
    public SpeakerLinks Links => new($"/v1/speakers/{Id}", $"/v1/quotes?speaker={Id}", $"/v1/articles?speaker={Id}");

    /// <summary>
    /// The names that published articles use: their own first, with the articles that quote them under whatever name,
    /// then others, the most used first. On the single speaker only.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UsedName>? Names { get; init; }

    /// <summary>
    /// How many direct and mixed quotes published articles of each year have, the first year first; articles without a
    /// date count in none. On the single speaker only.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<YearOfQuotes>? QuotesPerYear { get; init; }

    /// <summary>The first five of `links.quotes`: the newest. On the single speaker only.</summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Quote>? RecentQuotes { get; init; }

    /// <summary>
    /// The speakers whom the same published articles quote, those with the most such articles first, at most 20. Of a
    /// speaker with more than 1,000 articles, the newest 1,000 count. On the single speaker only.
    /// </summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QuotedSpeaker>? QuotedWith { get; init; }
}

/// <summary>Words that describe a speaker, as written.</summary>
/// <param name="Text">As the article has it: `Republican US Senator`.</param>
/// <param name="FirstOn">The date of the first article that says so.</param>
/// <param name="LastOn">The date of the last article that says so.</param>
public sealed record Descriptor(string Text, string? FirstOn, string? LastOn);

/// <summary>A name that articles use.</summary>
public sealed record UsedName
{
    /// <example>Isolde Marrin</example>
    public required string Text { get; init; }

    /// <summary>How many published articles.</summary>
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

/// <summary>A speaker whom some articles quote, too.</summary>
public sealed record QuotedSpeaker
{
    public required long Id { get; init; }

    /// <summary>Its name in URLs.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>How many of those articles.</summary>
    public required int ArticleCount { get; init; }
}

/// <summary>How a speaker's identity is known.</summary>
public enum SpeakerIdentity
{
    Assumed,
    Confirmed,
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record SpeakerLinks(string Self, string Quotes, string Articles);

/// <summary>Which speakers to list. Only those whom a published article quotes are shown.</summary>
public sealed record SpeakerFilter : NameFilter
{
    /// <summary>
    /// Words with which words of one of their names begin, all of them; `"a phrase"`, `-not` and `this OR that` as in
    /// every search. Who is quoted most comes first, unless `sort` says otherwise.
    /// </summary>
    public SearchText? Q { get; init; }

    /// <summary>What the speaker is.</summary>
    public Choices<SpeakerKind>? Kind { get; init; }

    /// <summary>How the identity is known.</summary>
    public Choices<SpeakerIdentity>? Identity { get; init; }

    /// <summary>At least so many direct and mixed quotes in published articles.</summary>
    [Range(0, int.MaxValue)]
    public WholeNumber? MinQuotes { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. Unless another is asked for it is `name`, and with `q` `-quoteCount`.
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

    internal override Where WhereOf(string noun)
    {
        var where = base.WhereOf(noun);
        foreach (var clause in Q?.Query?.Clauses ?? [])
        {
            where = where.And(HasAny(clause));
        }

        return where.AnyOf("n.kind", Kind?.Any)
            .AnyOf("n.identity", Identity?.Any)
            .And("n.quote_count >= {0}", MinQuotes?.Value);
    }

    /// <summary>A word of one of their names begins as one of the terms says.</summary>
    private static Condition HasAny(IReadOnlyList<SearchTerm> clause)
    {
        var arms = clause.Select((term, i) => string.Create(
            CultureInfo.InvariantCulture, $"n.name_words {(term.IsNegated ? "not " : "")}like {{{i}}}"));
        return new(
            $"({string.Join(" or ", arms)})",
            Selectivity.Nearly,
            [.. clause.Select(term => $"% {string.Join(' ', term.Tokens)}%")]);
    }
}
