using System.ComponentModel;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Articles;

/// <summary>
/// An article on the way in. An answer of GET has these members too; its other members are ignored, unknown ones are
/// refused.
/// </summary>
public sealed record SentArticle : IBody
{
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Summary { get; init; }

    /// <summary>The byline as printed.</summary>
    public string? Byline { get; init; }

    /// <summary>Names; objects with a `name` are accepted too.</summary>
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>The publisher; a name alone is accepted too.</summary>
    public SentPublisher? Publisher { get; init; }

    /// <summary>RFC 3339, with its offset.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>`2021`, `2021-01` or `2021-01-18`.</summary>
    public string? PublishedOn { get; init; }

    /// <summary>The date as it was printed.</summary>
    public string? PublishedText { get; init; }

    /// <summary>RFC 3339, with its offset.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>
    /// BCP 47 language tag. Quotation marks are read in every language; speakers are found in English and
    /// Spanish. Without a tag, the words tell.
    /// </summary>
    public string? Language { get; init; }

    public string? Section { get; init; }

    /// <summary>Names; objects with a `name` are accepted too.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Place and agency before the body.</summary>
    public string? Dateline { get; init; }

    /// <summary>The address of the original (RFC 6596).</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The publisher's own identifier.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its name in URLs, if it should not be made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>`published` by default for a new article; a stored article keeps its status.</summary>
    public ArticleStatus? Status { get; init; }

    /// <summary>
    /// An embargo, RFC 3339 with its offset: nobody without a key sees a published article before it. A `publishedAt`
    /// more than ten minutes ahead is an embargo, unless this says otherwise.
    /// </summary>
    public DateTimeOffset? VisibleFrom { get; init; }

    /// <summary>
    /// The end of a licence, RFC 3339 with its offset: nobody without a key sees the article from then on.
    /// </summary>
    public DateTimeOffset? VisibleUntil { get; init; }

    public string? License { get; init; }

    public string? UsageTerms { get; init; }

    /// <summary>The publisher's boilerplate after the body.</summary>
    public About? About { get; init; }

    public IReadOnlyList<SentImage>? Images { get; init; }

    /// <summary>
    /// The body as plain text, with blank lines between paragraphs. Send one of `text`, `html` and `paragraphs`.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The body as HTML: in a whole page the body is looked for, anything else is all body.</summary>
    public string? Html { get; init; }

    /// <summary>The body block by block; strings are accepted too.</summary>
    public IReadOnlyList<SentParagraph>? Paragraphs { get; init; }

    /// <summary>The quotes, if they are known; the text is then not searched for quotes.</summary>
    public IReadOnlyList<SentQuote>? Quotes { get; init; }
}

/// <summary>A publisher on the way in.</summary>
public sealed record SentPublisher(string Name, string? Url) : IBody;

/// <summary>A block of the body on the way in.</summary>
/// <param name="Level">1 to 6 for a heading, nesting from 1 for a list item.</param>
/// <param name="Marks">Links and emphasis in the text.</param>
public sealed record SentParagraph(
    string Text,
    ParagraphKind? Kind,
    int? Level,
    IReadOnlyList<SentMark>? Marks) : IBody;

/// <summary>
/// A link or an emphasis on the way in: offsets into the paragraph's text in Unicode code points, end exclusive.
/// </summary>
/// <param name="Href">The absolute address of a link: http, https, mailto or tel; only a link has it.</param>
public sealed record SentMark(MarkType Type, string? Href, int Start, int End) : IBody;

/// <summary>A picture's metadata on the way in.</summary>
/// <param name="TakenAt">RFC 3339, with its offset.</param>
/// <param name="Location">The place at which it was taken, as written.</param>
/// <param name="Sha256">SHA-256 of the picture file, in hexadecimal.</param>
/// <param name="Metadata">Embedded EXIF, IPTC and XMP fields by name.</param>
/// <param name="AfterParagraph">The number of the paragraph that it follows; 0 before the body.</param>
/// <param name="Raw">The line of the source that it was read from.</param>
public sealed record SentImage(
    string? Url, string? Caption, string? Credit, string? Creator, string? Copyright, string? License, string? Alt,
    int? Width, int? Height, string? MediaType,
    DateTimeOffset? TakenAt, string? Location, string? Sha256, IReadOnlyDictionary<string, JsonElement>? Metadata,
    int? AfterParagraph, string? Raw)
        : IBody;

/// <summary>A quote on the way in: offsets into its paragraph's text in Unicode code points, end exclusive.</summary>
/// <param name="Speakers">Names of the people who said it.</param>
public sealed record SentQuote(
    int ParagraphNumber,
    int Start,
    int End,
    IReadOnlyList<string>? Speakers,
    QuoteKind? Kind) : IBody;

/// <summary>Statements about an article that its text or page does not make itself.</summary>
public sealed record ImportQuery
{
    /// <summary>The headline, if the body does not have it. Not for JSON.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the original. Not for JSON.</summary>
    public string? Url { get; init; }

    /// <summary>The publisher. Not for JSON.</summary>
    public string? Publisher { get; init; }

    /// <summary>
    /// BCP 47 language tag; speakers are found in English and Spanish. Without a tag, the words tell. Not for JSON.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>The publisher's own identifier. Not for JSON.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Only shows the article that would be stored. Needs no key.</summary>
    [DefaultValue(false)]
    public Flag? DryRun { get; init; }

    /// <summary>
    /// Kinds of quotes that a dry run shows; `direct,mixed` by default. A comma means any, a leading `-` means not.
    /// </summary>
    public Choices<QuoteKind>? Kind { get; init; }

    /// <summary>The first parameter that makes a statement about the body; null if there is none.</summary>
    internal string? Beside => this switch
    {
        { Title: not null } => "title",
        { Url: not null } => "url",
        { Publisher: not null } => "publisher",
        { Language: not null } => "language",
        { ExternalId: not null } => "externalId",
        _ => null,
    };

    internal GivenFields Given =>
        new() { Title = Title, Url = Url, Publisher = Publisher, Language = Language, ExternalId = ExternalId };
}

/// <summary>Options of a deletion.</summary>
public sealed record DeleteQuery
{
    /// <summary>Whether all of its content is erased too, for good. Needs the scope `admin`.</summary>
    [DefaultValue(false)]
    public Flag? Erase { get; init; }
}
