using System.Globalization;

namespace Api.Benchmarks;

/// <summary>The share of right answers of a model by its score, counted on articles that it had not seen.</summary>
internal static class AnswerShares
{
    /// <summary>
    /// The share of right answers by score, never falling (pool adjacent violators), in at most twelve steps.
    /// </summary>
    public static void Write(string name, List<(int Score, bool Right)> answers, TextWriter output)
    {
        const int Steps = 12;
        answers.Sort();
        var pools = new List<(double Score, double Right, int Count)>();
        foreach (var chunk in answers.Chunk((answers.Count / (Steps * 2)) + 1))
        {
            pools.Add((chunk.Average(a => a.Score), chunk.Count(a => a.Right), chunk.Length));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Count >= pools[^1].Right / pools[^1].Count)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                var count = a.Count + b.Count;
                pools.Add((((a.Score * a.Count) + (b.Score * b.Count)) / count, a.Right + b.Right, count));
            }
        }

        foreach (var (score, right, count) in pools)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {score:0}\t{right / count:0.000}"));
        }
    }
}
