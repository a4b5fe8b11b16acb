using System.Globalization;
using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>
/// Measures the bytes of a SQLite file that things take: sources, and changes of one sentence in an article of 1.5 KB.
/// Every size is that of a copy without free pages.
/// </summary>
internal static class SizeBenchmark
{
    private const int Articles = 200;
    private const int MoreChanges = 9;

    // 1.5 KB: four sentences of about 55 words.
    private const int Sentences = 4;
    private const int Words = 55;

    /// <param name="pages">Files of HTML whose sources are measured.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> pages)
    {
        Console.WriteLine("| what | of how many | bytes each | of these, sources | of these, revisions |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var page in pages)
        {
            await MeasurePageAsync(page);
        }

        await MeasureChangesAsync("a sentence changed by `PATCH`", PatchAsync);
        await MeasureChangesAsync("a sentence changed by an import", ImportAsync);
        return 0;
    }

    private static async Task MeasurePageAsync(string page)
    {
        await using var store = await Store.CreateAsync(Store.Databases[0]);
        await using var database = Database.Open(store.ConnectionString);
        var before = await SizesAsync(store);
        var source = new SourceDocument(await File.ReadAllBytesAsync(page), SourceDocument.Html, new());
        if (ArticleReader.Read(source).Article is not { } article)
        {
            Console.Error.WriteLine($"{Path.GetFileName(page)} is refused.");
            return;
        }

        await new ArticleWriter(database, TimeProvider.System).SaveAsync(article, source, CancellationToken.None);
        WriteRow(
            string.Create(CultureInfo.InvariantCulture, $"a page of {source.Content.Length:n0} bytes"),
            1,
            before,
            await SizesAsync(store));
    }

    private static async Task MeasureChangesAsync(string what, Func<ArticleWriter, long, int, Task> change)
    {
        await using var store = await Store.CreateAsync(Store.Databases[0]);
        await using var database = Database.Open(store.ConnectionString);
        var writer = new ArticleWriter(database, TimeProvider.System);
        for (var id = 1; id <= Articles; id++)
        {
            await ImportAsync(writer, id, 0);
        }

        var (before, first) = (await SizesAsync(store), 1);
        foreach (var (name, last) in new[] { ("the first", 1), ("further ones", 1 + MoreChanges) })
        {
            for (var number = first; number <= last; number++)
            {
                for (var id = 1; id <= Articles; id++)
                {
                    await change(writer, id, number);
                }
            }

            var after = await SizesAsync(store);
            WriteRow($"{what}, {name}", Articles * (last - first + 1), before, after);
            (before, first) = (after, last + 1);
        }
    }

    private static Task PatchAsync(ArticleWriter writer, long id, int number) => writer.EditAsync(
        new(id, null),
        new(null),
        JsonSerializer.Serialize(new { text = TextOf(id, number) }),
        CancellationToken.None);

    private static Task ImportAsync(ArticleWriter writer, long id, int number)
    {
        var source = new SourceDocument(
            Encoding.UTF8.GetBytes(TextOf(id, number)),
            SourceDocument.PlainText,
            new()
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"Article {id}"),
                Url = string.Create(CultureInfo.InvariantCulture, $"https://example.org/articles/{id}"),
                Publisher = "The Post",
                Language = "en",
            });
        return writer.SaveAsync(ArticleReader.Read(source).Article!, source, CancellationToken.None);
    }

    // Each change gives one paragraph another last sentence.
    private static string TextOf(long id, int number)
    {
        var words = new Random((int)id);
        var paragraphs = Enumerable.Range(0, Sentences).Select(_ => Sentence(words)).ToList();
        if (number > 0)
        {
            paragraphs[number % Sentences] += " It was opened again: " + Sentence(new((int)id + (number * 1000)))[..60];
        }

        return string.Join("\n\n", paragraphs);
    }

    private static string Sentence(Random random)
    {
        var words = Enumerable.Range(0, Words)
            .Select(_ => ZipfArticles.Word(1 + GeneratedArticles.Skewed(random, 8000)));
        return GeneratedArticles.Capital(string.Join(' ', words)) + ".";
    }

    private static async Task<Sizes> SizesAsync(Store store)
    {
        var whole = await SizeAsync(store, "");
        return new(
            whole,
            whole - await SizeAsync(store, "delete from sources; delete from packed_texts where kind = 'source'"),
            whole - await SizeAsync(store, "delete from revisions; delete from packed_texts where kind = 'state'"));
    }

    private static async Task<long> SizeAsync(Store store, string without)
    {
        var folder = Directory.CreateTempSubdirectory("articles-size-");
        try
        {
            var copy = Path.Combine(folder.FullName, "copy.db");
            await using (var original = (SqliteConnection)store.Connect())
            {
                await original.ExecuteAsync("vacuum into @Copy", new { Copy = copy });
            }

            await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False;Foreign Keys=False");
            await connection.ExecuteAsync($"{without}; vacuum;");
            return await connection.ExecuteScalarAsync<long>(
                "select c.page_count * s.page_size from pragma_page_count c, pragma_page_size s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteRow(string what, int count, Sizes before, Sizes after)
    {
        var (whole, sources, revisions) = (
            (after.Whole - before.Whole) / count,
            (after.Sources - before.Sources) / count,
            (after.Revisions - before.Revisions) / count);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture, $"| {what} | {count} | {whole:n0} | {sources:n0} | {revisions:n0} |"));
    }

    /// <summary>The size of a file, and the parts of it that two tables have.</summary>
    private sealed record Sizes(long Whole, long Sources, long Revisions);
}
