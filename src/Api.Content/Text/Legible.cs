using System.Text;

namespace Api.Content.Text;

/// <summary>Makes text that is repeated to callers legible, however it came.</summary>
public static class Legible
{
    /// <summary>
    /// Returns the text with U+FFFD for characters that no database and no answer can hold: U+0000 and unpaired
    /// surrogates.
    /// </summary>
    public static string Of(string text) =>
        IsWhole(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !Rune.TryGetRuneAt(text, i, out _)))
            {
                return false;
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return true;
    }
}
