using AngleSharp.Html.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Finds the pictures that a page shows by a relative path, as in a page saved together with them.</summary>
public static class ShownPictures
{
    /// <summary>
    /// Returns their paths, unescaped and without query, in the order of the page, and their addresses if the page has
    /// one.
    /// </summary>
    public static IReadOnlyList<(string Path, string? Url)> Of(SourceDocument source)
    {
        try
        {
            using var page = HtmlPage.Parse(source.Content, source.Given.Charset, new());
            return Of(page, source.Given.Url);
        }
        catch (TooMuchWorkException)
        {
            return [];
        }
    }

    private static IReadOnlyList<(string Path, string? Url)> Of(IHtmlDocument page, string? given)
    {
        var address = page.QuerySelector("base[href]")?.GetAttribute("href")
            ?? given
            ?? page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        var from = Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute : null;
        return [.. page.QuerySelectorAll("img[src]").Select(image => image.GetAttribute("src")!.Trim())
            .Where(
                path => path.Length > 0 && path[0] is not ('/' or '#') && !path.Contains(':', StringComparison.Ordinal))
            .Select(
                path =>
                    (Uri.UnescapeDataString(path.Split('?', '#')[0]), from is not null
                        && Uri.TryCreate(from, path, out var url)
                        ? url.AbsoluteUri
                        : null))];
    }
}
