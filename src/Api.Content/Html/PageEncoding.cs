using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Text;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Finds the encoding of a page (HTML Standard, 13.2.3.2): of the byte order mark, of HTTP, of a <c>meta</c> element or
/// an XML declaration, else UTF-8 if the bytes are, else windows-1252. Bytes overrule what is said of them in two
/// cases: those that are UTF-8 are UTF-8, and those that are not are in any other encoding that is named.
/// </summary>
internal static partial class PageEncoding
{
    // Far more than the 1,024 bytes of the standard, because parsers accept a declaration anywhere in the head.
    private const int LongestHead = 100_000;

    private const byte Escape = 0x1B;

    /// <summary>Decodes a page.</summary>
    /// <param name="charset">The label that came with it over HTTP; null if none did.</param>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static string Decode(ReadOnlySpan<byte> page, string? charset, WorkBudget budget)
    {
        var encoding = SourceEncoding.OfMark(page, out var mark) ?? OfUnmarked(page, charset, budget);
        return SourceEncoding.Decode(page[mark..], encoding);
    }

    private static Encoding OfUnmarked(ReadOnlySpan<byte> page, string? charset, WorkBudget budget)
    {
        var said = SourceEncoding.Of(charset);
        if (SourceEncoding.IsUtf16(said))
        {
            return said;
        }

        if (SourceEncoding.IsSurelyUtf8(page) || IsTheSameInAny(page))
        {
            return SourceEncoding.Utf8;
        }

        Encoding?[] named = [said, Declared(page, budget)];
        var other = named.FirstOrDefault(encoding => encoding is not null && !SourceEncoding.IsUtf8(encoding));
        if (other is not null)
        {
            return other;
        }

        return named.Any(SourceEncoding.IsUtf8) || SourceEncoding.IsMostlyUtf8(page)
            ? SourceEncoding.Utf8
            : SourceEncoding.Windows1252;
    }

    // An escape begins a stretch of ISO-2022-JP, a zero is half of a character of UTF-16.
    private static bool IsTheSameInAny(ReadOnlySpan<byte> page) =>
        Ascii.IsValid(page) && !page.ContainsAny(Escape, (byte)0);

    // A declaration that can be read byte by byte is not in UTF-16, whatever it says (HTML Standard, 13.2.3.2).
    private static Encoding? Declared(ReadOnlySpan<byte> page, WorkBudget budget)
    {
        var declared = SourceEncoding.OfXmlDeclaration(page) ?? InMeta(page, budget);
        return SourceEncoding.IsUtf16(declared) && !page[..2].Contains((byte)0) ? SourceEncoding.Utf8 : declared;
    }

    private static Encoding? InMeta(ReadOnlySpan<byte> page, WorkBudget budget)
    {
        var beginning = Encoding.Latin1.GetString(page[..Math.Min(page.Length, LongestHead)]);
        if (!beginning.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var document = HtmlPage.Parse(beginning, budget);
        return document.QuerySelectorAll("meta")
            .Select(meta => SourceEncoding.Of(LabelOf(meta)))
            .FirstOrDefault(encoding => encoding is not null);
    }

    private static string? LabelOf(IElement meta)
    {
        if (meta.GetAttribute("charset") is { } charset)
        {
            return charset;
        }

        var isType = meta.GetAttribute("http-equiv").Isi("content-type");
        return isType ? Charset().Match(meta.GetAttribute("content") ?? "").Groups["label"].Value : null;
    }

    [GeneratedRegex(
        """charset\s*=\s*["']?\s*(?<label>[^\s"';,]+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
