namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Numbers the utterances of an article: quotations that continue one another are the parts of one. A reported clause,
/// or words in marks that are nobody's, between two parts of an utterance does not cut it.
/// </summary>
internal static class Utterances
{
    public static List<(int Utterance, int Part, int Parts)> Number(List<Quotation> quotations)
    {
        var numbers = new List<(int Utterance, int Part, int Parts)>(quotations.Count);
        var parts = new List<int>();
        var (attributed, unattributed, reported) = (-1, -1, -1);
        foreach (var quotation in quotations)
        {
            ref var quoted = ref (quotation.Source is null ? ref unattributed : ref attributed);
            ref var utterance = ref (quotation.Reported ? ref reported : ref quoted);
            if (utterance < 0 || !quotation.GoesOn || !quotation.Said)
            {
                utterance = parts.Count;
                parts.Add(0);
            }

            parts[utterance]++;
            numbers.Add((utterance + 1, parts[utterance], 0));
        }

        return numbers.ConvertAll(n => n with { Parts = parts[n.Utterance - 1] });
    }
}
