namespace Api.Content.Text;

/// <summary>
/// Finds words again by themselves and the text around them (W3C Web Annotation Data Model, TextQuoteSelector).
/// </summary>
public static class TextQuote
{
    /// <summary>
    /// Returns the one place of the words between this prefix and this suffix; null if there is none, or more than one:
    /// nothing is guessed. Words that were at the edge of their paragraph, with nothing beside them, are not found
    /// inside a longer word.
    /// </summary>
    /// <param name="paragraphs">The texts to look in, in reading order.</param>
    public static Place? FindOnce(IReadOnlyList<string> paragraphs, string prefix, string words, string suffix)
    {
        var wanted = string.Concat(prefix, words, suffix);
        (int Paragraph, int At)? found = null;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i];
            for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at =
                text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
            {
                if ((prefix.Length == 0 && IsInWord(text, at))
                    || (suffix.Length == 0 && IsInWord(text, at + wanted.Length)))
                {
                    continue;
                }

                if (found is not null)
                {
                    return null;
                }

                found = (i, at + prefix.Length);
            }
        }

        return found is var (paragraph, start)
            ? Place.Of(paragraph + 1, paragraphs[paragraph], start, start + words.Length)
            : null;
    }

    private static bool IsInWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);
}
