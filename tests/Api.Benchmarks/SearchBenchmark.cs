using System.Diagnostics;
using System.Globalization;
using System.Net;
using Api.Data;

namespace Api.Benchmarks;

/// <summary>
/// Measures the first page of a search, in milliseconds, for one caller: the answer over HTTP, each read from the
/// database; on SQLite also the program's query by itself, the raw statement that reads the same rows, and FTS5's own
/// ranking of all hits. They take turns. Also measures page 5,000 of a list beside page 1.
/// </summary>
internal static class SearchBenchmark
{
    private const int Times = 100;
    private const int TimesAtLeast = 20;
    private const int TimesBest = 3;
    private const int WarmUp = 300;
    private const int Paragraphs = 15;

    // Very slow ones are repeated less often.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    internal static readonly (string, string) Patience = ("SearchTimeout", "00:01:00");

    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int articles, int deep)
    {
        foreach (var store in stores)
        {
            await new ZipfArticles(Paragraphs).SaveAsync(store, articles);
        }

        await SearchAsync(stores, articles);
        await Store.WithEachAsync(slim => DeepPages.MeasureAsync(slim, deep));
        Store.WriteLeftOut();
        return 0;
    }

    private static async Task SearchAsync(IReadOnlyList<Store> stores, int articles)
    {
        await using var database = Database.Open(stores[0].ConnectionString);
        database.SearchTimeout = TimeSpan.FromMinutes(1);
        using var raw = new RawSearch(stores[0]);
        var queries = new SearchQueries(new(database), new(database), new(database));
        var served = new List<SearchedServer>();
        try
        {
            foreach (var store in stores)
            {
                var app = await ChildServer.AppAsync(store.ConnectionString, Patience);
                served.Add(new(app, await LoadGenerator.ConnectAsync(app.Address, 1)));
            }

            await WarmUpAsync(served, queries, raw);
            Console.WriteLine($"""
                {articles} articles, {articles * Paragraphs} paragraphs; milliseconds, medians (and 99th percentiles) of {Times}, of fewer where those take longer than a minute.

                | list | words | beside them | rows with the words | database | HTTP | our query | raw statement | ours/raw | FTS5's bm25 over all | PostgreSQL/SQLite |
                |---|---|---|--:|---|--:|--:|--:|--:|--:|--:|
                """);
            foreach (var asked in SearchCase.All)
            {
                await MeasureAsync(asked, served, queries, raw);
            }
        }
        finally
        {
            served.ForEach(s => s.Dispose());
        }
    }

    private static async Task WarmUpAsync(IReadOnlyList<SearchedServer> served, SearchQueries queries, RawSearch raw)
    {
        foreach (var asked in SearchCase.All.Where(c => c is { Kind: "rare", Parameters: "" }))
        {
            for (var i = 0; i < WarmUp; i++)
            {
                foreach (var (_, caller) in served)
                {
                    await caller.EachAsync(
                        [LoadGenerator.Request(
                            LoadGenerator.Spelled($"/v1/{asked.List}?limit=19&q={asked.Queries[0]}", i))],
                        200);
                }

                await queries.PageAsync(asked, asked.Queries[0]);
                raw.Page(asked, asked.Queries[0], few: true);
            }
        }
    }

    private static async Task MeasureAsync(
        SearchCase asked,
        List<SearchedServer> served,
        SearchQueries queries,
        RawSearch raw)
    {
        if (!await IsKnownAsync(served[0].App, asked))
        {
            Console.Error.WriteLine($"Left out, as the server refuses it: {asked.Target(asked.Queries[0])}");
            return;
        }

        Console.Error.WriteLine($"Measuring {asked.List}, {asked.Kind} {asked.Parameters} ...");
        var hits = asked.Queries.Select(query => raw.Count(asked, query)).ToList();
        var isInProcess = SearchQueries.Know(asked.Parameters);
        var times = new SearchTimes([.. served.Select(_ => new List<double>())]);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < TimesAtLeast || (i < Times && watch.Elapsed < Longest); i++)
        {
            var query = asked.Queries[i % asked.Queries.Count];
            var few = hits[i % asked.Queries.Count] <= Database.UsualSearchWindow;
            var request = LoadGenerator.Request(LoadGenerator.Spelled(asked.Target(query), i / asked.Queries.Count));
            List<Func<Task>> turns = [
                .. served.Select(
                    (to, d) => (Func<Task>)(() => TimeAsync(times.Http[d], () => to.Caller.EachAsync([request], 200)))),
            ];
            if (isInProcess)
            {
                turns.Add(async () => await TimeAsync(times.Ours, () => queries.PageAsync(asked, query)));
                turns.Add(async () => await TimeAsync(times.Raw, () => Task.FromResult(raw.Page(asked, query, few))));
            }

            // The first finds less in the system's cache.
            for (var turn = 0; turn < turns.Count; turn++)
            {
                await turns[(turn + i) % turns.Count]();
            }
        }

        if (isInProcess)
        {
            await CompareAsync(asked, hits, queries, raw);
        }

        for (var i = 0; i < TimesBest && asked.Parameters.Length == 0; i++)
        {
            await TimeAsync(times.Best, () => Task.FromResult(raw.Best(asked, asked.Queries[i])));
        }

        Write(asked, hits, times);
    }

    /// <summary>Expects that the pages measured side by side are equal.</summary>
    private static async Task CompareAsync(SearchCase asked, List<long> hits, SearchQueries queries, RawSearch raw)
    {
        foreach (var (query, count) in asked.Queries.Zip(hits))
        {
            var ours = await queries.PageAsync(asked, query);
            var bare = raw.Page(asked, query, count <= Database.UsualSearchWindow);
            if (!ours.SequenceEqual(bare))
            {
                throw new InvalidOperationException(
                    $"{asked.Target(query)} gives {string.Join(' ', ours)}, the raw statement "
                        + $"{string.Join(' ', bare)}.");
            }
        }
    }

    private static void Write(SearchCase asked, List<long> hits, SearchTimes times)
    {
        var rows = Share(hits.ConvertAll(h => (double)h), 0.5);
        for (var d = 0; d < times.Http.Count; d++)
        {
            var inProcess = d > 0
                ? " |  |  | "
                : $"{Cell(times.Ours)} | {Cell(times.Raw)} | {times.OursToRaw} | {Cell(times.Best)}";
            var ratio = Store.Ratio([.. times.Http.Select(h => Share(h, 0.5))], d);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {asked.List} | {asked.Kind} | {asked.Parameters} | {rows:n0} | {Store.Databases[d]} | "
                    + $"{Cell(times.Http[d])} | {inProcess} | {ratio} |"));
        }
    }

    private static string Cell(List<double> times)
    {
        if (times.Count == 0)
        {
            return "";
        }

        var most = string.Create(CultureInfo.InvariantCulture, $" ({Share(times, 0.99):n1})");
        return string.Create(CultureInfo.InvariantCulture, $"{Share(times, 0.5):n2}")
            + (times.Count <= TimesBest ? "" : most);
    }

    /// <summary>The milliseconds of one search.</summary>
    /// <param name="Http">Over HTTP, on each database.</param>
    private sealed record SearchTimes(IReadOnlyList<List<double>> Http)
    {
        /// <summary>The program's query by itself.</summary>
        public List<double> Ours { get; } = [];

        public List<double> Raw { get; } = [];

        /// <summary>FTS5's own ranking of all hits.</summary>
        public List<double> Best { get; } = [];

        public string OursToRaw => Raw.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{Share(Ours, 0.5) / Share(Raw, 0.5):n2}");
    }

    private static double Share(List<double> values, double share) =>
        values.Order().ElementAt((int)(share * (values.Count - 1)));

    internal static async Task TimeAsync<T>(List<double> times, Func<Task<T>> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<bool> IsKnownAsync(ChildServer app, SearchCase asked)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var answer = await client.GetAsync($"{asked.Target(asked.Queries[0])}&limit=18");
        return answer.StatusCode != HttpStatusCode.BadRequest;
    }
}
