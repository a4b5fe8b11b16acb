namespace Api.Content.Quotes;

/// <summary>Tells whole utterances, words inside the reporter's clause, and words that nobody utters.</summary>
internal static class QuoteKinds
{
    public static QuoteKind Of(string text, Quotation quotation)
    {
        var span = quotation.Span;
        if (quotation.Whole)
        {
            return QuoteKind.Direct;
        }

        return quotation.Source is null ? QuoteKind.Phrase : QuoteKind.Mixed;
    }

    /// <summary>Whether words in marks are whole sentences, judged by their capital and their last mark alone.</summary>
    public static bool LooksWhole(string text, MarkedSpan span) =>
        char.IsUpper(text[span.Start]) && (text[span.End - 1] is '.' or '!' or '?' or ',' or '…' || (span.OuterEnd < text.Length && text[span.OuterEnd] is '.' or ',') || span.OuterEnd == text.Length);
}
