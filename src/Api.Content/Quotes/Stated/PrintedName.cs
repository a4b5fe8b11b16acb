using System.Collections.Frozen;
using System.Globalization;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Reads a name by its shape alone, in any language: one to five words with capitals, or words of a script without
/// capitals, with small particles between them (<c>Ann van Loo</c>).
/// </summary>
internal static class PrintedName
{
    private const int MostWords = 5;
    private const int LongestName = 60;

    /// <summary>The most characters of a name in a script without capitals and often without spaces.</summary>
    private const int LongestWithoutCapitals = 16;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        FrozenSet.ToFrozenSet(
            [
                "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "van", "von", "vom",
                "der", "den", "ter", "ten", "zu", "zur", "af", "av", "al", "el", "bin", "ibn", "y", "e", "i", "the",
            ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Returns the end of the name that begins at a place, before a comma, bracket or the end; -1 for none.
    /// </summary>
    /// <param name="fewestWords">The least number of words, if the script has capitals.</param>
    public static int EndAt(ReadOnlySpan<char> text, int start, int fewestWords)
    {
        var rest = text[start..];
        var end = rest.IndexOfAny(",(（，、：:;\n".AsSpan());
        var name = (end < 0 ? rest : rest[..end]).TrimEnd();
        return IsName(name, fewestWords) ? start + name.Length : -1;
    }

    public static bool IsName(ReadOnlySpan<char> name, int fewestWords)
    {
        if (name.IsEmpty || name.Length > LongestName)
        {
            return false;
        }

        var (words, capitals) = (0, 0);
        foreach (var range in name.Split(' '))
        {
            var word = name[range];
            var kind = KindOf(word);
            if (kind == WordKind.None || (kind == WordKind.Particle && words == 0))
            {
                return false;
            }

            words++;
            capitals += kind == WordKind.Capital ? 1 : 0;
        }

        var hasCapitals = capitals > 0;
        var isShort = hasCapitals || name.Length <= LongestWithoutCapitals;
        var isEnough = !hasCapitals || capitals >= fewestWords;
        return isShort && isEnough && words <= MostWords && !Particles.Contains(name[(name.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>The words of a text that have capitals, in runs with their particles: <c>Ann van Loo</c>.</summary>
    public static IEnumerable<(int Start, int End)> Runs(string text, int from)
    {
        var (start, end, words) = (-1, -1, 0);
        for (var i = from; i < text.Length;)
        {
            var stop = text.AsSpan(i).IndexOf(' ') is >= 0 and var space ? i + space : text.Length;
            var last = stop;
            while (last > i && !IsOfWord(text[last - 1]))
            {
                last--;
            }

            var first = i;
            while (first < last && !char.IsLetter(text[first]))
            {
                first++;
            }

            var kind = KindOf(text.AsSpan(first, last - first));
            if (start >= 0 && (kind is WordKind.None or WordKind.NoCapital || first > i))
            {
                yield return (start, end);
                start = -1;
            }

            if (kind == WordKind.Capital)
            {
                (start, words) = start < 0 ? (first, 1) : (start, words + 1);
                end = last;
                // A comma or stop ends the run, but not the stop of an initial.
                if ((last < stop && !(text[last] == '.' && last - first <= 2)) || words == MostWords)
                {
                    yield return (start, end);
                    start = -1;
                }
            }

            i = stop + 1;
        }

        if (start >= 0)
        {
            yield return (start, end);
        }
    }

    private enum WordKind
    {
        None,
        Capital,
        NoCapital,
        Particle,
    }

    private static WordKind KindOf(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || !word.ContainsAnyLetter())
        {
            return WordKind.None;
        }

        foreach (var unit in word)
        {
            if (!IsOfWord(unit) && unit is not '.')
            {
                return WordKind.None;
            }
        }

        var isJoined = word.Length > 3 && word[2] == '-' && char.IsUpper(word[3]);
        if (char.IsUpper(word[0]) || isJoined)
        {
            return WordKind.Capital;
        }

        return char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter ? WordKind.NoCapital
            : Particles.Contains(word) ? WordKind.Particle
            : WordKind.None;
    }

    private static bool ContainsAnyLetter(this ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (char.IsLetter(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(char unit) =>
        char.IsLetter(unit) || char.IsSurrogate(unit) || unit is '-' or '\'' or '’' or '·' or '・' || IsMark(unit);

    private static bool IsMark(char unit) =>
        char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
