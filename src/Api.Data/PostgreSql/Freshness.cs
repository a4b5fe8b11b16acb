using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Api.Data.PostgreSql;

/// <summary>
/// This process's knowledge of the newest commit in a PostgreSQL database, whoever made it: it asks the primary ten
/// times a second. Anything read while the primary was not heard of for a second may be old.
/// </summary>
/// <param name="askAgain">Makes failed hosts be asked again, which otherwise count as gone for a second.</param>
internal sealed class Freshness(NpgsqlDataSource primary, Action askAgain) : IAsyncDisposable
{
    /// <summary>
    /// Returns the end of the primary's write-ahead log, in bytes: after everything that the same statement sees.
    /// </summary>
    public const string PositionSql = "pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";

    // The visible transactions: another text after each commit, whoever made it and by whatever means.
    private const string LookSql = $"select {PositionSql}, pg_current_snapshot()::text";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Blip = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private string _seen = "";
    private long _written;
    private long _generation;
    private long _heard;
    private Task _watching = Task.CompletedTask;

    /// <summary>The position that a standby must have reached to be read from.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>
    /// Whether there is no primary, as far as is known: it was not heard of for longer than it takes to ask again a
    /// host that failed once.
    /// </summary>
    public bool IsLost => !HeardWithin(Blip);

    /// <summary>
    /// A number that changes after each commit that this process knows of, and with every call while it may not know of
    /// all.
    /// </summary>
    public long Generation => HeardWithin(Patience) ? Volatile.Read(ref _generation) : Doubt();

    /// <summary>Notes that this process has committed a write.</summary>
    public void Wrote(long position)
    {
        lock (_lock)
        {
            _written = Math.Max(_written, position);
            Doubt();
        }
    }

    /// <summary>Notes that the latest reads may be old.</summary>
    public long Doubt() => Interlocked.Increment(ref _generation);

    /// <summary>Keeps looking until the returned object is disposed.</summary>
    public IDisposable Watch()
    {
        var timer = new PeriodicTimer(Pause);
        _watching = WatchAsync(timer);
        return timer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private bool HeardWithin(TimeSpan time) =>
        Volatile.Read(ref _heard) is var heard && heard != 0 && Stopwatch.GetElapsedTime(heard) < time;

    private async Task WatchAsync(PeriodicTimer timer)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await LookAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The store is closed.
        }
    }

    /// <summary>Looks once. While no primary answers, nothing new is known.</summary>
    public async Task LookAsync()
    {
        try
        {
            await using var connection = await primary.OpenConnectionAsync(_stop.Token);
            await LookAsync(connection);
        }
        catch (Exception e) when (e is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            // No primary answers, or not as it should, for whatever reason; the next look may find one. If this stopped
            // looking, answers would never be kept again.
            askAgain();
        }
    }

    /// <summary>Looks once over a connection to the primary, which may have shown more than was known of.</summary>
    public async Task LookAsync(NpgsqlConnection connection)
    {
        // The time of the question, not of the answer: a commit made while the answer was on its way is not in it.
        var asked = Stopwatch.GetTimestamp();
        Saw(
            await connection.QuerySingleAsync<(long, string)>(
                new CommandDefinition(LookSql, cancellationToken: _stop.Token)),
            asked);
    }

    private void Saw((long Position, string Snapshot) look, long asked)
    {
        lock (_lock)
        {
            // Anything read while the primary was not heard of is not kept for later.
            if (_seen != look.Snapshot || !HeardWithin(Patience))
            {
                _seen = look.Snapshot;
                _written = Math.Max(_written, look.Position);
                Doubt();
            }

            Volatile.Write(ref _heard, asked);
        }
    }
}
