using System.Diagnostics;
using System.Globalization;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Speakers;
using Dapper;

namespace Api.Benchmarks;

/// <summary>
/// Measures renaming the most quoted speaker, and merging the next ones into it, on disk and with every quote and
/// article in the log of changes.
/// </summary>
internal static class SpeakerBenchmark
{
    private const int Times = 5;

    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int articles)
    {
        var opened = new List<Opened>();
        try
        {
            foreach (var store in stores)
            {
                await GeneratedArticles.SaveAsync(store, articles);
                opened.Add(new(Database.Open(store.ConnectionString), Most(store)));
            }

            await RunAsync(opened, articles);
            return 0;
        }
        finally
        {
            foreach (var (database, _) in opened)
            {
                await database.DisposeAsync();
            }
        }
    }

    private static async Task RunAsync(IReadOnlyList<Opened> opened, int articles)
    {
        Console.WriteLine($"""
            {articles} articles; a rename is the median of {Times}.

            | change | database | quotes | articles | seconds | PostgreSQL/SQLite |
            |---|---|--:|--:|--:|--:|
            """);
        var renames = new List<List<double>>();
        for (var i = 0; i < Times; i++)
        {
            renames.Add(
                await EachAsync(
                    opened,
                    (writer, speakers) =>
                        writer.EditAsync(
                            new(speakers[0].Id, null),
                            new IfMatch(null),
                            new() { Name = $"Another Name {i}" },
                            CancellationToken.None)));
        }

        Write("rename", opened, 0, [.. opened.Select((_, d) => Load.Median(renames.Select(r => r[d])))]);
        for (var other = 1; other < Times; other++)
        {
            var merged = await EachAsync(
                opened,
                (writer, speakers) =>
                    writer.MergeAsync(
                        new(speakers[other].Id, null),
                        new IfMatch(null),
                        new() { Into = speakers[0].Id },
                        CancellationToken.None));
            Write("merge", opened, other, merged);
        }

        Store.WriteLeftOut();
    }

    private static List<Speaker> Most(Store store)
    {
        using var connection = store.Connect();
        return [
            .. connection.Query<Speaker>(
                "select id, quote_count as quotes, article_count as articles from speakers "
                    + "order by quote_count desc, id limit @Times",
                new { Times }),
        ];
    }

    private static async Task<List<double>> EachAsync(
        IReadOnlyList<Opened> opened,
        Func<SpeakerWriter, IReadOnlyList<Speaker>, Task<Edited>> write)
    {
        var seconds = new List<double>();
        foreach (var (database, speakers) in opened)
        {
            var start = Stopwatch.GetTimestamp();
            var edited = await write(new SpeakerWriter(database, TimeProvider.System), speakers);
            seconds.Add(
                edited.Result == EditResult.Updated
                    ? Stopwatch.GetElapsedTime(start).TotalSeconds
                    : throw new InvalidOperationException($"{edited.Result} in {database.Name}."));
        }

        return seconds;
    }

    private static void Write(string change, IReadOnlyList<Opened> opened, int speaker, List<double> seconds)
    {
        for (var d = 0; d < opened.Count; d++)
        {
            var (quotes, articles) = (opened[d].Speakers[speaker].Quotes, opened[d].Speakers[speaker].Articles);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {change} | {Store.Databases[d]} | {quotes:n0} | {articles:n0} | {seconds[d]:n2} | {Store.Ratio(
                        seconds, d)} |"));
        }
    }

    private sealed record Opened(Database Database, IReadOnlyList<Speaker> Speakers);

    private sealed record Speaker
    {
        public required long Id { get; init; }

        public required int Quotes { get; init; }

        public required int Articles { get; init; }
    }
}
