using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Api.Benchmarks;

/// <summary>
/// Inserts the rows of a filled store once more, by prepared statements, into an empty one of the same database with
/// the same schema and the same promise (flushed to the disk at each commit): the least that storing them costs. On
/// SQLite a statement a row; on PostgreSQL, where each statement by itself would be a round trip, the same statements
/// in one batch an article.
/// </summary>
internal static class BareInserts
{
    // The names come first, in one transaction: they are few.
    private static readonly string[] Shared = ["publishers", "authors", "tags", "speakers", "speaker_keys", "slugs"];

    private static readonly string[] OfArticle =
        [
            "articles", "sources", "revisions", "article_authors", "article_tags", "paragraphs", "quotes",
            "quote_speakers", "speaker_names", "images", "changes",
        ];

    /// <param name="together">The articles in a transaction.</param>
    public static (TimeSpan Elapsed, int Articles) Run(Store from, Store to, int together)
    {
        List<Row> shared;
        List<List<Row>> articles;
        using (var source = from.Connect())
        {
            shared = [.. Shared.SelectMany(table => Rows(source, table))];
            articles = [
                .. OfArticle.SelectMany(table => Rows(source, table))
                    .GroupBy(r => r.Article)
                    .OrderBy(g => g.Key)
                    .Select(g => g.ToList()),
            ];
        }

        using var target = to.Connect();
        if (target is SqliteConnection)
        {
            target.Execute("pragma foreign_keys = on; pragma synchronous = full; pragma cache_size = -65536");
        }

        var watch = Stopwatch.StartNew();
        foreach (var chunk in articles.Chunk(together).Prepend([shared]))
        {
            using var transaction = target.BeginTransaction();
            foreach (var rows in chunk)
            {
                if (transaction is SqliteTransaction sqlite)
                {
                    rows.ForEach(row => row.Insert(sqlite));
                }
                else
                {
                    Insert((NpgsqlTransaction)transaction, rows);
                }
            }

            transaction.Commit();
        }

        return (watch.Elapsed, articles.Count(a => a[0].Article > 0));
    }

    private static void Insert(NpgsqlTransaction transaction, List<Row> rows)
    {
        using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(row.Command());
        }

        // Asks the server only for what the connection has not prepared yet.
        batch.Prepare();
        batch.ExecuteNonQuery();
    }

    /// <summary>The column that the database itself computes.</summary>
    private const string Generated = "sureness";

    private static IEnumerable<Row> Rows(DbConnection source, string table)
    {
        using var reader = source.ExecuteReader($"select * from {table}");
        var columns = Enumerable.Range(0, reader.FieldCount).Where(c => reader.GetName(c) != Generated).ToList();
        var into = new Table(
            $"insert into {table} ({string.Join(", ", columns.Select(reader.GetName))}) values ({string.Join(
                ", ", columns.Select((_, i) => $"${i + 1}"))})",
            [.. columns.Select(reader.GetDataTypeName)]);
        var article = columns.FindIndex(c => reader.GetName(c) == (table == "articles" ? "id" : "article_id"));
        while (reader.Read())
        {
            var values = columns.ConvertAll(reader.GetValue).ToArray();
            yield return new Row(into, values, article < 0 || values[article] is DBNull ? 0 : (long)values[article]);
        }
    }

    private sealed record Table(string Sql, IReadOnlyList<string> Types)
    {
        public SqliteCommand? Prepared { get; set; }
    }

    private sealed record Row(Table Table, object[] Values, long Article)
    {
        public void Insert(SqliteTransaction transaction)
        {
            var command = Table.Prepared ??= Prepare(transaction.Connection!);
            command.Transaction = transaction;
            for (var i = 0; i < Values.Length; i++)
            {
                command.Parameters[i].Value = Values[i];
            }

            command.ExecuteNonQuery();
        }

        public NpgsqlBatchCommand Command()
        {
            var command = new NpgsqlBatchCommand(Table.Sql);
            for (var i = 0; i < Values.Length; i++)
            {
                command.Parameters.Add(new() { Value = Values[i], DataTypeName = Table.Types[i] });
            }

            return command;
        }

        private SqliteCommand Prepare(SqliteConnection connection)
        {
            var command = new SqliteCommand(Table.Sql, connection);
            command.Parameters.AddRange(
                Enumerable.Range(1, Values.Length).Select(i => new SqliteParameter($"${i}", null)));
            return command;
        }
    }
}
