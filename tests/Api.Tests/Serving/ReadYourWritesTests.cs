using System.Data.Common;
using System.Text.Json;
using Api.Data.Keys;
using Dapper;

namespace Api.Tests.Serving;

/// <summary>
/// Checks that a client that writes through a node reading from a standby reads its own writes there.
/// </summary>
public sealed class ReadYourWritesTests(PostgreSqlPair pair) : IClassFixture<PostgreSqlPair>
{
    private const int Writers = 4;
    private const int Pairs = 250;
    private const string Others =
        "datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()";

    private static readonly (string Name, string Value) Any = ("If-Match", "*");

    [Fact]
    public async Task A_thousand_writes_are_each_read_at_once()
    {
        string database;
        await using (var node = await pair.StartNodeAsync())
        {
            database = node.Database;
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAndReadAsync(node))));
        }

        // What a connection did is counted, at the latest, when it is closed.
        await using var standby = pair.Connect(database, "standby");
        await PostgreSqlPair.WaitAsync(
            async () => await OthersAsync(standby) == 0, "nobody but the test is connected to the standby");
        var there = await standby.ExecuteScalarAsync<long>(
            "select coalesce(sum(seq_scan + idx_scan), 0) from pg_stat_user_tables where relname = 'articles'");

        TestContext.Current.SendDiagnosticMessage(
            $"{Writers * Pairs} writes, each read at once, none missed: the standby's articles were looked at {there} "
                + "times.");
        Assert.True(there > Writers * Pairs / 10, $"The standby's articles were looked at {there} times.");
    }

    [Fact]
    public async Task While_the_standby_lags_what_was_written_is_read_from_the_primary()
    {
        await using var node = await pair.StartNodeAsync();
        var (id, key) = ((await PostAsync(node)).Id, Server.Bearer(await node.KeyAsync(Scope.Read)));
        await using var standby = pair.Connect(node.Database, "standby");
        await PostgreSqlPair.WaitAsync(
            () => IsReadFromStandbyAsync(node, key, standby, id), "the standby is read from");

        await pair.PauseReplayAsync();
        try
        {
            for (var i = 0; i < 20; i++)
            {
                var written = await PatchAsync(node, id);
                await AssertReadAsync(node, written);
                await AssertListedAsync(node, written);
                Assert.False(await IsReadFromStandbyAsync(node, key, standby, id));
            }
        }
        finally
        {
            await pair.ResumeReplayAsync();
        }

        await PostgreSqlPair.WaitAsync(
            () => IsReadFromStandbyAsync(node, key, standby, id), "the standby is read from again");
    }

    private static async Task WriteAndReadAsync(PairedServer node)
    {
        for (var i = 0; i < Pairs; i += 2)
        {
            var posted = await PostAsync(node);
            await (i % 4 == 0 ? AssertReadAsync(node, posted) : AssertListedAsync(node, posted));
            var patched = await PatchAsync(node, posted.Id);
            await (i % 4 == 0 ? AssertListedAsync(node, patched) : AssertReadAsync(node, patched));
        }
    }

    private static async Task<Written> PostAsync(PairedServer node)
    {
        var title = Server.NewName("Bridge");
        var reply = await node.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            JsonSerializer.Serialize(new { title, tags = new[] { title }, paragraphs = new[] { $"{title} opened." } }));
        Assert.True(reply.Status == 201, reply.Text);
        return new(reply.Json.Id, title, title, reply.Json["version"].AsNumber());
    }

    private static async Task<Written> PatchAsync(PairedServer node, long id)
    {
        var (title, tag) = (Server.NewName("Bridge"), Server.NewName("Tag"));
        var reply = await node.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{id}",
            JsonSerializer.Serialize(new { title, tags = new[] { tag } }),
            headers: Any);
        Assert.True(reply.Status == 200, reply.Text);
        return new(id, title, tag, reply.Json["version"].AsNumber());
    }

    private static async Task AssertReadAsync(PairedServer node, Written written)
    {
        var article = await node.JsonAsync($"/v1/articles/{written.Id}");
        Assert.Equal((written.Title, written.Version), (article["title"].AsText(), article["version"].AsNumber()));
    }

    private static async Task AssertListedAsync(PairedServer node, Written written)
    {
        var article = Assert.Single(
            (await node.JsonAsync($"/v1/articles?tag={written.Tag.ToLowerInvariant()}"))["items"]);
        Assert.Equal((written.Id, written.Title), (article.Id, article["title"].AsText()));
    }

    /// <summary>Whether an article is now read from the standby, which is not only asked for its position.</summary>
    private static async Task<bool> IsReadFromStandbyAsync(
        PairedServer node,
        (string Name, string Value) key,
        DbConnection standby,
        long id)
    {
        var before = await standby.ExecuteScalarAsync<DateTime>("select clock_timestamp()");
        var reply = await node.GetAsync($"/v1/articles/{id}", key);
        Assert.Equal(200, reply.Status);
        return await standby.ExecuteScalarAsync<bool>(
            $"select exists (select 1 from pg_stat_activity where {Others} and query_start > @Before "
                + "and query like '%article_documents%')", new { before });
    }

    private static Task<long> OthersAsync(DbConnection connection) => connection.ExecuteScalarAsync<long>(
        $"select count(*) from pg_stat_activity where {Others}");

    private sealed record Written(long Id, string Title, string Tag, long Version);
}
