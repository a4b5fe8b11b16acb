using Api.Data.Upkeep;

namespace Api.Serving;

/// <summary>Has the database looked after for as long as the server runs.</summary>
internal sealed partial class UpkeepHost(UpkeepLoop upkeep, ILogger<UpkeepHost> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        upkeep.RunAsync(e => Failed(log, e), stoppingToken);

    [LoggerMessage(LogLevel.Error, "Work on the database failed. It is tried again in a second.")]
    private static partial void Failed(ILogger log, Exception exception);
}
