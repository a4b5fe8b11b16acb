using System.Globalization;

namespace Api.Tests.Serving;

/// <summary>The machines of the database are lost, one at a time, while others read and write.</summary>
public sealed class FailoverTests(PostgreSqlPair pair) : IClassFixture<PostgreSqlPair>
{
    [Fact]
    public async Task The_standby_is_lost_and_comes_back_and_nobody_notices()
    {
        await using var node = await pair.StartNodeAsync();
        await using var traffic = await Traffic.StartAsync(node);

        await pair.KillStandbyAsync();
        await traffic.UntilAsync(reads: 500, acknowledged: 50);
        await pair.StartStandbyAsync();
        await traffic.UntilAsync(reads: 500, acknowledged: 50);

        await traffic.StopAsync();
        Assert.All(traffic.Writes, w => Assert.True(w.Status == 201, w.ToString()));
        await node.AssertServedAsync(traffic, "The standby is killed and started");
    }

    [Fact]
    public async Task Without_a_primary_a_node_is_ready_to_read_and_says_why_it_cannot_write()
    {
        await using var node = await pair.StartNodeAsync();
        Assert.Equal(201, (await PostAsync(node)).Status);

        await pair.KillPrimaryAsync();
        await PostgreSqlPair.WaitAsync(
            async () => (await node.JsonAsync("/health/ready"))["status"].AsText() == "degraded",
            "it knows that there is no primary");
        await StorageTests.AssertDegradedAsync(node, "noPrimary", "urn:problem-type:storage-no-primary");
        (await PostAsync(node)).AssertProblem(503, type: "urn:problem-type:storage-no-primary");
        Assert.Equal(200, (await node.GetAsync("/v1/articles")).Status);

        await pair.StartPrimaryAsync();
        await PostgreSqlPair.WaitAsync(
            async () => (await node.GetAsync("/health/ready?for=writes")).Status == 200, "it writes again");
        await pair.KillStandbyAsync();
        Assert.Equal(("ready", "ok", "ok", "ok"), await StorageTests.ReadinessAsync(node));
        await pair.StartStandbyAsync();
    }

    private static Task<Reply> PostAsync(Server node) =>
        node.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""{"text": "{{Server.NewName("It")}} opened."}""");

    [Fact]
    public async Task The_primary_is_lost_and_comes_back_and_writes_wait_for_it()
    {
        await using var node = await pair.StartNodeAsync();
        await using var traffic = await Traffic.StartAsync(node);

        var lost = traffic.Now;
        await pair.KillPrimaryAsync();
        await traffic.UntilAsync(reads: 500, putOff: 20);
        await pair.StartPrimaryAsync();
        var outage = traffic.Now - lost;
        await traffic.UntilAsync(reads: 500, acknowledged: 50);

        await traffic.StopAsync();
        await node.AssertServedAsync(traffic, "The primary is killed and started", outage);
    }
}

/// <summary>The primary is lost for good, and the standby takes its place.</summary>
public sealed class PromotionTests(PostgreSqlPair pair) : IClassFixture<PostgreSqlPair>
{
    [Fact]
    public async Task The_standby_becomes_the_primary_and_the_node_goes_on_with_all_that_it_acknowledged()
    {
        await using var node = await pair.StartNodeAsync();
        await pair.SynchronousAsync(true);
        await using var traffic = await Traffic.StartAsync(node);

        var lost = traffic.Now;
        await pair.KillPrimaryAsync();
        await traffic.UntilAsync(reads: 500, putOff: 10);
        await pair.PromoteAsync();
        var outage = traffic.Now - lost;
        await traffic.UntilAsync(reads: 500, acknowledged: 50);

        await traffic.StopAsync();
        await node.AssertServedAsync(traffic, "The primary is killed and the standby promoted", outage);
    }
}

internal static class Promises
{
    // A busy machine is slow; what hangs does not end. How long it takes is in the diagnostic message.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    /// <summary>Checks the answers of a node whose database could not be written to for so long.</summary>
    public static async Task AssertServedAsync(
        this Server node,
        Traffic traffic,
        string what,
        TimeSpan outage = default)
    {
        var gap = traffic.LongestGap();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {traffic.Reads.Count} reads, {traffic.FailedReads.Count} failed, "
                + $"the longest took {traffic.Reads.Max(r => r.Took).TotalMilliseconds:n0} ms; "
                + $"{traffic.Acknowledged.Count} writes acknowledged, "
                + $"{traffic.Writes.Count(w => w.Status == 503)} put off, "
                + $"the longest took {traffic.Writes.Max(w => w.Took).TotalMilliseconds:n0} ms; "
                + $"none was acknowledged for {gap.TotalSeconds:n1} s "
                + $"around an outage of {outage.TotalSeconds:n1} s."));

        Assert.All(
            traffic.FailedReads.GroupBy(r => r.Client),
            failed => Assert.True(failed.Count() == 1, string.Join('\n', failed)));
        Assert.All(
            traffic.Writes, w => Assert.True(w.Status == 201 || (w.Status == 503 && w.SaysWhenToRetry), w.ToString()));
        Assert.All(traffic.Reads.Concat(traffic.Writes), x => Assert.True(x.Took < Hang, x.ToString()));
        Assert.True(gap < outage + Hang, $"Nothing was acknowledged for {gap} around an outage of {outage}.");
        await node.AssertStoredAsync(traffic.Acknowledged);
    }

    private static async Task AssertStoredAsync(this Server node, IReadOnlyDictionary<long, string> acknowledged)
    {
        var stored = (await node.QueryAsync<(long Id, string Title)>("select id, title from articles")).ToDictionary();
        Assert.All(acknowledged, a => Assert.Equal(a.Value, stored.GetValueOrDefault(a.Key)));
        foreach (var (id, title) in acknowledged)
        {
            Assert.Equal(title, (await node.JsonAsync($"/v1/articles/{id}"))["title"].AsText());
        }

        await node.AssertRecountAsync();
    }
}
