using System.Data;
using System.Globalization;
using Api.Data.Search;
using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data;

/// <summary>
/// A SQLite file, and how each connection to it is set up. They are our own, each set up once: a pooled one would carry one borrower's settings to the next.
/// </summary>
internal sealed class SqliteFile
{
    public const int BusyMilliseconds = 5000;

    /// <summary>"ARTC": tells our files from those of other programs.</summary>
    private const int ApplicationId = 0x41525443;

    // Older ones have faults that our statements and our durability would meet.
    private static readonly Version OldestSqlite = new(3, 53, 3);

    private readonly SqliteConnectionStringBuilder _settings;

    public SqliteFile(string connectionString)
    {
        _settings = new(connectionString) { Pooling = false, ForeignKeys = true, DefaultTimeout = BusyMilliseconds / 1000 };
        Name = _settings.DataSource = Path.GetFullPath(_settings.DataSource);
    }

    public string Name { get; }

    /// <summary>The connection that writes, to a file that is made if it is missing, and brought up to date.</summary>
    public KeepingConnection Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Name)!);
        return Open(_settings.Mode, null, writer =>
        {
            SetUpWriter(writer);
            Migrate(writer);
        });
    }

    /// <summary>The connection that writes, to the file as it is.</summary>
    public KeepingConnection OpenWriter() => Open(SqliteOpenMode.ReadWrite, null, SetUpWriter);

    /// <param name="step">Told of each step.</param>
    public KeepingConnection OpenReader(Action<string>? step) => Open(SqliteOpenMode.ReadOnly, step, reader =>
    {
        SetUp(reader);
        Relevance.AddTo(reader);
        reader.Execute("pragma query_only = on; pragma cache_size = -16384;");
    });

    private KeepingConnection Open(SqliteOpenMode mode, Action<string>? step, Action<KeepingConnection> setUp)
    {
        var connection = new KeepingConnection(new SqliteConnectionStringBuilder(_settings.ConnectionString) { Mode = mode }.ConnectionString);
        try
        {
            step?.Invoke("open");
            connection.Open();
            step?.Invoke("set up");
            setUp(connection);
            return connection;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    private static void SetUpWriter(KeepingConnection writer)
    {
        CheckEngine(writer);
        SetUp(writer);
        writer.Execute("""
            pragma synchronous = full;
            pragma cache_size = -65536;
            pragma journal_size_limit = 67108864;
            pragma secure_delete = on;
            """);
    }

    private static void SetUp(SqliteConnection connection)
    {
        connection.Execute($"""
            pragma busy_timeout = {BusyMilliseconds};
            pragma trusted_schema = off;
            pragma cell_size_check = on;
            pragma temp_store = memory;
            pragma mmap_size = 0;
            """);
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
    }

    private static void CheckEngine(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < OldestSqlite)
        {
            throw new InvalidOperationException($"SQLite {connection.ServerVersion} is too old: {OldestSqlite} or later is needed.");
        }

        // In one statement, so from one state: another process may be making this very database.
        var (id, tables) = connection.QuerySingle<(long, long)>("select application_id, (select count(*) from sqlite_schema) from pragma_application_id");
        if (id != ApplicationId && (id != 0 || tables != 0))
        {
            throw new InvalidOperationException($"{connection.DataSource} is a database of another program.");
        }

        if (connection.ExecuteScalar<string>("pragma journal_mode = wal") != "wal")
        {
            throw new InvalidOperationException($"{connection.DataSource} cannot keep a write-ahead log: is it on a network file system?");
        }
    }

    // In one transaction that others wait for: two processes that start together migrate once, and a killed one leaves the old schema.
    private static void Migrate(SqliteConnection writer)
    {
        using var transaction = writer.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        new Migration(DeployChanges.To.SqliteDatabase(new SharedConnection(writer)).WithoutTransaction(), Dialect.Sqlite, writer.DataSource).Run();
        writer.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {ApplicationId}"));
        transaction.Commit();
    }
}
