using System.Text;

namespace Api.Content.Search;

/// <summary>A word in its searchable form, and the UTF-16 offsets of its source, end exclusive.</summary>
public sealed record SearchToken(string Text, int Start, int End);

/// <summary>
/// The tokens by which texts are searched: both databases store and match these, and a query is made of the same. A
/// word is a run of letters and numbers with their marks. Case, diacritics, the forms of letters and the digits of
/// other scripts are folded away. In scripts that set no space between words (Chinese, Japanese, Thai, Lao, Khmer,
/// Burmese), and in Korean, where particles are written on to words, characters come in overlapping pairs, the last of
/// a run alone once more: <c>東京都</c> is <c>東京 京都 都</c>.
/// A token has 1 to 64 UTF-16 units, no white space, and of ASCII only <c>a-z0-9</c>.
/// </summary>
public static class SearchTokens
{
    /// <summary>
    /// The number of this folding. A change of the result for any text, here or in the code that this uses, must raise
    /// it: databases then rebuild their indexes, and remove the old tokens exactly as they had been added.
    /// </summary>
    public const int Folding = 2;

    /// <summary>
    /// Returns the tokens of a text, one space between two; empty if it has none. Any UTF-16 will do: half a surrogate
    /// pair separates.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var tokens = new TokenReader(text);
        while (tokens.MoveNext())
        {
            if (folded.Length > 0)
            {
                folded.Append(' ');
            }

            folded.Append(tokens.Text);
        }

        return folded.ToString();
    }

    /// <summary>
    /// The tokens of a text in their order, with their places. Pairs of characters overlap.
    /// </summary>
    public static IReadOnlyList<SearchToken> Read(string text)
    {
        var found = new List<SearchToken>();
        var tokens = new TokenReader(text);
        while (tokens.MoveNext())
        {
            found.Add(new(tokens.Text.ToString(), tokens.Start, tokens.End));
        }

        return found;
    }

    /// <summary>Whether a token is a character or a pair of them.</summary>
    internal static bool IsOfCharacters(string token) =>
        WordFolding.KindOf(Rune.GetRuneAt(token, 0)) == RuneKind.Character;
}
