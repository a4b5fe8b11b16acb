using System.Text.Json;

namespace Api.Tests.Articles;

public sealed class DeletionOnSqlite(SqliteServer server) : DeletionTests(server), IClassFixture<SqliteServer>;
public sealed class DeletionOnPostgreSql(PostgreSqlServer server)
    : DeletionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Articles are withheld, deleted and erased over HTTP.</summary>
public abstract class DeletionTests(Server server)
{
    [Fact]
    public async Task An_import_does_not_bring_back_what_was_deleted_or_withheld()
    {
        foreach (var withheld in new[] { true, false })
        {
            var body = Body(Server.NewName("Bridge"), $"The {Server.NewName("bridge")} opened.");
            var first = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);
            var target = $"/v1/articles/{first.Json.Id}";
            await (withheld
                ? server.WriteAsync(HttpMethod.Patch, target, """{"status": "withheld"}""", headers: ("If-Match", "*"))
                : server.WriteAsync(HttpMethod.Delete, target, null, headers: ("If-Match", "*")));

            var again = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);

            Assert.Equal(
                (200, "rejected", first.Json.Id), (again.Status, again.Json["result"].AsText(), again.Json.Id));
            (await server.GetAsync(target)).AssertProblem(withheld ? 404 : 410);
        }

        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task What_is_erased_is_gone_for_good()
    {
        var (secret, author) = (Server.NewName("Secret"), Server.NewName("Mara Quill"));
        var first = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "{{secret}}", "authors": ["{{author}}"], "text": "The {{secret}} opened.\n\n“It is {{secret}},” Ada Lindqvist said."}""");
        var target = $"/v1/articles/{first.Json.Id}";
        await server.WriteAsync(HttpMethod.Patch, target, """{"title": "Nothing"}""", headers: ("If-Match", "*"));

        (await server.WriteAsync(
            HttpMethod.Delete, $"{target}?erase=true", null, headers: ("If-Match", "*"))).AssertProblem(403);
        var admin = Server.Bearer(await server.KeyAsync("admin"));
        Assert.Equal(
            200,
            (await server.SendAsync(
                HttpMethod.Delete, $"{target}?erase=true", null, null, admin, ("If-Match", "*"))).Status);

        (await server.GetAsync(target)).AssertProblem(410);
        (await server.GetAsync($"/v1/quotes/{first.Json["quotes"][0].Id}")).AssertProblem(410);
        (await server.GetAsync($"{target}/revisions/1", admin)).AssertProblem(410);
        foreach (var sql in new[]
        {
            "select count(*) from paragraphs where text like @W",
            "select count(*) from quotes where text like @W",
            "select count(*) from sources where length(content) > 0 and article_id = @Id",
            "select count(*) from revisions where document is not null and article_id = @Id",
            "select count(*) from packed_texts where article_id = @Id",
            "select count(*) from articles where title like @W or edits like @W",
        })
        {
            Assert.Equal(0, await server.ScalarAsync<long>(sql, new { W = $"%{secret}%", first.Json.Id }));
        }

        Assert.Empty(
            (await server.JsonAsync($"/v1/authors?slug={author.ToLowerInvariant().Replace(' ', '-')}"))["items"]);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Counts_are_right_after_any_change_of_status()
    {
        var (tag, speaker) = (Server.NewName("tag"), Server.NewName("Ada Lindqvist"));
        var body = JsonSerializer.Serialize(
            new
            {
                title = Server.NewName("Bridge"),
                tags = new[] { tag },
                status = "draft",
                text = $"The {tag} opened.\n\n“It is safe,” {speaker} said.",
            });
        var first = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);
        foreach (var status in new[] { "published", "withheld", "draft", "published", "draft" })
        {
            var reply = await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/articles/{first.Json.Id}",
                $$"""{"status": "{{status}}"}""",
                headers: ("If-Match", "*"));
            Assert.Equal(status, reply.Json["status"].AsText());
            await server.AssertRecountAsync();
            Assert.Equal(status == "published" ? 200 : 404, (await server.GetAsync($"/v1/tags/{tag}")).Status);
        }
    }

    // The first paragraph is the title too: articles of the same words are one.
    private static string Body(string title, params string[] paragraphs) =>
        JsonSerializer.Serialize(new { title, paragraphs = paragraphs.Prepend($"The {title}.") });

}
