using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Converts values of a page to the form that a field takes.</summary>
internal static partial class StatedText
{
    /// <summary>Returns a value normalised and on one line; null if it is empty or longer than a line may be.</summary>
    public static string? Line(string value) =>
        value.Length <= 2 * GivenFields.LongestLine
            && !value.Contains(SourceEncoding.Undecodable)
            && SourceText.TryNormalise(value, out var text, out _)
            && OneLine(text) is { Length: > 0 and <= GivenFields.LongestLine } line
            ? line
            : null;

    /// <summary>Returns a value normalised, with its lines; null if it is empty or longer than a text may be.</summary>
    public static string? Words(string value) =>
        value.Length <= PartJson.LongestText
            && !value.Contains(SourceEncoding.Undecodable)
            && SourceText.TryNormalise(value, out var text, out _)
            && text.Trim() is { Length: > 0 } words
            ? words
            : null;

    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Removes the entities and tags of a value that was encoded once or twice too often.</summary>
    public static string Plain(string value) => Tag().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(value)), "");

    /// <summary>Returns an absolute http or https URL; null if it is none, or too long.</summary>
    /// <param name="address">Its base.</param>
    public static string? Url(string value, string? address)
    {
        var page = Uri.TryCreate(address, UriKind.Absolute, out var found) ? found : null;
        return Uri.TryCreate(page, WebUtility.HtmlDecode(value).Trim(), out var uri)
            && uri.IsAbsoluteUri
            && uri.AbsoluteUri is { Length: <= GivenFields.LongestUrl } url
            && GivenFields.IsUrl(url)
            ? url
            : null;
    }

    /// <summary>Reads a number of pixels: <c>1200</c>, <c>1200px</c>.</summary>
    public static int? Pixels(string value)
    {
        var number = value.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? value[..^2] : value;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0
            ? pixels
            : null;
    }

    [GeneratedRegex("</?(?:a|b|br|em|font|i|p|q|small|span|strong|sub|sup|u)(?: [^<>]*)?/?>", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
