using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>A quotation on its way to a <see cref="ParsedQuote"/>.</summary>
/// <param name="Paragraph">The index of its paragraph, from 0.</param>
/// <param name="Whole">
/// The words are whole sentences: they stand in a sentence of their own or after a colon, a comma or a cue.
/// </param>
/// <param name="Said">The words are somebody's, and not a title or a term.</param>
/// <param name="Source">Who says it, null when it cannot be told.</param>
/// <param name="GoesOn">It goes on with the utterance of the quotation before it.</param>
internal sealed record Quotation(
    int Paragraph,
    MarkedSpan Span,
    bool Whole,
    bool Said,
    SourceMention? Source,
    bool GoesOn)
{
    /// <summary>A reported clause without marks.</summary>
    public bool Reported { get; init; }

    /// <summary>Whether the layout gives its source: a label, a source line, a signature.</summary>
    public bool Stated { get; init; }

    public QuoteKind Kind => Reported ? QuoteKind.Indirect : QuoteKinds.Of(Said, Whole);

    /// <summary>The quotations of some lists by paragraph and place.</summary>
    public static List<Quotation> InOrder(List<Quotation> marked, List<Quotation> reported, List<Quotation> stated) =>
        reported.Count + stated.Count == 0
            ? marked
            : [.. marked.Concat(reported).Concat(stated).OrderBy(q => q.Paragraph).ThenBy(q => q.Span.Start)];
}
