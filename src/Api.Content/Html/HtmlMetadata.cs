using AngleSharp.Html.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>What a page says about its article outside of the body.</summary>
internal static class HtmlMetadata
{
    public static ParsedArticle Read(IHtmlDocument document, string? address) => new() { Title = document.Title };
}
