using System.Text;
using System.Text.RegularExpressions;

namespace Api.Tests.Mutations;

/// <summary>
/// A piece that is no longer quite as it was. Its number determines everything about it, so that a failed one can be
/// made again.
/// </summary>
internal sealed partial class Mutation
{
    private const int MostChanges = 6;
    private const int LongestRange = 60;
    private const int Longest = 16_000;

    private static readonly string[] Instants =
    [
        "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999-14:00", "1970-01-01T00:00:00Z", "0000-00-00T00:00:00", "1599-12-31",
        "2199-12-31T23:59:59-14:00",
        "2024-02-30", "2024-06-30T23:59:60Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00+99:99",
        "Mon, 01 Jan 0001 00:00:00 +0200", "Fri, 31 Dec 9999 23:59:59 -0500", "1/1/0001 00:00 +0200",
        "12/31/9999 11:59:59 PM EST",
        "31 December 9999 23:59 -1400", "0001:01:01 00:00:00", "9999:99:99 99:99:99", "00010101", "99991231",
        "253402300799", "-62135596800", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "2024", "2024-13", "٢٠٢٤-٠١-٠١",
    ];

    private static readonly string[] Numbers =
        [
            "0", "-1", "1", "9", "00", "127", "128", "255", "256", "32768", "65535", "2147483647", "2147483648",
            "-2147483648", "4294967296", "9223372036854775808", "99999999999999999999", "1e999", "-0", "0.1", "NaN",
            "٤٢", "²", "1_000",
        ];

    private static readonly string[] Tokens =
    [
        "&#xD800;", "&#0;", "&#x0;", "&#1;", "&#x110000;", "&#99999999999;", "&#xFFFE;", "&amp", "&", "&;", "&#", "&#x",
        "&lt;b&gt;", "&unknown;", "&NotEqualTilde;", "\\ud800", "\\udc00", "\\u0000", "\\uD83C", "\\", "\\\"", "\\x",
        "\0", "\u0001",
        "\u0085", "\u2028", "\uFEFF", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uD83C\uDF09", "\u0301",
        "\u0301\u0301\u0301", "\u200B", "\u200D", "\u202E", "\u00AD", "\u00A0", "\r", "\r\n", "\n\n", "\n", "\t", "\v",
        "\f", "\u001B", " ",
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<script>",
        "</script>", "<template>", "<table>", "<svg>", "<b>", "</p>", "<time datetime=\"", "itemscope ",
        "itemprop=datePublished ", "\"", "'",
        "“", "”", "‘", "’", "«", "»", "„", "—", "–", "…", "[", "]", "{", "}", "(", ")", ":", ",", ";", "|", "`", "```",
        "---", "===", "***", "- ", "> ", "# ", "1. ", "[a]: ", "](", "*x", "&x ", "!!", "? ", "%", "~", "null", "true",
        "[]", "{}", "\"\"",
        " said ", " he ", " told ", " according to ", "Bo Marsh", "Mrs. ", "By ", "Photo: ", "Tags: ", "Published: ",
        "Updated: ", " and ", "http://", "javascript:", "https://[::1", "encoding=\"utf-7\" ", "encoding=\"x\" ",
        "charset=utf-7 ", "charset=x ", "data:,", "mailto:", "//", "../", "%00", "%ud800", "xn--", "İ", "ß", "ǆ",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text;
    private readonly bool _isBinary;

    private Mutation(Piece piece, Random random)
    {
        _random = random;
        _text = new(piece.Text);
        _isBinary = piece.Kind == PieceKind.Picture;
    }

    /// <summary>Returns the piece that a number stands for.</summary>
    public static (PieceKind Kind, byte[] Content) Of(int number)
    {
        var random = new Random(number);
        var piece = Pieces.All[random.Next(Pieces.All.Count)];
        var mutation = new Mutation(piece, random);
        for (var change = random.Next(1, IsBrittle(piece.Kind) ? 3 : MostChanges); change > 0; change--)
        {
            mutation.Change();
        }

        return (piece.Kind, mutation.Bytes());
    }

    // Little of JSON and XML is read once much is changed.
    private static bool IsBrittle(PieceKind kind) => kind is PieceKind.Json or PieceKind.Patch or PieceKind.Feed;

    private void Change()
    {
        if (_text.Length == 0)
        {
            _text.Append(Some(Tokens));
        }

        var (at, length) = Range();
        switch (_random.Next(12))
        {
            case 0:
                _text.Remove(at, length);
                break;
            case 1:
                _text.Insert(_random.Next(_text.Length + 1), _text.ToString(at, length));
                break;
            case 2:
                Swap(at, length);
                break;
            case 3:
                var other = Pieces.All[_random.Next(Pieces.All.Count)].Text;
                var start = _random.Next(other.Length);
                _text.Insert(at, other.AsSpan(start, Math.Min(_random.Next(1, 400), other.Length - start)));
                break;
            case 4:
                _text.Length = at;
                break;
            case 5:
                var again = _text.ToString(at, length);
                _text.Insert(at, again, Math.Clamp(_random.Next(1, 200), 1, 1 + (Longest / length / 2)));
                break;
            case 6 or 7:
                Replace(InstantPattern(), Instants);
                break;
            case 8 when !_isBinary:
                Replace(NumberPattern(), Numbers);
                break;
            case 9:
                _text[at] = _isBinary ? (char)_random.Next(256) : (char)_random.Next(0x3000);
                break;
            default:
                InsertToken(at);
                break;
        }

        _text.Length = Math.Min(_text.Length, Longest);
    }

    // The important bytes of a picture are few: lengths, offsets, types.
    private void InsertToken(int at)
    {
        if (!_isBinary || _random.Next(3) == 0)
        {
            _text.Insert(at, Some(Tokens));
            return;
        }

        var extreme = Some(
            [
                "\0\0\0\0", "\u00FF\u00FF\u00FF\u00FF", "\u007F\u00FF\u00FF\u00FF", "\u0080\0\0\0", "\0\0",
                "\u00FF\u00FF", "\0\0\0\u0001", "\u00FF",
            ]);
        for (var i = 0; i < extreme.Length && at + i < _text.Length; i++)
        {
            _text[at + i] = extreme[i];
        }
    }

    private void Swap(int at, int length)
    {
        var moved = _text.ToString(at, length);
        _text.Remove(at, length);
        _text.Insert(_random.Next(_text.Length + 1), moved);
    }

    private void Replace(Regex pattern, string[] values)
    {
        var text = _text.ToString();
        var found = pattern.Matches(text);
        if (found.Count > 0)
        {
            var match = found[_random.Next(found.Count)];
            _text.Remove(match.Index, match.Length).Insert(match.Index, Some(values));
        }
    }

    private (int At, int Length) Range()
    {
        var at = _random.Next(_text.Length);
        return (at, Math.Min(_random.Next(1, LongestRange), _text.Length - at));
    }

    private string Some(string[] values) => values[_random.Next(values.Length)];

    /// <summary>
    /// Mostly UTF-8, in which an unpaired surrogate is three bytes that no text has, and sometimes UTF-16, which can
    /// hold one.
    /// </summary>
    private byte[] Bytes()
    {
        var text = _text.ToString();
        if (_isBinary)
        {
            return [.. text.Select(unit => (byte)unit)];
        }

        if (_random.Next(16) == 0)
        {
            return [0xFF, 0xFE, .. text.SelectMany(unit => (byte[])[(byte)unit, (byte)(unit >> 8)])];
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                var encoded = new byte[rune.Utf8SequenceLength];
                rune.EncodeToUtf8(encoded);
                bytes.AddRange(encoded);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes.AddRange(
                    [
                        (byte)(0xE0 | (text[i] >> 12)),
                        (byte)(0x80 | ((text[i] >> 6) & 0x3F)),
                        (byte)(0x80 | (text[i] & 0x3F)),
                    ]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(
        @"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]+ \S+"
            + @"|\d{4}[-:]\d\d[-:]\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?"
            + @"|\d{1,2}/\d{1,2}/\d{4}|\d{8,}")]
    private static partial Regex InstantPattern();

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex NumberPattern();
}
