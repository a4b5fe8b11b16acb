using System.Buffers;
using static Api.Content.Quotes.Marks.MarkNeighbours;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// The families of marks, which open and close each other, whatever their shape: <c>„a“</c>, <c>“a”</c>, <c>''a"</c>.
/// </summary>
internal enum MarkFamily
{
    Double,
    Guillemet,

    /// <summary><c>「a」</c></summary>
    Corner,

    /// <summary><c>『a』</c></summary>
    WhiteCorner,

    /// <summary>The marks of titles of works, <c>《a》</c>; they never stay open.</summary>
    Title,
    Single,
}

/// <summary>The role that a mark can have in its place.</summary>
internal enum MarkRole
{
    Open,
    Close,
    Either,
    Neither,
}

/// <summary>A quotation mark, or a pair of apostrophes written for one.</summary>
internal readonly record struct QuoteMark(int Index, int Length, MarkFamily Family, MarkRole Role, bool Straight)
{
    public int End => Index + Length;
}

/// <summary>
/// Lists the quotation marks of a paragraph and tells, by the shape and the neighbours of each, whether it opens or
/// closes. Signs that only look like marks are left out (<see cref="OtherSigns"/>).
/// </summary>
internal static class MarkScanner
{
    /// <summary>The state of <see cref="ReadMark"/>.</summary>
    private static readonly SearchValues<char> MarkUnits =
        SearchValues.Create("\"＂“‟”„«»‹›‚‘‛`'’״׳❝❞〝〞〟「」『』《》〈〉｢｣﹁﹂﹃﹄");

    public static List<QuoteMark> Scan(string text)
    {
        var marks = new List<QuoteMark>();
        for (var i = NextMark(text, 0); i < text.Length; i = NextMark(text, i + 1))
        {
            if (OtherSigns.EndOfCode(text, i) is > 0 and var end)
            {
                i = end - 1;
            }
            else if (ReadMark(text, i) is { } mark)
            {
                if (mark.Role != MarkRole.Neither)
                {
                    marks.Add(mark);
                }

                i = mark.End - 1;
            }
        }

        return marks;
    }

    private static int NextMark(string text, int from) =>
        text.AsSpan(from).IndexOfAny(MarkUnits) is >= 0 and var at ? from + at : text.Length;

    /// <summary>Whether a paragraph opens with a curly single mark that is not an elision.</summary>
    public static bool OpensWithSingle(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        return start < text.Length && text[start] is '‘' && ReadMark(text, start) is { Role: MarkRole.Open };
    }

    private static QuoteMark? ReadMark(string text, int i)
    {
        switch (text[i])
        {
            case '"' or '＂' or '״':
                return new(i, 1, MarkFamily.Double, StraightDouble(text, i), true);
            // German closes with this mark („a“), Swedish opens with the next (”a”): neighbours may make it either.
            case '“' or '‟':
                return new(i, 1, MarkFamily.Double, ClosesByShape(text, i) ? MarkRole.Either : MarkRole.Open, false);
            case '”' when OtherSigns.IsInWord(text, i):
                return new(i, 1, MarkFamily.Double, MarkRole.Neither, false);
            case '”':
                return new(i, 1, MarkFamily.Double, OpensByShape(text, i, 1) ? MarkRole.Either : MarkRole.Close, false);
            case '„' or '❝' or '〝':
                return new(i, 1, MarkFamily.Double, MarkRole.Open, false);
            case '❞' or '〞' or '〟':
                return new(i, 1, MarkFamily.Double, MarkRole.Close, false);
            case '«' or '»':
                return new(i, 1, MarkFamily.Guillemet, Guillemet(text, i, '«'), false);
            case '‹' or '›':
                return new(i, 1, MarkFamily.Single, Guillemet(text, i, '‹'), false);
            case '‚':
                return new(i, 1, MarkFamily.Single, OpensByShape(text, i, 1) ? MarkRole.Open : MarkRole.Neither, false);
            case '‘' or '‛':
                return new(i, 1, MarkFamily.Single, SingleRole(text, i), false);
            case '`' when Next(text, i, 1) == '`':
                return new(i, 2, MarkFamily.Double, MarkRole.Open, false);
            case '\'' when OtherSigns.IsMarkBeforeElision(text, i):
                return new(i, 1, MarkFamily.Single, MarkRole.Open, true);
            // Of three that do not open, the first closes the inner words of "''He called it 'mad'''".
            case '\'' when Next(text, i, 1) == '\'' && !(Next(text, i, 2) == '\'' && !OpensByShape(text, i, 2)):
                return new(i, 2, MarkFamily.Double, Straight(text, i, 2), true);
            case '\'' or '’' or '`' or '׳':
                return new(i, 1, MarkFamily.Single, SingleRole(text, i), text[i] != '’');
            default:
                return Bracket(text[i]) is { } bracket ? new(i, 1, bracket.Family, bracket.Role, false) : null;
        }
    }

    /// <summary>
    /// Returns the marks of East Asia, whose shape says all; the vertical and half-width forms are the same marks.
    /// </summary>
    private static (MarkFamily Family, MarkRole Role)? Bracket(char mark) => mark switch
    {
        '「' or '｢' or '﹁' => (MarkFamily.Corner, MarkRole.Open),
        '」' or '｣' or '﹂' => (MarkFamily.Corner, MarkRole.Close),
        '『' or '﹃' => (MarkFamily.WhiteCorner, MarkRole.Open),
        '』' or '﹄' => (MarkFamily.WhiteCorner, MarkRole.Close),
        '《' or '〈' => (MarkFamily.Title, MarkRole.Open),
        '》' or '〉' => (MarkFamily.Title, MarkRole.Close),
        _ => null,
    };

    private static MarkRole StraightDouble(string text, int i) =>
        OtherSigns.IsInches(text, i) || OtherSigns.IsInWord(text, i) ? MarkRole.Neither
            : IsBesideWide(text, i) ? BesideWide(text, i)
            : Straight(text, i, 1);

    /// <summary>
    /// Returns the role of a straight mark in a script without spaces: between letters, and between a comma or stop and
    /// a letter, it may open as well as close.
    /// </summary>
    private static MarkRole BesideWide(string text, int i)
    {
        var (before, next) = (Before(text, i), Next(text, i, 1));
        if (IsOpenish(before))
        {
            return MarkRole.Open;
        }

        return IsEndish(next) || char.IsDigit(before) ? MarkRole.Close : MarkRole.Either;
    }

    private static MarkRole Straight(string text, int i, int length)
    {
        var opens = OpensByShape(text, i, length);
        var closes = !IsSpace(Before(text, i)) && IsEndish(Next(text, i, length));
        return opens == closes ? MarkRole.Either : opens ? MarkRole.Open : MarkRole.Close;
    }

    private static MarkRole Guillemet(string text, int i, char left)
    {
        var pointsLeft = text[i] == left;
        var opens = OpensByShape(text, i, 1);
        var closes = !IsSpace(Before(text, i)) && IsEndish(Next(text, i, 1));
        // French sets a space inside the marks, German points them inwards: what shape and direction say must agree.
        return (opens, closes, pointsLeft) switch
        {
            (true, false, false) or (false, true, true) => MarkRole.Either,
            (_, _, true) => MarkRole.Open,
            (_, _, false) => MarkRole.Close,
        };
    }

    private static MarkRole SingleRole(string text, int i)
    {
        if (IsBesideWide(text, i))
        {
            // These scripts have no apostrophes, and Korean sets its particles right after the mark: ‘여름’이라고.
            return text[i] switch
            {
                '‘' => MarkRole.Open,
                '’' => MarkRole.Close,
                _ => BesideWide(text, i),
            };
        }

        var opens = OpensByShape(text, i, 1)
            && Before(text, i) is not ('\'' or '’')
            && !OtherSigns.IsElision(text, i + 1);
        // A letter after the mark makes it an apostrophe (don’t). The one of the bakers’ plan looks like an end;
        // whether it is one depends on the other marks, so MarkPairing decides.
        var closes = i > 0
            && !IsSpace(text[i - 1])
            && !char.IsLetterOrDigit(Next(text, i, 1))
            && !OpensAfter(text, i);
        return (opens, closes) switch
        {
            (true, true) => text[i] == '‘' ? MarkRole.Open : MarkRole.Neither,
            (true, false) => MarkRole.Open,
            (false, true) => MarkRole.Close,
            (false, false) => MarkRole.Neither,
        };
    }
}
