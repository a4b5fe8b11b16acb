using System.Data;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Data.Sqlite;

/// <summary>
/// Removes erased content from a SQLite file and its write-ahead log, in turns between which others write.
/// </summary>
/// <param name="writers">The line of waiting writers.</param>
/// <param name="connectionString">The file, opened to write.</param>
internal sealed class FileClearing(WritersLine writers, string connectionString, ErasureFile log)
{
    // The longest wait of others for one turn.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    // The first page whose unused bytes may hold something; null if none does.
    private long? _uncleared = log.IsCleared ? null : 1;

    /// <param name="isNew">Whether something was erased just now.</param>
    /// <param name="patience">The time that it may take; one turn at least.</param>
    /// <returns>The holder of the rest; null if nothing holds it.</returns>
    public async Task<string?> RunAsync(bool isNew, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        // From the first page again: the erasure may have moved rows on pages that were cleared before it.
        _uncleared = isNew ? 1 : _uncleared;

        // The log holds earlier content of the file until all of the log is in the file and nobody reads from it. While
        // this waits for readers, writers wait for it, so it must not wait long.
        using var writer = Open();
        writer.Execute("pragma busy_timeout = 100");
        for (var turns = 0; writer.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") == 0; turns++)
        {
            // Each turn below commits, and so puts something into the log again: only a checkpoint after the last turn
            // is the end.
            if (_uncleared is not { } page)
            {
                return null;
            }

            if (turns > 0 && Stopwatch.GetElapsedTime(start) > patience)
            {
                return "the unused bytes of the file, which are being cleared";
            }

            _uncleared = Clear(page);
        }

        return "somebody who began to read before it: an export, a long list, or another program with the file open";
    }

    private KeepingConnection Open()
    {
        var connection = new KeepingConnection(connectionString);
        try
        {
            connection.Open();
            SqliteSetUp.Configure(connection);
            connection.Execute("pragma secure_delete = on");
            return connection;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Clears some pages of the file while nobody writes.</summary>
    /// <returns>The page to continue with; null if all are cleared.</returns>
    private long? Clear(long page)
    {
        // A connection of its own, which holds no page from before.
        using var connection = Open();
        try
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
            // Somebody wrote between the checkpoint and this lock. A later checkpoint would write those pages over the
            // cleared ones, so the log is emptied first.
            if (new FileInfo(connection.DataSource + "-wal") is { Exists: true, Length: > 0 })
            {
                return page;
            }

            var next = PageSlack.Clear(connection, page, Turn);
            // The cleared pages are synced by now: the note is true even if the commit below fails.
            if (next is null)
            {
                log.Clear();
            }

            // A commit that changes a page: every connection that holds pages from before reads them again.
            connection.Execute(
                "insert into erased_marks (mark, target_id) values ('~', 0); delete from erased_marks where mark = '~'",
                transaction: transaction);
            transaction.Commit();
            return next;
        }
        catch (SqliteException e) when (Failure.Passes(e))
        {
            // Another process writes for long.
            return page;
        }
    }
}
