namespace Api.Content.Quotes;

/// <summary>The way in which the words of one quote are found in another.</summary>
public enum Occurrence
{
    /// <summary>Identical words, whatever their case, accents and marks.</summary>
    Same,

    /// <summary>Nearly identical words: with a small edit, or without their beginning or end.</summary>
    Near,
}

/// <summary>
/// Tells whether two quotes are of the same words, by their tokens. <see cref="Occurrence.Near"/>: the shorter one has
/// at least eight tokens and half of the longer one's, and is contained in that one with few edits (a token more, less
/// or another): at most one for every six of its own, and never more than seven. In shorter quotes each token matters
/// too much: <c>we will not sign that</c> is not <c>we will now sign that</c>.
/// </summary>
public static class Occurrences
{
    private const int FewestNear = 8;
    private const int TokensOfAnEdit = 6;
    private const int PhraseLength = 4;
    private const int MostPhrases = 8;
    // In quotes that are long enough for so many edits, phrases do not overlap: each edit breaks one at most.
    private const int MostEdits = MostPhrases - 1;

    /// <summary>
    /// Returns the relation of one quote to the other; null for other words, and for none. Their order does not matter.
    /// </summary>
    public static Occurrence? Of(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var (part, whole) = one.Count <= other.Count ? (one, other) : (other, one);
        if (part.Count == whole.Count && part.SequenceEqual(whole, StringComparer.Ordinal))
        {
            return part.Count == 0 ? null : Occurrence.Same;
        }

        if (part.Count < FewestNear || part.Count < whole.Count - part.Count)
        {
            return null;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (a, b) = (Numbered(part), Numbered(whole));
        // Of two that are equally long either may be the part, and the answer must not depend on their order.
        return StandsIn(a, b) || (a.Length == b.Length && StandsIn(b, a)) ? Occurrence.Near : null;

        int[] Numbered(IReadOnlyList<string> tokens) =>
            [
                .. tokens.Select(
                    token => numbers.TryGetValue(token, out var number) ? number : numbers[token] = numbers.Count),
            ];
    }

    /// <summary>
    /// Returns phrases of the quote, at most eight, from its first tokens to its last, by which near quotes are looked
    /// for. They are more than the edits of near quotes can break: any text that contains the quote with as few edits
    /// as <see cref="Occurrence.Near"/> allows is certain to share one, and so is half of the quote or more, without
    /// edits. If an edited quote has its beginning or end left out as well, that is likely.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Phrases(IReadOnlyList<string> tokens)
    {
        // Of eight to fifteen tokens at least eight are left, and whichever they are, they must contain a whole phrase.
        var count = tokens.Count is >= FewestNear and < 2 * FewestNear
            ? (tokens.Count / (PhraseLength + 1)) + 1
            : Math.Min(tokens.Count / PhraseLength, MostPhrases);
        if (count < 2)
        {
            return tokens.Count == 0 ? [] : [[.. tokens.Take(PhraseLength)]];
        }

        var last = tokens.Count - PhraseLength;
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => tokens.Skip(i * last / (count - 1)).Take(PhraseLength).ToList()),
        ];
    }

    // Edit distance (Sellers, The theory and computation of evolutionary distances, 1980) in which the whole may begin
    // before the part and end after it at no cost, in the band of diagonals that so few edits can reach: at most a
    // million cells for 2,000 tokens.
    private static bool StandsIn(int[] part, int[] whole)
    {
        var most = Math.Min(part.Length / TokensOfAnEdit, MostEdits);
        var edits = new int[whole.Length - part.Length + (2 * most) + 2];
        edits.AsSpan(0, most).Fill(most + 1);
        edits[^1] = most + 1;
        for (var i = 1; i <= part.Length; i++)
        {
            var left = i <= most ? edits[most - i] = i : most + 1;
            var (least, token, last) = (left, part[i - 1], Math.Min(edits.Length - 2, whole.Length + most - i));
            for (var d = Math.Max(0, most - i + 1); d <= last; d++)
            {
                var replaced = edits[d] + (token == whole[i + d - most - 1] ? 0 : 1);
                left = Math.Min(replaced, Math.Min(edits[d + 1], left) + 1);
                edits[d] = left;
                least = Math.Min(least, left);
            }

            // The least of a row never falls from one row to the next, so the limit stays exceeded.
            if (least > most)
            {
                return false;
            }
        }

        return true;
    }
}
