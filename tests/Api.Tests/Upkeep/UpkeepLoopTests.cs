using Api.Data;
using Api.Data.Upkeep;

namespace Api.Tests.Upkeep;

/// <summary>Checks the loop of the work that nobody asked for.</summary>
public sealed class UpkeepLoopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_told_and_the_work_tried_again()
    {
        using var folder = new TemporaryFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var database = Database.Open($"Data Source={folder.At("a.db")}");
        var (failed, again) = (0, new TaskCompletionSource());
        database.Step = _ => throw new NotSupportedException("Nobody foresaw this.");

        var running = new UpkeepLoop(database, new(database), TimeProvider.System).RunAsync(
            e =>
            {
                Assert.IsType<NotSupportedException>(e);
                if (++failed == 2)
                {
                    again.SetResult();
                }
            },
            stop.Token);

        await Task.WhenAny(again.Task, running);
        Assert.True(again.Task.IsCompleted, "It ended at the first failure.");
        database.Step = null;
        await stop.CancelAsync();
        await running;
    }
}
