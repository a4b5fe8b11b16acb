using System.Data.Common;
using Api.Data.Articles;

namespace Api.Serving;

/// <summary>Does each second what is due and nobody asked for: articles come and go whose time has come. On several nodes each is done once.</summary>
internal sealed class Upkeep(ArticleWriter articles, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does what has become due up to now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Whoever waits to write comes between two turns: writers stand in one line.
            while (await articles.PassTimeAsync(cancellationToken) > 0)
            {
            }
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            // The database cannot be written now, as every request learns: what is due stands in it.
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
