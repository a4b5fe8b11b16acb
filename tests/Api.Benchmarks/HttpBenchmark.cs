using System.Globalization;
using System.Text.Json;

namespace Api.Benchmarks;

/// <summary>
/// Requests a second that the application answers, beside a bare Kestrel route that writes the same bytes. Both are child processes of the same
/// kind (server garbage collector, as the SDK sets it for web projects), under the same generator on the same machine, by turns: app, bare, app, bare.
/// The generator takes processor time from both alike, which brings the ratio nearer to 1; the processor time that each server took for a request
/// stands beside it, on which neither the generator nor other programs have a part.
/// </summary>
internal static class HttpBenchmark
{
    private const int Articles = 2_000;
    private const int Connections = 32;
    private const int Rounds = 2;
    private const string OneArticle = "/v1/articles/1";
    private const string OneList = "/v1/articles";

    private static readonly string[] Orders = ["-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "-createdAt", "createdAt"];

    public static async Task<int> RunAsync(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("articles-benchmark-");
        try
        {
            var store = $"Data Source={Path.Combine(folder.FullName, "articles.db")}";
            Console.Error.WriteLine($"Writing {Articles} articles ...");
            await GeneratedArticles.SaveAsync(store, Articles);
            using var app = await ChildServer.AppAsync(store);
            using var bare = await ChildServer.BareAsync(app.Address, OneArticle, OneList);
            using var client = new HttpClient { BaseAddress = app.Address };

            var articles = Enumerable.Range(1, Articles).Select(id => string.Create(CultureInfo.InvariantCulture, $"/v1/articles/{id}")).ToList();
            var tags = new List<byte[]>();
            foreach (var article in articles)
            {
                tags.Add(LoadGenerator.Request(article, await TagAsync(client, article)));
            }

            Case[] cases =
            [
                new("one article (15 paragraphs, 4 quotes, 1 image)", 0.6, LoadGenerator.Request(OneArticle), 200, [.. articles.Select(a => LoadGenerator.Request(a))]),
                new("a list of 20 articles", 0.4, LoadGenerator.Request(OneList), 200, [.. (await PagesAsync(client)).Select(p => LoadGenerator.Request(p))]),
                new("one article, not modified (304)", 0.8, LoadGenerator.Request(OneArticle, await TagAsync(client, OneArticle)), 304, tags),
            ];
            var results = new List<Result>();
            foreach (var asked in cases)
            {
                Console.Error.WriteLine($"Measuring {asked.Name} ...");
                results.Add(await MeasureAsync(asked, app, bare, store, seconds));
            }

            Write(results);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Result> MeasureAsync(Case asked, ChildServer app, ChildServer bare, string store, int seconds)
    {
        using var callers = await LoadGenerator.ConnectAsync(app.Address, Connections);
        using var bareCallers = await LoadGenerator.ConnectAsync(bare.Address, Connections);
        await callers.RepeatAsync(asked.Request, asked.Status, TimeSpan.FromSeconds(seconds));
        await bareCallers.RepeatAsync(asked.Request, asked.Status, TimeSpan.FromSeconds(seconds));
        await EachColdAsync(callers, asked, store);

        var (warm, plain, cold) = (new Series(app), new Series(bare), new Series(app));
        for (var round = 0; round < Rounds; round++)
        {
            await warm.AddAsync(seconds, () => callers.RepeatAsync(asked.Request, asked.Status, TimeSpan.FromSeconds(1)));
            await plain.AddAsync(seconds, () => bareCallers.RepeatAsync(asked.Request, asked.Status, TimeSpan.FromSeconds(1)));
            await cold.AddAsync(seconds, () => EachColdAsync(callers, asked, store));
        }

        return new Result(asked, warm, plain, cold);
    }

    // Many different targets, each asked for once, and then a commit, after which no answer that was kept is given again: every request is
    // routed, parsed, read from the database and rendered.
    private static async Task<Load> EachColdAsync(LoadGenerator callers, Case asked, string store)
    {
        GeneratedArticles.Touch(store);
        return await callers.EachAsync(asked.Cold, asked.Status);
    }

    private static async Task<string> TagAsync(HttpClient client, string target)
    {
        using var answer = await client.GetAsync(target);
        return answer.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }

    private static async Task<List<string>> PagesAsync(HttpClient client)
    {
        var pages = new List<string>();
        foreach (var order in Orders)
        {
            for (var page = $"{OneList}?sort={order}"; page is not null;)
            {
                pages.Add(page);
                using var answer = JsonDocument.Parse(await client.GetStringAsync(page));
                page = answer.RootElement.GetProperty("next").GetString();
            }
        }

        return pages;
    }

    private static void Write(IReadOnlyList<Result> results)
    {
        Console.WriteLine($"""
            {Connections} connections, {Articles} articles. Medians of requests a second; processor time of the server a request.

            | warm: the answer is kept | app/s | bare/s | ratio | goal | app CPU µs | bare CPU µs | CPU ratio | p50 ms | p99 ms |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
        foreach (var (asked, warm, bare, _) in results)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {asked.Name} | {warm.PerSecond:n0} | {bare.PerSecond:n0} | {warm.PerSecond / bare.PerSecond:n2} | {asked.Goal:n1} | {warm.Microseconds:n1} | {bare.Microseconds:n1} | {bare.Microseconds / warm.Microseconds:n2} | {warm.P50:n1} | {warm.P99:n1} |"));
        }

        Console.WriteLine("""

            | cold: every request reads the database | app/s | ratio to bare | app CPU µs | p50 ms | p99 ms |
            |---|--:|--:|--:|--:|--:|
            """);
        foreach (var (asked, _, bare, cold) in results)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {asked.Name} | {cold.PerSecond:n0} | {cold.PerSecond / bare.PerSecond:n2} | {cold.Microseconds:n0} | {cold.P50:n1} | {cold.P99:n1} |"));
        }
    }

    /// <param name="Request">What is asked for again and again.</param>
    /// <param name="Cold">Many requests of its kind, each with a target of its own.</param>
    private sealed record Case(string Name, double Goal, byte[] Request, int Status, IReadOnlyList<byte[]> Cold);

    private sealed record Result(Case Asked, Series Warm, Series Bare, Series Cold);

    /// <summary>What one server did in all rounds of one case.</summary>
    private sealed class Series(ChildServer server)
    {
        private readonly List<Load> _loads = [];
        private TimeSpan _processorTime;

        public double PerSecond => Load.Median(_loads.Select(l => l.PerSecond));

        public double Microseconds => _processorTime.TotalMicroseconds / _loads.Sum(l => l.Latencies.Count);

        public double P50 => Load.Milliseconds(_loads, 0.5);

        public double P99 => Load.Milliseconds(_loads, 0.99);

        public async Task AddAsync(int seconds, Func<Task<Load>> run)
        {
            var before = server.ProcessorTime;
            for (var elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromSeconds(seconds); elapsed += _loads[^1].Elapsed)
            {
                _loads.Add(await run());
            }

            _processorTime += server.ProcessorTime - before;
        }
    }
}
