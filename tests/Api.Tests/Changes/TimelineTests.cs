using Api.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class TimelinesOnSqlite(SqliteServer server) : TimelineTests(server), IClassFixture<SqliteServer>;
public sealed class TimelinesOnPostgreSql(PostgreSqlServer server)
    : TimelineTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that a mirror learns when a database continues from another state than the one it has seen.
/// </summary>
public abstract class TimelineTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_place_names_its_timeline_and_now_is_the_newest_place()
    {
        await server.SaveAsync(Story.Of());
        var latest = await LatestAsync();
        var seq = await server.ScalarAsync<long>("select max(seq) from changes");

        var now = await server.JsonAsync("/v1/changes?since=now");

        Assert.Matches($"^[0-9a-z]{{10}}[.]{seq}$", latest);
        Assert.Empty(now["items"]);
        Assert.Equal(
            (true, latest, $"/v1/changes?since={latest}"),
            (now["caughtUp"].Raw.GetBoolean(), now["latest"].AsText(), now["next"].AsText()));
        await server.SaveAsync(Story.Of());
        Assert.Contains((await server.JsonAsync(now["next"].AsText()!))["items"], i => i["type"].AsText() == "article");
    }

    [Fact]
    public async Task Each_start_of_a_server_begins_a_timeline_and_places_of_those_before_go_on()
    {
        await server.SaveAsync(Story.Of());
        var before = await LatestAsync();

        await StartAgainAsync();
        await server.SaveAsync(Story.Of());

        Assert.NotEqual(before.Split('.')[0], (await LatestAsync()).Split('.')[0]);
        Assert.NotEmpty((await server.JsonAsync($"/v1/changes?since={before}"))["items"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_of_which_a_restored_database_knows_nothing_is_gone(bool hasGrownPastIt)
    {
        await server.SaveAsync(Story.Of());
        var seen = await server.ScalarAsync<long>("select max(seq) from changes");
        await StartAgainAsync();
        await server.SaveAsync(Story.Of());
        var lost = await LatestAsync();

        // Everything written after the backup is gone.
        await server.ExecuteAsync("delete from changes where seq > @Seen", new { Seen = seen });
        await server.ExecuteAsync("delete from timelines where first_seq > @Seen", new { Seen = seen });
        await StartAgainAsync();
        for (var n = 0; hasGrownPastIt && n < 3; n++)
        {
            await server.SaveAsync(Story.Of());
        }

        (await server.GetAsync($"/v1/changes?since={lost}")).AssertProblem(410, "since");
        (await server.GetAsync($"/v1/changes/stream?since={lost}")).AssertProblem(410, "since");
        (await server.GetAsync("/v1/changes/stream", ("Last-Event-ID", lost))).AssertProblem(410, "since");
        Assert.Equal(200, (await server.GetAsync("/v1/changes?since=0")).Status);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("0000000000.1")]
    [InlineData("zzzzzzzzzz.0")]
    public async Task A_place_that_was_never_given_out_is_gone(string place) =>
        (await server.GetAsync($"/v1/changes?since={place}")).AssertProblem(410, "since");

    private async Task<string> LatestAsync() => (await server.JsonAsync("/v1/changes?since=now"))["latest"].AsText()!;

    /// <summary>Does to the database what a starting server does.</summary>
    private async Task StartAgainAsync()
    {
        await server.Services.GetRequiredService<Database>().BeginTimelineAsync(TimeProvider.System, Ct);
        await server.SettleAsync();
    }
}

/// <summary>The standby takes the place of a primary whose last writes it never received.</summary>
public sealed class LossyPromotionTests(PostgreSqlPair pair) : IClassFixture<PostgreSqlPair>
{
    [Fact]
    public async Task Whoever_saw_what_the_promoted_standby_had_not_received_is_told()
    {
        await using var node = await pair.StartNodeAsync();
        await node.SaveAsync(Story.Of());
        var kept = (await node.JsonAsync("/v1/changes?since=now"))["latest"].AsText()!;
        await using (var standby = pair.Connect(node.Database, "standby"))
        {
            var last = long.Parse(kept.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
            await PostgreSqlPair.WaitAsync(
                async () => await standby.ExecuteScalarAsync<long>("select coalesce(max(seq), 0) from changes") >= last,
                "the standby has the first article");
        }

        await pair.KillStandbyAsync();
        await node.SaveAsync(Story.Of());
        var lost = (await node.JsonAsync("/v1/changes?since=now"))["latest"].AsText()!;
        await pair.KillPrimaryAsync();
        await pair.StartStandbyAsync();
        await pair.PromoteAsync();
        await PostgreSqlPair.WaitAsync(
            async () => (await node.GetAsync($"/v1/changes?since={lost}")).Status == 410, "the reader is told");
        await PostgreSqlPair.WaitAsync(async () => await IsStoredAsync(node), "the promoted one takes writes");

        (await node.GetAsync($"/v1/changes?since={lost}")).AssertProblem(410, "since");
        Assert.NotEmpty((await node.JsonAsync($"/v1/changes?since={kept}"))["items"]);
        Assert.NotEqual(
            kept.Split('.')[0], (await node.JsonAsync("/v1/changes?since=now"))["latest"].AsText()!.Split('.')[0]);
    }

    private static async Task<bool> IsStoredAsync(Server node) =>
        (await node.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "Ferry", "text": "{{Server.NewName("ferry")}} left."}""")).Status is 200 or 201;
}
