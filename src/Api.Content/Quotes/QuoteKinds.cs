namespace Api.Content.Quotes;

/// <summary>Tells whole utterances, words inside the reporter's clause, and words that nobody utters.</summary>
internal static class QuoteKinds
{
    public static QuoteKind Of(string text, Quotation quotation)
    {
        var span = quotation.Span;
        var words = text.AsSpan(span.Start, span.End - span.Start);
        var rule = quotation.Source?.Rule;
        var unsure = rule is null or AttributionRule.ClauseSubject or AttributionRule.ParagraphBefore or AttributionRule.Signature;
        if (IsTitle(words) && (unsure || rule == AttributionRule.ClauseAfter || NamesTitle(text.AsSpan(0, span.OuterStart))))
        {
            return QuoteKind.Phrase;
        }

        if (quotation.Whole)
        {
            return QuoteKind.Direct;
        }

        return rule is null || (rule is AttributionRule.ClauseSubject && !words.ContainsAny(' ', '-')) ? QuoteKind.Phrase : QuoteKind.Mixed;
    }

    /// <summary>Whether words in marks are whole sentences, judged by their capital and their last mark alone.</summary>
    public static bool LooksWhole(string text, MarkedSpan span) =>
        char.IsUpper(text[span.Start]) && (text[span.End - 1] is '.' or '!' or '?' or ',' or '…' || (span.OuterEnd < text.Length && text[span.OuterEnd] is '.' or ',') || span.OuterEnd == text.Length);

    private static readonly string[] Small = ["of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by", "with", "or", "vs", "is", "it", "my", "from", "as"];

    /// <summary>What stands in front of the titles of films, shows and books.</summary>
    private static readonly string[] TitleLeads =
        ["on", "of", "in", "for", "show", "film", "movie", "book", "song", "album", "program", "programme", "series", "episode", "magazine", "titled", "entitled", "called", "musical", "play", "game", "novel", "documentary", "column", "theme", "hit"];

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
        var words = before.TrimEnd();
        if (words.EndsWith("’s", StringComparison.Ordinal) || words.EndsWith("'s", StringComparison.Ordinal))
        {
            return true;
        }

        var start = words.LastIndexOf(' ') + 1;
        return IsOneOf(words[start..], TitleLeads);
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
