namespace Api.Content.Quotes;

/// <summary>How the words of one quote are found in another.</summary>
public enum Occurrence
{
    /// <summary>The same words, whatever their case, accents and marks.</summary>
    Same,

    /// <summary>The same words but for a small edit, or with their beginning or end left out.</summary>
    Near,
}

/// <summary>
/// Tells whether two quotes are of the same words, by their tokens. <see cref="Occurrence.Near"/>: the shorter one has
/// at least eight tokens and half of the longer one's, and stands in that one with few edits (a token more, less or
/// another): one for every six of its own at most, and never more than seven. Of fewer tokens each says too much: <c>we
/// will not sign that</c> is not <c>we will now sign that</c>.
/// </summary>
public static class Occurrences
{
    private const int FewestNear = 8;
    private const int TokensOfAnEdit = 6;
    private const int PhraseLength = 4;
    private const int MostPhrases = 8;
    private const int MostEdits = MostPhrases - 1;

    /// <summary>
    /// What one quote is to the other; null for other words, and for none. Which is which does not matter.
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
        return StandsIn(a, b) || (a.Length == b.Length && StandsIn(b, a)) ? Occurrence.Near : null;

        int[] Numbered(IReadOnlyList<string> tokens) =>
            [
                .. tokens.Select(
                    token => numbers.TryGetValue(token, out var number) ? number : numbers[token] = numbers.Count),
            ];
    }

    /// <summary>
    /// Phrases of the quote, at most eight, from its first tokens to its last, by which near ones are looked for. They
    /// are more than so few edits as near ones have can break: whatever the quote stands in with so few edits as
    /// <see cref="Occurrence.Near"/> allows shares one for sure, and so does what is half of it or more, without edits.
    /// Where an edited quote has its beginning or end left out as well, that is likely.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Phrases(IReadOnlyList<string> tokens)
    {
        // Of eight to fifteen tokens eight are left at least, and whichever they are, they must have a whole phrase.
        var count = tokens.Count is >= FewestNear and < 2 * FewestNear
            ? (tokens.Count / (PhraseLength + 1)) + 1
            : Math.Min(tokens.Count / PhraseLength, MostPhrases);
        return count < 2
            ? tokens.Count == 0 ? [] : [[.. tokens.Take(PhraseLength)]]
            : [
                .. Enumerable.Range(0, count)
                    .Select(
                        i => tokens.Skip(i * (tokens.Count - PhraseLength) / (count - 1)).Take(PhraseLength).ToList()),
            ];
    }

    // Edit distance (Sellers, The theory and computation of evolutionary distances, 1980) where the whole may begin
    // before the part and end after it for nothing, in the band of diagonals that so few edits can reach: a million
    // cells at most for 2,000 tokens.
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
                left = Math.Min(edits[d] + (token == whole[i + d - most - 1] ? 0 : 1), Math.Min(edits[d + 1], left) + 1);
                edits[d] = left;
                least = Math.Min(least, left);
            }

            if (least > most)
            {
                return false;
            }
        }

        return true;
    }
}
