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
}
