using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// A link or an emphasis in a paragraph's text. `start` and `end` count Unicode code points, end exclusive; the UTF-16
/// pair is what JavaScript slices with.
/// </summary>
/// <param name="Type">What it does to the words.</param>
/// <param name="Href">Where a link leads, absolute: http, https, mailto or tel; else null.</param>
/// <param name="Start">Its first code point in the paragraph's text.</param>
/// <param name="End">The code point after its last.</param>
/// <param name="StartUtf16">The same in UTF-16 code units.</param>
/// <param name="EndUtf16">The same in UTF-16 code units.</param>
public sealed record Mark(MarkType Type, string? Href, int Start, int End, int StartUtf16, int EndUtf16)
{
    internal static Mark Of(MarkType type, string? href, Place place) =>
        new(type, href, place.Start, place.End, place.StartUtf16, place.EndUtf16);

    /// <summary>Whether a link may lead there: nothing that runs or embeds.</summary>
    internal static bool IsHref(string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
}

/// <summary>What a mark does to the words.</summary>
public enum MarkType
{
    Link,
    Strong,
    Emphasis,
}
