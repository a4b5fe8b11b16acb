using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Api.Data.Erasing;
using Api.Data.Search;
using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data;

/// <summary>
/// A SQLite file and its connections. They are our own, each set up once: a pooled one would carry one borrower's settings to the next.
/// </summary>
internal sealed class SqliteStore : Database
{
    /// <summary>"ARTC": tells our files from those of other programs.</summary>
    private const int ApplicationId = 0x41525443;

    // Older ones have faults that our statements and our durability would meet.
    private static readonly Version OldestSqlite = new(3, 53, 3);

    private readonly string _readers;
    private readonly KeepingConnection _writer;
    private readonly KeepingConnection _watcher;
    private readonly sqlite3_stmt _dataVersion;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(2 * Environment.ProcessorCount);
    private readonly ConcurrentBag<KeepingConnection> _idle = [];
    private readonly Lock _watch = new();
    private readonly ErasureFile _erasures;

    private SqliteStore(KeepingConnection writer, string readers)
    {
        _writer = writer;
        _erasures = new(writer.DataSource + ".erasures");
        _readers = readers;
        _watcher = OpenReader();
        if (raw.sqlite3_prepare_v2(_watcher.Handle, "pragma data_version", out _dataVersion) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_watcher.Handle).utf8_to_string());
        }
    }

    public override string Name => _writer.DataSource;

    internal override Dialect Dialect => Dialect.Sqlite;

    internal override ErasureLog ErasureLog => _erasures;

    internal override Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken) => ForgetAsync(cancellationToken);

    // The write-ahead log has what stood in the file before, until all of it is in the file and nobody reads from it. While this waits for readers, writers wait for it: hence not long.
    internal override async Task<string?> ForgetAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer.Execute("pragma busy_timeout = 100");
            return _writer.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") == 0 ? null : "somebody who began to read before it: an export, a long list, or another program with the file open";
        }
        finally
        {
            _writer.Execute("pragma busy_timeout = 5000");
            _writing.Release();
        }
    }

    public static new SqliteStore Open(string connectionString)
    {
        try
        {
            return OpenFile(connectionString);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidOperationException($"The database cannot be opened: {e.Message}", e);
        }
    }

    private static SqliteStore OpenFile(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = true, DefaultTimeout = 5 };
        settings.DataSource = System.IO.Path.GetFullPath(settings.DataSource);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(settings.DataSource)!);

        var writer = new KeepingConnection(settings.ConnectionString);
        writer.Open();
        CheckEngine(writer);
        SetUp(writer);
        writer.Execute("""
            pragma synchronous = full;
            pragma cache_size = -65536;
            pragma journal_size_limit = 67108864;
            pragma secure_delete = on;
            """);
        Migrate(writer);

        settings.Mode = SqliteOpenMode.ReadOnly;
        return new SqliteStore(writer, settings.ConnectionString);
    }

    /// <summary>SQLite's own count of the commits of other connections. Its value means something on this one connection only.</summary>
    public override long Generation
    {
        get
        {
            lock (_watch)
            {
                if (raw.sqlite3_step(_dataVersion) != raw.SQLITE_ROW)
                {
                    throw new InvalidOperationException(raw.sqlite3_errmsg(_watcher.Handle).utf8_to_string());
                }

                var version = raw.sqlite3_column_int64(_dataVersion, 0);
                _ = raw.sqlite3_reset(_dataVersion);
                return version;
            }
        }
    }

    internal override ValueTask<Session> ReadAsync(CancellationToken cancellationToken) => ReadAsync(together: false, cancellationToken);

    internal override ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken) => ReadAsync(together: true, cancellationToken);

    internal override ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken) => ReadAsync(together: true, cancellationToken);

    // Every thousand steps of its machine, SQLite asks whether to go on.
    internal override async ValueTask<Session> SearchAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        return await ReadAsync(together: true, cancellationToken, _ => Stopwatch.GetElapsedTime(started) > SearchTimeout ? 1 : 0);
    }

    private async ValueTask<Session> ReadAsync(bool together, CancellationToken cancellationToken, delegate_progress? stops = null)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var connection = _idle.TryTake(out var idle) ? idle : OpenReader();
            raw.sqlite3_progress_handler(connection.Handle, stops is null ? 0 : 1000, stops, null);
            return Lend(connection, together ? connection.BeginTransaction(deferred: true) : null, () =>
            {
                raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
                _idle.Add(connection);
                _reading.Release();
            });
        }
        catch (SqliteException)
        {
            _reading.Release();
            throw;
        }
    }

    internal override async ValueTask<Session> WriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var turn = await Turnstile.EnterAsync(Name + ".turn", cancellationToken);

            // Immediate: a transaction that reads first and then finds the file locked could not wait for it.
            return Lend(_writer, _writer.BeginTransaction(IsolationLevel.Serializable, deferred: false), () => _writing.Release());
        }
        catch (Exception)
        {
            _writing.Release();
            throw;
        }
    }

    private Session Lend(SqliteConnection connection, SqliteTransaction? transaction, Action giveBack) => new(
        this,
        connection,
        transaction,
        cancellationToken => transaction!.CommitAsync(cancellationToken),
        _ =>
        {
            transaction?.Dispose();
            giveBack();
            return ValueTask.CompletedTask;
        });

    /// <summary>One server a file: the lock is the operating system's and goes with the process.</summary>
    public override FileStream? TryServe()
    {
        try
        {
            return new FileStream(Name + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override ValueTask DisposeAsync()
    {
        _dataVersion.Dispose();
        _watcher.Dispose();
        foreach (var reader in _idle)
        {
            reader.Dispose();
        }

        _writer.Execute("pragma optimize; pragma wal_checkpoint(truncate);");
        _writer.Dispose();
        _writing.Dispose();
        _reading.Dispose();
        return ValueTask.CompletedTask;
    }

    private KeepingConnection OpenReader()
    {
        var reader = new KeepingConnection(_readers);
        reader.Open();
        SetUp(reader);
        Relevance.AddTo(reader);
        reader.Execute("pragma query_only = on; pragma cache_size = -16384;");
        return reader;
    }

    private static void SetUp(SqliteConnection connection)
    {
        connection.Execute("""
            pragma busy_timeout = 5000;
            pragma trusted_schema = off;
            pragma cell_size_check = on;
            pragma temp_store = memory;
            pragma mmap_size = 0;
            """);
        Defend(connection, true);
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
        // A script may change the text of the schema, which is defended otherwise.
        Defend(writer, false);
        using var transaction = writer.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        new Migration(DeployChanges.To.SqliteDatabase(new SharedConnection(writer)).WithoutTransaction(), Dialect.Sqlite, writer.DataSource).Run();
        writer.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {ApplicationId}"));
        transaction.Commit();
        Defend(writer, true);
    }

    private static void Defend(SqliteConnection connection, bool isDefended) =>
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, isDefended ? 1 : 0, out _);
}
