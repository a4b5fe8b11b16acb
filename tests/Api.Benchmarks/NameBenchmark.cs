using System.Diagnostics;
using System.Globalization;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Names;
using Api.Data.Upkeep;
using Dapper;

namespace Api.Benchmarks;

/// <summary>
/// Measures renaming, and then merging, a publisher, a tag and an author that all articles name, and the wait of
/// somebody who writes an article meanwhile.
/// </summary>
internal static class NameBenchmark
{
    private static readonly (Noun Noun, string Links, string Article)[] Nouns =
        [
            (Noun.Publisher, "articles", "id"),
            (Noun.Tag, "article_tags", "article_id"),
            (Noun.Author, "article_authors", "article_id"),
        ];

    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int articles)
    {
        Console.WriteLine($"""
            {articles} articles that all name it, on disk; beside it one article after another is stored, over a database opened for itself.

            | change | database | seconds | turns | processor time a turn, alone (ms) | a turn: median, longest (ms) | articles stored beside it | a store: median, longest (ms) | alone: median, longest (ms) |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """);
        foreach (var store in stores)
        {
            await GeneratedArticles.SaveAsync(store, 2);
            await using var database = Database.Open(store.ConnectionString);
            await using var other = Database.Open(store.ConnectionString);
            await MultiplyAsync(store, articles);
            var number = 1_000_000;
            var alone = await WriteUntilAsync(other, () => number++, Task.Delay(TimeSpan.FromSeconds(5)));
            foreach (var (noun, _, _) in Nouns)
            {
                var writer = new NamedWriter(database, TimeProvider.System);
                var id = await IdAsync(store, noun);
                var processor = await ProcessorTimeAsync(database, writer, noun, id);
                await MeasureAsync(
                    $"rename of the {noun.Name}",
                    () =>
                        writer.EditAsync(
                            noun,
                            new(id, null),
                            new IfMatch(null),
                            new() { Name = $"Another {noun.Name}" },
                            CancellationToken.None));
                var into = await AddAsync(store, noun);
                await MeasureAsync(
                    $"merge of the {noun.Name}",
                    () =>
                        writer.MergeAsync(
                            noun, new(id, null), new IfMatch(null), new() { Into = into }, CancellationToken.None));

                async Task MeasureAsync(string what, Func<Task<Edited>> change)
                {
                    var (start, turns) = (Stopwatch.GetTimestamp(), new List<double>());
                    var work = Task.Run(async () =>
                    {
                        var edited = await change();
                        var isMore = edited.Result == EditResult.Updated
                            ? true
                            : throw new InvalidOperationException($"{what}: {edited.Result} {edited.Refusal?.Detail}");
                        while (isMore)
                        {
                            var turn = Stopwatch.GetTimestamp();
                            isMore = await NameTurns.TakeTurnAsync(
                                database, TimeProvider.System, CancellationToken.None);
                            turns.Add(Stopwatch.GetElapsedTime(turn).TotalMilliseconds);
                        }
                    });
                    var stored = await WriteUntilAsync(other, () => number++, work);
                    await work;
                    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {what} | {store.Database} | {seconds:n1} | {turns.Count} | {processor:n1} | "
                            + $"{Times(turns)} | {stored.Count} | {Times(stored)} | {Times(alone)} |"));
                }
            }
        }

        Store.WriteLeftOut();
        return 0;
    }

    /// <summary>
    /// Returns the processor time of a turn of a rename in this process, in milliseconds, with nobody beside it: on
    /// SQLite all of it, whatever else the machine does.
    /// </summary>
    private static async Task<double> ProcessorTimeAsync(
        Database database,
        NamedWriter writer,
        Noun noun,
        long id)
    {
        var start = Environment.CpuUsage.TotalTime;
        await writer.EditAsync(
            noun, new(id, null), new IfMatch(null), new() { Name = $"Some {noun.Name}" }, CancellationToken.None);
        var turns = 1;
        while (await NameTurns.TakeTurnAsync(database, TimeProvider.System, CancellationToken.None))
        {
            turns++;
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / turns;
    }

    private static string Times(List<double> milliseconds) =>
        milliseconds.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{Load.Median(milliseconds):n0}, {milliseconds.Max():n0}");

    private static async Task<List<double>> WriteUntilAsync(Database database, Func<int> next, Task end)
    {
        var (writer, milliseconds) = (new ArticleWriter(database, TimeProvider.System), new List<double>());
        while (!end.IsCompleted)
        {
            // Of names of its own, so that what is measured is the wait.
            var (source, given) = GeneratedArticles.Of(next());
            var document = new SourceDocument(
                source,
                SourceDocument.PlainText,
                given with { Publisher = "A Paper of Its Own", Tags = ["a tag of its own"] });
            var article = ArticleReader.Read(document).Article!;
            var start = Stopwatch.GetTimestamp();
            await writer.SaveAsync(article, document, CancellationToken.None);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return milliseconds;
    }

    private const string Columns = """
        title, display_title, publisher_id, status, revision, version, word_count, paragraph_count, quote_count,
        image_count, text_hash, editorial_hash, reading_hash, source_revision, source_text_hash, created_at, updated_at
        """;

    /// <summary>
    /// Stores the first article many times, as rows of those tables alone that a change of a name meets.
    /// </summary>
    private static async Task MultiplyAsync(Store store, int count)
    {
        Console.Error.WriteLine($"Multiplying one article by {count} on {store.Database} ...");
        await using var connection = store.Connect();
        await connection.ExecuteAsync($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < @Count - 1)
            insert into articles (slug, sort_at, {Columns})
            select slug || '-copy-' || i, sort_at, {Columns} from articles cross join n where id = 1;

            insert into article_tags (article_id, position, tag_id, sort_at)
            select a.id, x.position, x.tag_id, a.sort_at
            from articles a join article_tags x on x.article_id = 1 where a.id > 2;
            insert into article_authors (article_id, position, author_id, sort_at)
            select a.id, x.position, x.author_id, a.sort_at
            from articles a join article_authors x on x.article_id = 1 where a.id > 2;
            insert into changes (audience, type, target_id, article_id, op, revision, at)
            select 'everyone', 'article', a.id, a.id, 'created', 1, a.created_at from articles a where a.id > 2;
            """, new { Count = count }, commandTimeout: 0);
        foreach (var (noun, links, _) in Nouns)
        {
            await connection.ExecuteAsync(
                $"update {noun.Name}s set article_count = (select count(*) from {links} x "
                    + $"where x.{noun.Name}_id = {noun.Name}s.id)",
                commandTimeout: 0);
        }
    }

    private static async Task<long> IdAsync(Store store, Noun noun)
    {
        var (_, links, article) = Nouns.Single(n => n.Noun == noun);
        await using var connection = store.Connect();
        return await connection.ExecuteScalarAsync<long>(
            $"select x.{noun.Name}_id from {links} x where x.{article} = 1 limit 1");
    }

    private static async Task<long> AddAsync(Store store, Noun noun)
    {
        await using var connection = store.Connect();
        return await connection.ExecuteScalarAsync<long>($"""
            insert into {noun.Name}s (slug, name, name_key) values ('one-more', 'One more', 'one more') returning id
            """);
    }
}
