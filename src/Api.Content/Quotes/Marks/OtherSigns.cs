using Api.Content.Language.English;
using static Api.Content.Quotes.Marks.MarkNeighbours;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// Recognises signs that look like quotation marks: inches, apostrophes, the gershayim of Hebrew abbreviations, and the
/// marks of markup and code.
/// </summary>
internal static class OtherSigns
{
    /// <summary>
    /// The most characters of a value or a piece of code; it keeps a paragraph of nothing but <c>=“</c> linear, as each
    /// would search the rest for its end.
    /// </summary>
    private const int LongestCode = 200;

    private const int LongestSearch = 600;
    private const int MostPrefixes = 3;
    private const string HebrewPrefixes = "ושהכלבמ";

    /// <summary>
    /// Returns the end of markup or code that begins here: the value of an attribute (<c>alt="a barn"</c>), the
    /// argument of a call (<c>print("done")</c>), words between grave accents (<c>`echo "done"`</c>); 0 if there is
    /// none.
    /// </summary>
    public static int EndOfCode(string text, int i)
    {
        var first = Math.Min(i + 1, text.Length);
        var rest = text.AsSpan(first, Math.Min(LongestCode, text.Length - first));
        switch (text[i])
        {
            case '"' or '＂' or '“' or '‟' or '”' or '„' when Before(text, i) == '=':
                return rest.IndexOfAny('"', '”') is >= 0 and var end ? first + end + 1 : first;
            case '"' when IsCall(text, i):
                return rest.IndexOf("\")") is >= 0 and var close ? first + close + 1 : 0;
            case '`' when Next(text, i, 1) != '`' && Before(text, i) != '`':
                return EndOfAccents(text, rest, first);
            default:
                return 0;
        }
    }

    private static bool IsCall(string text, int i) =>
        i > 1 && text[i - 1] == '(' && (char.IsAsciiLetterOrDigit(text[i - 2]) || text[i - 2] == '_');

    private static int EndOfAccents(string text, ReadOnlySpan<char> rest, int first)
    {
        var end = rest.IndexOf('`');
        // In "`so' and `on'" the accents are marks, and the second one opens: a letter follows it.
        return end > 0 && rest[..end].Contains('"') && !char.IsLetterOrDigit(Next(text, first + end, 1))
            ? first + end + 1
            : 0;
    }

    /// <summary>Whether a mark is for inches after feet: <c>6'2"</c>.</summary>
    public static bool IsInches(string text, int i)
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

    /// <summary>Whether a double mark is part of a word: an apostrophe, or gershayim.</summary>
    public static bool IsInWord(string text, int i) => IsApostrophe(text, i) || IsGershayim(text, i);

    /// <summary>Whether a double mark was typed or read for an apostrophe: <c>the town"s debt</c>.</summary>
    private static bool IsApostrophe(string text, int i)
    {
        if (i == 0 || !IsLatinLetter(text[i - 1]))
        {
            return false;
        }

        var end = i + 1;
        while (end < text.Length && end - i <= 3 && IsLatinLetter(text[end]))
        {
            end++;
        }

        // Whoever sets marks without spaces, he said"s"to her, closes them right after the word.
        var ends = end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '"' or '”');
        return ends && text.AsSpan(i + 1, end - i - 1) is "s" or "t" or "re" or "ve" or "ll" or "d" or "m";
    }

    private static bool IsLatinLetter(char c) => c < '\u0250' && char.IsLetter(c);

    /// <summary>
    /// Whether a double mark is gershayim, which Hebrew has before the last letter of an abbreviation, and before the
    /// endings of its plural. After nothing but prefixes (<c>the</c>, <c>in</c>, <c>and</c>, which are written together
    /// with their word) it opens a quotation, if more than a letter follows.
    /// </summary>
    private static bool IsGershayim(string text, int i)
    {
        if (!IsHebrew(Before(text, i)) || !IsHebrew(Next(text, i, 1)))
        {
            return false;
        }

        var start = i;
        while (start > 0 && i - start <= MostPrefixes && HebrewPrefixes.Contains(text[start - 1]))
        {
            start--;
        }

        var isAfterPrefixes = start == 0 || !IsHebrew(text[start - 1]);
        return !isAfterPrefixes || !IsHebrew(Next(text, i, 2));
    }

    private static bool IsHebrew(char c) => c is >= '\u0591' and <= '\u05F2';

    /// <summary>Whether a mark before a word stands for letters that were left out: <c>’90s</c>, <c>’em</c>.</summary>
    public static bool IsElision(string text, int start)
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

    /// <summary>
    /// Whether of two apostrophes the first is a mark and the second an elision, as in <c>''Tis true,' he said</c>: if
    /// the two were one mark, another pair or a double mark would close it.
    /// </summary>
    public static bool IsMarkBeforeElision(string text, int i)
    {
        if (Next(text, i, 1) != '\'' || !OpensAfter(text, i) || !char.IsLetter(Next(text, i, 2)))
        {
            return false;
        }

        if (!IsElision(text, i + 2))
        {
            return false;
        }

        for (var at = i + 2; at + 1 < Math.Min(text.Length, i + LongestSearch); at++)
        {
            var closes = text[at] == '"' || (text[at] == '\'' && text[at + 1] == '\'');
            if (closes && !IsSpace(text[at - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
