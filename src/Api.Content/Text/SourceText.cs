using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Api.Content.Text;

/// <summary>
/// Turns the bytes of a text into the one form that all readers take, or says why they are not text. Linear in the
/// length; the form is a fixed point: normalising it again changes nothing.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Encoding: UTF-8 (Unicode 3.9, table 3-7), with or without byte order mark, UTF-16 declared by its byte order
/// mark, or the encoding that came with the text. Nothing is guessed or replaced.</item>
/// <item>Refused: control characters other than tab and line ends (they betray binary data, and C1 a mislabelled
/// Windows-1252), unpaired surrogates, U+FFFE and U+FFFF.</item>
/// <item>Line ends: CR, CRLF, NEL, VT, FF, U+2028, U+2029 become LF (Unicode 5.8, newline guidelines; UAX #14,
/// BK).</item>
/// <item>Spaces: tab and the no-break spaces U+00A0, U+2007, U+202F become one space each. Runs inside a line stay,
/// white space at its end is removed, with U+200B there.</item>
/// <item>U+FEFF is removed everywhere: inside a text it is the mark of a file that was glued in. All other format
/// characters stay.</item>
/// <item>NFC (UAX #15).</item>
/// </list>
/// </remarks>
public static class SourceText
{
    /// <summary>The most bytes a text may have.</summary>
    public const int MaxBytes = 2_000_000;

    /// <summary>
    /// The most combining marks in a row. Normalising is quadratic in that run (100,000 marks: 4.3 s; 2 MB in runs of
    /// 128: 50 ms). The Stream-Safe Text Format (UAX #15, section 13) stops at 30.
    /// </summary>
    public const int MaxMarksInARow = 128;

    private static readonly SearchValues<char> Unlike = SearchValues.Create(UnlikeItself());

    /// <summary>Decodes and normalises a text.</summary>
    /// <param name="charset">The label of its encoding; null if none came with it.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out string? refusal,
        string? charset = null)
    {
        var isDecoded = TryDecode(source, out var decoded, out refusal, charset);
        text = isDecoded && TryNormalise(decoded!, out var normal, out refusal) ? normal : null;
        refusal ??= Emptiness(text!);
        text = refusal is null ? text : null;
        return text is not null;
    }

    /// <summary>Decodes a text, whatever characters are in it.</summary>
    /// <param name="charset">
    /// The label of its encoding; null if none came with it. A byte order mark overrides it, and so do bytes that are
    /// UTF-8: see <see cref="SourceEncoding.IsSurelyUtf8"/>.
    /// </param>
    public static bool TryDecode(
        ReadOnlySpan<byte> source,
        [NotNullWhen(true)] out string? decoded,
        [NotNullWhen(false)] out string? refusal,
        string? charset = null)
    {
        refusal = null;
        decoded = source.Length > MaxBytes ? null : source switch
        {
            [0xFF, 0xFE, .. var rest] => FromUtf16(rest, bigEndian: false, out refusal),
            [0xFE, 0xFF, .. var rest] => FromUtf16(rest, bigEndian: true, out refusal),
            [0xEF, 0xBB, 0xBF, .. var rest] => FromUtf8(rest, 3, out refusal),
            _ => FromUnmarked(source, SourceEncoding.Of(charset), out refusal),
        };
        refusal ??= decoded is null
            ? string.Create(
                CultureInfo.InvariantCulture, $"The text has more than {MaxBytes:N0} bytes, which is the limit.")
            : null;
        return refusal is null;
    }

    /// <summary>Returns the reason why a text is empty; null if it is not.</summary>
    internal static string? Emptiness(string text) =>
        text.Any(char.IsLetterOrDigit) || text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? null
        : string.IsNullOrWhiteSpace(text) ? "The text is empty."
        : "The text holds no letter and no digit.";

    /// <summary>Normalises a text that is already decoded, such as a JSON string. Empty stays empty.</summary>
    public static bool TryNormalise(
        string decoded,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out string? refusal)
    {
        text = null;
        refusal = Fault(decoded);
        if (refusal is not null)
        {
            return false;
        }

        var mapped = decoded.AsSpan().ContainsAny(Unlike) ? Map(decoded) : decoded;
        text = TrimLineEnds(mapped.Normalize(NormalizationForm.FormC));
        return true;
    }

    private static string? FromUnmarked(ReadOnlySpan<byte> source, Encoding? encoding, out string? refusal)
    {
        if (SourceEncoding.IsUtf16(encoding))
        {
            return FromUtf16(source, encoding.CodePage == SourceEncoding.Utf16BigEndian.CodePage, out refusal);
        }

        if (encoding is null || SourceEncoding.IsUtf8(encoding) || SourceEncoding.IsSurelyUtf8(source))
        {
            return FromUtf8(source, 0, out refusal);
        }

        var decoded = SourceEncoding.Decode(source, encoding);
        refusal = decoded.Contains(SourceEncoding.Undecodable)
            ? $"Some bytes are not {encoding.WebName}, which the charset declares."
            : null;
        return refusal is null ? decoded : null;
    }

    private static string? FromUtf8(ReadOnlySpan<byte> source, int offset, out string? refusal)
    {
        var buffer = new char[source.Length];
        var status = Utf8.ToUtf16(source, buffer, out var read, out var written, replaceInvalidSequences: false);
        refusal = status == OperationStatus.Done
            ? null
            : $"The byte at offset {offset + read} (0x{source[read]:X2}) is not UTF-8. Send UTF-8, or UTF-16 with its "
                + "byte order mark, or say the encoding (charset).";
        return refusal is null ? new string(buffer, 0, written) : null;
    }

    private static string? FromUtf16(ReadOnlySpan<byte> source, bool bigEndian, out string? refusal)
    {
        refusal = source.Length % 2 == 0
            ? null
            : $"The UTF-16 text ends in half a character at offset {source.Length + 1}.";
        if (refusal is not null)
        {
            return null;
        }

        var units = new char[source.Length / 2];
        for (var i = 0; i < units.Length; i++)
        {
            var unit = source.Slice(2 * i, 2);
            units[i] =
                (char)(bigEndian
                    ? BinaryPrimitives.ReadUInt16BigEndian(unit)
                    : BinaryPrimitives.ReadUInt16LittleEndian(unit));
        }

        return new string(units);
    }

    private static string? Fault(string text)
    {
        var line = 1;
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit is >= ' ' and < '\u007F')
            {
                marks = 0;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return $"The surrogate U+{(int)unit:X4} in line {line} (UTF-16 offset {i}) has no partner.";
            }

            if (Rune.IsControl(rune) && unit is not ('\t' or '\n' or '\r' or '\v' or '\f' or '\u0085')
                || unit is '\uFFFE' or '\uFFFF')
            {
                return $"U+{(int)unit:X4} in line {line} (UTF-16 offset {i}) does not occur in text: this is binary, "
                    + "or in another encoding than it declares.";
            }

            line += unit == '\n' ? 1 : 0;
            var isMark =
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : unit == '\uFEFF' ? marks : 0;
            if (marks > MaxMarksInARow)
            {
                return $"More than {MaxMarksInARow} combining marks follow one another in line {line} (UTF-16 offset "
                    + $"{i}).";
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    private static string Map(string text)
    {
        var mapped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                case '\uFEFF':
                    break;
                case '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    mapped.Append('\n');
                    break;
                case '\t' or '\u00A0' or '\u2007' or '\u202F':
                    mapped.Append(' ');
                    break;
                default:
                    mapped.Append(text[i]);
                    break;
            }
        }

        return mapped.ToString();
    }

    private static string TrimLineEnds(string text)
    {
        var trimmed = new StringBuilder(text.Length);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var end = line.Length;
            while (end > 0 && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] == '\u200B'))
            {
                end--;
            }

            trimmed.Append(line[..end]).Append('\n');
        }

        return trimmed.ToString(0, trimmed.Length - 1);
    }

    private static string UnlikeItself() => "\r\v\f\u0085\u2028\u2029\t\u00A0\u2007\u202F\uFEFF";
}
