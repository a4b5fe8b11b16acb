using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Api.Data.Keys;
using Api.Tests.Changes;
using Dapper;

namespace Api.Tests.Serving;

/// <summary>Two nodes on one database, with a primary and its standby.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public PostgreSqlPair Pair { get; } = new();

    internal PairedServer? One { get; private set; }

    internal PairedServer? Other { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Pair.InitializeAsync();
        if (Pair.Missing is null)
        {
            One = await Pair.StartNodeAsync();
            Other = await Pair.StartNodeAsync(One.Database);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (Other?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (One?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Pair.DisposeAsync();
    }
}

/// <summary>Checks that one node's acknowledged writes show on the other.</summary>
public sealed class TwoNodesTests : IClassFixture<TwoNodes>
{
    // A busy machine is slow; what is never shown does not come. How long it takes is in the diagnostic message.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    private readonly PostgreSqlPair _pair;
    private readonly PairedServer _one;
    private readonly PairedServer _other;

    public TwoNodesTests(TwoNodes nodes)
    {
        Assert.SkipWhen(nodes.Pair.Missing is not null, nodes.Pair.Missing ?? "");
        (_pair, _one, _other) = (nodes.Pair, nodes.One!, nodes.Other!);
    }

    [Fact]
    public async Task What_one_acknowledged_the_other_shows_and_no_more_says_that_the_old_holds()
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (_one, _other) : (_other, _one);
            var id = (await PostAsync(writer, i)).Id;
            var target = $"/v1/articles/{id}";
            times.Add(await UntilAsync(reader, target, reply => reply.Status == 200));
            var old = (await reader.GetAsync(target))["ETag"]!;

            var patched = await writer.WriteAsync(
                HttpMethod.Patch, target, $$"""{"title":"{{Server.NewName("Bridge")}}"}""", headers: ("If-Match", "*"));
            times.Add(await UntilAsync(reader, target, reply => reply.Status == 200, ("If-None-Match", old)));

            for (var again = 0; again < 10; again++)
            {
                var reply = await reader.GetAsync(target, ("If-None-Match", old));
                Assert.Equal(
                    (200, patched.Json["version"].AsNumber()), (reply.Status, reply.Json["version"].AsNumber()));
                Assert.Equal(304, (await reader.GetAsync(target, ("If-None-Match", reply["ETag"]!))).Status);
            }
        }

        times.Sort();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"A node showed what the other had acknowledged after {times[times.Count / 2].TotalMilliseconds:n0} ms "
                + $"(median), {times[^1].TotalMilliseconds:n0} ms at most."));
    }

    [Fact]
    public async Task Nobody_is_shown_an_older_state_than_they_have_seen_also_when_the_standby_lags()
    {
        var key = Server.Bearer(await _one.KeyAsync(Scope.Read));
        var target = $"/v1/articles/{(await PostAsync(_one, 0)).Id}";
        await using var standby = _pair.Connect(_one.Database, "standby");
        await LagAsync(standby, "20ms");

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                var patched = await _one.WriteAsync(
                    HttpMethod.Patch,
                    target,
                    $$"""{"title":"{{Server.NewName("Bridge")}}"}""",
                    headers: ("If-Match", "*"));
                Assert.True(patched.Status == 200, patched.Text);
            }
        }, TestContext.Current.CancellationToken);
        var readers = await Task.WhenAll(new[] { _one, _one, _other, _other }.Select((node, n) => Task.Run(async () =>
        {
            var seen = new List<long>();
            using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            while (!writing.IsCompleted && await often.WaitForNextTickAsync())
            {
                seen.Add((await node.JsonAsync(target, n % 2 == 0 ? [key] : []))["version"].AsNumber());
            }

            return seen;
        }, TestContext.Current.CancellationToken)));
        await writing;
        await LagAsync(standby, "0");

        TestContext.Current.SendDiagnosticMessage(
            $"While 60 versions were written, "
                + $"{string.Join(", ", readers.Select(seen => $"{seen.Count} reads saw {seen.Distinct().Count()}"))} "
                + "of them, none going back.");
        Assert.All(readers, seen => Assert.Equal(seen.Order(), seen));
    }

    [Fact]
    public async Task Whoever_is_told_that_an_article_is_there_already_can_read_it()
    {
        await using var standby = _pair.Connect(_one.Database, "standby");
        await LagAsync(standby, "20ms");
        for (var i = 0; i < 10; i++)
        {
            var body = JsonSerializer.Serialize(
                new
                {
                    title = Server.NewName("Bridge"),
                    paragraphs = new[] { $"The {Server.NewName("bridge")} opened." },
                });
            var posted = await _one.WriteAsync(HttpMethod.Post, "/v1/articles", body);
            var again = await _other.WriteAsync(HttpMethod.Post, "/v1/articles", body);

            Assert.True((posted.Status, again.Status) == (201, 200), again.Text);
            Assert.Equal(("unchanged", posted.Json.Id), (again.Json["result"].AsText(), again.Json.Id));
            Assert.Equal(200, (await _other.GetAsync($"/v1/articles/{posted.Json.Id}")).Status);
        }

        await LagAsync(standby, "0");
    }

    [Fact]
    public async Task Whoever_follows_the_changes_of_either_misses_nothing_that_was_written_through_both()
    {
        var key = Server.Bearer(await _one.KeyAsync(Scope.Read));
        var articles = new ConcurrentBag<long>();
        var first = (await PostAsync(_one, 0)).Id;
        var since = await _one.ScalarAsync<long>("select max(seq) from changes");
        using var listener = await Listener.OpenAsync(_other, $"since={since}&type=article", key);

        var writing = Task.WhenAll(new[] { _one, _one, _other, _other }.Select((node, n) => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                var id = (await PostAsync(node, (n * 100) + i)).Id;
                articles.Add(id);
                var patched = await node.WriteAsync(
                    HttpMethod.Patch,
                    $"/v1/articles/{(i % 5 == 0 ? first : id)}",
                    $$"""{"subtitle":"{{Server.NewName("Late")}}"}""",
                    headers: ("If-Match", "*"));
                Assert.True(patched.Status == 200, patched.Text);
            }
        })));
        var written = ChangesAsync(writing, since);
        var followers = await Task.WhenAll(
            new[] { _one, _other, _one, _other }.Select(
                (node, n) => Task.Run(
                    () => FollowAsync(node, written, since, limit: 1 + (n * 11), n < 2 ? [] : [key]))));

        var last = await written;
        for (var n = 0; n < followers.Length; n++)
        {
            var seen = followers[n];
            Assert.Equal(seen.Select(c => c.Seq).Distinct().Order(), seen.Select(c => c.Seq));
            Assert.Empty(articles.Except(seen.Where(c => c.Type == "article").Select(c => c.Id)));
            var held = seen.GroupBy(c => (c.Type, c.Id)).ToDictionary(g => g.Key, g => (g.Last().Seq, g.Last().Op));
            Assert.All(
                last.Where(c => c.Audience != (n < 2 ? "keyed" : "anonymous")).GroupBy(c => (c.Type, c.Id)),
                g => Assert.Equal((g.Last().Seq, g.Last().Op), held.GetValueOrDefault(g.Key)));
        }

        var told = new HashSet<long>();
        while (!told.IsSupersetOf(articles) && await listener.NextAsync() is { } next)
        {
            told.Add(next.Item.Id);
        }

        Assert.Empty(articles.Except(told));
    }

    /// <summary>Has the standby wait before it replays a commit.</summary>
    private static async Task LagAsync(DbConnection standby, string delay)
    {
        await standby.ExecuteAsync($"alter system set recovery_min_apply_delay = '{delay}'");
        await standby.ExecuteAsync("select pg_reload_conf()");
    }

    private static async Task<Element> PostAsync(PairedServer node, int n)
    {
        var title = Server.NewName("Bridge");
        var reply = await node.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            JsonSerializer.Serialize(
                new
                {
                    title,
                    tags = new[] { "harbour", $"tag-{n % 7}" },
                    paragraphs = new[] { $"{title} opened.", "“It is safe,” Ada Lindqvist said." },
                }));
        Assert.True(reply.Status == 201, reply.Text);
        return reply.Json;
    }

    /// <summary>Returns the time until the condition held.</summary>
    private static async Task<TimeSpan> UntilAsync(
        PairedServer node,
        string target,
        Func<Reply, bool> isSo,
        params (string, string)[] headers)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var asked = clock.Elapsed;
            var reply = await node.GetAsync(target, headers);
            if (isSo(reply))
            {
                return clock.Elapsed;
            }

            Assert.True(asked < Late, $"{target} was still {reply.Status} after {asked}.");
        }
    }

    /// <summary>The changes that there are at the end.</summary>
    private async Task<IReadOnlyList<(long Seq, string Audience, string Type, long Id, string Op)>> ChangesAsync(
        Task writing,
        long since)
    {
        await writing;
        return await _one.QueryAsync<(long, string, string, long, string)>(
            "select seq, audience, type, target_id, op from changes where seq > @since order by seq", new { since });
    }

    /// <summary>Returns everything that a caller gets who continues until they have seen the last change.</summary>
    private static async Task<List<(long Seq, string Type, long Id, string Op)>> FollowAsync(
        PairedServer node, Task<IReadOnlyList<(long Seq, string Audience, string Type, long Id, string Op)>> written,
        long since, int limit, (string, string)[] headers)
    {
        var seen = new List<(long Seq, string, long, string)>();
        var next = $"/v1/changes?since={since}&limit={limit}";
        var clock = new Stopwatch();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!written.IsCompleted
            || seen[^1].Seq < (await written).Last(c => c.Audience != (headers is [] ? "keyed" : "anonymous")).Seq)
        {
            await often.WaitForNextTickAsync();
            var page = await node.JsonAsync(next, headers);
            seen.AddRange(
                page["items"].Select(i => (i["seq"].AsNumber(), i["type"].AsText()!, i.Id, i["op"].AsText()!)));
            next = page["next"].AsText()!;
            if (written.IsCompleted && page["caughtUp"].Raw.GetBoolean())
            {
                clock.Start();
                Assert.True(
                    clock.Elapsed < Late, $"Whoever follows has not seen the last change after {clock.Elapsed}.");
            }
        }

        return seen;
    }
}
