using System.Diagnostics;

namespace Api.Data;

/// <summary>
/// The line of those in this process who want to write: first come, first served. Whoever heads it waits for the lock
/// as long as is left of their patience, which begins when they come and
/// anew whenever the line moves: so nobody is turned away from a line that moves, and when somebody who is not in it
/// holds the lock, all who came together are turned away together.
/// </summary>
internal sealed class WritersLine : IDisposable
{
    // Who is turned away comes again at the end of a line that is then no shorter. 64 writers wait 3 s for each other
    // on two idle cores, and far longer on busy ones.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _head = new(1, 1);
    private long _moved;

    /// <summary>How long the line may stand still.</summary>
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

        /// <summary>How long it may wait for the lock yet; zero when it may only try.</summary>
        public TimeSpan Left =>
            line.Patience - Stopwatch.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

        /// <summary>The lock was had: the line moves.</summary>
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
