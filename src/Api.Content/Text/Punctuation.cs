using System.Collections.Frozen;

namespace Api.Content.Text;

/// <summary>What the marks at the ends of a line say about it.</summary>
internal static class Punctuation
{
    private const string Closing = "\"'”’»›)]}";

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["Inc.", "Corp.", "Co.", "Ltd.", "Plc.", "Jr.", "Sr.", "St.", "No.", "Bros.", "Mr.", "Dr.", "Mrs.", "etc."],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last mark of a text, closing quotation marks and brackets aside; <c>'\0'</c> when there is none.
    /// </summary>
    public static char Last(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(Closing).TrimEnd();
        return trimmed.IsEmpty ? '\0' : trimmed[^1];
    }

    /// <summary>Whether the text ends as a sentence does. The point of an abbreviation ends none.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text) => Last(text) switch
    {
        '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' => true,
        '.' => !EndsInAbbreviation(text),
        _ => false,
    };

    /// <summary>Whether the text has letters and none of them is lower-case.</summary>
    public static bool IsUpperCase(ReadOnlySpan<char> text)
    {
        var letters = false;
        foreach (var unit in text)
        {
            if (char.IsLower(unit))
            {
                return false;
            }

            letters |= char.IsUpper(unit);
        }

        return letters;
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..];
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
            || (word is [.., '.'] && word.Length <= 8 && word[..^1].Contains('.') && char.IsLetter(word[0]));
    }
}
