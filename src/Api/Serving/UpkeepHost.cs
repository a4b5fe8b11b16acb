using Api.Data.Upkeep;

namespace Api.Serving;

/// <summary>Has the database looked after for as long as the server runs.</summary>
internal sealed class UpkeepHost(UpkeepLoop upkeep) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => upkeep.RunAsync(stoppingToken);
}
