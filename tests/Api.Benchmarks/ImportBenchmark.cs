using System.Diagnostics;
using System.Globalization;
using Api.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>
/// Articles a second through <c>import FOLDER</c>, a process started for it, beside prepared inserts of the rows that came of it, into a file
/// with the same schema and the same promise (one transaction an article, flushed to the disk). What lies between is the reading of the text, the
/// quotes in it, the questions whether anything is there already, and the start of the process.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rounds = 2;

    // Those that articles name come first, in one transaction: they are few.
    private static readonly string[] Shared = ["publishers", "authors", "tags", "speakers", "slugs"];
    private static readonly string[] OfArticle = ["articles", "sources", "article_authors", "article_tags", "paragraphs", "quotes", "quote_speakers", "speaker_names", "images"];

    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("articles-benchmark-");
        try
        {
            var texts = folder.CreateSubdirectory("texts");
            for (var number = 1; number <= articles; number++)
            {
                await File.WriteAllBytesAsync(Path.Combine(texts.FullName, string.Create(CultureInfo.InvariantCulture, $"{number:d8}.txt")), GeneratedArticles.Of(number).Source);
            }

            var (imports, inserts, rows) = (new List<double>(), new List<double>(), 0);
            for (var round = 0; round < Rounds; round++)
            {
                var imported = $"Data Source={Path.Combine(folder.FullName, $"imported-{round}.db")}";
                imports.Add(articles / Import(imported, texts.FullName).TotalSeconds);
                var inserted = $"Data Source={Path.Combine(folder.FullName, $"inserted-{round}.db")}";
                await Database.Open(inserted).DisposeAsync();
                (var elapsed, rows) = Insert(imported, inserted);
                inserts.Add(articles / elapsed.TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {articles} articles, {rows} rows.

                | import | articles/s |
                |---|--:|
                | `import FOLDER` | {Load.Median(imports):n0} |
                | bare inserts of the same rows | {Load.Median(inserts):n0} |
                | ratio | {Load.Median(imports) / Load.Median(inserts):n2} |
                """));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static TimeSpan Import(string store, string texts)
    {
        var watch = Stopwatch.StartNew();
        using var import = Process.Start(ChildServer.Command("Api.dll", ["import", texts, "--publisher", "Benchmark Post"], ("ConnectionStrings__Articles", store)))!;
        var report = import.StandardOutput.ReadToEnd();
        import.WaitForExit();
        return import.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException(report);
    }

    private static (TimeSpan Elapsed, int Rows) Insert(string from, string to)
    {
        using var target = new SqliteConnection($"{to};Pooling=False");
        target.Open();
        target.Execute("pragma foreign_keys = on; pragma synchronous = full; pragma cache_size = -65536");
        List<Row> shared;
        List<List<Row>> articles;
        using (var source = new SqliteConnection($"{from};Pooling=False"))
        {
            shared = [.. Shared.SelectMany(table => Rows(source, target, table))];
            articles = [.. OfArticle.SelectMany(table => Rows(source, target, table)).GroupBy(r => r.Article).OrderBy(g => g.Key).Select(g => g.ToList())];
        }

        var watch = Stopwatch.StartNew();
        foreach (var rows in articles.Prepend(shared))
        {
            using var transaction = target.BeginTransaction();
            foreach (var row in rows)
            {
                row.Insert(transaction);
            }

            transaction.Commit();
        }

        return (watch.Elapsed, shared.Count + articles.Sum(a => a.Count));
    }

    private static IEnumerable<Row> Rows(SqliteConnection source, SqliteConnection target, string table)
    {
        using var reader = source.ExecuteReader($"select * from {table}");
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var command = target.CreateCommand();
        command.CommandText = $"insert into {table} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(n => $"@{n}"))})";
        names.ForEach(n => command.Parameters.Add(new SqliteParameter($"@{n}", null)));
        var article = names.IndexOf(table == "articles" ? "id" : "article_id");
        while (reader.Read())
        {
            var values = new object[names.Count];
            reader.GetValues(values);
            yield return new Row(command, values, article < 0 ? 0 : (long)values[article]);
        }
    }

    private sealed record Row(SqliteCommand Command, object[] Values, long Article)
    {
        public void Insert(SqliteTransaction transaction)
        {
            Command.Transaction = transaction;
            for (var i = 0; i < Values.Length; i++)
            {
                Command.Parameters[i].Value = Values[i];
            }

            Command.ExecuteNonQuery();
        }
    }
}
