using System.Collections.Frozen;

namespace Api.Content.Text;

/// <summary>Reads the marks at the end of a line.</summary>
internal static class Punctuation
{
    private const string Closing = "\"'”’»›)]}";

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["Inc.", "Corp.", "Co.", "Ltd.", "Plc.", "Jr.", "Sr.", "St.", "No.", "Bros.", "Mr.", "Dr.", "Mrs.", "etc."],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the last mark of a text, without closing quotation marks and brackets; <c>'\0'</c> if there is none.
    /// </summary>
    public static char Last(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(Closing).TrimEnd();
        return trimmed.IsEmpty ? '\0' : trimmed[^1];
    }

    /// <summary>Whether the text ends as a sentence does. The point of an abbreviation does not end one.</summary>
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

    /// <summary>Whether a word is like <c>U.S.</c> or <c>p.m.</c></summary>
    private static bool HasSeveralPoints(ReadOnlySpan<char> word) =>
        word is [.., '.'] && word.Length <= 8 && word[..^1].Contains('.') && char.IsLetter(word[0]);

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..];
        return HasSeveralPoints(word) || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
