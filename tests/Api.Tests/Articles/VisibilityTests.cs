using System.Globalization;
using System.Text.Json.Nodes;
using Api.Data.Keys;

namespace Api.Tests.Articles;

public sealed class VisibilityOnSqlite(SqliteServer server) : VisibilityTests(server), IClassFixture<SqliteServer>;
public sealed class VisibilityOnPostgreSql(PostgreSqlServer server)
    : VisibilityTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>An embargo and the end of a licence hold everywhere, and pass by themselves.</summary>
public abstract class VisibilityTests(Server server)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    [Theory]
    [InlineData("publishedAt")]
    [InlineData("visibleFrom")]
    public async Task An_article_of_the_future_is_scheduled_and_for_others_does_not_exist(string member)
    {
        var (word, tag) = (Server.NewName("embargoed"), Server.NewName("tag"));
        var before = await server.JsonAsync("/v1/changes?since=now");

        var sent = await SendAsync(new()
        {
            ["title"] = word,
            ["text"] = $"It is {word}.",
            ["tags"] = new JsonArray(tag),
            [member] = In(Ahead),
        });

        var path = $"/v1/articles/{sent["id"].AsNumber()}";
        Assert.Equal(("scheduled", In(Ahead)), (sent["status"].AsText(), sent["visibleFrom"].AsText()!));
        foreach (var target in new[]
        {
            path,
            $"/v1/articles/{sent["slug"].AsText()}",
            path + "/paragraphs",
            $"/v1/tags/{tag}",
        })
        {
            (await server.GetAsync(target)).AssertProblem(404);
        }

        Assert.Empty((await server.JsonAsync($"/v1/articles?q={word}"))["items"]);
        Assert.Empty((await server.JsonAsync($"/v1/paragraphs?q={word}"))["items"]);
        Assert.Empty((await server.JsonAsync(before["next"].AsText()!))["items"]);
        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));
        Assert.Equal("scheduled", (await server.JsonAsync(path, reader))["status"].AsText());
        Assert.Equal(
            [sent["id"].AsNumber()],
            (await server.JsonAsync($"/v1/articles?status=scheduled&q={word}", reader))["items"].Ids());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task An_embargo_passes_by_itself_and_so_does_a_licence()
    {
        var (word, tag) = (Server.NewName("passing"), Server.NewName("tag"));
        var before = await server.JsonAsync("/v1/changes?since=now");
        var sent = await SendAsync(new()
        {
            ["title"] = word,
            ["text"] = $"It is {word}.",
            ["tags"] = new JsonArray(tag),
            ["visibleFrom"] = In(Ahead),
            ["visibleUntil"] = In(Ahead + Ahead),
        });
        var id = sent["id"].AsNumber();
        var path = $"/v1/articles/{id}";
        (await server.GetAsync(path)).AssertProblem(404);

        // The instants are moved to now, rather than waited for: a busy machine would miss the time between them.
        await server.ExecuteAsync("update articles set visible_from = created_at where id = @Id", new { Id = id });
        await PostgreSqlPair.WaitAsync(
            async () => (await server.GetAsync(path)).Status == 200, "the embargo has passed");
        var seen = await server.JsonAsync(path);
        var found = (await server.JsonAsync($"/v1/articles?q={word}"))["items"].Ids().ToList();
        var created = (await server.JsonAsync(before["next"].AsText()!))["items"].Texts("op").Distinct();
        var tagged = (await server.JsonAsync($"/v1/tags/{tag}"))["articleCount"].AsNumber();
        await server.ExecuteAsync("update articles set visible_until = created_at where id = @Id", new { Id = id });
        await PostgreSqlPair.WaitAsync(
            async () => (await server.GetAsync(path)).Status == 404, "the licence has ended");

        Assert.Equal(("published", 1), (seen["status"].AsText(), seen["revision"].AsNumber()));
        Assert.Equal([sent["id"].AsNumber()], found);
        Assert.Equal(["created"], created);
        Assert.Equal(1, tagged);
        Assert.Empty((await server.JsonAsync($"/v1/articles?q={word}"))["items"]);
        Assert.Equal(
            ["deleted"],
            (await server.JsonAsync($"{before["next"].AsText()}&type=article"))["items"].Texts("op").Distinct());
        Assert.Equal(
            "expired",
            (await server.JsonAsync(path, Server.Bearer(await server.KeyAsync(Scope.Read))))["status"].AsText());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task What_is_due_while_no_server_runs_is_caught_up_with_once()
    {
        var sent = await SendAsync(new() { ["text"] = $"It is {Server.NewName("due")}.", ["visibleFrom"] = In(Ahead) });
        var id = sent["id"].AsNumber();

        // As if the server had been stopped until then.
        await server.ExecuteAsync("update articles set visible_from = created_at where id = @Id", new { Id = id });
        await PostgreSqlPair.WaitAsync(
            async () => (await server.GetAsync($"/v1/articles/{id}")).Status == 200, "it has appeared");

        Assert.Equal(2, (await server.JsonAsync($"/v1/articles/{id}"))["version"].AsNumber());
        Assert.Equal(
            1,
            await server.ScalarAsync<long>(
                "select count(*) from acts a where a.verb = 'publish' and a.target_id = @Id", new { Id = id }));
    }

    [Fact]
    public async Task A_few_minutes_ahead_are_no_embargo_and_null_takes_one_back()
    {
        var near = await SendAsync(
            new() { ["text"] = $"It is {Server.NewName("near")}.", ["publishedAt"] = In(TimeSpan.FromMinutes(5)) });
        Assert.Equal("published", near["status"].AsText());

        var far = await SendAsync(new() { ["text"] = $"It is {Server.NewName("far")}.", ["publishedAt"] = In(Ahead) });
        var path = $"/v1/articles/{far["id"].AsNumber()}";
        var shown = await PatchAsync(path, new() { ["visibleFrom"] = null });
        var title = await PatchAsync(path, new() { ["title"] = "Another title" });
        var hidden = await PatchAsync(path, new() { ["publishedAt"] = In(Ahead + Ahead), ["visibleFrom"] = In(Ahead) });

        Assert.Equal(
            ["scheduled", "published", "published", "scheduled"],
            new[] { far, shown, title, hidden }.Select(a => a["status"].AsText()));
        Assert.Equal(In(Ahead), hidden["visibleFrom"].AsText());
    }

    [Fact]
    public async Task What_GET_gave_of_a_scheduled_article_can_be_sent_back()
    {
        var sent = await SendAsync(
            new()
            {
                ["text"] = $"It is {Server.NewName("back")}.",
                ["canonicalUrl"] = $"https://example.org/{Server.NewName("back")}",
                ["publishedAt"] = In(Ahead),
            });
        var given = JsonNode.Parse(
            (await server.JsonAsync(
                $"/v1/articles/{sent["id"].AsNumber()}",
                Server.Bearer(await server.KeyAsync(Scope.Read)))).ToString())!;

        var again = await SendAsync(given.AsObject());

        Assert.Equal(("unchanged", "scheduled"), (again["result"].AsText(), again["status"].AsText()));
    }

    [Theory]
    [InlineData("text/html", """<html><head><meta property="article:published_time" content="2099-01-01T10:00:00Z"></head><body><article><h1>Ferry</h1><p>The WORD left the quay at dawn.</p><p>It was full.</p></article></body></html>""")]
    [InlineData("text/plain", "Ferry\n\nJanuary 1, 2099 10:00 UTC\n\nThe WORD left the quay at dawn, and it was full.")]
    public async Task What_a_page_or_a_text_says_of_itself_never_hides_it(string mediaType, string body)
    {
        var reply = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            body.Replace("WORD", Server.NewName("ferry"), StringComparison.Ordinal),
            mediaType);

        Assert.Equal(("published", true), (reply.Json["status"].AsText(), reply.Json["visibleFrom"].IsNull));
    }

    [Fact]
    public async Task Front_matter_hides_and_an_import_line_and_a_dry_run_say_so()
    {
        var markdown = $"---\ntitle: Ferry\npublishedAt: {In(Ahead)}\n---\n\nThe {Server.NewName("ferry")} left.\n";
        var line = new JsonObject { ["text"] = $"It is {Server.NewName("line")}.", ["visibleFrom"] = In(Ahead) }
            .ToJsonString();

        var dry = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", markdown, "text/markdown");
        var stored = await server.WriteAsync(HttpMethod.Post, "/v1/articles", markdown, "text/markdown");
        var imported = await server.WriteAsync(HttpMethod.Post, "/v1/imports", line + "\n", "application/x-ndjson");

        Assert.Equal(("scheduled", In(Ahead)), (dry.Json["status"].AsText(), dry.Json["visibleFrom"].AsText()));
        Assert.Equal("scheduled", stored.Json["status"].AsText());
        Assert.Contains("\"status\":\"scheduled\"", imported.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_before_the_beginning_is_refused()
    {
        var body = new JsonObject
        {
            ["text"] = "It is.",
            ["visibleFrom"] = In(Ahead),
            ["visibleUntil"] = In(TimeSpan.FromDays(1)),
        };

        (await server.WriteAsync(HttpMethod.Post, "/v1/articles", body.ToJsonString())).AssertProblem(422);
    }

    [Fact]
    public async Task What_was_published_with_a_date_ahead_before_there_were_embargoes_stays_published()
    {
        var sent = await SendAsync(
            new()
            {
                ["text"] = $"It is {Server.NewName("old")}.",
                ["publishedAt"] = In(-Ahead),
                ["canonicalUrl"] = $"https://example.org/{Server.NewName("old")}",
            });
        var id = sent["id"].AsNumber();
        // The date alone: its words are indexed as those of a published article.
        await server.ExecuteAsync(
            $"update articles set published_at = '{In(Ahead)}' where id = @Id", new { Id = id });

        var patched = await PatchAsync($"/v1/articles/{id}", new() { ["title"] = "A title" });

        Assert.Equal("published", patched["status"].AsText());
    }

    // To the second, as a date that people type.
    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private string In(TimeSpan time) =>
        (_now + time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private async Task<Element> SendAsync(JsonObject article) =>
        Answered(await server.WriteAsync(HttpMethod.Post, "/v1/articles", article.ToJsonString()));

    private async Task<Element> PatchAsync(string path, JsonObject patch) =>
        Answered(await server.WriteAsync(HttpMethod.Patch, path, patch.ToJsonString(), headers: ("If-Match", "*")));

    private static Element Answered(Reply reply)
    {
        Assert.True(reply.Status is 200 or 201, reply.Text);
        return reply.Json;
    }
}
