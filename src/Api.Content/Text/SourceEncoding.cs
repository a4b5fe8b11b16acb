using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Text;

namespace Api.Content.Text;

/// <summary>
/// The encodings in which sources come, by the labels of the WHATWG Encoding Standard (section 4.2): programs that
/// write <c>ISO-8859-1</c> or <c>US-ASCII</c> mean windows-1252, and every browser reads it so.
/// </summary>
public static partial class SourceEncoding
{
    /// <summary>
    /// Stands for bytes that mean nothing in their encoding until the reader has refused or left out the words around
    /// them. A noncharacter, which no text interchanges (Unicode, section 23.7), so it is never mixed up with U+FFFD,
    /// which a text may well have.
    /// </summary>
    public const char Undecodable = '\uFDD0';

    // The framework gives private characters to some bytes that mean nothing.
    private const char FirstPrivate = '\uF880';
    private const char LastPrivate = '\uF8FE';
    private const int Windows1252Page = 1252;

    // Labels of the standard that the parser's table lacks, and Korean, of which it has only the smaller set.
    private static readonly FrozenDictionary<string, int> Others = new (int CodePage, string Labels)[]
    {
        (65001, "unicode11utf8 unicode20utf8 x-unicode20utf8"),
        (1200, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
        (1201, "unicodefffe"),
        (21866, "koi8-ru"),
        (51932, "cseucpkdfmtjapanese x-euc-jp"),
        (932, "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"),
        (949, "euc-kr cseuckr iso-ir-149 korean windows-949"),
        (949, "csksc56011987 ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601"),
    }
        .SelectMany(encoding => encoding.Labels.Split(' ').Select(label => (label, encoding.CodePage)))
        .ToFrozenDictionary(pair => pair.label, pair => pair.CodePage, StringComparer.OrdinalIgnoreCase);

    // The table of labels asks for the encodings as soon as it is first used.
    static SourceEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UTF-8.</summary>
    public static Encoding Utf8 { get; } = Reading(Encoding.UTF8.CodePage);

    internal static Encoding Utf16LittleEndian { get; } = Reading(Encoding.Unicode.CodePage);

    internal static Encoding Utf16BigEndian { get; } = Reading(Encoding.BigEndianUnicode.CodePage);

    internal static Encoding Windows1252 { get; } = Reading(Windows1252Page);

    /// <summary>
    /// Returns the encoding that has this label; null if none has. It reads <see cref="Undecodable"/> for bytes that
    /// mean nothing in it.
    /// </summary>
    public static Encoding? Of(string? label)
    {
        var name = label?.Trim() ?? "";
        if (Others.TryGetValue(name, out var codePage))
        {
            return Reading(codePage);
        }

        return TextEncoding.IsSupported(name) ? Reading(TextEncoding.Resolve(name).CodePage) : null;
    }

    /// <summary>Returns the encoding of a byte order mark; null if the bytes do not begin with one.</summary>
    internal static Encoding? OfMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (var encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16LittleEndian, 2),
            [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
            _ => (null, 0),
        };
        return encoding;
    }

    /// <summary>
    /// Returns the encoding that an XML declaration names (XML 1.0, appendix F); null if there is none. A declaration
    /// that can be read byte by byte is not in UTF-16, whatever it says.
    /// </summary>
    internal static Encoding? OfXmlDeclaration(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [(byte)'<', 0, (byte)'?', 0, ..] or [(byte)'<', 0, _, 0, ..]:
                return Utf16LittleEndian;
            case [0, (byte)'<', 0, (byte)'?', ..] or [0, (byte)'<', 0, _, ..]:
                return Utf16BigEndian;
        }

        var beginning = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var encoding = Of(XmlDeclaration().Match(beginning).Groups["label"].Value);
        return IsUtf16(encoding) ? Utf8 : encoding;
    }

    internal static bool IsUtf8(Encoding? encoding) => encoding?.CodePage == Utf8.CodePage;

    internal static bool IsUtf16([NotNullWhen(true)] Encoding? encoding) =>
        encoding?.CodePage == Utf16LittleEndian.CodePage || encoding?.CodePage == Utf16BigEndian.CodePage;

    /// <summary>
    /// Whether bytes are UTF-8 and not only ASCII. They are then taken for UTF-8 whatever 8-bit encoding they are said
    /// to be in: files are converted without a change of their declaration, and words in such an encoding make valid
    /// UTF-8 by chance hardly ever.
    /// </summary>
    internal static bool IsSurelyUtf8(ReadOnlySpan<byte> bytes) =>
        !Ascii.IsValid(bytes) && System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>
    /// Whether more sequences of bytes are UTF-8 than are not, as in a page that is cut within a character somewhere.
    /// </summary>
    internal static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var balance = 0;
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            balance += status == OperationStatus.Done ? 1 : -1;
            bytes = bytes[length..];
        }

        return balance > 0;
    }

    /// <summary>Decodes bytes without a byte order mark.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var decoded = encoding.GetString(bytes);
        return IsUtf8(encoding) || IsUtf16(encoding)
            ? decoded
            : string.Create(
                decoded.Length,
                (decoded, encoding),
                static (text, from) =>
                {
                    from.decoded.CopyTo(text);
                    Judge(text, from.encoding);
                });
    }

    /// <summary>
    /// Replaces the characters that the framework makes of bytes that mean nothing in an 8-bit encoding.
    /// </summary>
    internal static void Judge(Span<char> decoded, Encoding encoding)
    {
        if (!IsUtf8(encoding) && !IsUtf16(encoding))
        {
            ReplaceRange(decoded, FirstPrivate, LastPrivate);
        }

        if (encoding.CodePage == Windows1252Page)
        {
            ReplaceRange(decoded, '\u0080', '\u009F');
        }
    }

    private static void ReplaceRange(Span<char> text, char first, char last)
    {
        while (text.IndexOfAnyInRange(first, last) is >= 0 and var at)
        {
            text[at] = Undecodable;
            text = text[(at + 1)..];
        }
    }

    private static Encoding Reading(int codePage)
    {
        var undecodable = new DecoderReplacementFallback(Undecodable.ToString());
        return CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, undecodable)
            ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, undecodable);
    }

    [GeneratedRegex(
        """^[\s\0]*<\?xml\b[^>]*?\bencoding\s*=\s*["'](?<label>[A-Za-z0-9._:-]{1,40})["']""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();
}
