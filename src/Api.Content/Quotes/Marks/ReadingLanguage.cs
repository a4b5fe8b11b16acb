using Api.Content.Language;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// Decides in which language a text is read: the stated one, or one guessed from its words if none is stated or the
/// words deny it. What nothing is known of is read as English.
/// </summary>
internal static class ReadingLanguage
{
    /// <summary>The number of characters at the beginning of a text that tell its script.</summary>
    private const int LettersOfScript = 2000;
    private const char LatinEnd = '\u0370';

    // BCP 47: undetermined, several, none.
    private static readonly HashSet<string> NotStated =
        new(["und", "mul", "mis", "zxx"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the words to read a text by; null if the engine has none of its language.</summary>
    public static Lexicon? LexiconOf(AnnotatedText text, string? stated)
    {
        var isStated = !string.IsNullOrWhiteSpace(stated) && !NotStated.Contains(stated.Trim());
        if (!isStated)
        {
            return IsLatin(text) ? Lexicon.For(Guess(text).Tag) : null;
        }

        // Content systems state their own default for pages in any language. Words that deny it are believed only to
        // leave speakers out: no names are made of another language's nouns.
        var lexicon = Lexicon.For(stated);
        return lexicon is { IsEnglish: true } && Outside(text).IsSurelyForeign ? null : lexicon;
    }

    /// <summary>Nobody has to say that a text in another script is not English.</summary>
    private static bool IsLatin(AnnotatedText text)
    {
        var (latin, other, left) = (0, 0, LettersOfScript);
        foreach (var paragraph in text.Paragraphs.TakeWhile(_ => left > 0))
        {
            var length = Math.Min(left, paragraph.Text.Length);
            foreach (var unit in paragraph.Text.AsSpan(0, length))
            {
                latin += unit < LatinEnd && char.IsLetter(unit) ? 1 : 0;
                other += unit >= LatinEnd && char.IsLetter(unit) ? 1 : 0;
            }

            left -= length;
        }

        return latin >= other;
    }

    /// <summary>
    /// Guesses by the words outside the marks, which are what is read; by all words if those are too few.
    /// </summary>
    private static LanguageGuess Guess(AnnotatedText text)
    {
        var guess = Outside(text);
        if (guess.Tag is not null)
        {
            return guess;
        }

        guess.Add(text.Title);
        foreach (var paragraph in text.Paragraphs)
        {
            foreach (var span in paragraph.Spans)
            {
                guess.Add(paragraph.Text.AsSpan(span.Start, span.End - span.Start));
            }
        }

        return guess;
    }

    private static LanguageGuess Outside(AnnotatedText text)
    {
        var guess = new LanguageGuess();
        foreach (var paragraph in text.Paragraphs.TakeWhile(_ => !guess.IsFull))
        {
            var start = 0;
            foreach (var span in paragraph.Spans)
            {
                guess.Add(paragraph.Text.AsSpan(start, span.OuterStart - start));
                start = span.OuterEnd;
            }

            guess.Add(paragraph.Text.AsSpan(start));
        }

        return guess;
    }
}
