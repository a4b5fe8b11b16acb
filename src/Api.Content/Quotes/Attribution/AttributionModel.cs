using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>Decides between the candidates of a quotation, and whether words are anybody's.</summary>
internal abstract class AttributionModel
{
    /// <summary>The index of the candidate that is the source. Gives every candidate its score.</summary>
    public abstract int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates);

    /// <summary>
    /// How sure it is that words in marks are somebody's, and not a title or a term: in thousandths of log odds.
    /// </summary>
    public abstract int Said(int paragraph, MarkedSpan span, List<int> features);

    /// <summary>How sure a choice is, 0 to 1.</summary>
    /// <param name="margin">How far the chosen mention is ahead of the next one.</param>
    public abstract double Confidence(int margin);

    /// <summary>How sure it is that words without marks are somebody's: in thousandths of log odds.</summary>
    public abstract int Reported(int paragraph, int start, int end, List<int> features);

    /// <summary>How sure it is that a reported clause is one and whose it is, 0 to 1.</summary>
    public abstract double ReportConfidence(int score);
}
