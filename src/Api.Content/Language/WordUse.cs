namespace Api.Content.Language;

/// <summary>
/// The forms in which an article uses its words. An ordinary word is found with a small first letter somewhere, and a
/// name with a capital inside a sentence.
/// </summary>
internal sealed class WordUse
{
    /// <summary>The length of an article by the number of its different words, in the news.</summary>
    private const int UnitsPerWord = 12;

    private readonly PlacedWords<Counts> _words;

    /// <param name="units">The length of all texts that will be read.</param>
    public WordUse(int units) => _words = new(units / UnitsPerWord);

    /// <param name="Inside">The number of times that it does not begin a sentence.</param>
    /// <param name="Owning">The number of times that <c>’s</c> follows, or the apostrophe of a plural.</param>
    private record struct Counts(int All, int Inside, int Owning);

    /// <summary>Counts the words of a text; capitals tell nothing in one that has nothing else.</summary>
    public void Read(string text)
    {
        if (LoudWords.IsLoud(text))
        {
            return;
        }

        var begins = true;
        var i = LoudWords.LeadEnd(text);
        while (i < text.Length)
        {
            if (!char.IsLetter(text[i]))
            {
                begins = !char.IsWhiteSpace(text[i]) ? !IsInsideSentence(text[i]) : begins;
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            HasLoudNames |= LoudWords.IsLoudName(text.AsSpan(start..i));
            Count(ref _words.Of(text, start, i), begins, IsOwning(text, i));
            begins = false;
        }
    }

    /// <summary>Whether a text has a word in capitals after its first words that may be a name.</summary>
    public bool HasLoudNames { get; private set; }

    /// <summary>Whether the article has no words, or all in capitals.</summary>
    public bool IsEmpty => _words.Count == 0;

    /// <summary>Whether the article has a word with a small first letter: <c>prices</c> for <c>Prices</c>.</summary>
    public bool IsSmall(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || !char.IsUpper(word[0]))
        {
            return false;
        }

        var small = word.ToString();
        return _words.TryGetValue(char.ToLowerInvariant(small[0]) + small[1..], out _);
    }

    /// <summary>The number of times that the article has this very form.</summary>
    public int CountOf(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var counts) ? counts.All : 0;

    /// <summary>Whether the form occurs inside a sentence, where only a name has a capital.</summary>
    public bool StandsInside(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var counts) && counts.Inside > 0;

    /// <summary>Whether the form occurs without <c>’s</c>.</summary>
    public bool IsBare(ReadOnlySpan<char> word) =>
        _words.TryGetValue(word, out var counts) && counts.All > counts.Owning;

    private static bool IsInsideSentence(char sign) =>
        char.IsDigit(sign) || sign is ',' or ';' or '\'' or '’' or '-' or ')' or '&' or '+' or '/' or '$' or '%';

    private static bool IsOwning(ReadOnlySpan<char> text, int end) =>
        end < text.Length
            && text[end] is '\'' or '’'
            && (text[end - 1] == 's' ? EndsAt(text, end + 1) : IsLoneS(text, end + 1));

    private static bool IsLoneS(ReadOnlySpan<char> text, int i) =>
        i < text.Length && text[i] is 's' or 'S' && EndsAt(text, i + 1);

    private static bool EndsAt(ReadOnlySpan<char> text, int i) => i >= text.Length || !char.IsLetterOrDigit(text[i]);

    private static void Count(ref Counts counts, bool begins, bool owning)
    {
        counts.All++;
        counts.Inside += begins ? 0 : 1;
        counts.Owning += owning ? 1 : 0;
    }
}
