using System.Text;

namespace Api.Content.Text;

/// <summary>
/// Counts words: runs between white space that hold a letter or a digit. Scripts that write no spaces between words
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) count by their letters, as word processors do.
/// </summary>
public static class Words
{
    /// <summary>Returns the number of words.</summary>
    public static int Count(ReadOnlySpan<char> text) => Count(text, byLetter: true);

    /// <summary>Returns the number of runs between white space that hold a letter or a digit, in any script.</summary>
    internal static int Runs(ReadOnlySpan<char> text) => Count(text, byLetter: false);

    private static int Count(ReadOnlySpan<char> text, bool byLetter)
    {
        var count = 0;
        var counted = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                counted = false;
            }
            else if (byLetter && IsUnspaced(rune.Value))
            {
                // A word of another script may follow without a space: 2024年.
                count += Rune.IsLetterOrDigit(rune) ? 1 : 0;
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

    // Scripts whose words UAX #29 leaves to dictionaries: Thai, Lao, Myanmar, Khmer, Kana, Bopomofo, Han.
    private static bool IsUnspaced(int value) => value switch
    {
        >= 0x0E00 and <= 0x0EFF => true,
        >= 0x1000 and <= 0x109F => true,
        >= 0x1780 and <= 0x17FF => true,
        >= 0x2E80 and <= 0x2FDF => true,
        >= 0x3005 and <= 0x3007 => true,
        >= 0x3021 and <= 0x312F => true,
        >= 0x31A0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xAA60 and <= 0xAA7F => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFF66 and <= 0xFF9F => true,
        >= 0x1B000 and <= 0x1B16F => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };
}
