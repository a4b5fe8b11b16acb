using System.Buffers;

namespace Api.Content.Articles;

/// <summary>Reads the signs before a block: <c>#</c>, <c>&gt;</c>, <c>-</c>, <c>1.</c></summary>
internal static class Markers
{
    private const string MarkSigns = "-–—_=*# ()[]";

    private static readonly SearchValues<char> DividerSigns = SearchValues.Create("*-–—_=~#•·+ ");

    // Ends of an article or a page of it in the copy of English, German and French agencies; -30- comes from the
    // telegraph.
    private static readonly string[] EndMarks = ["30", "end", "ends", "more", "ende", "fin"];

    /// <summary>Whether a list item starts here.</summary>
    public static bool IsItem(string text) => Bullet(text) > 0 || Number(text).Value > 0;

    /// <summary>Returns the length of a bullet with its space, or 0.</summary>
    public static int Bullet(string text) => text switch
    {
        ['-' or '*' or '•' or '‣' or '▪' or '◦' or '–', ' ', _, ..] => 2,
        ['-', '-', ' ', _, ..] => 3,
        ['•' or '▪', not ' ', ..] => 1,
        _ => 0,
    };

    /// <summary>Returns the number of an ordered item (1 to 999) and the length of its marker, or zeros.</summary>
    public static (int Value, int Length) Number(string text)
    {
        var value = 0;
        for (var i = 0; i < text.Length && i <= 3; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                value = 10 * value + (text[i] - '0');
            }
            else
            {
                return i > 0 && text[i] is '.' or ')' && i + 2 < text.Length && text[i + 1] == ' '
                    ? (value, i + 2)
                    : default;
            }
        }

        return default;
    }

    /// <summary>Returns the level of a heading (CommonMark 4.2, ATX), 1 to 6, or 0.</summary>
    public static int Heading(string text)
    {
        var level = text.AsSpan().IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && text[level] == ' ' ? level : 0;
    }

    /// <summary>Whether a block is nothing but a divider: <c>* * *</c>, <c>---</c>.</summary>
    public static bool IsDivider(string text) => !text.AsSpan().ContainsAnyExcept(DividerSigns);

    /// <summary>
    /// Whether a block only says that the copy ends or continues: <c>-30-</c>, <c>(MORE)</c>, <c>ENDS</c>, <c>NNNN</c>
    /// (end of message, ITU-T F.31).
    /// </summary>
    public static bool IsEndMark(string text) => text is "END" or "ENDS" or "ENDE" or "NNNN"
        || (MarkSigns.Contains(text[0])
            && MarkSigns.Contains(text[^1])
            && EndMarks.Contains(text.Trim([.. MarkSigns]), StringComparer.OrdinalIgnoreCase));
}
