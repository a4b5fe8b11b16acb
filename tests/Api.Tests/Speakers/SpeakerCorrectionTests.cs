using Api.Content.Quotes;

namespace Api.Tests.Speakers;

public sealed class SpeakerCorrectionsOnSqlite(SqliteServer server)
    : SpeakerCorrectionTests(server), IClassFixture<SqliteServer>;
public sealed class SpeakerCorrectionsOnPostgreSql(PostgreSqlServer server)
    : SpeakerCorrectionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks people's changes to a speaker.</summary>
public abstract class SpeakerCorrectionTests(Server server)
{
    [Fact]
    public async Task A_new_name_is_seen_at_once_in_every_quote()
    {
        var (old, name) = (Server.NewName("Ada Lindqvst"), Server.NewName("Ada Lindqvist"));
        var saved = await server.SaveAsync(Story.Quoting(old));
        var other = await server.SaveAsync(Story.Quoting(Server.NewName("Bo Marsh")));
        var article = await server.GetAsync($"/v1/articles/{saved.Id}");
        var before = await server.GetAsync($"/v1/speakers/{await IdAsync(old)}");
        var quote = article.Json["quotes"][0].Id;
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        var reply = await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{before.Json["slug"].AsText()}",
            $$"""{"name": " {{name}} "}""",
            headers: ("If-Match", before["ETag"]!));

        Assert.True(reply.Status == 200, reply.Text);
        var speaker = reply.Json;
        Assert.Equal(
            (before.Json.Id, name, name.ToLowerInvariant().Replace(' ', '-')),
            (speaker.Id, speaker["name"].AsText(), speaker["slug"].AsText()));
        Assert.Equal([old], speaker["aliases"].Select(a => a.AsText()));
        Assert.Equal((await server.GetAsync($"/v1/speakers/{speaker.Id}"))["ETag"], reply["ETag"]);
        Assert.Equal(name, (await server.JsonAsync($"/v1/quotes/{quote}"))["speakers"][0]["name"].AsText());
        var now = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(
            (name, article.Json["version"].AsNumber() + 1, article.Json["revision"].AsNumber()),
            (now["quotes"][0]["speakers"][0]["name"].AsText(), now["version"].AsNumber(), now["revision"].AsNumber()));
        Assert.NotEqual(article.Json["updatedAt"].AsText(), now["updatedAt"].AsText());
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{other.Id}"))["version"].AsNumber());
        var moved = await server.GetAsync($"/v1/speakers/{before.Json["slug"].AsText()}");
        Assert.Equal((307, $"/v1/speakers/{speaker["slug"].AsText()}"), (moved.Status, moved["Location"]));
        Assert.Equal(
            [$"article {saved.Id} updated", $"quote {quote} updated", $"speaker {speaker.Id} updated"],
            (await server.QueryAsync<string>(
                "select type || ' ' || target_id || ' ' || op from changes where seq > @last", new { last })).Order());
    }

    [Fact]
    public async Task Articles_that_use_the_old_name_or_the_new_one_quote_the_same_speaker()
    {
        var (old, name) = (Server.NewName("Ada Lindqvst"), Server.NewName("Ada Lindqvist"));
        await server.SaveAsync(Story.Quoting(old));
        var id = await IdAsync(old);

        await PatchAsync(id, $$"""{"name": "{{name}}"}""");
        await server.SaveAsync(Story.Quoting(old));
        await server.SaveAsync(Story.Quoting(name));

        var speaker = await server.JsonAsync($"/v1/speakers/{id}");
        Assert.Equal((name, 3), (speaker["name"].AsText(), speaker["articleCount"].AsNumber()));
        Assert.Equal([old], speaker["aliases"].Select(a => a.AsText()));
        var back = await PatchAsync(id, $$"""{"name": "{{old}}"}""");
        Assert.Equal([name], back.Json["aliases"].Select(a => a.AsText()));
        Assert.Equal(old.ToLowerInvariant().Replace(' ', '-'), back.Json["slug"].AsText());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_name_that_is_another_speakers_is_a_conflict_that_says_merge()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(ada));
        await server.SaveAsync(Story.Quoting(bo));
        var (a, b) = (await IdAsync(ada), await IdAsync(bo));

        foreach (var (patch, at) in new[]
        {
            ($$"""{"name": "{{bo.ToUpperInvariant()}}"}""", "/name"),
            ($$"""{"aliases": ["Addie", "{{bo}}"]}""", "/aliases/1"),
        })
        {
            var problem = (await PatchAsync(a, patch)).AssertProblem(409);
            Assert.Equal(at, problem["errors"][0]["pointer"].AsText());
            Assert.Contains($"/v1/speakers/{b}", problem["detail"].AsText(), StringComparison.Ordinal);
            Assert.Contains("merge", problem["detail"].AsText(), StringComparison.Ordinal);
        }

        Assert.Equal(ada, (await server.JsonAsync($"/v1/speakers/{a}"))["name"].AsText());
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from speaker_keys where join_key = 'addie'"));
    }

    [Fact]
    public async Task A_slug_that_is_taken_gets_the_speakers_id()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));
        await server.SaveAsync(Story.Quoting(Server.NewName("Bo Marsh")));
        var id = await server.ScalarAsync<long>("select max(id) from speakers");
        await server.ExecuteAsync(
            "delete from speaker_keys where join_key = @Key", new { Key = name.ToLowerInvariant().Replace('-', ' ') });

        Assert.Equal(
            $"{name.ToLowerInvariant().Replace(' ', '-')}-{id}",
            (await PatchAsync(id, $$"""{"name": "{{name}}"}""")).Json["slug"].AsText());
    }

    [Fact]
    public async Task What_a_person_lists_stands_in_place_of_what_articles_give_until_it_is_taken_back()
    {
        var (name, alias) = (Server.NewName("Ada Lindqvist"), Server.NewName("Addie Lindqvist"));
        var story = Story.Quoting(name);
        var quote = story.Quotes[0] with { Speakers = [new(name, SpeakerKind.Person, ["Lindqvist"])] };
        await server.SaveAsync(story with { Quotes = [quote] });
        var id = await IdAsync(name);

        Assert.Equal(
            [alias, "Ada"],
            (await PatchAsync(id, $$"""{"aliases": ["{{alias}}", "Ada", "Ada"]}""")).Json["aliases"].Select(
                a => a.AsText()));
        await server.SaveAsync(Story.Quoting(alias));
        var single = await server.SaveAsync(Story.Quoting("Ada"));
        Assert.Equal(2, (await server.JsonAsync($"/v1/speakers/{id}"))["articleCount"].AsNumber());
        Assert.NotEqual(id, (await server.JsonAsync($"/v1/articles/{single.Id}"))["quotes"][0]["speakers"][0].Id);
        Assert.Empty((await PatchAsync(id, """{"aliases": []}""")).Json["aliases"]);
        Assert.Equal(
            [alias, "Lindqvist"],
            (await PatchAsync(id, """{"aliases": null}""")).Json["aliases"].Select(a => a.AsText()));

        // A name that was taken from the list is a separate speaker's again.
        await server.SaveAsync(Story.Quoting(alias));
        Assert.Equal(2, (await server.JsonAsync($"/v1/speakers/{id}"))["articleCount"].AsNumber());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task What_a_speaker_is_and_who_it_is_can_be_said()
    {
        var name = Server.NewName("Navalia").Replace("-", "", StringComparison.Ordinal);
        var saved = await server.SaveAsync(Story.Quoting(name));
        var id = await IdAsync(name);
        var article = await server.GetAsync($"/v1/articles/{saved.Id}");

        var reply = await PatchAsync(
            id,
            """{"kind": "organisation", "identity": "confirmed", "sameAs": ["https://www.wikidata.org/wiki/Q1", "http://example.org/navalia"]}""");

        Assert.Equal(("organisation", "confirmed"), (reply.Json["kind"].AsText(), reply.Json["identity"].AsText()));
        Assert.Equal(
            ["https://www.wikidata.org/wiki/Q1", "http://example.org/navalia"],
            reply.Json["sameAs"].Select(s => s.AsText()));
        Assert.Equal(article["ETag"], (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"]);
        await server.SaveAsync(
            Story.Of($"“We float,” {name} said.").Quote("We float,", name, speakerKind: SpeakerKind.Organisation));
        Assert.Equal(2, (await server.JsonAsync($"/v1/speakers/{id}"))["articleCount"].AsNumber());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind": "person", "identity": "assumed", "sameAs": [], "aliases": null}""")]
    [InlineData("""{"aliases": []}""")]
    public async Task What_changes_nothing_makes_no_version(string patch)
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));
        var before = await server.GetAsync($"/v1/speakers/{await IdAsync(name)}");

        var reply = await PatchAsync(before.Json.Id, patch);

        Assert.Equal((200, before["ETag"], before.Text), (reply.Status, reply["ETag"], reply.Text));
    }

    [Theory]
    [InlineData("""{"name": null}""", 400, "/name")]
    [InlineData("""{"name": 1}""", 400, "/name")]
    [InlineData("""{"name": " "}""", 422, "/name")]
    [InlineData("""{"name": "Ada\nLindqvist"}""", 422, "/name")]
    [InlineData("""{"name": "Ada\u0000"}""", 422, "/name")]
    [InlineData("""{"aliases": [null]}""", 400, "/aliases/0")]
    [InlineData("""{"aliases": ["Ada", ""]}""", 422, "/aliases/1")]
    [InlineData("""{"aliases": "Ada"}""", 400, "/aliases")]
    [InlineData("""{"sameAs": ["https://example.org/", "ada"]}""", 422, "/sameAs/1")]
    [InlineData("""{"sameAs": ["ftp://example.org/"]}""", 422, "/sameAs/0")]
    [InlineData("""{"sameAs": null}""", 400, "/sameAs")]
    [InlineData("""{"identity": "sure"}""", 400, "/identity")]
    [InlineData("""{"kind": "ship"}""", 400, "/kind")]
    [InlineData("""{"slug": "ada"}""", 400, "/slug")]
    [InlineData("""{"aliasesGiven": true}""", 400, "/aliasesGiven")]
    public async Task What_is_wrong_with_a_correction_is_named_at_its_place(string patch, int status, string at)
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));
        var id = await IdAsync(name);

        Assert.Equal(
            at, Assert.Single((await PatchAsync(id, patch)).AssertProblem(status)["errors"])["pointer"].AsText());
        (await PatchAsync(id, $$"""{"name": "{{new string('x', 1_001)}}"}""")).AssertProblem(422);
        var aliases = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"{i}\""));
        (await PatchAsync(id, $$"""{"aliases": [{{aliases}}]}""")).AssertProblem(422);
    }

    [Fact]
    public async Task A_correction_needs_a_key_and_an_If_Match_that_holds()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));
        var target = $"/v1/speakers/{await IdAsync(name)}";
        const string Patch = """{"identity": "confirmed"}""";

        (await server.SendAsync(HttpMethod.Patch, target, Patch, "application/json", ("If-Match", "*"))).AssertProblem(
            401);
        (await server.WriteAsync(HttpMethod.Patch, target, Patch)).AssertProblem(428);
        (await server.WriteAsync(
            HttpMethod.Patch, target, Patch, headers: ("If-Match", "\"99-x\""))).AssertProblem(412);
        (await server.WriteAsync(
            HttpMethod.Patch, "/v1/speakers/nobody-at-all", Patch, headers: ("If-Match", "*"))).AssertProblem(404);
    }

    private Task<Reply> PatchAsync(long speaker, string patch) =>
        server.WriteAsync(HttpMethod.Patch, $"/v1/speakers/{speaker}", patch, headers: ("If-Match", "*"));

    private Task<long> IdAsync(string speaker) =>
        server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = speaker });
}
