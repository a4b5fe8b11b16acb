using System.Text;

namespace Api.Content.Text;

/// <summary>Counts words: runs between white space that hold a letter or a digit.</summary>
public static class Words
{
    /// <summary>Returns the number of words. In a script without spaces, each run counts as a word.</summary>
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
