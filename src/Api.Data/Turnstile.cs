using System.Diagnostics;

namespace Api.Data;

/// <summary>
/// Where the processes that write to one file wait in line. SQLite has no line: who waits for its lock asks again after pauses of up to 100 ms, in which a
/// process that writes one transaction after the other takes the lock again, however long others wait. Here whoever waits for the lock holds the turnstile
/// until they have it, and whoever comes again must pass it first: so nobody waits for two transactions of one process.
/// </summary>
internal static class Turnstile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Holds the turnstile until it is disposed. Null when somebody keeps it for ever: then the lock alone decides.</summary>
    /// <param name="path">The file that is locked. The lock is the operating system's and goes with the process.</param>
    public static async ValueTask<IDisposable?> EnterAsync(string path, CancellationToken cancellationToken)
    {
        if (TryEnter(path) is { } first)
        {
            return first;
        }

        var since = Stopwatch.GetTimestamp();
        using var pauses = new PeriodicTimer(Pause);
        while (Stopwatch.GetElapsedTime(since) < Patience && await pauses.WaitForNextTickAsync(cancellationToken))
        {
            if (TryEnter(path) is { } later)
            {
                return later;
            }
        }

        return null;
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
