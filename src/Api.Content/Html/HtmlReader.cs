using AngleSharp.Html.Parser;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// Reads an article from a web page, or from a piece of one as content systems keep it. Nothing that the page names is fetched, nothing in it runs.
/// </summary>
public static class HtmlReader
{
    /// <summary>The most bytes a page may have.</summary>
    public const int MaxBytes = 10_000_000;

    /// <param name="html">The page. One without <c>html</c>, <c>head</c> and <c>body</c> tags is all body.</param>
    /// <param name="address">Where it stood, absolute, for links that are relative; null when that is not known.</param>
    /// <returns>The article without its quotes, or why it is refused.</returns>
    public static Reading Read(string html, string? address)
    {
        var document = new HtmlParser().ParseDocument(html);
        var head = HtmlMetadata.Read(document, address);
        var page = HtmlBlocks.Read(document.Body!, Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null);
        var body = HtmlBody.Read(page, head.Title, isFragment: false);
        return new(head with { Paragraphs = body.Paragraphs, Images = body.Images.Count > 0 ? body.Images : head.Images, Dateline = body.Dateline }, null);
    }
}
