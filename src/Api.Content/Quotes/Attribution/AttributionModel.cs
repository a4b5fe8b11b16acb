using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>Decides between the candidates of a quotation, and whether words are anybody's.</summary>
internal abstract class AttributionModel
{
    /// <summary>Gives every candidate its score, and returns the index of the candidate that is the source.</summary>
    public abstract int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates);

    /// <summary>
    /// Returns the certainty that words in marks are somebody's, and not a title or a term: in thousandths of log odds.
    /// </summary>
    public abstract int Said(int paragraph, MarkedSpan span, List<int> features);

    /// <summary>Returns the confidence in a choice, 0 to 1.</summary>
    /// <param name="margin">The lead of the chosen mention over the next one.</param>
    public abstract double Confidence(int margin);

    /// <summary>Returns the certainty that words without marks are somebody's: in thousandths of log odds.</summary>
    public abstract int Reported(int paragraph, int start, int end, List<int> features);

    /// <summary>Returns the confidence that a reported clause is one and has this source, 0 to 1.</summary>
    public abstract double ReportConfidence(int score);
}
