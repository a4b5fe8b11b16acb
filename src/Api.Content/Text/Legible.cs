using System.Text;

namespace Api.Content.Text;

/// <summary>Text that repeats what came, however that was written.</summary>
public static class Legible
{
    /// <summary>
    /// The text with U+FFFD for what no database and no answer can hold: U+0000 and surrogates without a partner.
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
