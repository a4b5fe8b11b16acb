using System.Data.Common;
using Api.Data.Upkeep;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data.Sqlite;

/// <summary>Lends connections, and takes them back whatever was thrown.</summary>
internal sealed partial class SqliteStore
{
    private async ValueTask<Session> ReadAsync(
        bool together,
        CancellationToken cancellationToken,
        delegate_progress? stops = null)
    {
        _health.ThrowIfGoneForReads();
        await _reading.WaitAsync(cancellationToken);
        KeepingConnection? reader = null;
        try
        {
            reader = _idle.TryTake(out var idle) ? idle : OpenReader();
            Step?.Invoke("watch");
            raw.sqlite3_progress_handler(reader.Handle, stops is null ? 0 : 1000, stops, null);
            if (together)
            {
                Step?.Invoke("begin");
                reader.Execute("begin");
            }

            return new(
                this,
                reader,
                null,
                _ => throw new InvalidOperationException("This connection only reads."),
                failed =>
                {
                    TakeBack(reader, failed);
                    return ValueTask.CompletedTask;
                },
                failed: e => _health.Failed(e, writing: false));
        }
        catch (Exception e)
        {
            TakeBack(reader, failed: true);
            _health.Failed(e, writing: false);
            throw;
        }
    }

    /// <summary>
    /// Takes a reader back, and its slot, whatever happens to the reader: one over which something failed is closed.
    /// </summary>
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
            // The reader goes back before its slot: whoever gets the slot then finds it, and opens no other. It is
            // closed after the slot is free, as closing may throw.
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
        if (_writers is null)
        {
            throw new StorageException(StorageFault.ReadOnly);
        }

        _health.ThrowIfUnwritable();
        var turn = await Writers.EnterAsync(cancellationToken);
        try
        {
            Step?.Invoke("turn");
            // Until this method returns: while this process waits for the lock, the next one waits here, and once this
            // one writes, the next one waits for the lock.
            using var turnstile = await Turnstile.EnterAsync(Name + ".turn", turn, cancellationToken);
            Step?.Invoke("open");
            var writer = _writer ??= OpenWriter(_writers);
            Step?.Invoke("begin");
            if (!await Turnstile.TryUntilAsync(() => TryBegin(writer), turn, cancellationToken))
            {
                throw new TimeoutException($"{Name} is locked by another program.");
            }

            turn.Begin();
            return new(
                this,
                writer,
                null,
                _ => CommitAsync(writer),
                _ =>
                {
                    TakeBack(writer, turn);
                    return ValueTask.CompletedTask;
                },
                failed: e => _health.Failed(e, writing: true));
        }
        catch (Exception e)
        {
            TakeBack(_writer, turn);
            _health.Failed(e, writing: true);
            throw;
        }
    }

    private static KeepingConnection OpenWriter(string connectionString)
    {
        var writer = new KeepingConnection(connectionString);
        try
        {
            writer.Open();
            SqliteSetUp.ConfigureWriter(writer);
            return writer;
        }
        catch (Exception)
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Begins a transaction that writes, at once or not at all. A transaction that reads first and then finds the file
    /// locked could not wait for it.
    /// </summary>
    private static bool TryBegin(KeepingConnection writer)
    {
        // SQLite would wait on this thread. The caller tries again and waits without one.
        _ = raw.sqlite3_busy_timeout(writer.Handle, 0);
        var status = raw.sqlite3_exec(writer.Handle, "begin immediate");
        _ = raw.sqlite3_busy_timeout(writer.Handle, SqliteSetUp.BusyMilliseconds);
        if ((status & 0xff) == raw.SQLITE_BUSY)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(status, writer.Handle);
        return true;
    }

    // Checked before the commit, so that nothing is done in a file that is no longer there, and after it, because the
    // file may have gone meanwhile: nobody is told then that it was done.
    private Task CommitAsync(KeepingConnection writer)
    {
        try
        {
            Step?.Invoke("commit");
            _health.ThrowIfUnwritable();
            writer.Execute("commit");
            _health.ThrowIfGone();
            _health.Wrote();
            return Task.CompletedTask;
        }
        catch (DbException e)
        {
            _health.Failed(e, writing: true);
            throw;
        }
    }

    /// <summary>
    /// Takes the writer back, and its turn, whatever happens to the writer: one that cannot be rolled back is closed.
    /// </summary>
    private void TakeBack(KeepingConnection? writer, WritersLine.Turn turn)
    {
        // Taken away first and put back before the turn ends: the next writer takes whatever is there, and must never
        // find one that is still in a transaction.
        _writer = null;
        var isSound = false;
        try
        {
            if (writer is not null)
            {
                Step?.Invoke("end");
                RollBack(writer);
                // After the rollback, which would undo the note as well.
                NoteDoubt(writer);
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

    // In the file, so that any process that opens it next knows. If the file cannot be written now, the next writer
    // notes it.
    private void NoteDoubt(KeepingConnection writer)
    {
        if (!_health.DoubtsIndex)
        {
            return;
        }

        try
        {
            writer.Execute(WordTables.DoubtSql);
            _health.NotedDoubt();
        }
        catch (SqliteException)
        {
            // It changed nothing.
        }
    }

    // After a failure, SQLite itself may have rolled back already.
    private static void RollBack(KeepingConnection connection)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Execute("rollback");
        }
    }
}
