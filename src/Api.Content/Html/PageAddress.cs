using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Makes the addresses in a page absolute.</summary>
internal static class PageAddress
{
    /// <summary>Returns the address that a link of the text leads to; null if a link may not have it.</summary>
    public static string? OfLink(IElement link, Uri? address)
    {
        var href = link.GetAttribute("href")?.Trim();
        if (string.IsNullOrEmpty(href) || href[0] == '#' || !TryResolve(address, href, out var absolute))
        {
            return null;
        }

        return absolute.Length <= GivenFields.LongestUrl && Mark.IsHref(absolute) ? absolute : null;
    }

    /// <summary>Makes an address in the page absolute.</summary>
    public static bool TryResolve(Uri? address, string href, out string absolute)
    {
        var isAbsolute = Uri.TryCreate(href, UriKind.Absolute, out var uri) && !uri.IsFile;
        if (!isAbsolute && (address is null || !Uri.TryCreate(address, href, out uri)))
        {
            absolute = "";
            return false;
        }

        absolute = uri!.AbsoluteUri;
        return true;
    }
}
