using AngleSharp.Html.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>The body of the article in a page.</summary>
internal static class HtmlBody
{
    public static IReadOnlyList<ParsedParagraph> Read(string html, IHtmlDocument document, string? address) =>
    [
        .. new SmartReader.Reader(address ?? "https://example.org/", html).GetArticle().TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => new ParsedParagraph(ParagraphKind.Paragraph, null, text)),
    ];
}
