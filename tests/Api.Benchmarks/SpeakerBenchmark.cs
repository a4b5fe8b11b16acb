using System.Diagnostics;
using System.Globalization;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Speakers;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>What it takes to rename the most quoted speaker, and to merge the next ones into it, on disk and with every quote and article in the log of changes.</summary>
internal static class SpeakerBenchmark
{
    private const int Times = 5;

    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("articles-benchmark-");
        try
        {
            var store = $"Data Source={Path.Combine(folder.FullName, "articles.db")}";
            Console.Error.WriteLine($"Writing {articles} articles ...");
            await GeneratedArticles.SaveAsync(store, articles);
            await using var database = Database.Open(store);
            var writer = new SpeakerWriter(database, TimeProvider.System);
            var speakers = Most(store);
            Console.WriteLine("""
                | change | quotes | articles | seconds |
                |---|--:|--:|--:|
                """);
            for (var i = 0; i < Times; i++)
            {
                await WriteAsync("rename", speakers[0], () => writer.EditAsync(new(speakers[0].Id, null), new IfMatch(null), new() { Name = $"Another Name {i}" }, CancellationToken.None));
            }

            foreach (var other in speakers.Skip(1))
            {
                await WriteAsync("merge", other, () => writer.MergeAsync(new(other.Id, null), new IfMatch(null), new() { Into = speakers[0].Id }, CancellationToken.None));
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(long Id, long Quotes, long Articles)> Most(string store)
    {
        using var connection = new SqliteConnection(store);
        return [.. connection.Query<(long, long, long)>("select id, quote_count, article_count from speakers order by quote_count desc limit @Times", new { Times })];
    }

    private static async Task WriteAsync(string change, (long Id, long Quotes, long Articles) speaker, Func<Task<Edited>> write)
    {
        var start = Stopwatch.GetTimestamp();
        var edited = await write();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {change}{(edited.Result == EditResult.Updated ? "" : $" ({edited.Result})")} | {speaker.Quotes:n0} | {speaker.Articles:n0} | {seconds:n2} |"));
    }
}
