using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Changes;
using Api.Http;
using Api.Serving;

namespace Api.Changes;

/// <summary>
/// Looks, on behalf of all listeners, whether anybody has committed anything, in this process or another, and wakes
/// them. Listeners at the same place share one read. Nothing is looked at while nobody listens.
/// </summary>
internal sealed class ChangeWatch(
    Database database,
    ChangeQueries changes,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    IConfiguration settings)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly JsonSerializerOptions _json = new PublicPath(settings).Json;
    private readonly Lock _lock = new();
    private int _listeners;
    private bool _watching;
    private volatile Moment _now = new(-1);

    /// <summary>The longest silence on a stream.</summary>
    public TimeSpan Heartbeat { get; } = Settings.Heartbeat.Of(settings);

    public TimeProvider Clock => clock;

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>
    /// The present state of the database, or a state whose listeners are told very soon that it has passed.
    /// </summary>
    public Moment Now => _now;

    /// <summary>Watches until the returned object is disposed.</summary>
    public IDisposable Listen()
    {
        lock (_lock)
        {
            if (!_watching)
            {
                Look();
                _watching = true;
                _ = WatchAsync();
            }

            _listeners++;
        }

        return new Listener(this);
    }

    /// <summary>Returns the next events after a change, read once for all who ask for them at one moment.</summary>
    /// <returns>The events; null if the place is one in another history.</returns>
    public Task<ChangeEvents?> ReadAsync(
        Moment moment,
        ChangeFilter filter,
        Visibility visibility,
        ChangePosition since) => moment.ShareAsync(
            new(visibility, string.Join(',', filter.Type?.Written ?? []), filter.Include, since),
            async () => await changes.ListAsync(filter, visibility, since, CancellationToken.None) is { } slice
                ? ChangeEvents.Of(slice, _json)
                : null);

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Stopping))
            {
                lock (_lock)
                {
                    if (_listeners == 0)
                    {
                        _watching = false;
                        return;
                    }

                    Look();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (Exception)
        {
            // The database cannot be read, for whatever reason; listeners learn that from their next read. The next
            // listener to come looks again.
            lock (_lock)
            {
                _watching = false;
            }
        }
    }

    private void Look()
    {
        var generation = database.Generation;
        if (generation != _now.Generation)
        {
            var passed = _now;
            _now = new(generation);
            passed.Pass();
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _listeners--;
        }
    }

    private sealed class Listener(ChangeWatch watch) : IDisposable
    {
        public void Dispose() => watch.Leave();
    }
}

/// <summary>The time between two commits, or between a few: a read in it is no older than its beginning.</summary>
internal sealed class Moment(long generation)
{
    // Listeners stand at the end; a caller who catches up keeps nothing here.
    private const int MostShared = 16;

    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Place, Lazy<Task<ChangeEvents?>>> _shared = new();

    public long Generation => generation;

    public void Pass() => _passed.TrySetResult();

    /// <summary>Waits until it has passed, but no longer than <paramref name="most"/>.</summary>
    public async Task PassedAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellationToken)
    {
        await _passed.Task.WaitAsync(most > TimeSpan.Zero ? most : TimeSpan.Zero, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<ChangeEvents?> ShareAsync(Place place, Func<Task<ChangeEvents?>> read)
    {
        if (_shared.Count >= MostShared)
        {
            _shared.Clear();
        }

        // A read holds its thread, and the others that wait for it must not.
        var shared = _shared.GetOrAdd(place, _ => new(() => Task.Run(read)));
        try
        {
            return await shared.Value;
        }
        finally
        {
            if (!shared.IsValueCreated || !shared.Value.IsCompletedSuccessfully)
            {
                _shared.TryRemove(new(place, shared));
            }
        }
    }

    /// <summary>Where somebody stands, and what they see from there.</summary>
    internal sealed record Place(Visibility Visibility, string Types, string? Include, ChangePosition Since);
}

/// <summary>Changes as they go over the wire.</summary>
/// <param name="Bytes">One event for each change; empty for none.</param>
/// <param name="Last">The last event's place, which is its id.</param>
/// <param name="CaughtUp">Whether there are no more.</param>
internal sealed record ChangeEvents(byte[] Bytes, ChangePosition Last, bool CaughtUp)
{
    public static ChangeEvents Of(ChangeSlice slice, JsonSerializerOptions json) => new(
        Encoding.UTF8.GetBytes(string.Concat(slice.Rows.Select(change =>
            $"id: {slice.At(change)}\nevent: change\ndata: {JsonSerializer.Serialize(change, json)}\n\n"))),
        slice.Last,
        slice.CaughtUp);
}
