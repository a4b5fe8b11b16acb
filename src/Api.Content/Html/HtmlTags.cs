using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>The roles of HTML's elements for a reader of its text.</summary>
internal static class HtmlTags
{
    // Their content is not shown, is not text, or is there to be operated.
    private static readonly FrozenSet<string> Unread = FrozenSet.ToFrozenSet(
    [
        "applet", "area", "audio", "button", "canvas", "datalist", "dialog", "embed", "frame", "frameset", "head",
        "iframe", "input", "keygen", "link", "map", "math", "meta", "meter",
        "noembed", "noframes", "noscript", "object", "optgroup", "option", "param", "progress", "rp", "rt", "script",
        "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
    ]);

    // The HTML Standard's user agent style sheet (section 15.3) displays them as blocks, list items or parts of tables.
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    ]);

    public static bool IsUnread(string name) => Unread.Contains(name);

    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Whether the element itself says that nobody sees it.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        return element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") == "true"
            || BoxRoles.IsForScreenReaders(element)
            || HidesItself(element.GetAttribute("style") ?? "");
    }

    private static bool HidesItself(string style) =>
        Says(style, "display", "none") || Says(style, "visibility", "hidden");

    private static bool Says(string style, string property, string value)
    {
        foreach (var range in style.AsSpan().Split(';'))
        {
            var rule = style.AsSpan(range);
            var colon = rule.IndexOf(':');
            if (colon > 0
                && rule[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase)
                && rule[(colon + 1)..].Trim().StartsWith(value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
