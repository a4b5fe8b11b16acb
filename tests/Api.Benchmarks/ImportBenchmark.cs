namespace Api.Benchmarks;

internal static class ImportBenchmark
{
    public static Task<int> RunAsync(int articles) => Task.FromResult(articles);
}
