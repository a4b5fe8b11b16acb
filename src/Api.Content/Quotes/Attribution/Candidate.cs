namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Somebody who may be the source of a quotation, with what speaks for it: the numbers of its features (see
/// <see cref="Feature"/>).
/// </summary>
/// <param name="Source">Null for the candidate that nobody is.</param>
internal sealed record Candidate(SourceMention? Source, List<int> Features)
{
    public int Score { get; set; }
}
