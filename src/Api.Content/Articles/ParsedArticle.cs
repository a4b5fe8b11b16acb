using System.Text.Json.Serialization;
using Api.Content.Quotes;

namespace Api.Content.Articles;

/// <summary>
/// The content of one source, in reading order. Anything that the source does not state is null or empty: nothing is
/// invented. Every text is normalised by <see cref="Text.SourceText"/>.
/// </summary>
public sealed record ParsedArticle
{
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Summary { get; init; }

    /// <summary>The byline as printed, without its leading "By".</summary>
    public string? Byline { get; init; }

    /// <summary>The names in the byline, one each, without titles of agencies or roles.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public string? PublisherUrl { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>BCP 47 language tag, if it is known.</summary>
    public string? Language { get; init; }

    /// <summary>The instant of publication; null unless time and offset are both known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>
    /// The date as precisely as it is printed: <c>2021</c>, <c>2021-01</c> or <c>2021-01-18</c> (ISO 8601).
    /// </summary>
    public string? PublishedOn { get; init; }

    /// <summary>The date as it is printed.</summary>
    public string? PublishedText { get; init; }

    /// <summary>The instant of the last change; null unless the source prints time and offset.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The date of the last change as it is printed.</summary>
    [JsonIgnore]
    public string? ModifiedText { get; init; }

    /// <summary>
    /// Place and agency before the first paragraph, as printed, without the dash: <c>PARIS (AFP)</c>.
    /// </summary>
    public string? Dateline { get; init; }

    public string? CanonicalUrl { get; init; }

    /// <summary>The publisher's own identifier of the article.</summary>
    public string? ExternalId { get; init; }

    public string? License { get; init; }

    public string? UsageTerms { get; init; }

    /// <summary>The audience of the article; null if it is not stated.</summary>
    public ArticleStatus? Status { get; init; }

    /// <summary>An embargo: the instant from which a published article is visible; null if none is stated.</summary>
    public DateTimeOffset? VisibleFrom { get; init; }

    /// <summary>The instant from which a published article is no longer visible; null if none is stated.</summary>
    public DateTimeOffset? VisibleUntil { get; init; }

    /// <summary>
    /// Whether the sender set the instant of publication, so an instant in the future is an embargo; a page's or a
    /// feed's own statement is not.
    /// </summary>
    [JsonIgnore]
    public bool AwaitsPublication { get; init; }

    /// <summary>Its name in URLs; null if none is stated.</summary>
    [JsonIgnore]
    public string? Slug { get; init; }

    public AboutBox? About { get; init; }

    /// <summary>The body. Captions, bylines, datelines and the about box are not in it.</summary>
    public IReadOnlyList<ParsedParagraph> Paragraphs { get; init; } = [];

    public IReadOnlyList<ParsedImage> Images { get; init; } = [];

    /// <summary>The quotes of the body, by paragraph and place.</summary>
    public IReadOnlyList<ParsedQuote> Quotes { get; init; } = [];

    /// <summary>Everything in the source that is not in the article, by kind.</summary>
    [JsonIgnore]
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>The title, or the first words of the body if there is no title.</summary>
    [JsonIgnore]
    public string DisplayTitle =>
        Title ?? FirstWords(Paragraphs is [var first, ..] ? first.Text : About?.Text ?? Images[0].Caption ?? "");

    private const StringSplitOptions OneLine = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static string FirstWords(string text)
    {
        const int Most = 80;
        text = string.Join(' ', text.Split(['\t', '\n'], OneLine));
        if (text.Length <= Most)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', Most);
        return string.Concat(
            text.AsSpan(0, end > 0 ? end : char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most).TrimEnd(" ,;:–—-"),
            "…");
    }
}

/// <summary>The publisher's boilerplate after the body, verbatim.</summary>
public sealed record AboutBox(string Heading, string Text);

/// <summary>One block of the body.</summary>
/// <param name="Level">1 to 6 for a heading, nesting from 1 for a list item, else null.</param>
public sealed record ParsedParagraph(ParagraphKind Kind, int? Level, string Text)
{
    /// <summary>Links and emphasis in the text, by their start, the longer first.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>The place of a list item; null for other kinds, and for an item outside any list.</summary>
    public ListPlace? List { get; init; }

    /// <summary>The rows of a table; null for other kinds.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>>? Rows { get; init; }

    /// <summary>The caption of a table; null if it has none.</summary>
    public string? Caption { get; init; }

    /// <summary>The origin of an embedded post; null for other kinds.</summary>
    public EmbeddedPost? Embed { get; init; }

    /// <summary>The label of a footnote, by which paragraphs refer to it; null for other kinds.</summary>
    public string? Label { get; init; }

    /// <summary>The references to footnotes, in the order of the text; null if there are none.</summary>
    public IReadOnlyList<NoteReference>? Notes { get; init; }

    /// <summary>Returns the words alone, without anything that a new edition may change while they stay.</summary>
    public ParsedParagraph Bare() => new(Kind, Level, Text);

    /// <summary>Returns the text of a table.</summary>
    public static string TextOf(IReadOnlyList<IReadOnlyList<TableCell>> rows) =>
        string.Join('\n', rows.Select(row => string.Join('\t', row.Select(cell => cell.Text))));
}

/// <summary>The kind of a block.</summary>
public enum ParagraphKind
{
    Paragraph,
    Heading,
    Blockquote,
    ListItem,

    /// <summary>A table of data; its text is its cells, by tabs and line feeds.</summary>
    Table,

    /// <summary>Code, with its line feeds and spaces.</summary>
    Code,

    /// <summary>A post of another service, with its words.</summary>
    Embed,

    /// <summary>A note, after the body, to which a paragraph refers.</summary>
    Footnote,
}

/// <summary>The audience of an article.</summary>
public enum ArticleStatus
{
    /// <summary>Not published yet.</summary>
    Draft,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Taken back.</summary>
    Withheld,

    /// <summary>Published, but not visible before an instant in the future.</summary>
    Scheduled,

    /// <summary>Published, but no longer visible since an instant in the past.</summary>
    Expired,
}

/// <summary>Statements about a picture. The picture itself is not kept.</summary>
/// <param name="Caption">The words under the picture, without the credit.</param>
/// <param name="Credit">IPTC credit line: the source that the publisher names.</param>
/// <param name="AfterParagraph">
/// The number of the paragraph that it follows; 0 before the body; null if that is not stated.
/// </param>
/// <param name="Raw">The source's line about it, verbatim; null if there is none.</param>
public sealed record ParsedImage(string? Caption, string? Credit, int? AfterParagraph, string? Raw)
{
    public string? Url { get; init; }

    /// <summary>IPTC creator: the person who made it.</summary>
    public string? Creator { get; init; }

    public string? Copyright { get; init; }

    public string? License { get; init; }

    /// <summary>Alternative text for people who cannot see it.</summary>
    public string? Alt { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? Height { get; init; }

    public string? MediaType { get; init; }

    /// <summary>The time at which it was taken; null unless time and offset are both known.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The place at which it was taken, as written.</summary>
    public string? Location { get; init; }

    /// <summary>SHA-256 of the picture file, in hexadecimal; null if there was none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Fields embedded in the picture file, as a JSON object by their names; null if there are none.</summary>
    public string? Metadata { get; init; }
}
