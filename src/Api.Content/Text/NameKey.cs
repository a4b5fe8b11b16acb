using System.Globalization;
using System.Text;

namespace Api.Content.Text;

/// <summary>
/// The form in which two spellings of a speaker's name are one, and by which names of all kinds are sorted: letters and
/// digits alone, without case and diacritics (NFKD, UAX #15). See <see cref="NameIdentity"/> for the names of authors,
/// publishers and tags.
/// </summary>
public static class NameKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                key.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark
                && rune.Value is not ('\'' or '’' or '.')
                && key.Length > 0
                && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        // A name without a letter or digit is told from others by its own characters.
        return key.ToString().TrimEnd() is { Length: > 0 } folded ? folded : name.Trim();
    }
}
