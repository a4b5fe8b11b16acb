using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// A link or an emphasis in a paragraph's text. `start` and `end` count Unicode code points, end exclusive; JavaScript
/// slices with the UTF-16 pair.
/// </summary>
/// <param name="Type">Its effect on the words.</param>
/// <param name="Href">The absolute address of a link: http, https, mailto or tel; else null.</param>
/// <param name="Start">Its first code point in the paragraph's text.</param>
/// <param name="End">The code point after its last.</param>
/// <param name="StartUtf16">Its first UTF-16 code unit.</param>
/// <param name="EndUtf16">The UTF-16 code unit after its last.</param>
public sealed record Mark(MarkType Type, string? Href, int Start, int End, int StartUtf16, int EndUtf16)
{
    internal static Mark Of(MarkType type, string? href, Place place) =>
        new(type, href, place.Start, place.End, place.StartUtf16, place.EndUtf16);

    /// <summary>Whether a link may have this address: nothing that runs or embeds.</summary>
    internal static bool IsHref(string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
}

/// <summary>The effect of a mark on the words.</summary>
public enum MarkType
{
    Link,
    Strong,
    Emphasis,
}
