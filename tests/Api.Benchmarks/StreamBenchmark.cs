using System.Diagnostics;
using System.Globalization;

namespace Api.Benchmarks;

/// <summary>
/// Measures whole lists in one answer: rows and megabytes a second, and the most memory that the server had meanwhile,
/// beside the memory that it had while it gave the first hundred rows over and over for as long.
/// </summary>
internal static class StreamBenchmark
{
    private static readonly string[] Lists = [
        "/v1/articles?all=true&format=csv",
        "/v1/articles?all=true&format=ndjson",
        "/v1/articles?all=true&format=ndjson&include=paragraphs,quotes,images",
        "/v1/quotes?all=true&format=csv",
    ];

    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int articles)
    {
        foreach (var store in stores)
        {
            await GeneratedArticles.SaveAsync(store, articles);
        }

        Console.WriteLine($"""
            {articles} articles.

            | list | database | rows | seconds | rows a second | MB a second | first bytes, ms | most memory, MB | the same of a hundred rows |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """);
        foreach (var store in stores)
        {
            using var app = await ChildServer.AppAsync(store.ConnectionString);
            using var http = new HttpClient { BaseAddress = app.Address };
            foreach (var list in Lists)
            {
                // Code and buffers that are made once are there after this.
                await FewAsync(app, http, list, TimeSpan.FromSeconds(3));
                var few = await FewAsync(app, http, list, TimeSpan.FromSeconds(10));
                var all = await ReadAsync(app, http, list);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {list} | {store.Database} | {all.Rows:n0} | {all.Time.TotalSeconds:n1} | "
                        + $"{all.Rows / all.Time.TotalSeconds:n0} | {all.Bytes / all.Time.TotalSeconds / 1e6:n1} | "
                        + $"{all.First.TotalMilliseconds:n1} | {all.Memory / 1e6:n0} | {few / 1e6:n0} |"));
            }
        }

        Store.WriteLeftOut();
        return 0;
    }

    private static async Task<long> FewAsync(ChildServer app, HttpClient http, string list, TimeSpan time)
    {
        var page = list.Replace(
            "all=true",
            list.Contains("include", StringComparison.Ordinal) ? "limit=20" : "limit=100",
            StringComparison.Ordinal);
        var (most, number) = (0L, 0);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time; number++)
        {
            // Another address each time, which no cache has an answer for.
            most = Math.Max(most, (await ReadAsync(app, http, $"{page}&publishedFrom={1000 + (number % 900)}")).Memory);
        }

        return most;
    }

    private static async Task<(long Rows, long Bytes, TimeSpan Time, TimeSpan First, long Memory)> ReadAsync(
        ChildServer app,
        HttpClient http,
        string list)
    {
        var (started, first, buffer) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, new byte[1 << 20]);
        var rows = list.Contains("csv", StringComparison.Ordinal) ? -1L : 0L;
        var bytes = 0L;
        var memory = app.Memory;
        var looked = started;
        using var response = await http.GetAsync(
            new Uri(list, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            first = first == TimeSpan.Zero ? Stopwatch.GetElapsedTime(started) : first;
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            bytes += read;
            if (Stopwatch.GetElapsedTime(looked).TotalMilliseconds > 50)
            {
                (memory, looked) = (Math.Max(memory, app.Memory), Stopwatch.GetTimestamp());
            }
        }

        return (rows, bytes, Stopwatch.GetElapsedTime(started), first, Math.Max(memory, app.Memory));
    }
}
