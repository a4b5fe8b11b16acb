namespace Api.Content.Quotes;

/// <summary>Distinguishes whole utterances, words inside the reporter's clause, and words that nobody utters.</summary>
internal static class QuoteKinds
{
    /// <summary>
    /// The least number of words inside a clause that are taken for somebody's, if nothing but the marks is known.
    /// </summary>
    private const int FewestWords = 3;

    public static QuoteKind Of(Quotation quotation) =>
        quotation.Reported ? QuoteKind.Indirect
            : !quotation.Said ? QuoteKind.Phrase
            : quotation.Whole ? QuoteKind.Direct
            : QuoteKind.Mixed;

    /// <summary>
    /// Classifies a quotation without a word of its language. It is whole sentences if it begins with a capital, and
    /// ends its sentence inside the marks, or begins one itself and has its end, or the comma of a tag, after the
    /// marks.
    /// </summary>
    public static Quotation ByMarks(string text, int paragraph, MarkedSpan span)
    {
        var words = text.AsSpan(span.Start, span.End - span.Start);
        var before = text.AsSpan(0, span.OuterStart).TrimEnd();
        var begins = before.IsEmpty
            || before[^1] is '.' or '!' or '?' or ':' or '…' or '“' or '”' or '»' or '«' or '"' or '–' or '—';
        var ended = words.TrimEnd("’‘'”“\"›‹»«")[^1] is '.' or '!' or '?' or ',' or '…';
        var whole = char.IsUpper(words[0])
            && (ended || (begins && (span.OuterEnd == text.Length || text[span.OuterEnd] is '.' or ',' or '!' or '?')));
        return new(paragraph, span, whole, whole || words.Count(' ') + 1 >= FewestWords, null, span.Continues);
    }
}
