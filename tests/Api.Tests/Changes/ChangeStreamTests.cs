using System.Diagnostics;
using System.Globalization;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class ChangeStreamOnSqlite(SqliteServerWithHeartbeat server)
    : ChangeStreamTests(server), IClassFixture<SqliteServerWithHeartbeat>;
public sealed class ChangeStreamOnPostgreSql(PostgreSqlServerWithHeartbeat server)
    : ChangeStreamTests(server), IClassFixture<PostgreSqlServerWithHeartbeat>;

public abstract class ChangeStreamTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gives_what_there_is_and_then_what_comes_as_the_list_does()
    {
        var since = await LastAsync();
        await server.SaveAsync(Story.Of());
        using var listener = await Listener.OpenAsync(server, $"since={since}");
        var before = await listener.TakeAsync(2);
        await server.SaveAsync(Story.Of());
        await server.SaveElsewhereAsync(Story.Of());

        var events = before.Concat(await listener.TakeAsync(4)).Select(i => i.ToString());

        Assert.Equal((await server.JsonAsync($"/v1/changes?since={since}"))["items"].Select(i => i.ToString()), events);
    }

    [Fact]
    public async Task It_includes_and_filters_as_the_list_does()
    {
        var (since, tag) = (await LastAsync(), Server.NewName("tag"));
        using var listener = await Listener.OpenAsync(server, $"since={since}&type=tag,article&include=resource");

        var saved = await server.SaveAsync(Story.Quoting(Server.NewName("Ada Lindqvist")).Tagged(tag));

        var items = await listener.TakeAsync(2);
        Assert.Equal(["tag", "article"], items.Texts("type"));
        Assert.Equal((await server.GetAsync($"/v1/articles/{saved.Id}")).Text, items[1]["resource"].ToString());
        Assert.Equal(
            (await server.JsonAsync($"/v1/changes?since={since}&type=tag,article&include=resource"))["items"].Select(
                i => i.ToString()),
            items.Select(i => i.ToString()));
    }

    [Fact]
    public async Task It_goes_on_behind_the_last_event_whatever_since_says()
    {
        var since = await LastAsync();
        await server.SaveAsync(Story.Of());
        await server.SaveAsync(Story.Of());
        using var first = await Listener.OpenAsync(server, $"since={since}");
        var all = await first.TakeAsync(4);

        using var second = await Listener.OpenAsync(server, "since=0", ("Last-Event-ID", all[1]["seq"].ToString()));

        Assert.Equal(all.Skip(2).Select(i => i.ToString()), (await second.TakeAsync(2)).Select(i => i.ToString()));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1,2")]
    [InlineData("99999999999999999999")]
    public async Task A_last_event_that_is_none_is_refused(string id)
    {
        using var response = await server.OpenAsync("/v1/changes/stream", ("Last-Event-ID", id));

        (await Reply.ReadAsync(response, Ct)).AssertProblem(400, "Last-Event-ID");
    }

    [Fact]
    public async Task Nothing_may_keep_or_hold_back_its_events_and_HEAD_ends()
    {
        using var response = await server.OpenAsync("/v1/changes/stream");
        var head = await server.SendAsync(HttpMethod.Head, "/v1/changes/stream");

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal(
            (200, "text/event-stream", "no-store", ""),
            (head.Status, head["Content-Type"], head["Cache-Control"], head.Text));
    }

    [Fact]
    public async Task While_nothing_happens_a_comment_says_that_it_is_still_open()
    {
        using var response = await server.OpenAsync($"/v1/changes/stream?since=now");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));

        for (var beat = 0; beat < 4; beat++)
        {
            Assert.Equal((":", ""), (await reader.ReadLineAsync(Ct), await reader.ReadLineAsync(Ct)));
        }
    }

    [Fact]
    public async Task What_a_listener_may_not_see_says_nothing()
    {
        var since = await LastAsync();
        using var anonymous = await Listener.OpenAsync(server, $"since={since}");
        using var keyed = await Listener.OpenAsync(
            server, $"since={since}", Server.Bearer(await server.KeyAsync(Scope.Read)));
        var draft = await server.SaveAsync(Story.Of() with { Status = ArticleStatus.Draft });
        var published = await server.SaveAsync(Story.Of());

        Assert.Equal(
            [draft.Id, draft.Id, published.Id, published.Id],
            (await keyed.TakeAsync(4)).Select(i => i["articleId"].AsNumber()));
        Assert.Equal(
            [published.Id, published.Id], (await anonymous.TakeAsync(2)).Select(i => i["articleId"].AsNumber()));
    }

    [Fact]
    public async Task It_ends_when_the_key_is_revoked()
    {
        var key = await server.KeyAsync(Scope.Read);
        using var listener = await Listener.OpenAsync(server, $"since={await LastAsync()}", Server.Bearer(key));
        await server.SaveAsync(Story.Of());
        await listener.TakeAsync(2);

        await server.ExecuteAsync("update keys set revoked_at = created_at where id = (select max(id) from keys)");
        await server.SaveAsync(Story.Of() with { Status = ArticleStatus.Draft });

        Assert.Null(await listener.NextAsync());
    }

    [Fact]
    public async Task Five_hundred_listeners_are_each_given_every_change_of_a_burst()
    {
        const int count = 500, writes = 40;
        var since = await LastAsync();
        var listeners = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => Listener.OpenAsync(server, $"since={since}")));
        await using var other = Database.Open(server.ConnectionString);
        ArticleWriter[] writers = [
            server.Services.GetRequiredService<ArticleWriter>(),
            new(other, TimeProvider.System),
        ];

        var received = listeners.Select(l => Task.Run(() => l.TakeAsync(2 * writes))).ToList();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(writers.Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < writes / writers.Length; i++)
            {
                await Server.SaveAsync(Story.Of(), w);
            }
        })));
        var written = clock.Elapsed;
        var all = await Task.WhenAll(received);
        var delivered = clock.Elapsed - written;
        Array.ForEach(listeners, l => l.Dispose());

        var expected = (await server.JsonAsync($"/v1/changes?since={since}"))["items"]
            .Select(i => i["seq"].AsNumber())
            .ToList();
        Assert.Equal(2 * writes, expected.Count);
        Assert.All(all, items => Assert.Equal(expected, items.Select(i => i["seq"].AsNumber())));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{writes} writes in {written.TotalMilliseconds:n0} ms; {count * 2 * writes:n0} events to {count} "
                + $"listeners, the last {delivered.TotalMilliseconds:n0} ms behind the last commit."));
    }

    private async Task<long> LastAsync() => await server.ScalarAsync<long>("select coalesce(max(seq), 0) from changes");
}
