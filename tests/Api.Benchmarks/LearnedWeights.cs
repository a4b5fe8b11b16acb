using System.Globalization;
using System.Runtime.InteropServices;
using Api.Content.Quotes.Model;

namespace Api.Benchmarks;

/// <summary>
/// The weights of a regression while they are learned: by AdaGrad, averaged over all steps, features seen fewer than
/// <paramref name="least"/> times left out.
/// </summary>
internal sealed class LearnedWeights(int least)
{
    /// <summary>Weights and scores are in thousandths of log odds once they are whole numbers.</summary>
    public const int Scale = 1000;

    private const double Rate = 0.1;
    private const double Floor = 0.1;

    private readonly Dictionary<int, Weight> _weights = [];
    private readonly Dictionary<int, int> _seen = [];
    private long _steps = 1;

    private struct Weight
    {
        public double Value;
        public double Squares;
        public double Total;
        public long Since;
    }

    public double Sum(List<int> features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += _weights.GetValueOrDefault(feature).Value;
        }

        return sum;
    }

    /// <summary>
    /// To be done with every example before the first step. It counts as a step from nothing: the average stays a
    /// little smaller.
    /// </summary>
    public void Count(List<int> features)
    {
        _steps++;
        foreach (var feature in features)
        {
            _seen[feature] = _seen.GetValueOrDefault(feature) + 1;
        }
    }

    public void Step(List<int> features, double gradient)
    {
        _steps++;
        foreach (var feature in features)
        {
            if (Math.Abs(gradient) > 1e-5 && _seen.GetValueOrDefault(feature) >= least)
            {
                ref var weight = ref CollectionsMarshal.GetValueRefOrAddDefault(_weights, feature, out _);
                weight.Squares += gradient * gradient;
                weight.Total += weight.Value * (_steps - weight.Since);
                weight.Since = _steps;
                weight.Value -= Rate * gradient / Math.Sqrt(weight.Squares + Floor);
            }
        }
    }

    /// <summary>To be done once, after the last step.</summary>
    public void Average()
    {
        foreach (var feature in _weights.Keys)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(_weights, feature);
            weight.Value = Math.Round(
                (weight.Total + (weight.Value * (_steps - weight.Since))) / _steps * Scale) / Scale;
        }
    }

    /// <summary>The lines of the table that the engine reads. Weights of next to nothing are left out.</summary>
    public IEnumerable<string> Lines(IEnumerable<LabelledArticle> articles)
    {
        var words = LabelledWords.Of(articles);
        return _weights.Where(w => Math.Abs(w.Value.Value) * Scale >= 15)
            .Select(w => (Name: FeatureNames.Print(w.Key, words), Weight: (int)Math.Round(w.Value.Value * Scale)))
            .Where(w => w.Name is not null)
            .OrderBy(w => w.Name, StringComparer.Ordinal)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name}\t{w.Weight}"));
    }
}
