using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>A value of a page in the form that a field takes, or nothing.</summary>
internal static partial class StatedText
{
    /// <summary>Normalised and on one line; null when nothing is on it or more than a line may hold.</summary>
    public static string? Line(string value) =>
        value.Length <= 2 * GivenFields.LongestLine
            && SourceText.TryNormalise(value, out var text, out _)
            && OneLine(text) is { Length: > 0 and <= GivenFields.LongestLine } line
            ? line
            : null;

    /// <summary>Normalised, with its lines; null when nothing is on them or more than a text may hold.</summary>
    public static string? Words(string value) =>
        value.Length <= PartJson.LongestText
            && SourceText.TryNormalise(value, out var text, out _)
            && text.Trim() is { Length: > 0 } words
            ? words
            : null;

    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Without the entities and tags of a value that was encoded once or twice too often.</summary>
    public static string Plain(string value) => Tag().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(value)), "");

    /// <summary>An absolute http or https URL; null when it is none, or too long.</summary>
    /// <param name="address">What it is relative to.</param>
    public static string? Url(string value, string? address) =>
        Uri.TryCreate(
            Uri.TryCreate(address, UriKind.Absolute, out var page) ? page : null,
            WebUtility.HtmlDecode(value).Trim(),
            out var uri)
            && uri.IsAbsoluteUri
        && uri.AbsoluteUri is { Length: <= GivenFields.LongestUrl } url && GivenFields.IsUrl(url) ? url : null;

    /// <summary>A number of pixels: <c>1200</c>, <c>1200px</c>.</summary>
    public static int? Pixels(string value) =>
        int.TryParse(
            value.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? value[..^2] : value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var pixels)
            && pixels > 0
            ? pixels
            : null;

    [GeneratedRegex("</?(?:a|b|br|em|font|i|p|q|small|span|strong|sub|sup|u)(?: [^<>]*)?/?>", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
