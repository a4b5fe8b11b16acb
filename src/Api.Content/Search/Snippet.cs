using System.Text;
using Api.Content.Text;

namespace Api.Content.Search;

/// <summary>A stretch of a text, verbatim, that shows the hits in it.</summary>
/// <param name="Place">The place of the stretch.</param>
/// <param name="Ranges">Pairs of start and end, end exclusive: code points from the beginning of the stretch.</param>
/// <param name="RangesUtf16">Pairs of start and end in UTF-16 units, end exclusive.</param>
public sealed record Snippet(string Text, Place Place, IReadOnlyList<int[]> Ranges, IReadOnlyList<int[]> RangesUtf16)
{
    public const int DefaultLength = 200;

    /// <summary>
    /// Returns the stretch of at most so many UTF-16 units that has the most different hits, the first of equals, cut
    /// between words. A longer hit is shown whole up to twice the length. Null if there are no hits. Linear in the
    /// text.
    /// </summary>
    /// <param name="paragraph">The paragraph's number; 0 for a text that is none.</param>
    /// <param name="found">The hits of <see cref="SearchHighlights.Ranges"/> in the text.</param>
    public static Snippet? Cut(
        int paragraph,
        string text,
        IReadOnlyList<(int Start, int End)> found,
        int length = DefaultLength)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var (start, end) = Best(text, found, length);
        if (end - start > 2 * length)
        {
            var most = start + (2 * length);
            end = LastBreak(text, start, most);
            if (end <= start)
            {
                // One word without end is cut anywhere but within a surrogate pair.
                end = char.IsSurrogatePair(text, most - 1) ? most - 1 : most;
            }
        }

        var spare = Math.Max(0, length - (end - start));
        var before = Math.Min(start, Math.Max(spare / 2, spare - (text.Length - end)));
        var from = FirstBreak(text, start - before, start);
        var to = LastBreak(text, end, Math.Clamp(from + length, end, text.Length));

        // A hit that is cut is not shown as one, unless it fills the stretch.
        var inside = found.SkipWhile(hit => hit.Start < from)
            .TakeWhile(hit => hit.Start < to && (hit.End <= to || hit.Start == start))
            .ToList();
        var cut = text[from..to];
        var places = new Places(0, cut);
        var ranges = inside.Select(hit => places.Of(hit.Start - from, Math.Min(hit.End, to) - from)).ToList();
        return new(
            cut,
            Place.Of(paragraph, text, from, to),
            [.. ranges.Select(p => new[] { p.Start, p.End })],
            [.. ranges.Select(p => new[] { p.StartUtf16, p.EndUtf16 })]);
    }

    /// <summary>Returns the first and the last hit of the best stretch.</summary>
    private static (int Start, int End) Best(string text, IReadOnlyList<(int Start, int End)> found, int length)
    {
        var words = found.Select(hit => SearchTokens.Fold(text[hit.Start..hit.End])).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var best = found[0];
        var most = 0;
        var end = 0;
        for (var first = 0; first < found.Count; first++)
        {
            while (end < found.Count && (end <= first || found[end].End - found[first].Start <= length))
            {
                counts[words[end]] = counts.GetValueOrDefault(words[end]) + 1;
                end++;
            }

            if (counts.Count > most)
            {
                most = counts.Count;
                best = (found[first].Start, found[end - 1].End);
            }

            if (--counts[words[first]] == 0)
            {
                counts.Remove(words[first]);
            }
        }

        return best;
    }

    /// <summary>
    /// Returns the first place in a range at which a stretch may begin: after white space if some is near, else between
    /// words.
    /// </summary>
    private static int FirstBreak(string text, int from, int to)
    {
        for (var at = from; at <= (from + to) / 2; at++)
        {
            if (at == 0 || (char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at])))
            {
                return at;
            }
        }

        while (from < to && IsInWord(text, from))
        {
            from++;
        }

        return from;
    }

    /// <summary>Returns the last place in a range at which a stretch may end.</summary>
    private static int LastBreak(string text, int from, int to)
    {
        for (var at = to; at > (from + to) / 2; at--)
        {
            if (at == text.Length || (char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1])))
            {
                return at;
            }
        }

        while (to > from && IsInWord(text, to))
        {
            to--;
        }

        return to;
    }

    /// <summary>
    /// Whether an offset has letters of one word, a letter and its mark, or two halves of a surrogate pair beside it.
    /// </summary>
    private static bool IsInWord(string text, int at)
    {
        if (at == 0 || at == text.Length)
        {
            return false;
        }

        if (char.IsSurrogatePair(text, at - 1))
        {
            return true;
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var next, out _);
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var last, out _);
        var kind = WordFolding.KindOf(next);
        return kind is RuneKind.Mark or RuneKind.Ignored
            || (kind == RuneKind.Letter
                && WordFolding.KindOf(last) is RuneKind.Letter or RuneKind.Mark or RuneKind.Ignored);
    }
}
