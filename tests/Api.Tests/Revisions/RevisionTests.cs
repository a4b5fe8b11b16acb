using System.Text.Json;
using Api.Data.Keys;

namespace Api.Tests.Revisions;

public sealed class RevisionsOnSqlite(SqliteServer server) : RevisionTests(server), IClassFixture<SqliteServer>;
public sealed class RevisionsOnPostgreSql(PostgreSqlServer server)
    : RevisionTests(server), IClassFixture<PostgreSqlServer>;

public abstract class RevisionTests(Server server)
{
    [Fact]
    public async Task Every_editorial_change_is_a_revision_that_says_what_it_changed()
    {
        var first = await PostAsync("It opened.", "“It is safe,” Ada Lindqvist said.");
        var target = $"/v1/articles/{first.Id}";
        foreach (var patch in new[]
        {
            """{"title": "At last", "tags": ["ports"]}""",
            """{"paragraphs": ["It opened late.", "“It is safe,” Ada Lindqvist said."]}""",
            """{"status": "withheld"}""",
            """{"status": "published"}""",
            """{"slug": "at-last-SLUG"}""",
            """{"title": "At last"}""",
        })
        {
            Assert.Equal(
                200,
                (await server.WriteAsync(
                    HttpMethod.Patch,
                    target,
                    patch.Replace("SLUG", Server.NewName("n"), StringComparison.Ordinal),
                    headers: ("If-Match", "*"))).Status);
        }

        var revisions = await server.AllAsync(
            $"{target}/revisions?limit=2", Server.Bearer(await server.KeyAsync(Scope.Write)));

        Assert.Equal([5, 4, 3, 2, 1], revisions.Select(r => r["revision"].AsNumber()));
        Assert.Equal(
            ["status", "status", "paragraphs", "title tags", ""],
            revisions.Select(r => string.Join(' ', r["changed"].Select(c => c.AsText()))));
        Assert.Equal(["person", "person", "person", "person", "import"], revisions.Select(r => r["cause"].AsText()));
        Assert.Equal([true, false, false, false, false], revisions.Select(r => r["current"].Raw.GetBoolean()));
        Assert.Equal(5, (await server.JsonAsync(target))["revision"].AsNumber());
    }

    [Fact]
    public async Task A_superseded_revision_is_whole_as_it_was_answered()
    {
        var first = await PostAsync("It opened.", "“It is safe,” Ada Lindqvist said.");
        var target = $"/v1/articles/{first.Id}";
        var before = await server.JsonAsync(target);
        await server.WriteAsync(
            HttpMethod.Patch, target, """{"paragraphs": ["It closed."]}""", headers: ("If-Match", "*"));
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));

        var old = await server.GetAsync($"{target}/revisions/1", writer);
        var current = await server.GetAsync($"{target}/revisions/2", writer);

        Assert.Equal(before.ToString(), old.Json.ToString());
        Assert.Equal((await server.JsonAsync(target)).ToString(), current.Json.ToString());
        (await server.GetAsync($"{target}/revisions/3", writer)).AssertProblem(404);
        (await server.GetAsync($"{target}/revisions/01", writer)).AssertProblem(404);
    }

    [Fact]
    public async Task What_another_revision_replaced_needs_a_key_that_may_write()
    {
        var first = await PostAsync("It opened.");
        var target = $"/v1/articles/{first.Id}";
        await server.WriteAsync(HttpMethod.Patch, target, """{"title": "At last"}""", headers: ("If-Match", "*"));
        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));

        foreach (var headers in new (string, string)[][] { [], [reader] })
        {
            Assert.Equal(
                [2],
                (await server.GetAsync($"{target}/revisions", headers)).Json["items"].Select(
                    r => r["revision"].AsNumber()));
            Assert.Equal(200, (await server.GetAsync($"{target}/revisions/2", headers)).Status);
            (await server.GetAsync($"{target}/revisions/1", headers)).AssertProblem(404);
        }
    }

    private async Task<Element> PostAsync(params string[] paragraphs)
    {
        var all = paragraphs.Append(Server.NewName("Words."));
        var article = new { title = Server.NewName("Bridge"), paragraphs = all };
        return (await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(article))).Json;
    }
}
