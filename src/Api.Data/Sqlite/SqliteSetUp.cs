using System.Data;
using System.Globalization;
using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data.Sqlite;

/// <summary>Sets up connections to SQLite files, and the files themselves.</summary>
internal static class SqliteSetUp
{
    /// <summary>"ARTC": tells this program's files from those of others.</summary>
    internal const int ApplicationId = 0x41525443;

    // Older versions have faults that this program's statements and durability would meet.
    private static readonly Version OldestSqlite = new(3, 53, 3);

    /// <param name="immutable">Whether nobody writes to the file while it is open: no lock is taken then, and no file
    /// is made beside it.</param>
    public static string ReadOnlyConnectionString(string path, bool immutable)
    {
        // In a URI, these three characters would end the path or change it.
        var escaped = path
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = immutable ? $"file:{escaped}?immutable=1" : path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5,
        };
        return settings.ConnectionString;
    }

    public const int BusyMilliseconds = 5000;

    private const int Few = 1_000;
    private const string HasStatisticsSql = "select count(*) from sqlite_schema where name = 'sqlite_stat1'";
    private const string FewSql = "select count(*) from (select 1 from articles limit 1000) few";

    public static void ConfigureWriter(SqliteConnection writer)
    {
        CheckEngine(writer);
        KeepLog(writer);
        Configure(writer);
        // "full" syncs the log at each commit. With "normal", a power cut could take writes that were acknowledged.
        writer.Execute("""
            pragma synchronous = full;
            pragma cache_size = -32768;
            pragma journal_size_limit = 67108864;
            pragma secure_delete = on;
            """);
    }

    public static void Configure(SqliteConnection connection)
    {
        connection.Execute($"""
            pragma busy_timeout = {BusyMilliseconds};
            pragma trusted_schema = off;
            pragma cell_size_check = on;
            pragma temp_store = memory;
            pragma mmap_size = 0;
            """);
        Defend(connection, true);
    }

    private static void Defend(SqliteConnection connection, bool isDefended) =>
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, isDefended ? 1 : 0, out _);

    public static void CheckEngine(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < OldestSqlite)
        {
            throw new InvalidOperationException(
                $"SQLite {connection.ServerVersion} is too old: {OldestSqlite} or later is needed.");
        }

        // In one statement, so from one state: another process may be creating this very database.
        var (id, tables) = connection.QuerySingle<(long, long)>(
            "select application_id, (select count(*) from sqlite_schema) from pragma_application_id");
        if (id != ApplicationId && (id != 0 || tables != 0))
        {
            throw new InvalidOperationException($"{connection.DataSource} is a database of another program.");
        }
    }

    private static void KeepLog(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<string>("pragma journal_mode = wal") != "wal")
        {
            throw new InvalidOperationException(
                $"{connection.DataSource} cannot keep a write-ahead log: is it on a network file system?");
        }
    }

    /// <returns>The lines for the log.</returns>
    // In one transaction that others wait for: two processes that start together migrate once, and a killed one leaves
    // the old schema.
    public static IReadOnlyList<string> Migrate(SqliteConnection writer)
    {
        // A script may change the text of the schema, which is otherwise protected.
        Defend(writer, false);
        using var transaction = writer.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        var notes = UpgradeNotes.Of(MigrationOf(writer).Run(), writer);
        ForgetStatisticsOfFew(writer);
        writer.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {ApplicationId}"));
        transaction.Commit();
        Defend(writer, true);
        return notes;
    }

    /// <summary>
    /// Forgets the statistics of a database with fewer than a thousand articles. It may grow a thousandfold before it
    /// is closed and analysed again. By statistics of a few rows, SQLite reads whole tables where it should look up
    /// keys; without any, it takes every table for large. (Of 100,000 articles that came after statistics of two, each
    /// write took 66 ms instead of 10.)
    /// </summary>
    internal static void ForgetStatisticsOfFew(SqliteConnection writer)
    {
        var hasStatistics = writer.ExecuteScalar<long>(HasStatisticsSql) > 0;
        if (hasStatistics && HasFew(writer))
        {
            // The second statement makes this connection read what there is now: nothing.
            writer.Execute("delete from sqlite_stat1; analyze sqlite_schema;");
        }
    }

    /// <summary>Renews the statistics of tables that have changed much, if there is enough to count.</summary>
    public static void Analyze(SqliteConnection writer)
    {
        if (!HasFew(writer))
        {
            writer.Execute("pragma optimize;");
        }
    }

    private static bool HasFew(SqliteConnection connection) => connection.ExecuteScalar<long>(FewSql) < Few;

    public static Migration MigrationOf(SqliteConnection connection) =>
        new(
            DeployChanges.To.SqliteDatabase(new SharedConnection(connection)).WithoutTransaction(),
            SqliteDialect.Instance,
            connection.DataSource);
}
