using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data.Keys;

namespace Api.Tests.Articles;

public sealed class VisibilityOnSqlite(SqliteServer server) : VisibilityTests(server), IClassFixture<SqliteServer>;
public sealed class VisibilityOnPostgreSql(PostgreSqlServer server) : VisibilityTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>What is not published is for callers without a key as if it had never been.</summary>
public abstract class VisibilityTests(Server server)
{
    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    public async Task What_is_not_published_answers_byte_for_byte_as_what_never_was(string status)
    {
        var secret = await PublishAsync("published");
        var tags = new Dictionary<string, string>();
        foreach (var target in secret.Addresses)
        {
            tags[target] = (await server.GetAsync(target))["ETag"]!;
        }

        await SetAsync(secret.Id, status);

        foreach (var target in secret.Addresses)
        {
            var missing = target.Replace(secret.Slug, "no-such-thing", StringComparison.Ordinal);
            missing = missing == target ? System.Text.RegularExpressions.Regex.Replace(target, "(?<=[/-])[0-9]+", "987654321") : missing;
            var (seen, never) = (await server.GetAsync(target, ("If-None-Match", tags[target])), await server.GetAsync(missing, ("If-None-Match", tags[target])));
            Assert.Equal(404, seen.Status);
            Assert.Equal(Lasting(never), Lasting(seen));
            Assert.Equal(never.Headers.Keys.Order(), seen.Headers.Keys.Order());
            Assert.Equal(never["Cache-Control"], seen["Cache-Control"]);
        }
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    public async Task What_is_not_published_is_in_no_list_and_in_no_count(string status)
    {
        var secret = await PublishAsync("published");
        string[] lists =
        [
            $"/v1/articles?id={secret.Id}&total=true", $"/v1/articles?slug={secret.Slug}", $"/v1/articles?tag={secret.Tag}&total=true", $"/v1/articles?speaker={secret.Speaker}", $"/v1/articles?status={status}&id={secret.Id}",
            $"/v1/quotes?article={secret.Id}&total=true", $"/v1/quotes?speaker={secret.Speaker}", $"/v1/paragraphs?article={secret.Slug}", $"/v1/images?article={secret.Id}",
            $"/v1/tags?slug={secret.Tag}", $"/v1/speakers?slug={secret.Speaker}",
        ];
        var never = new Dictionary<string, string>();
        foreach (var list in lists)
        {
            never[list] = (await server.GetAsync(list.Replace($"={secret.Id}", "=987654321", StringComparison.Ordinal).Replace(secret.Slug, "nothing", StringComparison.Ordinal).Replace(secret.Tag, "nothing", StringComparison.Ordinal).Replace(secret.Speaker, "nothing", StringComparison.Ordinal))).Text;
            Assert.True(list.Contains("status=", StringComparison.Ordinal) || (await server.JsonAsync(list))["items"].Count > 0, list);
        }

        await SetAsync(secret.Id, status);

        foreach (var list in lists)
        {
            Assert.Equal(never[list], (await server.GetAsync(list)).Text);
        }
    }

    [Fact]
    public async Task With_a_key_it_is_seen_by_its_address_and_listed_when_asked_for()
    {
        var secret = await PublishAsync("draft");
        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));

        foreach (var target in secret.Addresses)
        {
            var reply = await server.GetAsync(target, reader);
            Assert.True(reply.Status == 200, $"{target}: {reply.Text}");
            Assert.Equal("private, no-store", reply["Cache-Control"]);
        }

        Assert.Equal(0, (await server.GetAsync($"/v1/articles?id={secret.Id}", reader)).Json["items"].Count);
        Assert.Equal(1, (await server.GetAsync($"/v1/articles?id={secret.Id}&status=draft,withheld", reader)).Json["items"].Count);
        Assert.Equal(0, (await server.GetAsync($"/v1/articles?id={secret.Id}&status=withheld", reader)).Json["items"].Count);
        Assert.Equal(1, (await server.GetAsync($"/v1/quotes?article={secret.Id}&status=draft", reader)).Json["items"].Count);
        Assert.Equal(1, (await server.GetAsync($"/v1/articles/{secret.Id}/quotes", reader)).Json["items"].Count);
        Assert.Equal("draft", (await server.GetAsync($"/v1/articles/{secret.Id}", reader)).Json["status"].AsText());
    }

    [Fact]
    public async Task What_was_seen_with_a_key_is_never_given_to_others()
    {
        var secret = await PublishAsync("draft");
        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));
        for (var round = 0; round < 3; round++)
        {
            var seen = await server.GetAsync($"/v1/articles/{secret.Id}", reader);
            (await server.GetAsync($"/v1/articles/{secret.Id}", ("If-None-Match", seen["ETag"]!))).AssertProblem(404);
        }
    }

    [Fact]
    public async Task What_was_published_and_deleted_is_gone_for_everybody_and_a_deleted_draft_never_was()
    {
        var (published, draft) = (await PublishAsync("published"), await PublishAsync("draft"));
        foreach (var id in new[] { published.Id, draft.Id })
        {
            Assert.Equal(204, (await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{id}", null, headers: ("If-Match", "*"))).Status);
        }

        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));
        foreach (var target in published.OwnAddresses)
        {
            (await server.GetAsync(target)).AssertProblem(410);
            (await server.GetAsync(target, reader)).AssertProblem(410);
        }

        foreach (var target in draft.OwnAddresses)
        {
            (await server.GetAsync(target)).AssertProblem(404);
            (await server.GetAsync(target, reader)).AssertProblem(410);
        }

        Assert.Equal(0, (await server.GetAsync($"/v1/articles?id={published.Id},{draft.Id}&status=draft,published,withheld", reader)).Json["items"].Count);
    }

    [Fact]
    public async Task A_name_that_only_a_draft_gives_a_speaker_is_not_shown()
    {
        var name = Server.NewName("Ada Lindqvist");
        var alias = Server.NewName("Lindqvist");
        await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(new { text = $"The {Server.NewName("bridge")} opened.\n\n“It is safe,” {name} said." }));
        var draft = Story.Quoting(name);
        await server.SaveAsync(draft with { Status = Content.Articles.ArticleStatus.Draft, Quotes = [draft.Quotes[0] with { Speakers = [draft.Quotes[0].Speakers[0] with { Aliases = [alias] }] }] });

        var speaker = await server.JsonAsync($"/v1/speakers/{name.ToLowerInvariant().Replace(' ', '-')}");

        Assert.Empty(speaker["aliases"]);
        Assert.Equal(1, speaker["quoteCount"].AsNumber());
    }

    private async Task SetAsync(long id, string status) =>
        Assert.Equal(200, (await server.WriteAsync(HttpMethod.Patch, $"/v1/articles/{id}", $$"""{"status": "{{status}}"}""", headers: ("If-Match", "*"))).Status);

    private async Task<Known> PublishAsync(string status)
    {
        var (slug, tag, speaker, author, publisher) = (Server.NewName("secret"), Server.NewName("tag"), Server.NewName("Ada Lindqvist"), Server.NewName("Mara Quill"), Server.NewName("Harbour Post"));
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(new
        {
            slug,
            status,
            title = slug,
            tags = new[] { tag },
            authors = new[] { author },
            publisher,
            images = new[] { new { caption = "The quay.", url = "https://example.org/quay.jpg" } },
            paragraphs = new[] { $"The {slug} opened.", $"“It is safe,” {speaker} said." },
        }));
        Assert.True(reply.Status == 201, reply.Text);
        string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-');
        string[] own =
        [
            $"/v1/articles/{reply.Json.Id}", $"/v1/articles/{slug}", $"/v1/articles/{slug}/quotes", $"/v1/articles/{reply.Json.Id}/paragraphs", $"/v1/articles/{slug}/images",
            $"/v1/articles/{slug}/revisions", $"/v1/articles/{slug}/revisions/1",
            $"/v1/paragraphs/{reply.Json["paragraphs"][0].Id}", $"/v1/quotes/{reply.Json["quotes"][0].Id}", $"/v1/images/{reply.Json["images"][0].Id}",
        ];
        return new(reply.Json.Id, slug, tag, Slug(speaker), own, [.. own, $"/v1/tags/{tag}", $"/v1/speakers/{Slug(speaker)}", $"/v1/authors/{Slug(author)}", $"/v1/publishers/{Slug(publisher)}"]);
    }

    // A problem without what tells one request from another.
    private static string Lasting(Reply reply)
    {
        var problem = JsonNode.Parse(reply.Text)!.AsObject();
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }

    private sealed record Known(long Id, string Slug, string Tag, string Speaker, string[] OwnAddresses, string[] Addresses);
}
