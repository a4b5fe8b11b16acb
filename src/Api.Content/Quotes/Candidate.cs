namespace Api.Content.Quotes;

/// <summary>
/// A possible source of a quotation, with the evidence for it: the numbers of its features (see <see cref="Feature"/>).
/// </summary>
/// <param name="Source">The source; null for the candidate that stands for nobody.</param>
internal sealed record Candidate(Finding? Source, List<int> Features)
{
    public int Score { get; set; }
}
