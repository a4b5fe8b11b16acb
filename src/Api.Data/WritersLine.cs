using System.Diagnostics;

namespace Api.Data;

/// <summary>
/// The line of the writers in this process: first come, first served. The head of the line waits for the lock as long
/// as is left of its patience, which begins when it comes and again whenever the line moves. So nobody is turned away
/// from a line that moves, and if somebody outside the line holds the lock, all who came together are turned away
/// together.
/// </summary>
internal sealed class WritersLine : IDisposable
{
    // A writer that is turned away comes again at the end of a line that is then no shorter. 64 writers wait 3 s for
    // each other on two idle cores, and far longer on busy ones.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _head = new(1, 1);
    private long _moved;

    /// <summary>The longest time that the line may stand still.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Waits until nobody in this process is before the caller.</summary>
    /// <exception cref="TimeoutException">The line is too long.</exception>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        var came = Stopwatch.GetTimestamp();
        return await _head.WaitAsync(Longest, cancellationToken)
            ? new Turn(this, Math.Max(came, Volatile.Read(ref _moved)))
            : throw new TimeoutException("Too many wait to write.");
    }

    public void Dispose() => _head.Dispose();

    /// <summary>The head of the line, for one writer, until it is disposed.</summary>
    internal sealed class Turn(WritersLine line, long since) : IDisposable
    {
        private bool _has;
        private bool _over;

        /// <summary>The time for which it may still wait for the lock; zero if it may only try.</summary>
        public TimeSpan Left =>
            line.Patience - Stopwatch.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

        /// <summary>Notes that the lock was obtained: the line moves.</summary>
        public void Begin()
        {
            _has = true;
            Volatile.Write(ref line._moved, Stopwatch.GetTimestamp());
        }

        public void Dispose()
        {
            if (_over)
            {
                return;
            }

            _over = true;
            if (_has)
            {
                Begin();
            }

            line._head.Release();
        }
    }
}
