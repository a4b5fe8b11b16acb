using Api.Serving;
using Microsoft.AspNetCore.Http;

namespace Api.Tests.Serving;

/// <summary>
/// Checks that memory for work under way is given in the order of the requests, and that all of it comes back.
/// </summary>
public sealed class RoomTests
{
    private readonly Room _room = new(100) { Patience = Timeout.InfiniteTimeSpan };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Who_fits_in_does_not_wait()
    {
        using var one = _room.Open();
        using var other = _room.Open();

        Assert.True(one.TakeAsync(60, Ct).AsTask().IsCompletedSuccessfully);
        Assert.True(other.TakeAsync(40, Ct).AsTask().IsCompletedSuccessfully);
        Assert.Equal(100, _room.Taken);
    }

    [Fact]
    public async Task Who_came_first_is_served_first_also_if_who_is_after_them_would_fit_in()
    {
        using var first = _room.Open();
        using var large = _room.Open();
        using var small = _room.Open();
        await first.TakeAsync(60, Ct);

        var largeWaits = large.TakeAsync(50, Ct).AsTask();
        var smallWaits = small.TakeAsync(1, Ct).AsTask();
        Assert.False(largeWaits.IsCompleted || smallWaits.IsCompleted);

        first.Release(10);
        await largeWaits;
        Assert.False(smallWaits.IsCompleted);

        first.Dispose();
        await smallWaits;
        Assert.Equal(51, _room.Taken);
    }

    [Fact]
    public async Task Who_wants_more_than_there_is_gets_all_of_it_alone()
    {
        using var first = _room.Open();
        using var whole = _room.Open();
        await first.TakeAsync(1, Ct);
        var waits = whole.TakeAsync(1_000, Ct).AsTask();

        Assert.False(waits.IsCompleted);
        first.Dispose();
        await waits;
        Assert.Equal(100, _room.Taken);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_come_again_and_lets_those_after_them_in()
    {
        using var first = _room.Open();
        using var impatient = _room.Open();
        using var small = _room.Open();
        using var left = new CancellationTokenSource();
        await first.TakeAsync(60, Ct);
        var leaves = impatient.TakeAsync(50, left.Token).AsTask();
        var smallWaits = small.TakeAsync(40, Ct).AsTask();

        var refused = await Assert.ThrowsAsync<BadHttpRequestException>(
            () => _room.Open().TakeAsync(50, Ct, TimeSpan.Zero).AsTask());
        Assert.Equal(503, refused.StatusCode);
        Assert.False(smallWaits.IsCompleted);

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        await smallWaits;
        Assert.Equal(100, _room.Taken);
    }

    [Fact]
    public async Task What_is_there_already_is_counted_without_waiting_and_those_who_come_wait_for_it()
    {
        using var answer = _room.Open();
        using var next = _room.Open();
        answer.Hold(250);
        var waits = next.TakeAsync(10, Ct).AsTask();

        Assert.False(waits.IsCompleted);
        await answer.ResizeAsync(80, Ct);
        await waits;
        Assert.Equal(90, _room.Taken);
    }

    [Fact]
    public async Task After_any_number_of_takers_who_come_and_go_nothing_is_taken()
    {
        await Parallel.ForAsync(0, 2_000, Ct, async (i, _) =>
        {
            using var share = _room.Open();
            try
            {
                await share.TakeAsync(1 + (i % 120), Ct, i % 3 == 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan);
                share.Hold(i % 7);
                share.Hold(0); // who waits for more and keeps what they have could wait for one another
                await share.ResizeAsync(i % 50, Ct, i % 5 == 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan);
            }
            catch (BadHttpRequestException)
            {
                // It had no patience.
            }
        });

        Assert.Equal(0, _room.Taken);
    }
}
