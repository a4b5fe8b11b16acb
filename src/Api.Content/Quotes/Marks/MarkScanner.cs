using System.Buffers;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// The families of marks, which open and close each other, whatever their shape: <c>„a“</c>, <c>“a”</c>, <c>''a"</c>.
/// </summary>
internal enum MarkFamily
{
    Double,
    Guillemet,
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
/// closes. Inch marks, decades (<c>’90s</c>), elisions (<c>’em</c>) and the values of markup attributes are not marks.
/// </summary>
internal static class MarkScanner
{
    /// <summary>The state of <see cref="ReadMark"/>.</summary>
    private static readonly SearchValues<char> MarkUnits = SearchValues.Create("\"＂“‟”„«»‹›‚‘‛`'’");

    public static List<QuoteMark> Scan(string text)
    {
        var marks = new List<QuoteMark>();
        for (var i = NextMark(text, 0); i < text.Length; i = NextMark(text, i + 1))
        {
            if (ReadMark(text, i) is not { } mark)
            {
                continue;
            }

            if (i > 0 && text[i - 1] == '=' && mark.Family == MarkFamily.Double)
            {
                // An attribute of left-over markup: jump past the mark that ends its value.
                // The limit keeps a paragraph of nothing but =“ linear: each would search the rest for its end.
                var end = text.AsSpan(mark.End, Math.Min(200, text.Length - mark.End)).IndexOfAny('"', '”');
                i = end < 0 ? i : mark.End + end;
                continue;
            }

            if (mark.Role != MarkRole.Neither)
            {
                marks.Add(mark);
            }

            i = mark.End - 1;
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
            case '"' or '＂':
                return new(i, 1, MarkFamily.Double, IsInches(text, i) ? MarkRole.Neither : Straight(text, i, 1), true);
            // German closes with this mark („a“), Swedish opens with the next (”a”): neighbours may make it either.
            case '“' or '‟':
                return new(i, 1, MarkFamily.Double, ClosesByShape(text, i) ? MarkRole.Either : MarkRole.Open, false);
            case '”':
                return new(i, 1, MarkFamily.Double, OpensByShape(text, i, 1) ? MarkRole.Either : MarkRole.Close, false);
            case '„':
                return new(i, 1, MarkFamily.Double, MarkRole.Open, false);
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
            // Of three that do not open, the first closes the inner words of "''He called it 'mad'''".
            case '\'' when Next(text, i, 1) == '\'' && !(Next(text, i, 2) == '\'' && !OpensByShape(text, i, 2)):
                return new(i, 2, MarkFamily.Double, Straight(text, i, 2), true);
            case '\'' or '’' or '`':
                return new(i, 1, MarkFamily.Single, SingleRole(text, i), text[i] != '’');
            default:
                return null;
        }
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
        var opens = OpensByShape(text, i, 1) && Before(text, i) is not ('\'' or '’') && !IsElision(text, i + 1);
        // A letter after the mark makes it an apostrophe (don’t). The one of the bakers’ plan looks like an end;
        // whether it is one depends on the other marks, so MarkPairing decides.
        var closes = i > 0
            && !IsSpace(text[i - 1])
            && !char.IsLetterOrDigit(Next(text, i, 1))
            && !IsOpenish(text[i - 1]);
        return (opens, closes) switch
        {
            (true, true) => text[i] == '‘' ? MarkRole.Open : MarkRole.Neither,
            (true, false) => MarkRole.Open,
            (false, true) => MarkRole.Close,
            (false, false) => MarkRole.Neither,
        };
    }

    private static bool OpensByShape(string text, int i, int length) =>
        IsOpenish(Before(text, i))
            && !IsSpace(Next(text, i, length))
            && !(IsEndish(Next(text, i, length)) && !IsSpace(Before(text, i)));

    private static bool ClosesByShape(string text, int i) =>
        !IsSpace(Before(text, i)) && !IsOpenish(Before(text, i)) && IsEndish(Next(text, i, 1));

    /// <summary>Whether a mark is for inches after feet: <c>6'2"</c>.</summary>
    private static bool IsInches(string text, int i)
    {
        var start = i;
        while (start > 0
            && i - start < 4
            && (char.IsDigit(text[start - 1]) || text[start - 1] is '.' or '/' or '½' or '¼'))
        {
            start--;
        }

        // The feet make it sure. A number alone may end a quotation ("a man of 24"), and the mark after it closes
        // nothing if nothing is open.
        return start < i && start > 1 && text[start - 1] is '\'' or '’' && char.IsDigit(text[start - 2]);
    }

    /// <summary>Whether a mark before a word stands for letters that were left out: <c>’90s</c>, <c>’em</c>.</summary>
    private static bool IsElision(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 8 && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        var word = text.AsSpan(start, end - start);
        var mayBeYears = word is [_, _] or [_, _, 's'];
        return (mayBeYears && char.IsDigit(word[0]) && char.IsDigit(word[1])) || EnglishWords.Elisions.Contains(word);
    }

    private static char Before(string text, int i) => i == 0 ? ' ' : text[i - 1];

    private static char Next(string text, int i, int length) => i + length < text.Length ? text[i + length] : ' ';

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static bool IsOpenish(char c) =>
        IsSpace(c)
            || c is '(' or '[' or '{' or '—' or '–' or '-' or '/' or '>' or ':' or '“' or '‘' or '"' or '„' or '«'
                or '\'' or '¿' or '¡' or '…' or '‚' or '|' or '*' or '~';

    private static bool IsEndish(char c) =>
        IsSpace(c)
            || c is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '—' or '–' or '-' or '/' or '”'
                or '’' or '"' or '\'' or '»' or '<' or '…' or '|' or '*';
}
