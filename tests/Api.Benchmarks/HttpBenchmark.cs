using System.Globalization;

namespace Api.Benchmarks;

/// <summary>
/// Requests a second that the application answers, beside a bare Kestrel route that writes the same bytes. Both are
/// child processes of the same kind (server garbage collector, as the SDK sets it for web projects), under the same
/// generator on the same machine, by turns: bare, app on SQLite, app on PostgreSQL, and again. The generator takes
/// processor time from both alike, which brings the ratio nearer to 1; the processor time that each server took for a
/// request stands beside it, on which neither the generator nor other programs have a part.
/// </summary>
internal static class HttpBenchmark
{
    private const int MostArticles = 4_000;
    private const int Rounds = 2;
    private const string OneArticle = "/v1/articles/1";
    private const string OneList = "/v1/articles";
    private const string WholeList = "/v1/articles?include=paragraphs,quotes,images";

    private static readonly string[] Orders = [
        "-publishedAt",
        "publishedAt",
        "-updatedAt",
        "updatedAt",
        "-createdAt",
        "createdAt",
    ];

    private static int _passes;

    /// <param name="load">The length of a measurement, and the number of connections at a time.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<Store> stores,
        int articles,
        (int Seconds, int Connections) load)
    {
        var served = new List<Served>();
        try
        {
            foreach (var store in stores)
            {
                await GeneratedArticles.SaveAsync(store, articles);
                var app = await ChildServer.AppAsync(store.ConnectionString);
                served.Add(new(app, store, await CasesAsync(app, articles)));
            }

            using var bare = await ChildServer.BareAsync(served[0].App.Address, OneArticle, OneList, WholeList);
            var results = new List<Result>();
            for (var number = 0; number < served[0].Cases.Count; number++)
            {
                Console.Error.WriteLine($"Measuring {served[0].Cases[number].Name} ...");
                results.Add(await MeasureAsync(served, bare, number, load));
            }

            Write(results, articles, load.Connections);
            Store.WriteLeftOut();
            return 0;
        }
        finally
        {
            served.ForEach(s => s.App.Dispose());
        }
    }

    private static async Task<List<Case>> CasesAsync(ChildServer app, int count)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var articles = new List<Asked>();

        // All over the store, if there are more of them.
        for (var id = 1; id <= count; id += Math.Max(1, count / MostArticles))
        {
            var target = string.Create(CultureInfo.InvariantCulture, $"/v1/articles/{id}");
            articles.Add(new(target, await TagAsync(client, target)));
        }

        return
        [
            new(
                "one article (15 paragraphs, 4 quotes, 1 image)",
                0.6,
                new(OneArticle),
                200,
                [.. articles.Select(a => new Asked(a.Target))]),
            new(
                "the same, Brotli accepted",
                0.6,
                new(OneArticle, Coding: "br"),
                200,
                [.. articles.Select(a => new Asked(a.Target, Coding: "br"))]),
            new(
                "a list of 20 articles",
                0.4,
                new(OneList),
                200,
                [.. FilteredLists(OneList + "?")]),
            new(
                "a list of 20 whole articles",
                0.3,
                new(WholeList),
                200,
                [.. FilteredLists(WholeList + "&")]),
            new("one article, not modified (304)", 0.8, articles[0], 304, articles),
        ];
    }

    private static async Task<Result> MeasureAsync(
        IReadOnlyList<Served> served,
        ChildServer bare,
        int number,
        (int Seconds, int Connections) load)
    {
        var (seconds, connections) = load;
        var cases = served.Select(s => s.Cases[number]).ToList();
        List<Series> OfEach() => [.. served.Select(s => new Series(s.App))];
        var (plain, warm, many, beside, cold) = (new Series(bare), OfEach(), OfEach(), OfEach(), OfEach());
        using var bareCallers = await LoadGenerator.ConnectAsync(bare.Address, connections);
        var callers = new List<LoadGenerator>();
        try
        {
            foreach (var (app, _, _) in served)
            {
                callers.Add(await LoadGenerator.ConnectAsync(app.Address, connections));
            }

            // The first round warms up, and counts for nothing.
            for (var round = 0; round <= Rounds; round++)
            {
                await plain.AddAsync(
                    round,
                    seconds,
                    () => bareCallers.RepeatAsync(OfBare(cases[0]), cases[0].Status, TimeSpan.FromSeconds(1)));
                for (var d = 0; d < served.Count; d++)
                {
                    var (caller, asked) = (callers[d], cases[d]);
                    await warm[d].AddAsync(
                        round,
                        seconds,
                        () => caller.RepeatAsync(asked.Once.Request(), asked.Status, TimeSpan.FromSeconds(1)));
                    await many[d].AddAsync(round, seconds, () => EachAsync(caller, asked));
                    await using (new WriterBeside(served[d].Store))
                    {
                        await beside[d].AddAsync(round, seconds, () => EachAsync(caller, asked));
                    }

                    await cold[d].AddAsync(round, seconds, () => EachColdAsync(caller, asked));
                }
            }
        }
        finally
        {
            callers.ForEach(c => c.Dispose());
        }

        return new Result(cases[0], plain, warm, many, beside, cold);
    }

    private static byte[] OfBare(Case asked) =>
        (asked.Once with { Target = BareServer.RouteOf(asked.Once.Target) }).Request();

    // Different targets, one after the other and again: each is kept if there is room for all of them.
    private static Task<Load> EachAsync(LoadGenerator callers, Case asked) =>
        callers.EachAsync([.. asked.Each.Select(a => a.Request())], asked.Status);

    // Many different targets, as nobody has asked for them before: every request is routed, parsed, read from the
    // database and rendered.
    private static Task<Load> EachColdAsync(LoadGenerator callers, Case asked)
    {
        _passes++;
        return callers.EachAsync(
            [.. asked.Each.Select(a => (a with { Target = LoadGenerator.Spelled(a.Target, _passes) }).Request())],
            asked.Status);
    }

    private static async Task<string> TagAsync(HttpClient client, string target)
    {
        using var answer = await client.GetAsync(target);
        return answer.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }

    private static IEnumerable<Asked> FilteredLists(string list) =>
        from tag in Enumerable.Range(0, 20)
        from year in Enumerable.Range(2015, 5)
        from order in Orders
        select new Asked($"{list}tag={GeneratedArticles.Word(tag)}&publishedFrom={year}&sort={order}");

    private static void Write(IReadOnlyList<Result> results, int articles, int connections)
    {
        Console.WriteLine($"""
            {connections} connections, {articles} articles. Medians of requests a second; processor time of the server a request, without that of PostgreSQL's processes.

            | warm: the answer is kept | database | app/s | bare/s | ratio | goal | app CPU µs | bare CPU µs | CPU ratio | p50 ms | p99 ms | PostgreSQL/SQLite |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
        WriteEach(results, r => r.Warm, (asked, warm, bare) => string.Create(CultureInfo.InvariantCulture,
            $"{warm.PerSecond:n0} | {bare.PerSecond:n0} | {warm.PerSecond / bare.PerSecond:n2} | {asked.Goal:n1} | "
                + $"{warm.Microseconds:n1} | {bare.Microseconds:n1} | {bare.Microseconds / warm.Microseconds:n2} | "
                + $"{warm.P50:n1} | {warm.P99:n1}"));

        foreach (var (what, of) in new (string, Func<Result, IReadOnlyList<Series>>)[]
        {
            ("all of them in turn: an answer is kept if there is room", r => r.Many),
            ("the same, beside ten commits a second of ten new articles each", r => r.Beside),
            ("cold: every request reads the database", r => r.Cold),
        })
        {
            Console.WriteLine($"""

                | {what} | database | different | app/s | ratio to bare | app CPU µs | p50 ms | p99 ms | PostgreSQL/SQLite |
                |---|---|--:|--:|--:|--:|--:|--:|--:|
                """);
            WriteEach(results, of, (asked, load, bare) => string.Create(
                CultureInfo.InvariantCulture,
                $"{asked.Each.Count} | {load.PerSecond:n0} | {load.PerSecond / bare.PerSecond:n2} | "
                    + $"{load.Microseconds:n0} | {load.P50:n1} | {load.P99:n1}"));
        }
    }

    private static void WriteEach(
        IReadOnlyList<Result> results,
        Func<Result, IReadOnlyList<Series>> of,
        Func<Case, Series, Series, string> cells)
    {
        foreach (var result in results)
        {
            var each = of(result);
            for (var d = 0; d < each.Count; d++)
            {
                Console.WriteLine(
                    $"| {result.Asked.Name} | {Store.Databases[d]} | {cells(result.Asked, each[d], result.Bare)} | "
                        + $"{Store.Ratio([.. each.Select(s => s.PerSecond)], d)} |");
            }
        }
    }

    /// <summary>One application on one database, and the requests to it.</summary>
    private sealed record Served(ChildServer App, Store Store, IReadOnlyList<Case> Cases);

    /// <param name="Once">The request that is repeated.</param>
    /// <param name="Each">Many of its kind, each with a target of its own.</param>
    private sealed record Case(string Name, double Goal, Asked Once, int Status, IReadOnlyList<Asked> Each);

    private sealed record Asked(string Target, string? Tag = null, string? Coding = null)
    {
        public byte[] Request() => LoadGenerator.Request(Target, Tag, Coding);
    }

    private sealed record Result(
        Case Asked,
        Series Bare,
        IReadOnlyList<Series> Warm,
        IReadOnlyList<Series> Many,
        IReadOnlyList<Series> Beside,
        IReadOnlyList<Series> Cold);

    /// <summary>The results of one server in all rounds of one case.</summary>
    private sealed class Series(ChildServer server)
    {
        private readonly List<Load> _loads = [];
        private TimeSpan _processorTime;

        public double PerSecond => Load.Median(_loads.Select(l => l.PerSecond));

        public double Microseconds => _processorTime.TotalMicroseconds / _loads.Sum(l => l.Latencies.Count);

        public double P50 => Load.Milliseconds(_loads, 0.5);

        public double P99 => Load.Milliseconds(_loads, 0.99);

        public async Task AddAsync(int round, int seconds, Func<Task<Load>> run)
        {
            var (before, loads) = (server.ProcessorTime, new List<Load>());
            for (var elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromSeconds(seconds); elapsed += loads[^1].Elapsed)
            {
                loads.Add(await run());
            }

            if (round > 0)
            {
                _loads.AddRange(loads);
                _processorTime += server.ProcessorTime - before;
            }
        }
    }
}
