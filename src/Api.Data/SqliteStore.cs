using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data;

/// <summary>
/// A SQLite file and its connections. They are our own, each set up once: a pooled one would carry one borrower's settings to the next.
/// </summary>
internal sealed class SqliteStore : Database
{
    private readonly SqliteFile _file;
    private readonly KeepingConnection _watcher;
    private readonly sqlite3_stmt _dataVersion;
    private readonly SemaphoreSlim _reading = new(2 * Environment.ProcessorCount);
    private readonly ConcurrentBag<KeepingConnection> _idle = [];
    private readonly Lock _watch = new();
    private volatile bool _closed;

    // Null where the last one could not be brought back to a state in which the next writer may have it.
    private KeepingConnection? _writer;

    private SqliteStore(SqliteFile file, KeepingConnection writer)
    {
        _file = file;
        _writer = writer;
        _watcher = _file.OpenReader(null);
        if (raw.sqlite3_prepare_v2(_watcher.Handle, "pragma data_version", out _dataVersion) != raw.SQLITE_OK)
        {
            using (_watcher)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(_watcher.Handle).utf8_to_string());
            }
        }
    }

    public override string Name => _file.Name;

    internal override Dialect Dialect => Dialect.Sqlite;

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
        var file = new SqliteFile(connectionString);
        var writer = file.Create();
        try
        {
            return new SqliteStore(file, writer);
        }
        catch (Exception)
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>SQLite's own count of the commits of other connections. Its value means something on this one connection only.</summary>
    public override long Generation
    {
        get
        {
            lock (_watch)
            {
                try
                {
                    return raw.sqlite3_step(_dataVersion) == raw.SQLITE_ROW
                        ? raw.sqlite3_column_int64(_dataVersion, 0)
                        : throw new InvalidOperationException(raw.sqlite3_errmsg(_watcher.Handle).utf8_to_string());
                }
                finally
                {
                    _ = raw.sqlite3_reset(_dataVersion);
                }
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
        KeepingConnection? reader = null;
        try
        {
            reader = _idle.TryTake(out var idle) ? idle : _file.OpenReader(Step);
            Step?.Invoke("watch");
            raw.sqlite3_progress_handler(reader.Handle, stops is null ? 0 : 1000, stops, null);
            if (together)
            {
                Step?.Invoke("begin");
                reader.Execute("begin");
            }

            return new(reader, null, _ => throw new InvalidOperationException("This connection only reads."), failed =>
            {
                TakeBack(reader, failed);
                return ValueTask.CompletedTask;
            });
        }
        catch (Exception)
        {
            TakeBack(reader, failed: true);
            throw;
        }
    }

    /// <summary>Takes a reader back, and its slot, whatever happens to the reader: one over which something failed is closed.</summary>
    private void TakeBack(KeepingConnection? reader, bool failed)
    {
        var isSound = false;
        try
        {
            if (reader is not null && !failed)
            {
                raw.sqlite3_progress_handler(reader.Handle, 0, null, null);
                Step?.Invoke("end");
                RollBack(reader);
                isSound = !_closed;
            }
        }
        finally
        {
            if (isSound)
            {
                _idle.Add(reader!);
            }

            _reading.Release();
            if (!isSound)
            {
                reader?.Dispose();
            }
        }
    }

    internal override async ValueTask<Session> WriteAsync(CancellationToken cancellationToken)
    {
        var turn = await Writers.EnterAsync(cancellationToken);
        try
        {
            Step?.Invoke("turn");
            using var turnstile = await Turnstile.EnterAsync(Name + ".turn", turn, cancellationToken);
            Step?.Invoke("open");
            var writer = _writer ??= _file.OpenWriter();
            Step?.Invoke("begin");
            if (!await Turnstile.TryUntilAsync(() => TryBegin(writer), turn, cancellationToken))
            {
                throw new TimeoutException($"{Name} is locked by another program.");
            }

            turn.Begin();
            return new(writer, null, _ => CommitAsync(writer), _ =>
            {
                TakeBack(writer, turn);
                return ValueTask.CompletedTask;
            });
        }
        catch (Exception)
        {
            TakeBack(_writer, turn);
            throw;
        }
    }

    /// <summary>Begins a transaction that writes, at once or not at all. One that reads first and then finds the file locked could not wait for it.</summary>
    private static bool TryBegin(KeepingConnection writer)
    {
        _ = raw.sqlite3_busy_timeout(writer.Handle, 0);
        var status = raw.sqlite3_exec(writer.Handle, "begin immediate");
        _ = raw.sqlite3_busy_timeout(writer.Handle, SqliteFile.BusyMilliseconds);
        if ((status & 0xff) == raw.SQLITE_BUSY)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(status, writer.Handle);
        return true;
    }

    private Task<int> CommitAsync(KeepingConnection writer)
    {
        Step?.Invoke("commit");
        return writer.ExecuteAsync("commit");
    }

    /// <summary>Takes the writer back, and its turn, whatever happens to the writer: one that cannot be rolled back is closed.</summary>
    private void TakeBack(KeepingConnection? writer, WritersLine.Turn turn)
    {
        _writer = null;
        var isSound = false;
        try
        {
            if (writer is not null)
            {
                Step?.Invoke("end");
                RollBack(writer);
                (_writer, isSound) = (writer, true);
            }
        }
        finally
        {
            turn.Dispose();
            if (!isSound)
            {
                writer?.Dispose();
            }
        }
    }

    // What failed may have been rolled back already, by SQLite itself.
    private static void RollBack(KeepingConnection connection)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Execute("rollback");
        }
    }

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
        _closed = true;
        using var writer = _writer;
        using var watcher = _watcher;
        _dataVersion.Dispose();
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        writer?.Execute("pragma optimize; pragma wal_checkpoint(truncate);");
        Writers.Dispose();
        return ValueTask.CompletedTask;
    }
}
