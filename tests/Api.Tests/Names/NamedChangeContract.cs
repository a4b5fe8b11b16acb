using System.Text.Json;
using Api.Content.Articles;

namespace Api.Tests.Names;

public sealed class NamedChangesOnSqlite(SqliteServer server)
    : NamedChangeContract(server), IClassFixture<SqliteServer>;
public sealed class NamedChangesOnPostgreSql(PostgreSqlServer server)
    : NamedChangeContract(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks people's changes to authors, publishers and tags.</summary>
public abstract class NamedChangeContract(Server server)
{
    public static TheoryData<string> Nouns => ["author", "publisher", "tag"];

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task A_new_name_is_seen_at_once_in_every_article_and_holds(string noun)
    {
        var (old, name) = (Server.NewName("Harbur Post"), Server.NewName("Harbour Post"));
        var saved = await server.SaveAsync(Named(noun, old));
        var other = await server.SaveAsync(Named(noun, Server.NewName("Ellery Courier")));
        var before = await server.GetAsync($"/v1/{noun}s/{await IdAsync(noun, old)}");
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        var reply = await PatchAsync(
            noun, before.Json["slug"].AsText()!, $$"""{"name": " {{name}} "}""", before["ETag"]!);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(
            (before.Json.Id, name, SlugOf(name)),
            (reply.Json.Id, reply.Json["name"].AsText(), reply.Json["slug"].AsText()));
        Assert.Equal((await server.GetAsync($"/v1/{noun}s/{reply.Json.Id}"))["ETag"], reply["ETag"]);
        var now = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(name, NameIn(now, noun));
        Assert.Equal((2, 1), (now["version"].AsNumber(), now["revision"].AsNumber()));
        Assert.NotEqual(article["updatedAt"].AsText(), now["updatedAt"].AsText());
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{other.Id}"))["version"].AsNumber());
        var moved = await server.GetAsync($"/v1/{noun}s/{before.Json["slug"].AsText()}");
        Assert.Equal((307, $"/v1/{noun}s/{SlugOf(name)}"), (moved.Status, moved["Location"]));
        Assert.Equal(
            [$"article {saved.Id} updated", $"{noun} {reply.Json.Id} updated"],
            (await server.QueryAsync<string>(
                "select type || ' ' || target_id || ' ' || op from changes where seq > @last", new { last })).Order());

        await server.SaveAsync(Named(noun, old));
        await server.SaveAsync(Named(noun, name.ToUpperInvariant()));
        Assert.Equal(3, (await server.JsonAsync($"/v1/{noun}s/{reply.Json.Id}"))["articleCount"].AsNumber());
        Assert.Equal(3, (await server.JsonAsync($"/v1/articles?{noun}={Uri.EscapeDataString(old)}"))["items"].Count);
        Assert.Equal(
            before.Json["slug"].AsText(),
            (await PatchAsync(noun, $"{reply.Json.Id}", $$"""{"name": "{{old}}"}""")).Json["slug"].AsText());
        await server.AssertRecountAsync();
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task What_cannot_be_is_refused_and_nothing_changes(string noun)
    {
        var (one, two) = (Server.NewName("Harbour Post"), Server.NewName("Ellery Courier"));
        var saved = await server.SaveAsync(Named(noun, one));
        await server.SaveAsync(Named(noun, two));
        var (id, other) = (await IdAsync(noun, one), await IdAsync(noun, two));
        var before = await server.GetAsync($"/v1/{noun}s/{id}");

        var taken = (await PatchAsync(
            noun, $"{id}", $$"""{"name": "{{two.ToUpperInvariant()}}"}""")).AssertProblem(409);
        Assert.Equal("/name", taken["errors"][0]["pointer"].AsText());
        Assert.Contains($"/v1/{noun}s/{other}", taken["detail"].AsText(), StringComparison.Ordinal);
        Assert.Contains($"POST /v1/{noun}s/{id}/merge", taken["detail"].AsText(), StringComparison.Ordinal);
        foreach (var name in new[] { "", " ", "two\nlines", new string('a', 1001) })
        {
            (await PatchAsync(noun, $"{id}", JsonSerializer.Serialize(new { name }))).AssertProblem(422);
        }

        foreach (var patch in new[]
        {
            """{"name": null}""",
            """{"name": 1}""",
            """{"slug": "a"}""",
            """{"articleCount": 1}""",
            "[]",
        })
        {
            (await PatchAsync(noun, $"{id}", patch)).AssertProblem(400);
        }

        (await server.WriteAsync(HttpMethod.Patch, $"/v1/{noun}s/{id}", """{"name": "x"}""")).AssertProblem(428);
        (await PatchAsync(noun, $"{id}", """{"name": "x"}""", "\"77-abc\"")).AssertProblem(412);
        (await PatchAsync(noun, "987654321", """{"name": "x"}""")).AssertProblem(404);
        (await MergeAsync(noun, $"{id}", 987654321)).AssertProblem(422);
        (await MergeAsync(noun, $"{id}", id)).AssertProblem(422);
        (await MergeAsync(noun, "no-such-name", id)).AssertProblem(404);
        (await server.WriteAsync(
            HttpMethod.Post,
            $"/v1/{noun}s/{id}/merge",
            $$"""{"into": {{other}}}""",
            headers: ("If-Match", "\"77-abc\""))).AssertProblem(412);
        (await server.SendAsync(
            HttpMethod.Post, $"/v1/{noun}s/{id}/merge", $$"""{"into": {{other}}}""", "application/json")).AssertProblem(
                401);
        var unchanged = await PatchAsync(noun, $"{id}", $$"""{"name": "{{one}}"}""");
        Assert.Equal((200, before["ETag"]), (unchanged.Status, unchanged["ETag"]));
        Assert.Equal(before.Text, (await server.GetAsync($"/v1/{noun}s/{id}")).Text);
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["version"].AsNumber());
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task The_articles_names_and_addresses_of_one_are_the_others(string noun)
    {
        var (one, two) = (Server.NewName("Harbur Post"), Server.NewName("Harbour Post"));
        var first = await server.SaveAsync(Named(noun, one));
        var second = await server.SaveAsync(Named(noun, two));
        var draft = await server.SaveAsync(Named(noun, one) with { Status = ArticleStatus.Draft });
        var deleted = await server.SaveAsync(Named(noun, one));
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{deleted.Id}", null, headers: ("If-Match", "*"));
        var (from, into) = (await server.JsonAsync($"/v1/{noun}s/{await IdAsync(noun, one)}"), await server.GetAsync(
            $"/v1/{noun}s/{await IdAsync(noun, two)}"));
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        var reply = await MergeAsync(noun, from["slug"].AsText()!, into.Json.Id);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(
            (into.Json.Id, two, 2),
            (reply.Json.Id, reply.Json["name"].AsText(), reply.Json["articleCount"].AsNumber()));
        Assert.NotEqual(into["ETag"], reply["ETag"]);
        foreach (var address in new[] { $"{from.Id}", from["slug"].AsText() })
        {
            var moved = await server.GetAsync($"/v1/{noun}s/{address}");
            Assert.Equal(
                (307, true),
                (moved.Status, moved["Location"] == $"/v1/{noun}s/{into.Json.Id}"
                    || moved["Location"] == $"/v1/{noun}s/{into.Json["slug"].AsText()}"));
            Assert.Equal(
                [second.Id, first.Id], (await server.JsonAsync($"/v1/articles?{noun}={address}"))["items"].Ids());
        }

        Assert.Equal(2, (await server.JsonAsync($"/v1/articles?{noun}={Uri.EscapeDataString(one)}"))["items"].Count);
        Assert.Equal(two, NameIn(await server.JsonAsync($"/v1/articles/{first.Id}"), noun));
        Assert.Equal(
            (2, 1),
            ((await server.JsonAsync($"/v1/articles/{first.Id}"))["version"].AsNumber(), (await server.JsonAsync(
                $"/v1/articles/{second.Id}"))["version"].AsNumber()));
        Assert.Equal(
            new HashSet<string>
            {
                $"article {first.Id} everyone updated ",
                $"article {draft.Id} keyed updated ",
                $"{noun} {from.Id} everyone deleted {into.Json.Id}",
                $"{noun} {into.Json.Id} everyone updated ",
            },
            (await server.QueryAsync<string>(
                "select type || ' ' || target_id || ' ' || audience || ' ' || op || ' ' || coalesce(cast(merged_into "
                    + "as text), '') from changes where seq > @last",
                new { last })).ToHashSet());

        await server.SaveAsync(Named(noun, one));
        Assert.Equal(3, (await server.JsonAsync($"/v1/{noun}s/{into.Json.Id}"))["articleCount"].AsNumber());
        Assert.Equal(200, (await MergeAsync(noun, $"{from.Id}", into.Json.Id)).Status);
        await server.AssertRecountAsync();
        await server.AssertSoundAsync();
    }

    [Theory]
    [InlineData("author")]
    [InlineData("tag")]
    public async Task An_article_that_names_both_names_the_other_once_in_the_place_of_the_first(string noun)
    {
        string[] names = [Server.NewName("Ada"), Server.NewName("Bo"), Server.NewName("Cy")];
        var saved = new List<long>();
        foreach (var order in new[] { "012", "021", "102", "201", "20", "02", "0" })
        {
            saved.Add((await server.SaveAsync(Named(noun, [.. order.Select(i => names[i - '0'])]))).Id);
        }

        var (from, into) = (await IdAsync(noun, names[0]), await IdAsync(noun, names[2]));
        await MergeAsync(noun, $"{from}", into);

        string[] expected = ["21", "21", "12", "21", "2", "2", "2"];
        for (var i = 0; i < saved.Count; i++)
        {
            Assert.Equal(
                expected[i].Select(c => names[c - '0']),
                (await server.JsonAsync($"/v1/articles/{saved[i]}"))[$"{noun}s"].Texts("name"));
        }

        var third = await IdAsync(noun, names[1]);
        await MergeAsync(noun, $"{into}", third);
        Assert.Equal($"/v1/{noun}s/{third}", (await server.GetAsync($"/v1/{noun}s/{from}"))["Location"]);
        Assert.Equal(7, (await server.JsonAsync($"/v1/{noun}s/{third}"))["articleCount"].AsNumber());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Two_publishers_of_articles_with_one_identifier_are_not_merged()
    {
        var (one, two, id) = (Server.NewName("Harbour Post"), Server.NewName("Ellery Courier"), Server.NewName("id"));
        var first = await server.SaveAsync(Named("publisher", one) with { ExternalId = id });
        var second = await server.SaveAsync(Named("publisher", two) with { ExternalId = id });

        var problem = (await MergeAsync(
            "publisher", $"{await IdAsync("publisher", one)}", await IdAsync("publisher", two))).AssertProblem(409);

        Assert.Contains($"/v1/articles/{first.Id}", problem["detail"].AsText(), StringComparison.Ordinal);
        Assert.Contains($"/v1/articles/{second.Id}", problem["detail"].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_page_that_a_person_said_holds_against_imports_and_one_that_goes_is_taken_along()
    {
        var (one, two) = (Server.NewName("Harbour Post"), Server.NewName("Ellery Courier"));
        var saved = await server.SaveAsync(Named("publisher", one) with { PublisherUrl = "https://old.example/" });
        var other = await server.SaveAsync(Named("publisher", two));
        var (id, into) = (await IdAsync("publisher", one), await IdAsync("publisher", two));

        (await PatchAsync("publisher", $"{id}", """{"url": "ftp://x.example/"}""")).AssertProblem(422);
        Assert.Equal(
            "https://new.example/",
            (await PatchAsync("publisher", $"{id}", """{"url": "https://new.example/"}""")).Json["url"].AsText());
        var now = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(("https://new.example/", 2), (now["publisher"]["url"].AsText(), now["version"].AsNumber()));
        await MergeAsync("publisher", $"{id}", into);
        Assert.Equal(
            "https://new.example/", (await server.JsonAsync($"/v1/articles/{other.Id}"))["publisher"]["url"].AsText());
        Assert.True((await PatchAsync("publisher", $"{into}", """{"url": null}""")).Json["url"].IsNull);
        await server.SaveAsync(Named("publisher", two) with { PublisherUrl = "https://new.example/" });
        Assert.True((await server.JsonAsync($"/v1/publishers/{into}"))["url"].IsNull);
    }

    internal static ParsedArticle Named(string noun, params string[] names) => noun switch
    {
        "author" => Story.Of().By(names),
        "publisher" => Story.Of().From(names[0]),
        _ => Story.Of().Tagged(names),
    };

    private static string? NameIn(Element article, string noun) =>
        noun == "publisher"
            ? article["publisher"]["name"].AsText()
            : Assert.Single(article[$"{noun}s"])["name"].AsText();

    private static string SlugOf(string name) => name.ToLowerInvariant().Replace(' ', '-');

    private Task<long> IdAsync(string noun, string name) =>
        server.ScalarAsync<long>($"select id from {noun}s where name = @Name", new { Name = name });

    private Task<Reply> PatchAsync(string noun, string address, string patch, string ifMatch = "*") =>
        server.WriteAsync(HttpMethod.Patch, $"/v1/{noun}s/{address}", patch, headers: ("If-Match", ifMatch));

    private Task<Reply> MergeAsync(string noun, string address, long into) =>
        server.WriteAsync(HttpMethod.Post, $"/v1/{noun}s/{address}/merge", $$"""{"into": {{into}}}""");
}
