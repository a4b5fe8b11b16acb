using System.Collections.Concurrent;
using System.Diagnostics;
using Api.Data.Erasing;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data.Sqlite;

/// <summary>
/// A SQLite file and its connections. They are not pooled by the provider, but each set up once: a pooled one would
/// carry one borrower's settings to the next.
/// </summary>
internal sealed partial class SqliteStore : Database
{
    private readonly string _readers;
    private readonly string? _writers;
    private readonly KeepingConnection _watcher;
    private readonly SqliteHealth _health;
    private readonly sqlite3_stmt _dataVersion;
    private readonly SemaphoreSlim _reading = new(2 * Environment.ProcessorCount);
    private readonly ConcurrentBag<KeepingConnection> _idle = [];
    private readonly Lock _watch = new();
    private long _doubts;
    private volatile bool _closed;
    private readonly ErasureFile _erasures;
    private readonly FileClearing? _clearing;

    // Null if the file is only read, or if the last writer could not be brought back to a state in which the next
    // borrower may have it.
    private KeepingConnection? _writer;

    /// <param name="path">The file.</param>
    /// <param name="writer">The connection that writes; null if the file is only read.</param>
    /// <param name="readers">The connection string of the others.</param>
    /// <param name="hasLog">Whether a write-ahead log is beside the file.</param>
    private SqliteStore(string path, KeepingConnection? writer, string readers, bool hasLog)
    {
        Name = path;
        _writer = writer;
        _writers = writer?.ConnectionString;
        _erasures = new(path + ".erasures");
        _clearing = writer is null ? null : new(Writers, writer.ConnectionString, _erasures);
        _readers = readers;
        _watcher = OpenReader();
        _health = new(path, _watcher, hasLog);
        // Prepared once, and stepped by every request that asks whether there was a commit.
        if (raw.sqlite3_prepare_v2(_watcher.Handle, "pragma data_version", out _dataVersion) != raw.SQLITE_OK)
        {
            using (_watcher)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(_watcher.Handle).utf8_to_string());
            }
        }
    }

    public override string Name { get; }

    internal override Dialect Dialect => SqliteDialect.Instance;

    internal override ErasureLog ErasureLog => _erasures;

    internal override Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken) =>
        ForgetAsync(isNew, TimeSpan.Zero, cancellationToken);

    internal override Task<string?> ForgetAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        ForgetAsync(isNew: false, patience, cancellationToken);

    private Task<string?> ForgetAsync(bool isNew, TimeSpan patience, CancellationToken cancellationToken) =>
        _clearing is null || IsGone
            ? Task.FromResult<string?>("the file, which is only read here, or is not there any more")
            : _clearing.RunAsync(isNew, patience, cancellationToken);

    public static new Database Open(string connectionString)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString);
            return settings.Mode == SqliteOpenMode.ReadOnly
                ? new ReadOnlySqliteStore(Path.GetFullPath(settings.DataSource))
                : OpenFile(connectionString);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException
            or ArgumentException)
        {
            var hint = StorageFaults.Of(e) == StorageFault.ReadOnly
                ? " Mode=ReadOnly in the connection string serves one that may not be written."
                : "";
            throw new InvalidOperationException($"The database cannot be opened: {e.Message}{hint}", e);
        }
    }

    /// <summary>Opens a file to read from, whatever the connection string says.</summary>
    public static Database OpenToRead(string connectionString) => Open(
        new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString);

    /// <summary>Opens a file that is only read.</summary>
    /// <param name="hasLog">
    /// Whether a write-ahead log is beside it, in which others may write; without one, nobody does: no lock is taken
    /// then, and no file is made.
    /// </param>
    /// <exception cref="InvalidOperationException">It belongs to another program, or has another version.</exception>
    internal static SqliteStore OpenReadOnly(string path, bool hasLog)
    {
        var store = new SqliteStore(path, null, SqliteSetUp.ReadOnlyConnectionString(path, immutable: !hasLog), hasLog);
        try
        {
            SqliteSetUp.CheckEngine(store._watcher);
            if (SqliteSetUp.MigrationOf(store._watcher).IsNeeded)
            {
                throw new InvalidOperationException(
                    $"{path} has no schema, or an older one: "
                    + "open it once without Mode=ReadOnly, which brings it up to date.");
            }

            return store;
        }
        catch (Exception)
        {
            store.Close();
            throw;
        }
    }

    private static SqliteStore OpenFile(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 5,
        };
        settings.DataSource = Path.GetFullPath(settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);

        var writer = new KeepingConnection(settings.ConnectionString);
        try
        {
            writer.Open();
            SqliteSetUp.ConfigureWriter(writer);
            var notes = SqliteSetUp.Migrate(writer);

            settings.Mode = SqliteOpenMode.ReadOnly;
            return new SqliteStore(writer.DataSource, writer, settings.ConnectionString, hasLog: true)
            {
                Notes = notes,
            };
        }
        catch (Exception)
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// SQLite's own count of the commits of other connections. Its value has a meaning only on this one connection.
    /// </summary>
    /// <remarks>
    /// While the file cannot be asked, or is no longer the one at its path, no earlier read is valid: the number is
    /// another one each time.
    /// </remarks>
    public override long Generation
    {
        get
        {
            lock (_watch)
            {
                try
                {
                    // Doubts count down from zero: no count of SQLite's is negative, so an answer that was kept in
                    // doubt is never taken for one of a later commit.
                    var isKnown = raw.sqlite3_step(_dataVersion) == raw.SQLITE_ROW && !_health.IsGoneForReads;
                    return isKnown ? raw.sqlite3_column_int64(_dataVersion, 0) : --_doubts;
                }
                finally
                {
                    // Until it is reset, the statement keeps its snapshot and sees no later commit.
                    _ = raw.sqlite3_reset(_dataVersion);
                }
            }
        }
    }

    /// <summary>Whether the open file is no longer the one at its path.</summary>
    internal bool IsGone => _health.IsGone;

    internal override StorageFault? FaultOfReads => _health.FaultOfReads;

    internal override bool DoubtsIndex => _health.DoubtsIndex;

    internal override async ValueTask<StorageFault?> FaultOfWritesAsync(CancellationToken cancellationToken) =>
        _writers is null
            ? StorageFault.ReadOnly
            : await _health.FaultOfWritesAsync(() => Generation, cancellationToken);

    internal override ValueTask<Session> ReadAsync(CancellationToken cancellationToken) =>
        ReadAsync(together: false, cancellationToken);

    internal override ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken) =>
        ReadAsync(together: true, cancellationToken);

    internal override ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        ReadAsync(together: true, cancellationToken);

    // Every thousand steps of its machine, SQLite asks whether to continue.
    internal override async ValueTask<Session> SearchAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        return await ReadAsync(
            together: true, cancellationToken, _ => Stopwatch.GetElapsedTime(started) > SearchTimeout ? 1 : 0);
    }

    /// <summary>Locks the file for one server: the lock is the operating system's and ends with the process.</summary>
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
        try
        {
            // If a file was replaced, the log at its path is another's.
            if (_writer is not null && !IsGone)
            {
                TidyUp(_writer);
            }
        }
        finally
        {
            Close();
        }

        return ValueTask.CompletedTask;
    }

    private static void TidyUp(SqliteConnection writer)
    {
        try
        {
            SqliteSetUp.Analyze(writer);
            writer.Execute("pragma wal_checkpoint(truncate);");
        }
        catch (SqliteException)
        {
            // Both only make the next start faster. A file that is damaged, or a disk that is full, has been told to
            // whoever met it, and must not keep the server from its end.
        }
    }

    /// <summary>Closes the connections that are not lent; the others close when they come back.</summary>
    internal void Close()
    {
        // Before the bag is emptied: a reader that comes back later is then closed instead of added.
        _closed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _health.Dispose();
        _dataVersion.Dispose();
        _watcher.Dispose();
        _writer?.Dispose();
    }

    private KeepingConnection OpenReader()
    {
        var reader = new KeepingConnection(_readers);
        try
        {
            Step?.Invoke("open");
            reader.Open();
            Step?.Invoke("set up");
            SqliteSetUp.Configure(reader);
            Relevance.AddTo(reader);
            reader.Execute("pragma query_only = on; pragma cache_size = -8192;");
            return reader;
        }
        catch (Exception)
        {
            reader.Dispose();
            throw;
        }
    }
}
