using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>What a page says of its article outside of the text.</summary>
/// <param name="Article">The fields; the images are those that stand for the whole article.</param>
/// <param name="Heading">
/// What stands in the page's main heading although no title is stated, but the text is; else null.
/// </param>
/// <param name="Text">The words of the body; null when they are not stated.</param>
/// <param name="Figures">
/// Pictures that are described apart from the elements that show them, by the name that those elements give them (RDFa
/// Lite 1.1, <c>resource</c>).
/// </param>
internal sealed record HtmlHead(
    ParsedArticle Article,
    string? Heading,
    string? Text,
    IReadOnlyDictionary<string, ParsedImage> Figures)
{
    /// <summary>
    /// Whether the words are those of a field, so that they are not the text's where they stand above it.
    /// </summary>
    public bool Shows(string words) =>
        words == Article.Subtitle
            || words == Article.Byline
            || words == Article.Dateline
            || words == Article.PublishedText;
}
