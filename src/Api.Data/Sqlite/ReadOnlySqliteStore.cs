using System.Data.Common;
using System.Diagnostics;
using Api.Data.Erasing;

namespace Api.Data.Sqlite;

/// <summary>
/// A SQLite file that is only read: one that others write to, or one that nobody writes to, such as a backup on a
/// read-only disk. The latter is checked each second, and opened again if another file has taken its place.
/// </summary>
internal sealed class ReadOnlySqliteStore : Database
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _looking = new();
    private Opened _opened;

    // A reader that took it a moment before it was replaced has a second to begin.
    private SqliteStore? _replaced;
    private long _lookedAt = Stopwatch.GetTimestamp();

    public ReadOnlySqliteStore(string path)
    {
        Name = path;
        ErasureLog = new ErasureFile(path + ".erasures");
        _opened = Open(0);
    }

    public override string Name { get; }

    /// <summary>The generation of the file, and the number of files opened so far.</summary>
    public override long Generation
    {
        get
        {
            // Two files may have the same count of commits: the number of the file keeps answers from one out of the
            // other.
            var opened = Look();
            return (opened.Number << 40) + opened.Store.Generation;
        }
    }

    internal override Dialect Dialect => SqliteDialect.Instance;

    internal override ErasureLog ErasureLog { get; }

    internal override Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken) =>
        ForgetAsync(TimeSpan.Zero, cancellationToken);

    internal override Task<string?> ForgetAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        Task.FromResult<string?>("the file, which is only read here");

    internal override StorageFault? FaultOfReads => Look().Store.FaultOfReads;

    internal override ValueTask<Session> ReadAsync(CancellationToken cancellationToken) =>
        Current().ReadAsync(cancellationToken);

    internal override ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken) =>
        Current().ReadTogetherAsync(cancellationToken);

    internal override ValueTask<Session> SearchAsync(CancellationToken cancellationToken) =>
        Current().SearchAsync(cancellationToken);

    internal override ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        Current().ReadSnapshotAsync(cancellationToken);

    internal override ValueTask<Session> WriteAsync(CancellationToken cancellationToken) =>
        throw new StorageException(StorageFault.ReadOnly);

    internal override ValueTask<StorageFault?> FaultOfWritesAsync(CancellationToken cancellationToken) =>
        new(StorageFault.ReadOnly);

    /// <summary>Any number of servers read one file.</summary>
    public override IDisposable TryServe() => Stream.Null;

    public override ValueTask DisposeAsync()
    {
        _replaced?.Close();
        return _opened.Store.DisposeAsync();
    }

    private SqliteStore Current()
    {
        var store = Look().Store;
        (store.SearchTimeout, store.SearchWindow) = (SearchTimeout, SearchWindow);
        return store;
    }

    /// <summary>Returns the current file, opened again if it is another one.</summary>
    private Opened Look()
    {
        lock (_looking)
        {
            var isDue = Stopwatch.GetElapsedTime(_lookedAt) >= Pause;
            if (!isDue && !_opened.Store.IsGone)
            {
                return _opened;
            }

            if (isDue)
            {
                _replaced?.Close();
                _replaced = null;
                _lookedAt = Stopwatch.GetTimestamp();
            }

            if (!_opened.Store.IsGone && StampOf(Name) == _opened.Stamp)
            {
                return _opened;
            }

            try
            {
                var old = _opened;
                _opened = Open(old.Number + 1);
                _replaced?.Close();
                _replaced = old.Store;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                // There is no file, or an incomplete one. Readers are told that the open one is gone, and the next look
                // may find another.
            }

            return _opened;
        }
    }

    private Opened Open(long number)
    {
        var stamp = StampOf(Name);
        return new(SqliteStore.OpenReadOnly(Name, stamp.HasLog), stamp, number);
    }

    // Writes of others go into the log, and from there into the file, and SQLite itself sees that. Without a log nobody
    // may write, and putting another file in the place changes these values.
    private static Stamp StampOf(string path)
    {
        if (File.Exists(path + "-wal"))
        {
            return new(true, 0, default);
        }

        var file = new FileInfo(path);
        return file.Exists ? new(false, file.Length, file.LastWriteTimeUtc) : default;
    }

    private sealed record Opened(SqliteStore Store, Stamp Stamp, long Number);

    private readonly record struct Stamp(bool HasLog, long Length, DateTime WrittenAt);
}
