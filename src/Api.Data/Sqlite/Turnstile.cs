namespace Api.Data.Sqlite;

/// <summary>
/// The line of the processes that write to one file. SQLite has no line: a process that waits for its lock asks again
/// after pauses of up to 100 ms, in which a process that writes one transaction after the other takes the lock again,
/// however long others wait. Here the process that waits for the lock holds the turnstile until it has it, and a
/// process that comes again must pass it first, so nobody waits for two transactions of one process.
/// </summary>
internal static class Turnstile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Holds the turnstile until it is disposed. Null if somebody keeps it for longer than the turn may wait: then the
    /// lock alone decides.
    /// </summary>
    /// <param name="path">
    /// The file that is locked. The lock is the operating system's and ends with the process.
    /// </param>
    public static async ValueTask<IDisposable?> EnterAsync(
        string path,
        WritersLine.Turn turn,
        CancellationToken cancellationToken)
    {
        IDisposable? entered = null;
        await TryUntilAsync(() => (entered = TryEnter(path)) is not null, turn, cancellationToken);
        return entered;
    }

    /// <summary>
    /// Tries until it succeeds or the turn has no time left, at least once. It holds no thread meanwhile.
    /// </summary>
    public static async ValueTask<bool> TryUntilAsync(
        Func<bool> attempt,
        WritersLine.Turn turn,
        CancellationToken cancellationToken)
    {
        if (attempt())
        {
            return true;
        }

        using var pauses = new PeriodicTimer(Pause);
        while (turn.Left > TimeSpan.Zero && await pauses.WaitForNextTickAsync(cancellationToken))
        {
            if (attempt())
            {
                return true;
            }
        }

        return false;
    }

    private static FileStream? TryEnter(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
