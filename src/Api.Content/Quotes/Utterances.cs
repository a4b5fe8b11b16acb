namespace Api.Content.Quotes;

/// <summary>Numbers the utterances of an article: quotations that go on with one another are the parts of one.</summary>
internal static class Utterances
{
    public static List<(int Utterance, int Part, int Parts)> Number(List<Quotation> quotations)
    {
        var numbers = new List<(int Utterance, int Part, int Parts)>(quotations.Count);
        var first = 0;
        for (var i = 0; i < quotations.Count; i++)
        {
            var goesOn = i > 0 && quotations[i].GoesOn;
            first = goesOn ? first : i;
            numbers.Add(goesOn ? (numbers[^1].Utterance, numbers[^1].Part + 1, 0) : (i == 0 ? 1 : numbers[^1].Utterance + 1, 1, 0));
        }

        var parts = 0;
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            parts = Math.Max(parts, numbers[i].Part);
            numbers[i] = numbers[i] with { Parts = parts };
            parts = numbers[i].Part == 1 ? 0 : parts;
        }

        return numbers;
    }
}
