using System.Data.Common;

namespace Api.Data.Upkeep;

/// <summary>
/// Does, each second, the work that is due and that nobody asks for: articles whose time has come appear or disappear,
/// and unfinished work goes on, whoever began it: a request whose caller went away, a process that was killed, the
/// command line. On several nodes each is done once, as each is a turn: a transaction that finds what is left, and
/// between two of which others write.
/// </summary>
public sealed class UpkeepLoop(Database database, Clearing clearing, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does what becomes due, until it is cancelled.</summary>
    /// <param name="failed">Is told of failures that nobody foresaw; the work is tried again.</param>
    public async Task RunAsync(Action<Exception> failed, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await TryAsync(failed, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // Readers are answered whatever becomes of work that nobody asked for.
    private async Task TryAsync(Action<Exception> failed, CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failed(e);
        }
    }

    /// <summary>Does what has become due up to now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The rest writes words, too.
            await new WordTables(database, WordTables.Turn).GoOnAsync(Pause, cancellationToken);
            await TakeAllAsync(DueArticles.TakeTurnAsync, cancellationToken);
            await TakeAllAsync(NameTurns.TakeTurnAsync, cancellationToken);
            await TakeAllAsync(SurnameTurns.TakeTurnAsync, cancellationToken);

            await new PackingTurns(database).GoOnAsync(Pause, cancellationToken);
            await DocumentTurns.GoOnAsync(database, Pause, cancellationToken);

            // What was erased leaves the storage as soon as nobody reads it any more.
            await (clearing.IsPending ? clearing.FinishAsync(cancellationToken) : Task.CompletedTask);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            // The database cannot be written now, as every request learns: what is due stands in it.
        }
    }

    private async Task TakeAllAsync(
        Func<Database, TimeProvider, CancellationToken, Task<bool>> takeTurn,
        CancellationToken cancellationToken)
    {
        while (await takeTurn(database, clock, cancellationToken))
        {
            // Whoever waits to write comes between two turns: writers stand in one line.
        }
    }
}
