namespace Api.Content.Language;

/// <summary>
/// Gives words in capitals the form that the rest of the article has them in: a headline or a first word in capitals
/// shows nobody's name. What the article has in capitals inside its sentences, as acronyms are, stays.
/// </summary>
internal sealed class LoudWords(WordUse use, Lexicon lexicon)
{
    /// <summary>The length of the longest word that is looked up: longer ones are no words.</summary>
    private const int LongestWord = 40;

    /// <summary>The length from which a word in capitals is hardly an acronym, if it is a name as well.</summary>
    private const int ShortestName = 4;

    /// <summary>Whether a text of two words or more has nothing but capitals.</summary>
    public static bool IsLoud(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }

            words += char.IsUpper(text[i]) && (i == 0 || !char.IsLetter(text[i - 1])) ? 1 : 0;
        }

        return words > 1;
    }

    /// <summary>Whether a word has nothing but capitals, and is no acronym by its length.</summary>
    public static bool IsLoudName(ReadOnlySpan<char> word) =>
        word.Length is >= ShortestName and <= LongestWord
            && !char.IsAsciiLetterLower(word[1])
            && !word.ContainsAnyInRange('a', 'z');

    /// <summary>Returns the end of the words in capitals with which a text begins.</summary>
    public static int LeadEnd(ReadOnlySpan<char> text)
    {
        var end = 0;
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            while (i < text.Length && char.IsUpper(text[i]))
            {
                i++;
            }

            var isLoud = i - start > 1 && (i == text.Length || !char.IsLetter(text[i]));
            if (!isLoud)
            {
                break;
            }

            end = i;
            i += i < text.Length && text[i] is ' ' or '-' ? 1 : 0;
        }

        return end;
    }

    /// <summary>Returns a text of the same length without the capitals that tell nothing.</summary>
    public string Calm(string text)
    {
        if (use.IsEmpty)
        {
            return text;
        }

        var isLoud = IsLoud(text);
        var end = isLoud ? text.Length : LeadEnd(text);
        if (end == 0 && !use.HasLoudNames)
        {
            return text;
        }

        var calm = text.ToCharArray();
        if (isLoud || !IsHeading(text.AsSpan(0, end), text.AsSpan(end)))
        {
            // More than two words in capitals are a headline, one or two may be somebody's name.
            var isLong = isLoud || text.AsSpan(0, end).Count(' ') > 1;
            var hasName = !isLong && HasName(calm.AsSpan(0, end));
            for (var i = 0; i < end; i++)
            {
                var start = i;
                i = WordEnd(text, i, end);
                if (i - start > 1)
                {
                    Calm(calm.AsSpan(start, i - start), isLong, hasName, IsBeforeName(text, i));
                }
            }
        }

        CalmNames(calm, end);
        return calm.AsSpan().SequenceEqual(text) ? text : new(calm);
    }

    private static int WordEnd(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end && char.IsLetter(text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether words in capitals are a heading within the line: <c>WHAT WE KNOW: …</c></summary>
    private static bool IsHeading(ReadOnlySpan<char> heading, ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        return heading.Count(' ') > 1 && (after.IsEmpty || after[0] is ':' or '—' or '–' or '-' or '(');
    }

    /// <summary>Whether one of some words is a name that the article has in small letters.</summary>
    private bool HasName(ReadOnlySpan<char> words)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        foreach (var range in words.Split(' '))
        {
            if (words[range] is { Length: > 1 and <= LongestWord } word && IsName(NameOf(word, buffer)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Calms the surnames that some papers set in capitals wherever they are, if the article has them in small letters
    /// too: <c>Ann LEE</c>.
    /// </summary>
    private void CalmNames(Span<char> text, int from)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        for (var i = from; i < text.Length; i++)
        {
            var start = i;
            i = WordEnd(text, i, text.Length);
            var word = text[start..i];
            if (IsLoudName(word) && NameOf(word, buffer) is var name && IsName(name))
            {
                name.CopyTo(word);
            }
        }
    }

    /// <summary>Whether a capital and small letters follow: <c>ANN Lee</c>.</summary>
    private static bool IsBeforeName(string text, int end) =>
        end + 2 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]) && char.IsLower(text[end + 2]);

    /// <param name="isLong">Whether many words around are in capitals too.</param>
    /// <param name="hasName">Whether one of the words around is a name.</param>
    /// <param name="beforeName">Whether a name in small letters follows.</param>
    private void Calm(Span<char> word, bool isLong, bool hasName, bool beforeName)
    {
        if (word.Length > LongestWord || use.StandsInside(word))
        {
            return;
        }

        var name = NameOf(word, stackalloc char[LongestWord]);
        var isListed = (isLong || beforeName) && IsListedName(name);
        var isPart = hasName && !use.IsSmall(name) && lexicon.Of(name) == WordClass.None;
        if (IsName(name) || isListed || isPart)
        {
            name.CopyTo(word);
        }
        else if (isLong || use.IsSmall(name))
        {
            // One word in capitals before small ones may be an acronym that is nowhere else: "NATO said".
            name[0] = char.ToLowerInvariant(name[0]);
            name.CopyTo(word);
        }
    }

    /// <summary>Returns a word with its first letter in capitals only.</summary>
    private static Span<char> NameOf(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word.CopyTo(buffer);
        for (var i = 1; i < word.Length; i++)
        {
            buffer[i] = char.ToLowerInvariant(buffer[i]);
        }

        return buffer[..word.Length];
    }

    /// <summary>Whether the article has a word as a name: the small form shows that one is none.</summary>
    private bool IsName(ReadOnlySpan<char> name) =>
        use.CountOf(name) > 0 && (use.StandsInside(name) || !use.IsSmall(name));

    /// <summary>Whether a word that the article has nowhere else is a name and nothing else.</summary>
    private bool IsListedName(ReadOnlySpan<char> word)
    {
        const WordClass names = WordClass.Male | WordClass.Female | WordClass.Place | WordClass.Time;
        var found = lexicon.Of(word);
        return found != WordClass.None && (found & ~names) == 0 && !use.IsSmall(word);
    }
}
