using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>A page's statements about its article outside the text.</summary>
/// <param name="Article">The fields; the images are those that stand for the whole article.</param>
/// <param name="Heading">
/// The words of the page's main heading, if no title is stated but the text is; else null.
/// </param>
/// <param name="Text">The words of the body; null if they are not stated.</param>
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
    /// Whether the words are those of a field, so that they do not belong to the text if they are above it.
    /// </summary>
    public bool Shows(string words) =>
        words == Article.Subtitle
            || words == Article.Byline
            || words == Article.Dateline
            || words == Article.PublishedText;
}
