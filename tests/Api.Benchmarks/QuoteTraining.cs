using System.Globalization;
using System.Runtime.InteropServices;
using Api.Content.Quotes;

namespace Api.Benchmarks;

/// <summary>
/// Learns the weights of the quote engine from labelled articles: a multinomial logistic regression over the candidates of each
/// quotation (any candidate with the labelled mention is right), and a logistic regression that tells quotations from titles and
/// terms; both by AdaGrad, averaged over all steps, features seen fewer than <see cref="Least"/> times left out. What later quotations
/// know of earlier ones is the model's own choice, as it will be in use. The same data give the same weights.
/// </summary>
internal sealed class QuoteTraining : Judge
{
    private const int Epochs = 10;
    private const int Folds = 5;
    private const int Least = 8;
    private const double Rate = 0.1;
    private const double Floor = 0.1;
    private const int Scale = 1000;

    private struct Weight
    {
        public double Value;
        public double Squares;
        public double Total;
        public long Since;
    }

    private readonly Dictionary<int, Weight> _weights = [];
    private readonly Dictionary<int, int> _seen = [];
    private readonly List<(int Score, bool Right)> _margins = [];
    private LabelledArticle _article = null!;
    private Phase _phase;
    private long _steps = 1;

    private enum Phase
    {
        Count,
        Teach,
        Learn,
        Test,
    }

    /// <summary>Writes the weights, and how often the model was right by its margin: on articles that it had not seen, a fifth at a time.</summary>
    public static int Run(string path, TextWriter output)
    {
        var articles = LabelledArticle.ReadFile(path).ToList();
        var margins = new List<(int Score, bool Right)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = Learn(articles.Where((_, i) => i % Folds != fold).ToList());
            learned.Read(articles.Where((_, i) => i % Folds == fold), Phase.Test);
            margins.AddRange(learned._margins);
        }

        Console.Error.WriteLine($"On articles not seen: the source was right in {margins.Count(m => m.Right)} of {margins.Count}");
        foreach (var line in Learn(articles).Lines(articles))
        {
            output.WriteLine(line);
        }

        WriteShares(margins, output);
        return 0;
    }

    private static QuoteTraining Learn(List<LabelledArticle> articles)
    {
        var training = new QuoteTraining();
        training.Read(articles, Phase.Count);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var shuffled = articles.ToArray();
            new Random(epoch).Shuffle(shuffled);
            training.Read(shuffled, epoch == 0 ? Phase.Teach : Phase.Learn);
        }

        foreach (var feature in training._weights.Keys)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(training._weights, feature);
            weight.Value = Math.Round((weight.Total + (weight.Value * (training._steps - weight.Since))) / training._steps * Scale) / Scale;
        }

        return training;
    }

    private void Read(IEnumerable<LabelledArticle> articles, Phase phase)
    {
        _phase = phase;
        foreach (var article in articles)
        {
            _article = article;
            Attributor.Read(article.Paragraphs, QuoteReader.Marks(article.Paragraphs), Lexicon.For("en")!, this);
        }
    }

    private IEnumerable<string> Lines(List<LabelledArticle> articles)
    {
        var words = LabelledWords.Of(articles);
        return _weights.Where(w => Math.Abs(w.Value.Value) * Scale >= 15)
            .Select(w => (Name: Features.Print(w.Key, words), Weight: (int)Math.Round(w.Value.Value * Scale)))
            .Where(w => w.Name is not null)
            .OrderBy(w => w.Name, StringComparer.Ordinal)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Name}\t{w.Weight}"));
    }

    public override int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates)
    {
        var scores = candidates.ConvertAll(c => Sum(c.Features));
        for (var i = 0; i < scores.Count; i++)
        {
            candidates[i].Score = (int)Math.Round(scores[i] * Scale);
        }

        var top = scores.Max();
        var best = scores.IndexOf(top);
        if (_article.Find(paragraph, span) is not { } gold)
        {
            return best;
        }

        var right = gold.RightOnes(_article, candidates);
        if (_phase == Phase.Test)
        {
            _margins.Add((Attributor.Margin(candidates, best), right.Contains(best)));
        }

        if (right.Count == 0 || _phase == Phase.Test)
        {
            return best;
        }

        var shares = scores.ConvertAll(s => Math.Exp(s - top));
        var all = shares.Sum();
        var ours = right.Sum(i => shares[i]);
        for (var i = 0; i < shares.Count; i++)
        {
            Step(candidates[i].Features, (shares[i] / all) - (right.Contains(i) ? shares[i] / ours : 0));
        }

        return _phase == Phase.Learn ? best : right.MaxBy(i => scores[i]);
    }

    public override int Said(int paragraph, MarkedSpan span, List<int> features)
    {
        var sum = Sum(features);
        var gold = _article.Find(paragraph, span) is not null;
        if (_phase != Phase.Test && (gold || !_article.Ignores(paragraph, span)))
        {
            Step(features, (1 / (1 + Math.Exp(-sum))) - (gold ? 1 : 0));
        }

        return _phase is Phase.Count or Phase.Teach ? gold ? int.MaxValue : int.MinValue : (int)Math.Round(sum * Scale);
    }

    public override double Confidence(int margin) => 0;

    private double Sum(List<int> features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += _weights.GetValueOrDefault(feature).Value;
        }

        return sum;
    }

    private void Step(List<int> features, double gradient)
    {
        _steps++;
        foreach (var feature in features)
        {
            if (_phase == Phase.Count)
            {
                _seen[feature] = _seen.GetValueOrDefault(feature) + 1;
            }
            else if (Math.Abs(gradient) > 1e-5 && _seen.GetValueOrDefault(feature) >= Least)
            {
                ref var weight = ref CollectionsMarshal.GetValueRefOrAddDefault(_weights, feature, out _);
                weight.Squares += gradient * gradient;
                weight.Total += weight.Value * (_steps - weight.Since);
                weight.Since = _steps;
                weight.Value -= Rate * gradient / Math.Sqrt(weight.Squares + Floor);
            }
        }
    }

    /// <summary>The share of right answers by margin, never falling (pool adjacent violators), in at most twelve steps.</summary>
    private static void WriteShares(List<(int Margin, bool Right)> answers, TextWriter output)
    {
        const int Steps = 12;
        answers.Sort();
        var pools = new List<(double Score, double Right, int Count)>();
        foreach (var chunk in answers.Chunk((answers.Count / (Steps * 2)) + 1))
        {
            pools.Add((chunk.Average(a => a.Margin), chunk.Count(a => a.Right), chunk.Length));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Count >= pools[^1].Right / pools[^1].Count)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((((a.Score * a.Count) + (b.Score * b.Count)) / (a.Count + b.Count), a.Right + b.Right, a.Count + b.Count));
            }
        }

        foreach (var (score, right, count) in pools)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sure {score:0}\t{right / count:0.000}"));
        }
    }
}
