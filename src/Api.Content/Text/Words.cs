using System.Text;

namespace Api.Content.Text;

/// <summary>Counts words: what stands between white space and holds a letter or a digit.</summary>
public static class Words
{
    /// <summary>The number of words. A script that writes without spaces counts a word a run.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var counted = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                counted = false;
            }
            else if (!counted && Rune.IsLetterOrDigit(rune))
            {
                counted = true;
                count++;
            }
        }

        return count;
    }
}
