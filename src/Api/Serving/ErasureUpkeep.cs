using System.Data.Common;
using Api.Data.Erasing;

namespace Api.Serving;

/// <summary>Clears the storage of what was erased as soon as nobody holds it any more, without being asked.</summary>
internal sealed partial class ErasureUpkeep(Erasures erasures, ILogger<ErasureUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pauses = new PeriodicTimer(Pause);
        while (await pauses.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await (erasures.IsPending ? erasures.FinishAsync(stoppingToken) : Task.CompletedTask);
            }
            catch (Exception e) when (e is DbException or TimeoutException)
            {
                Failed(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was erased could not be cleared from the storage, and is tried again.")]
    private static partial void Failed(ILogger logger, Exception exception);
}
