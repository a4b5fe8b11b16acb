using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>One published text.</summary>
public sealed record Article : Row, IVersioned, ISlugged
{
    public required long Id { get; init; }

    /// <summary>Its name in URLs. It has a letter in it, and never names another article.</summary>
    /// <example>harbour-bridge-to-reopen</example>
    public required string Slug { get; init; }

    /// <summary>The headline; null if the source has none.</summary>
    public required string? Title { get; init; }

    /// <summary>The title, or the first words of the body if there is no title.</summary>
    public required string DisplayTitle { get; init; }

    public required string? Subtitle { get; init; }

    public required string? Summary { get; init; }

    /// <summary>The byline as printed, without its leading "By".</summary>
    public required string? Byline { get; init; }

    /// <summary>The people named in the byline, in its order (schema.org `author`).</summary>
    public required IReadOnlyList<Reference> Authors { get; init; }

    /// <summary>Its publisher (schema.org `publisher`).</summary>
    public PublisherReference? Publisher =>
        PublisherId is { } id ? new(id, PublisherSlug!, PublisherName!, PublisherUrl) : null;

    public required string? Section { get; init; }

    /// <summary>Keywords (schema.org `keywords`).</summary>
    public required IReadOnlyList<Reference> Tags { get; init; }

    /// <summary>BCP 47 language tag; null if it is not known.</summary>
    /// <example>en</example>
    public required string? Language { get; init; }

    /// <summary>The instant of publication; null unless time and offset are known.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The date as precisely as it was printed: `2021`, `2021-01` or `2021-01-18` (ISO 8601).</summary>
    /// <example>2021-01-18</example>
    public required string? PublishedOn { get; init; }

    /// <summary>The date as it was printed.</summary>
    /// <example>January 18, 2021</example>
    public required string? PublishedText { get; init; }

    /// <summary>The time of the publisher's last change, according to the source.</summary>
    public required DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Place and agency before the body, as printed.</summary>
    public required string? Dateline { get; init; }

    /// <summary>The address of the original (RFC 6596).</summary>
    public required string? CanonicalUrl { get; init; }

    /// <summary>The publisher's own identifier.</summary>
    public required string? ExternalId { get; init; }

    /// <summary>All of the publisher's identifiers for it; `externalId` is the first.</summary>
    public IReadOnlyList<string> ExternalIds =>
        Identifiers is { Count: > 0 } several ? several : PrimaryId is { } id ? [id] : [];

    public required string? License { get; init; }

    public required string? UsageTerms { get; init; }

    /// <summary>
    /// A published article is `scheduled` before `visibleFrom`, and `expired` from `visibleUntil` on.
    /// </summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>An embargo: nobody without a key sees it before this. Null if there is none.</summary>
    public required DateTimeOffset? VisibleFrom { get; init; }

    /// <summary>The end of a licence: nobody without a key sees it from then on. Null if there is none.</summary>
    public required DateTimeOffset? VisibleUntil { get; init; }

    /// <summary>The number of its editorial state, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Counts every visible change, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// The number of words of the body: runs between spaces that have a letter or a digit. Chinese, Japanese, Thai,
    /// Lao, Khmer and Burmese, which have no spaces between words, count by their letters.
    /// </summary>
    public required int WordCount { get; init; }

    public required int ParagraphCount { get; init; }

    /// <summary>The number of its direct and mixed quotes that nobody rejected.</summary>
    public required int QuoteCount { get; init; }

    public required int ImageCount { get; init; }

    /// <summary>The publisher's boilerplate after the body, verbatim.</summary>
    public About? About => AboutText is null ? null : new(AboutHeading!, AboutText);

    /// <summary>SHA-256 of the body (paragraphs joined by two line feeds), in hexadecimal.</summary>
    public required string TextHash { get; init; }

    public Source Source => new(SourceMediaType, SourceSha256, SourceReceivedAt, LeftOut);

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public ArticleLinks Links => new(Id);

    /// <summary>The result of sending the article. Only in the answer to that.</summary>
    [Aside, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SaveResult? Result { get; init; }

    /// <summary>The body in reading order. On the single article, and with `include`.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Paragraph>? Paragraphs { get; init; }

    /// <summary>Its direct and mixed quotes in reading order. On the single article, and with `include`.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Quote>? Quotes { get; init; }

    /// <summary>Its images in order. On the single article, and with `include`.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Image>? Images { get; init; }

    /// <summary>
    /// The places of the words that were searched for: in the title, and in the paragraphs that have most of them; only
    /// with `highlight=true`.
    /// </summary>
    [Aside, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Match>? Matches { get; init; }

    [JsonIgnore]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The whole article as it was rendered when it was written; null if it was read from its rows.</summary>
    [JsonIgnore]
    public ArticleDocument? Document => DocumentWhole is { } whole ? new(DocumentHash!, DocumentLength, whole) : null;

    [JsonIgnore]
    public string? DocumentHash { get; init; }

    [JsonIgnore]
    public int DocumentLength { get; init; }

    [JsonIgnore]
    public byte[]? DocumentWhole { get; init; }

    [JsonIgnore]
    public string? PrimaryId { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string>? Identifiers { get; init; }

    [JsonIgnore]
    public long? PublisherId { get; init; }

    [JsonIgnore]
    public string? PublisherSlug { get; init; }

    [JsonIgnore]
    public string? PublisherName { get; init; }

    [JsonIgnore]
    public string? PublisherUrl { get; init; }

    [JsonIgnore]
    public string? AboutHeading { get; init; }

    [JsonIgnore]
    public string? AboutText { get; init; }

    [JsonIgnore]
    public string SourceMediaType { get; init; } = "";

    [JsonIgnore]
    public string SourceSha256 { get; init; } = "";

    [JsonIgnore]
    public DateTimeOffset SourceReceivedAt { get; init; }

    [JsonIgnore]
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];
}

/// <summary>A publisher by its id, slug and name, with its home page.</summary>
public sealed record PublisherReference(long Id, string Slug, string Name, string? Url);

/// <summary>The publisher's boilerplate.</summary>
public sealed record About(string Heading, string Text);

/// <summary>The newest untouched input from which it was read.</summary>
/// <param name="MediaType">The media type in which it came.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="ReceivedAt">The time at which it was received.</param>
/// <param name="LeftOut">Everything in it that is not in the article, by kind.</param>
public sealed record Source(
    string MediaType,
    string Sha256,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<LeftOut> LeftOut);

/// <summary>Addresses, relative to the root.</summary>
public sealed record ArticleLinks(
    [property: JsonIgnore] long Id) : ILinks
{
    public string Self => $"/v1/articles/{Id}";

    public string Paragraphs => $"/v1/articles/{Id}/paragraphs";

    public string Quotes => $"/v1/articles/{Id}/quotes";

    public string Images => $"/v1/articles/{Id}/images";

    public string Revisions => $"/v1/articles/{Id}/revisions";
}
