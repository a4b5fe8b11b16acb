namespace Api.Content.Quotes.Attribution;

/// <summary>
/// A possible source of a quotation, with the evidence for it: the numbers of its features (see <see cref="Feature"/>).
/// </summary>
/// <param name="Source">Null for the candidate that nobody is.</param>
internal sealed record Candidate(SourceMention? Source, List<int> Features)
{
    public int Score { get; set; }
}
