using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;

namespace Api.Benchmarks;

/// <summary>
/// Measures articles a second on every way in, each beside prepared inserts of the very rows that came of it on the
/// same database, as many articles in a transaction. The difference is the way itself, the reading of the text, the
/// quotes in it, and the checks whether anything is there already.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rounds = 3;
    private const int Together = 100;
    private const int WarmUp = 500;

    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("articles-benchmark-");
        try
        {
            var lines = Path.Combine(folder.FullName, "articles.ndjson");
            await File.WriteAllLinesAsync(lines, Enumerable.Range(1, articles).Select(LineOf));
            var texts = folder.CreateSubdirectory("texts");
            for (var number = 1; number <= articles; number++)
            {
                await File.WriteAllBytesAsync(
                    Path.Combine(texts.FullName, string.Create(CultureInfo.InvariantCulture, $"{number:d8}.txt")),
                    GeneratedArticles.Of(number).Source);
            }

            (string Way, int Together, Func<Store, Task<TimeSpan>> Import)[] ways =
            [
                ("`POST /v1/imports`", Together, store => PostAsync(store, http => BulkAsync(http, lines, articles))),
                ("`import FILE.ndjson`", Together, store => CommandAsync(store, lines)),
                ("`import FOLDER` of texts", Together, store => CommandAsync(store, texts.FullName)),
                ("`POST /v1/articles`, one after the other", 1, store =>
                    PostAsync(store, http => SinglyAsync(http, articles))),
                ("reading and writing in turns, in the process", Together, store => InProcessAsync(store, articles)),
            ];
            Console.WriteLine($"""
                {articles} articles, medians of {Rounds} rounds.

                | way in | database | articles/s | bare inserts of the same rows/s | ratio | PostgreSQL/SQLite |
                |---|---|--:|--:|--:|--:|
                """);
            foreach (var (way, together, import) in ways)
            {
                var rounds = new List<IReadOnlyList<(double Imports, double Inserts)>>();
                for (var round = 0; round < Rounds; round++)
                {
                    var each = new List<(double, double)>();
                    foreach (var database in Store.Databases)
                    {
                        each.Add(await MeasureAsync(database, articles, together, import));
                    }

                    rounds.Add(each);
                }

                Write(way, rounds);
            }

            Store.WriteLeftOut();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Imports, double Inserts)> MeasureAsync(
        string database,
        int articles,
        int together,
        Func<Store, Task<TimeSpan>> import)
    {
        await using var imported = await Store.CreateAsync(database);
        var imports = articles / (await import(imported)).TotalSeconds;
        await using var inserted = await Store.CreateAsync(database);
        await Database.Open(inserted.ConnectionString).DisposeAsync();
        var (elapsed, count) = BareInserts.Run(imported, inserted, together);
        return (imports, count / elapsed.TotalSeconds);
    }

    private static void Write(string way, IReadOnlyList<IReadOnlyList<(double Imports, double Inserts)>> rounds)
    {
        var imports = Store.Databases.Select((_, d) => Load.Median(rounds.Select(r => r[d].Imports))).ToList();
        for (var d = 0; d < imports.Count; d++)
        {
            var (inserts, ratio) = (Load.Median(rounds.Select(r => r[d].Inserts)), Load.Median(
                rounds.Select(r => r[d].Imports / r[d].Inserts)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {way} | {Store.Databases[d]} | {imports[d]:n0} | {inserts:n0} | {ratio:n2} | {Store.Ratio(
                        imports, d)} |"));
        }
    }

    private static string LineOf(int number)
    {
        var (source, given) = GeneratedArticles.Of(number);
        return JsonSerializer.Serialize(
            new
            {
                text = System.Text.Encoding.UTF8.GetString(source),
                canonicalUrl = given.Url,
                given.Publisher,
                given.Language,
                given.Tags,
            },
            JsonSerializerOptions.Web);
    }

    /// <summary>Imports through a server that has run for a while.</summary>
    private static async Task<TimeSpan> PostAsync(Store store, Func<HttpClient, Task> send)
    {
        string key;
        await using (var database = Database.Open(store.ConnectionString))
        {
            key = (await new KeyWriter(database, TimeProvider.System)
                .CreateAsync("benchmark", Scope.Write, null, CancellationToken.None))!;
        }

        using var server = await ChildServer.AppAsync(store.ConnectionString);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using (var warmUp = new MemoryStream(
            [
                .. Enumerable.Range(1_000_000, WarmUp)
                    .SelectMany(n => System.Text.Encoding.UTF8.GetBytes(LineOf(n) + "\n")),
            ]))
        {
            await BulkAsync(http, warmUp, WarmUp);
        }

        var watch = Stopwatch.StartNew();
        await send(http);
        return watch.Elapsed;
    }

    private static async Task BulkAsync(HttpClient http, string lines, int articles)
    {
        await using var stream = File.OpenRead(lines);
        await BulkAsync(http, stream, articles);
    }

    private static async Task BulkAsync(HttpClient http, Stream lines, int articles)
    {
        using var content = new StreamContent(lines);
        content.Headers.ContentType = new("application/x-ndjson");
        using var response = await http.PostAsync(new Uri("/v1/imports", UriKind.Relative), content);
        var report = await response.Content.ReadAsStringAsync();
        var created = report.Split('\n').Count(line => line.Contains("\"created\"", StringComparison.Ordinal));
        if (created != articles)
        {
            throw new InvalidOperationException(
                $"{created} of {articles} were created: {report[..Math.Min(500, report.Length)]}");
        }
    }

    private static async Task SinglyAsync(HttpClient http, int articles)
    {
        for (var number = 1; number <= articles; number++)
        {
            using var content = new StringContent(LineOf(number), new MediaTypeHeaderValue("application/json"));
            using var response = await http.PostAsync(new Uri("/v1/articles", UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Imports through a process that is started for it, and whose start counts.</summary>
    private static async Task<TimeSpan> CommandAsync(Store store, string path)
    {
        var watch = Stopwatch.StartNew();
        using var import = Process.Start(
            ChildServer.Command("Api.dll", ["import", path], ("ConnectionStrings__Articles", store.ConnectionString)))!;
        var report = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        return import.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException(report);
    }

    private static async Task<TimeSpan> InProcessAsync(Store store, int articles)
    {
        await using var database = Database.Open(store.ConnectionString);
        var writer = new ArticleWriter(database, TimeProvider.System);
        var sources = Enumerable.Range(1, articles)
            .Select(GeneratedArticles.Of)
            .Select(s => new SourceDocument(s.Source, SourceDocument.PlainText, s.Given))
            .ToList();
        var watch = Stopwatch.StartNew();
        for (var stored = 0; stored < articles;)
        {
            stored +=
                (await writer.SaveAsync(
                    [
                        .. sources.Skip(stored)
                            .Take(Together)
                            .Select(s => new ReadSource(ArticleReader.Read(s).Article!, s)),
                    ],
                    new("import"),
                    CancellationToken.None)).Count;
        }

        return watch.Elapsed;
    }
}
