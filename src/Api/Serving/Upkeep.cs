using System.Data.Common;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Erasing;
using Api.Data.Names;

namespace Api.Serving;

/// <summary>
/// Does, each second, the work that is due without a request: articles appear or disappear when their time comes, and
/// unfinished work continues, whoever began it: a request whose caller disconnected, a process that was killed, the
/// command line. On several nodes each piece is done once.
/// </summary>
internal sealed class Upkeep(
    Database database,
    ArticleWriter articles,
    NamedWriter names,
    Erasures erasures,
    TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does the work that has become due by now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The rest writes words, too.
            await database.MendIndexAsync(Pause, cancellationToken);

            // Waiting writers come between two turns, because all writers stand in one line.
            bool isMore;
            do
            {
                isMore = await articles.PassTimeAsync(cancellationToken) > 0;
            }
            while (isMore);

            do
            {
                isMore = await names.TakeTurnAsync(cancellationToken);
            }
            while (isMore);

            // Erased content leaves the storage as soon as nobody reads it any more.
            await (erasures.IsPending ? erasures.FinishAsync(cancellationToken) : Task.CompletedTask);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            // The database cannot be written now, as every request learns; it still holds the list of work that is due.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CatchUpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
