using System.Data.Common;
using Api.Data.Names;

namespace Api.Serving;

/// <summary>Goes on with what was begun and is not done, whoever began it: a request whose caller went away, a process that was killed, the command line.</summary>
internal sealed class Upkeep(NamedWriter names, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                // Whoever waits to write comes between two turns: writers stand in one line.
                bool isMore;
                do
                {
                    isMore = await names.TakeTurnAsync(stoppingToken);
                }
                while (isMore);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException or OperationCanceledException)
            {
                // The database cannot be written now, as every request learns: what is left to do stands in it.
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
