namespace Api.Content.Text;

/// <summary>Guesses which known word a caller meant.</summary>
public static class Nearest
{
    private const int Longest = 64;

    /// <summary>
    /// Returns the end of a sentence that names a wrong value, the known ones and the one that was probably meant.
    /// </summary>
    public static string NotOneOf(string value, IReadOnlyCollection<string> known) =>
        $"has no value \"{Shorten(value)}\"; it takes "
            + $"{string.Join(", ", known)}{(To(value, known) is { } near ? $"; did you mean \"{near}\"?" : "")}";

    /// <summary>
    /// Returns the known word with the fewest edits to this one, if they are at most a third of it; else null.
    /// </summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length > Longest)
        {
            return null;
        }

        var (near, edits) = known.Select(k => (k, Edits(word.ToUpperInvariant(), k.ToUpperInvariant())))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(x => x.Item2);
        return edits <= Math.Max(2, word.Length / 3) && edits < near.Length ? near : null;
    }

    /// <summary>Returns a value short enough to be repeated in an answer, and legible there.</summary>
    public static string Shorten(string value)
    {
        var end = value.Length <= Longest ? value.Length
            : char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1
            : Longest;
        return Legible.Of(value[..end]) + (end < value.Length ? "…" : "");
    }

    /// <summary>
    /// Counts the edits from one word to the other: insert, delete, replace, swap of neighbours (optimal string
    /// alignment).
    /// </summary>
    public static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            d[i, 0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
