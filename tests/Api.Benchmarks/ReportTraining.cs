using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;
using Api.Content.Quotes.Reported;

namespace Api.Benchmarks;

/// <summary>
/// Learns the evidence that words without marks are somebody's, from articles with every indirect quotation labelled: a
/// logistic regression over all clauses that a cue may report. The features of a clause depend on nothing that was
/// learned, so every article is read once. The same data give the same weights.
/// </summary>
internal sealed class ReportTraining : AttributionModel
{
    private const int Epochs = 20;
    private const int Folds = 5;

    private readonly LearnedWeights _weights = new(least: 4);
    private readonly List<(List<int> Features, bool Right)> _examples = [];
    private readonly Dictionary<(int Paragraph, int Start, int End), int> _scores = [];
    private LabelledArticle _article = null!;
    private bool _learned;

    /// <summary>
    /// Writes the weights, and the shares of right answers by score: on articles that the model had not seen, a fifth
    /// at a time.
    /// </summary>
    public static int Run(string path, TextWriter output)
    {
        var articles = LabelledArticle.ReadFile(path).ToList();
        var answers = new List<(int Score, bool Right)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = Learn(articles.Where((_, i) => i % Folds != fold));
            answers.AddRange(articles.Where((_, i) => i % Folds == fold).SelectMany(learned.Test));
        }

        Console.Error.WriteLine(
            $"On articles not seen: words and source were right in {answers.Count(a => a.Right)} of {answers.Count} "
                + $"for {articles.Sum(a => a.Quotes.Count(q => q.IsReported))}");
        foreach (var line in Learn(articles)._weights.Lines(articles))
        {
            output.WriteLine(line);
        }

        AnswerShares.Write("SureReport", answers, output);
        return 0;
    }

    private static ReportTraining Learn(IEnumerable<LabelledArticle> articles)
    {
        var training = new ReportTraining();
        foreach (var article in articles)
        {
            training.Read(article);
        }

        training._examples.ForEach(e => training._weights.Count(e.Features));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var shuffled = training._examples.ToArray();
            new Random(epoch).Shuffle(shuffled);
            foreach (var (features, right) in shuffled)
            {
                training._weights.Step(
                    features, (1 / (1 + Math.Exp(-training._weights.Sum(features)))) - (right ? 1 : 0));
            }
        }

        training._weights.Average();
        training._learned = true;
        return training;
    }

    private List<Quotation> Read(LabelledArticle article)
    {
        _article = article;
        return ReportedSpeech.Read(new(article.Paragraphs, null, Lexicon.For("en")), this);
    }

    /// <summary>The clauses that are taken, without those of which the labels tell nothing.</summary>
    private List<(int Score, bool Right)> Test(LabelledArticle article)
    {
        _scores.Clear();
        return Read(article).Where(q => q.Reported && q.Source is not null)
            .Select(q => (Taken: q, Label: article.FindReported(q.Paragraph, q.Span.Start, q.Span.End)))
            .Where(
                a => a.Label is not null || !article.LeavesOut(a.Taken.Paragraph, a.Taken.Span.Start, a.Taken.Span.End))
            .Select(
                a =>
                    (_scores[(a.Taken.Paragraph, a.Taken.Span.Start, a.Taken.Span.End)], a.Label?.Speaker is { } speaker
                        && LastNames.Match(speaker, Mention(a.Taken.Source!))))
            .ToList();

        string Mention(SourceMention source) =>
            article.Paragraphs[source.Paragraph].Text[source.MentionStart..source.FullEnd];
    }

    public override int Reported(int paragraph, int start, int end, List<int> features)
    {
        if (!_learned)
        {
            var right = _article.FindReported(paragraph, start, end) is not null;
            if (right || !_article.LeavesOut(paragraph, start, end))
            {
                _examples.Add((features, right));
            }

            return int.MinValue;
        }

        var score = (int)Math.Round(_weights.Sum(features) * LearnedWeights.Scale);
        _scores[(paragraph, start, end)] = Math.Max(
            score, _scores.GetValueOrDefault((paragraph, start, end), int.MinValue));
        return score;
    }

    public override double ReportConfidence(int score) => 0;

    public override int Choose(int paragraph, MarkedSpan span, List<Candidate> candidates) => candidates.Count - 1;

    public override int Said(int paragraph, MarkedSpan span, List<int> features) => int.MinValue;

    public override double Confidence(int margin) => 0;
}
