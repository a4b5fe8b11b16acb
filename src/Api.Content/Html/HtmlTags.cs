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

    // Their words are not those of the page's author, or nobody reads them as text.
    private static readonly FrozenDictionary<string, WordFate> Fates = new Dictionary<WordFate, string[]>
    {
        [WordFate.Control] = [
            "button", "datalist", "dialog", "input", "keygen", "meter", "optgroup", "option", "progress", "select",
            "textarea",
        ],
        [WordFate.Frame] = ["applet", "embed", "frame", "frameset", "iframe", "noembed", "noframes", "object", "param"],
        [WordFate.Drawing] = [
            "amp-img", "area", "audio", "canvas", "img", "map", "math", "source", "svg", "track", "video",
        ],
        [WordFate.Ruby] = ["rp", "rt"],
        [WordFate.Footnote] = ["a", "sup"],
    }
        .SelectMany(fate => fate.Value.Select(name => (Name: name, Fate: fate.Key)))
        .ToFrozenDictionary(tag => tag.Name, tag => tag.Fate);

    /// <summary>Returns the fate of the words of an element that is not read.</summary>
    public static WordFate FateOf(IElement element) =>
        IsUnread(element.LocalName) || !IsHidden(element)
            ? Fates.GetValueOrDefault(element.LocalName, WordFate.Script)
            : WordFate.Hidden;

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
            || HidesForAll(element);
    }

    private static bool HidesForAll(IElement element) => HidesItself(element) && !BoxRoles.IsForSubscribers(element);

    /// <summary>Whether its style hides it.</summary>
    public static bool HidesItself(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style
            && (Says(style, "display", "none") || Says(style, "visibility", "hidden"));

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
