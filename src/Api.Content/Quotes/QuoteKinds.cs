namespace Api.Content.Quotes;

/// <summary>Tells whole utterances, words inside the reporter's clause, and words that nobody utters.</summary>
internal static class QuoteKinds
{
    /// <summary>From how many words on words inside a clause are taken for somebody's, though nobody is given as their source.</summary>
    private const int Unattributed = 3;

    public static QuoteKind Of(Quotation quotation) => quotation.Reported ? QuoteKind.Indirect : !quotation.Said ? QuoteKind.Phrase : quotation.Whole ? QuoteKind.Direct : QuoteKind.Mixed;

    /// <summary>0 small letters, 1 one capital at the start, 2 every longer word, 3 one word with a capital.</summary>
    public static int TitleCase(ReadOnlySpan<char> words) => char.IsDigit(words[0]) ? 4 : !char.IsUpper(words[0]) ? 0 : !words.Contains(' ') ? 3 : IsTitle(words) ? 2 : 1;

    /// <summary>
    /// Whether words in marks are whole sentences, judged without a word of their language: they begin with a capital, and end their
    /// sentence inside the marks, or begin one themselves and have its end, or the comma of a tag, behind the marks.
    /// </summary>
    public static bool LooksWhole(string text, MarkedSpan span)
    {
        var before = text.AsSpan(0, span.OuterStart).TrimEnd();
        var begins = before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '…' or '“' or '”' or '»' or '«' or '"' or '–' or '—';
        var ended = text.AsSpan(span.Start, span.End - span.Start).TrimEnd("’‘'”“\"›‹»«")[^1] is '.' or '!' or '?' or ',' or '…';
        return char.IsUpper(text[span.Start]) && (ended || (begins && (span.OuterEnd == text.Length || text[span.OuterEnd] is '.' or ',' or '!' or '?')));
    }

    private static readonly string[] Small = ["of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by", "with", "or", "vs", "is", "it", "my", "from", "as"];

    /// <summary>What stands in front of the titles of films, shows and books.</summary>
    private static readonly string[] TitleLeads =
        ["on", "of", "in", "for", "show", "film", "movie", "book", "song", "album", "program", "programme", "series", "episode", "magazine", "titled", "entitled", "called", "musical", "play", "game", "novel", "documentary", "column", "theme", "hit", "with", "including", "autobiography", "memoir"];

    /// <summary>What stands in front of a word that is spoken of, not spoken.</summary>
    private static readonly string[] TermLeads = ["known as", "so-called", "so called", "nicknamed", "the phrase", "the word", "the term", "the words", "titled", "entitled"];

    /// <summary>Whether every word but the small ones has a capital: <c>The Long Way Home</c>.</summary>
    private static bool IsTitle(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim("“”‘’'\".,!?:;()");
            if (!word.IsEmpty && !char.IsUpper(word[0]) && !char.IsDigit(word[0]) && !(range.Start.Value > 0 && IsOneOf(word, Small)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool NamesTitle(ReadOnlySpan<char> before)
    {
        var words = before.TrimEnd(" ,\u00a0");
        if (words.EndsWith("’s", StringComparison.Ordinal) || words.EndsWith("'s", StringComparison.Ordinal))
        {
            return true;
        }

        var start = words.LastIndexOf(' ') + 1;
        return IsOneOf(words[start..], TitleLeads);
    }

    private static bool IsTerm(ReadOnlySpan<char> before)
    {
        var words = before.TrimEnd();
        foreach (var lead in TermLeads)
        {
            if (words.EndsWith(lead, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One word between two names: <c>Ann “Birdie” Lee</c>.</summary>
    private static bool IsNickname(string text, MarkedSpan span)
    {
        var words = text.AsSpan(span.Start, span.End - span.Start);
        var before = text.AsSpan(0, span.OuterStart);
        return !words.Contains(' ') && char.IsUpper(words[0]) && char.IsLetterOrDigit(words[^1])
            && before.EndsWith(" ", StringComparison.Ordinal) && char.IsUpper(FirstOfLastWord(before[..^1]))
            && span.OuterEnd + 1 < text.Length && text[span.OuterEnd] == ' ' && char.IsUpper(text[span.OuterEnd + 1]);
    }

    private static char FirstOfLastWord(ReadOnlySpan<char> words)
    {
        var start = words.LastIndexOf(' ') + 1;
        return start < words.Length ? words[start] : ' ';
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] list)
    {
        foreach (var entry in list)
        {
            if (word.Equals(entry, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
