using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>
/// The rows of a filled database, inserted once more by prepared statements into an empty one with the same schema and the same promise (flushed to the
/// disk at each commit): what storing them costs at least.
/// </summary>
internal static class BareInserts
{
    // Those that articles name come first, in one transaction: they are few.
    private static readonly string[] Shared = ["publishers", "authors", "tags", "speakers", "speaker_keys", "slugs"];

    private static readonly string[] OfArticle =
        ["articles", "sources", "revisions", "article_authors", "article_tags", "paragraphs", "quotes", "quote_speakers", "speaker_names", "images", "changes"];

    /// <param name="together">The articles in a transaction.</param>
    public static (TimeSpan Elapsed, int Articles) Run(string from, string to, int together)
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
        foreach (var rows in articles.Chunk(together).Select(chunk => chunk.SelectMany(rows => rows)).Prepend(shared))
        {
            using var transaction = target.BeginTransaction();
            foreach (var row in rows)
            {
                row.Insert(transaction);
            }

            transaction.Commit();
        }

        return (watch.Elapsed, articles.Count(a => a[0].Article > 0));
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
            yield return new Row(command, values, article < 0 || values[article] is DBNull ? 0 : (long)values[article]);
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
