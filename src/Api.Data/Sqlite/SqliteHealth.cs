using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data.Sqlite;

/// <summary>
/// Knows whether an open SQLite file is still the one at its path, and whether it can be read and written.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="watcher">A connection to it that nobody closes before this object.</param>
/// <param name="hasLog">Whether a write-ahead log and its index are beside it for as long as it is open.</param>
internal sealed partial class SqliteHealth(string path, SqliteConnection watcher, bool hasLog) : IDisposable
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    // A write takes about a hundred kilobytes. SQLite would continue in the remaining room of its log, and then stop.
    private const long LeastRoom = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(200);

    private readonly Lock _gate = new();
    private SqliteConnection? _prober;
    private StorageFault? _failed;
    private long _failedAt;
    private long _seenAt;
    private volatile bool _isDamaged;
    private volatile bool _doubtsIndex;

    /// <summary>
    /// Whether the file was deleted or replaced, or its log was: writes then go into a file that nobody will find, and
    /// reads do not come from the file at the path. It costs as much as asking for three files' status.
    /// </summary>
    public bool IsGone => HasMovedFile() || (hasLog && !(File.Exists(path + "-wal") && File.Exists(path + "-shm")));

    /// <summary>
    /// Whether the file is gone, for reads alone: one that was seen within 200 microseconds is not looked for again. A
    /// request asks twice, which would be a tenth of its processor time.
    /// </summary>
    public bool IsGoneForReads
    {
        get
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _seenAt)) < Moment)
            {
                return false;
            }

            var now = Stopwatch.GetTimestamp();
            var isGone = IsGone;
            Volatile.Write(ref _seenAt, isGone ? 0 : now);
            return isGone;
        }
    }

    public void ThrowIfGone() => ThrowIf(IsGone);

    public void ThrowIfGoneForReads() => ThrowIf(IsGoneForReads);

    private static void ThrowIf(bool isGone)
    {
        if (isGone)
        {
            throw new StorageException(StorageFault.Moved);
        }
    }

    /// <summary>Throws after damage was met, when nothing is written any more: each write could spread it.</summary>
    public void ThrowIfUnwritable()
    {
        ThrowIfGone();
        if (_isDamaged)
        {
            throw new StorageException(StorageFault.Damaged);
        }
    }

    /// <summary>Notes the meaning of a failure for the file.</summary>
    public void Failed(Exception exception, bool writing)
    {
        var fault = StorageFaults.Of(exception);
        _isDamaged |= fault == StorageFault.Damaged;
        _doubtsIndex |= fault == StorageFault.IndexOutOfStep;
        if (writing && fault is StorageFault.Full or StorageFault.ReadOnly or StorageFault.Unreachable)
        {
            _failed = fault;
            Volatile.Write(ref _failedAt, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Notes that a write was committed.</summary>
    public void Wrote() => Volatile.Write(ref _failedAt, 0);

    /// <summary>
    /// Whether the index of words was found out of step, and the file does not have a note of that yet.
    /// </summary>
    public bool DoubtsIndex => _doubtsIndex;

    /// <summary>Notes that the file has the note.</summary>
    public void NotedDoubt() => _doubtsIndex = false;

    public StorageFault? FaultOfReads => IsGone ? StorageFault.Moved : _isDamaged ? StorageFault.Damaged : null;

    /// <summary>
    /// Returns the reason why a write would fail now; null if it would not. It asks for the lock of writers, but
    /// nothing is written.
    /// </summary>
    /// <param name="generation">Changes with each commit: a writer that waits for a lock which goes from hand to hand
    /// has it soon.</param>
    public async ValueTask<StorageFault?> FaultOfWritesAsync(Func<long> generation, CancellationToken cancellationToken)
    {
        // The lock below can be had on a full disk, too. Only a write that fails shows it, so that is remembered for a
        // while, or until a write succeeds.
        var failedAt = Volatile.Read(ref _failedAt);
        if (failedAt != 0 && Stopwatch.GetElapsedTime(failedAt) < Memory)
        {
            return _failed;
        }

        if (new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < LeastRoom)
        {
            return StorageFault.Full;
        }

        var (start, first) = (Stopwatch.GetTimestamp(), generation());
        while (TryLock() is { } fault)
        {
            if (fault != StorageFault.Locked || Stopwatch.GetElapsedTime(start) > Patience)
            {
                return fault;
            }

            if (generation() != first)
            {
                return null;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    public void Dispose() => _prober?.Dispose();

    private StorageFault? TryLock()
    {
        lock (_gate)
        {
            try
            {
                _prober ??= OpenProber();
            }
            catch (SqliteException e)
            {
                return StorageFaults.Of(e) ?? StorageFault.Unreachable;
            }

            // Not by a command: that would retry for seconds.
            var status = raw.sqlite3_exec(_prober.Handle, "begin immediate; rollback");
            return status == raw.SQLITE_OK
                ? null
                : SqliteDriver.FaultOf(status & 0xff, status) ?? StorageFault.Unreachable;
        }
    }

    private SqliteConnection OpenProber()
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var prober = new SqliteConnection(settings.ConnectionString);
        prober.Open();
        _ = raw.sqlite3_busy_timeout(prober.Handle, 0);
        return prober;
    }

    private unsafe bool HasMovedFile()
    {
        var moved = 0;
        fixed (byte* name = "main\0"u8)
        {
            _ = sqlite3_file_control(watcher.Handle!.DangerousGetHandle(), name, HasMoved, &moved);
        }

        return moved != 0;
    }

    // The managed providers do not offer it. It compares the inode at the path with that of the open file, as SQLite
    // itself does before it makes a journal.
    [LibraryImport("e_sqlite3")]
    private static unsafe partial int sqlite3_file_control(nint database, byte* name, int operation, int* argument);
}
