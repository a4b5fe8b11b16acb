using System.Text.Json;
using static Api.Tests.Articles.WritingTests;

namespace Api.Tests.Articles;

public sealed class ArticlePatchesOnSqlite(SqliteServer server)
    : ArticlePatchTests(server), IClassFixture<SqliteServer>;
public sealed class ArticlePatchesOnPostgreSql(PostgreSqlServer server)
    : ArticlePatchTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Stored articles are changed over HTTP.</summary>
public abstract class ArticlePatchTests(Server server)
{
    [Fact]
    public async Task A_change_needs_the_version_that_its_sender_has_seen()
    {
        var first = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", Body(Server.NewName("Bridge"), "It opened."));
        var target = $"/v1/articles/{first.Json.Id}";
        var tag = (await server.GetAsync(target, ("Accept-Encoding", "gzip")))["ETag"]!;

        foreach (var method in new[] { HttpMethod.Patch, HttpMethod.Delete })
        {
            var body = method == HttpMethod.Patch ? """{"subtitle": "At last"}""" : null;
            (await server.WriteAsync(method, target, body)).AssertProblem(428);
            (await server.WriteAsync(method, target, body, headers: ("If-Match", "\"99-abc\""))).AssertProblem(412);
            (await server.WriteAsync(method, target, body, headers: ("If-Match", $"W/{tag}"))).AssertProblem(412);
            (await server.WriteAsync(method, target, body, headers: ("If-Match", "nonsense"))).AssertProblem(412);
        }

        var changed = await server.WriteAsync(
            HttpMethod.Patch, target, """{"subtitle": "At last"}""", "application/merge-patch+json", ("If-Match", tag));
        Assert.Equal(
            (200, "updated", "At last", 2, 2),
            (
                changed.Status,
                changed.Json["result"].AsText(),
                changed.Json["subtitle"].AsText(),
                changed.Json["version"].AsNumber(),
                changed.Json["revision"].AsNumber()));
        var late = await server.WriteAsync(
            HttpMethod.Patch, target, """{"subtitle": "Late"}""", headers: ("If-Match", tag));
        late.AssertProblem(412);
        var same = await server.WriteAsync(
            HttpMethod.Patch,
            target,
            """{"subtitle": "At last"}""",
            headers: ("If-Match", $"\"1-x\", {changed["ETag"]}"));
        Assert.Equal(
            (200, "unchanged", 2), (same.Status, same.Json["result"].AsText(), same.Json["version"].AsNumber()));
        Assert.Equal(
            204,
            (await server.WriteAsync(HttpMethod.Delete, target, null, headers: ("If-Match", same["ETag"]!))).Status);
        (await server.GetAsync(target)).AssertProblem(410);
    }

    [Fact]
    public async Task Of_many_writers_with_one_tag_exactly_one_wins()
    {
        var first = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", Body(Server.NewName("Bridge"), "It opened."));

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{first.Json.Id}", $$"""{"subtitle": "By writer {{i}}"}""",
            headers: ("If-Match", first["ETag"]!))));

        Assert.Equal(1, replies.Count(r => r.Status == 200));
        Assert.Equal(15, replies.Count(r => r.Status == 412));
        Assert.Equal(
            replies.Single(r => r.Status == 200).Json["subtitle"].AsText(),
            (await server.JsonAsync($"/v1/articles/{first.Json.Id}"))["subtitle"].AsText());
    }

    [Fact]
    public async Task What_a_person_changed_holds_against_every_later_import()
    {
        var given = new Content.Articles.GivenFields
        {
            Url = $"https://example.org/{Server.NewName("page")}",
            Language = "en",
        };
        var title = Server.NewName("Bridge");
        var saved = await server.ImportAsync(
            Story.Text(title, "It opened.", "“It is safe,” Ada Lindqvist said."), given);
        var patched = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{saved.Id}",
            """
            {"title": "A better title", "subtitle": null, "tags": ["ports"], "publisher": {"name": "Harbour Post"}}
            """,
            headers: ("If-Match", "*"));
        Assert.True(patched.Status == 200, patched.Text);

        var same = await server.ImportAsync(
            Story.Text(title, "It opened.", "“It is safe,” Ada Lindqvist said."), given);
        var changed = await server.ImportAsync(
            Story.Text(title, "It opened late.", "“It is safe,” Ada Lindqvist said."), given);

        Assert.Equal(
            (Data.Articles.SaveResult.Unchanged, Data.Articles.SaveResult.Updated), (same.Result, changed.Result));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(
            ("A better title", "It opened late.", "Harbour Post"),
            (
                article["title"].AsText(),
                article["paragraphs"][0]["text"].AsText(),
                article["publisher"]["name"].AsText()));
        Assert.Equal(["ports"], article["tags"].Texts("name"));
        Assert.Equal(patched.Json["quotes"].Ids(), article["quotes"].Ids());
    }

    [Fact]
    public async Task A_changed_text_keeps_the_parts_that_did_not_change()
    {
        var first = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            Body(Server.NewName("Bridge"), "It opened.", "“It is safe,” Ada Lindqvist said.", "It is long."));

        var patched = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{first.Json.Id}",
            JsonSerializer.Serialize(
                new
                {
                    paragraphs = (string[])[
                        first.Json["paragraphs"][0]["text"].AsText()!,
                        "It opened.",
                        "“It is safe,” Ada Lindqvist said.",
                        "It is very long.",
                    ],
                }), headers: ("If-Match", first["ETag"]!));

        Assert.Equal(first.Json["paragraphs"].Ids().Take(3), patched.Json["paragraphs"].Ids().Take(3));
        Assert.NotEqual(first.Json["paragraphs"][3].Id, patched.Json["paragraphs"][3].Id);
        Assert.Equal(first.Json["quotes"].Ids(), patched.Json["quotes"].Ids());
        (await server.GetAsync($"/v1/paragraphs/{first.Json["paragraphs"][3].Id}")).AssertProblem(410);
        var back = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", (await server.GetAsync($"/v1/articles/{first.Json.Id}")).Text);
        Assert.Equal(("unchanged", first.Json.Id), (back.Json["result"].AsText(), back.Json.Id));
    }

    [Fact]
    public async Task A_new_slug_leaves_the_old_one_leading_to_it()
    {
        var (old, slug) = (Server.NewName("old-bridge"), Server.NewName("new-bridge"));
        await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", $$"""{"slug": "{{old}}", "text": "The {{old}} opened."}""");

        var patched = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{old}", $$"""{"slug": "{{slug}}"}""", headers: ("If-Match", "*"));

        Assert.Equal(slug, patched.Json["slug"].AsText());
        Assert.Equal(
            (307, $"/v1/articles/{slug}"),
            ((await server.GetAsync($"/v1/articles/{old}")) is var moved ? moved.Status : 0, moved["Location"]));
        Assert.Equal(
            slug,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/articles/{old}",
                """{"subtitle": "At last"}""",
                headers: ("If-Match", "*"))).Json["slug"].AsText());
        await server.AssertRecountAsync();
    }
}
