using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Benchmarks;

/// <summary>
/// Learns the weights of the quote engine from labelled articles: a multinomial logistic regression over the candidates
/// of each quotation (any candidate with the labelled mention is right), and a logistic regression that tells
/// quotations from titles and terms. Later quotations see the model's own choices for earlier ones, as they will in
/// use. The same data give the same weights.
/// </summary>
internal sealed class QuoteTraining : AttributionModel
{
    private const int Epochs = 10;
    private const int Folds = 5;

    private readonly LearnedWeights _weights = new(least: 8);
    private readonly List<(int Score, bool Right)> _margins = [];
    private LabelledArticle _article = null!;
    private Phase _phase;

    private enum Phase
    {
        Count,
        Teach,
        Learn,
        Test,
    }

    /// <summary>
    /// Writes the weights, and the shares of right answers by margin: on articles that the model had not seen, a fifth
    /// at a time.
    /// </summary>
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

        Console.Error.WriteLine(
            $"On articles not seen: the source was right in {margins.Count(m => m.Right)} of {margins.Count}");
        foreach (var line in Learn(articles)._weights.Lines(articles))
        {
            output.WriteLine(line);
        }

        AnswerShares.Write("Sure", margins, output);
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

        training._weights.Average();
        return training;
    }

    private void Read(IEnumerable<LabelledArticle> articles, Phase phase)
    {
        _phase = phase;
        foreach (var article in articles)
        {
            _article = article;
            Attributor.Read(new(article.Paragraphs, null, Lexicon.For("en")), this, new());
        }
    }

    public override int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates)
    {
        var scores = candidates.ConvertAll(c => _weights.Sum(c.Features));
        for (var i = 0; i < scores.Count; i++)
        {
            candidates[i].Score = (int)Math.Round(scores[i] * LearnedWeights.Scale);
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
        var sum = _weights.Sum(features);
        var gold = _article.Find(paragraph, span) is not null;
        if (_phase != Phase.Test && (gold || !_article.Ignores(paragraph, span.Start, span.End)))
        {
            Step(features, (1 / (1 + Math.Exp(-sum))) - (gold ? 1 : 0));
        }

        var taught = gold ? int.MaxValue : int.MinValue;
        return _phase is Phase.Count or Phase.Teach ? taught : (int)Math.Round(sum * LearnedWeights.Scale);
    }

    public override double Confidence(int margin) => 0;

    public override int Reported(int paragraph, int start, int end, List<int> features) => int.MinValue;

    public override double ReportConfidence(int score) => 0;

    private void Step(List<int> features, double gradient)
    {
        if (_phase == Phase.Count)
        {
            _weights.Count(features);
        }
        else
        {
            _weights.Step(features, gradient);
        }
    }
}
