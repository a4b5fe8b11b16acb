using System.Collections.Frozen;
using System.Globalization;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Model;

/// <summary>
/// Adds up integer weights, so that the outcome is the same on every machine. The weights and the shares of right
/// answers were learned from the train half of PolNeAR by the benchmarks' <c>train</c> and <c>train-reports</c>, and
/// are in <c>weights.tsv</c>, one feature a line.
/// </summary>
internal sealed class LinearModel : AttributionModel
{
    private readonly FrozenDictionary<int, int> _weights;
    private readonly List<(int Score, double Share)> _sure = [];
    private readonly List<(int Score, double Share)> _sureReports = [];

    public static readonly LinearModel Learned = new(
        new StreamReader(typeof(LinearModel).Assembly.GetManifestResourceStream("weights.tsv")!));

    /// <param name="table">
    /// Lines <c>Family value value value⇥weight</c>, <c>Family word side⇥weight</c>, <c>Sure margin⇥share</c>, and
    /// <c>SureReport score⇥share</c>.
    /// </param>
    public LinearModel(TextReader table)
    {
        var weights = new Dictionary<int, int>();
        while (table.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            var parts = line[..tab].Split(' ');
            if (parts[0] is "Sure" or "SureReport")
            {
                (parts[0] == "Sure" ? _sure : _sureReports).Add(
                    (Number(parts[1]), double.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)));
            }
            else
            {
                weights[FeatureNames.Parse(parts)] = Number(line.AsSpan(tab + 1));
            }
        }

        _weights = weights.ToFrozenDictionary();
    }

    public override int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates)
    {
        var best = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i].Score = Sum(candidates[i].Features);
            // On a tie the earlier one stays: candidates of the sentence come first, nobody last.
            best = candidates[i].Score > candidates[best].Score ? i : best;
        }

        return best;
    }

    public override int Said(int paragraph, MarkedSpan span, List<int> features) => Sum(features);

    // The counts bear no more than two decimals.
    public override double Confidence(int margin) => Math.Round(Share(_sure, margin), 2);

    public override int Reported(int paragraph, int start, int end, List<int> features) => Sum(features);

    public override double ReportConfidence(int score) => Math.Round(Share(_sureReports, score), 2);

    private int Sum(List<int> features)
    {
        var sum = 0;
        foreach (var feature in features)
        {
            sum += _weights.GetValueOrDefault(feature);
        }

        return sum;
    }

    /// <summary>Interpolates the share between the two nearest scores of a table, in a straight line.</summary>
    private static double Share(List<(int Score, double Share)> table, int score)
    {
        var above = table.FindIndex(row => row.Score >= score);
        if (above <= 0)
        {
            return above < 0 ? table[^1].Share : table[0].Share;
        }

        var (low, high) = (table[above - 1], table[above]);
        return low.Share + ((high.Share - low.Share) * (score - low.Score) / (high.Score - low.Score));
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
