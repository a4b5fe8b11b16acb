using Api.Content.Quotes;

namespace Api.Tests.Speakers;

public sealed class SpeakerMergesOnSqlite(SqliteServer server) : SpeakerMergeTests(server), IClassFixture<SqliteServer>;
public sealed class SpeakerMergesOnPostgreSql(PostgreSqlServer server)
    : SpeakerMergeTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Two speakers who are one.</summary>
public abstract class SpeakerMergeTests(Server server)
{
    [Fact]
    public async Task The_quotes_names_and_addresses_of_one_are_the_others()
    {
        var (joe, joseph) = (Server.NewName("Joe Marsh"), Server.NewName("Joseph Marsh"));
        var story = Story.Quoting(joe);
        var first = await server.SaveAsync(
            story with
            {
                Quotes = [story.Quotes[0] with
                {
                    Speakers = [new(joe, SpeakerKind.Person, ["Joey"])],
                    Attribution = story.Quotes[0].Attribution with { Descriptor = "Mayor" },
                }],
            });
        var second = await server.SaveAsync(Story.Quoting(joseph));
        var (from, into) = (await server.JsonAsync($"/v1/speakers/{await IdAsync(joe)}"), await server.GetAsync(
            $"/v1/speakers/{await IdAsync(joseph)}"));
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        var reply = await MergeAsync(from["slug"].AsText()!, into.Json.Id);

        Assert.True(reply.Status == 200, reply.Text);
        var speaker = reply.Json;
        Assert.Equal(
            (into.Json.Id, joseph, 2, 2),
            (speaker.Id, speaker["name"].AsText(), speaker["quoteCount"].AsNumber(),
                speaker["articleCount"].AsNumber()));
        Assert.NotEqual(into["ETag"], reply["ETag"]);
        Assert.Equal([joe, "Joey"], speaker["aliases"].Select(a => a.AsText()));
        Assert.Equal(["Mayor"], speaker["descriptors"].Texts("text"));
        foreach (var address in new[] { $"{from.Id}", from["slug"].AsText() })
        {
            var moved = await server.GetAsync($"/v1/speakers/{address}");
            Assert.Equal(
                (307, true),
                (moved.Status, moved["Location"] == $"/v1/speakers/{speaker.Id}"
                    || moved["Location"] == $"/v1/speakers/{speaker["slug"].AsText()}"));
            Assert.Equal(2, (await server.JsonAsync($"/v1/quotes?speaker={address}"))["items"].Count);
        }

        Assert.Equal(
            joseph, (await server.JsonAsync($"/v1/articles/{first.Id}"))["quotes"][0]["speakers"][0]["name"].AsText());
        Assert.Equal(
            (2, 1),
            ((await server.JsonAsync($"/v1/articles/{first.Id}"))["version"].AsNumber(), (await server.JsonAsync(
                $"/v1/articles/{second.Id}"))["version"].AsNumber()));
        var changes = await server.QueryAsync<string>(
            "select type || ' ' || target_id || ' ' || op || ' ' || coalesce(cast(merged_into as text), '') "
                + "from changes where seq > @last",
            new { last });
        Assert.Contains($"speaker {from.Id} deleted {speaker.Id}", changes);
        Assert.Contains($"speaker {speaker.Id} updated ", changes);
        Assert.Contains($"article {first.Id} updated ", changes);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_later_import_that_names_the_merged_one_goes_to_who_stays()
    {
        var (joe, joseph) = (Server.NewName("Joe Marsh"), Server.NewName("Joseph Marsh"));
        await server.SaveAsync(Story.Quoting(joe));
        await server.SaveAsync(Story.Quoting(joseph));
        var (from, into) = (await IdAsync(joe), await IdAsync(joseph));
        await MergeAsync($"{from}", into);

        var saved = await server.SaveAsync(Story.Quoting(joe));

        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];
        Assert.Equal(into, quote["speakers"][0].Id);
        var corrected = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{quote.Id}", $$"""{"speakerIds": [{{from}}]}""", headers: ("If-Match", "*"));
        Assert.Equal([into], corrected.Json["speakers"].Ids());
        Assert.Equal(
            "group",
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/speakers/{from}",
                """{"kind": "group"}""",
                headers: ("If-Match", "*"))).Json["kind"].AsText());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_quote_of_both_is_theirs_once_and_the_others_keep_their_order()
    {
        string[] names = [Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"), Server.NewName("Cy Reed")];
        var story = Story.Quoting(names[0]);
        var orders = new[] { "012", "021", "102", "201", "20", "02" };
        var saved = new List<long>();
        foreach (var order in orders)
        {
            story = Story.Quoting(names[0]);
            var speakers = order.Select(i => new ParsedSpeaker(names[i - '0'], SpeakerKind.Person, []));
            var quote = story.Quotes[0] with { Speakers = [.. speakers] };
            saved.Add((await server.SaveAsync(story with { Quotes = [quote] })).Id);
        }

        await MergeAsync($"{await IdAsync(names[0])}", await IdAsync(names[2]));

        string[] expected = ["21", "21", "12", "21", "2", "2"];
        for (var i = 0; i < orders.Length; i++)
        {
            Assert.Equal(
                expected[i].Select(c => names[c - '0']),
                (await server.JsonAsync($"/v1/articles/{saved[i]}"))["quotes"][0]["speakers"].Texts("name"));
        }

        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Who_was_merged_before_is_found_where_they_went()
    {
        string[] names = [Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"), Server.NewName("Cy Reed")];
        var ids = new List<long>();
        foreach (var name in names)
        {
            await server.SaveAsync(Story.Quoting(name));
            ids.Add(await IdAsync(name));
        }

        await MergeAsync($"{ids[0]}", ids[1]);
        await MergeAsync($"{ids[1]}", ids[2]);

        Assert.Equal($"/v1/speakers/{ids[2]}", (await server.GetAsync($"/v1/speakers/{ids[0]}"))["Location"]);
        Assert.Equal(3, (await server.JsonAsync($"/v1/quotes?speaker={ids[0]}"))["items"].Count);
        Assert.Equal(
            [names[0], names[1]],
            (await server.JsonAsync($"/v1/speakers/{ids[2]}"))["aliases"].Select(a => a.AsText()));

        // Merged again, by their old ids: nothing is left to do.
        var before = await server.GetAsync($"/v1/speakers/{ids[2]}");
        Assert.Equal(
            (200, before["ETag"]),
            ((await MergeAsync($"{ids[0]}", ids[1])).Status, (await MergeAsync($"{ids[0]}", ids[2]))["ETag"]));

        // The slug of a merged speaker can be the name of the one that stays.
        Assert.Equal(
            names[0],
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/speakers/{ids[2]}",
                $$"""{"name": "{{names[0]}}"}""",
                headers: ("If-Match", "*"))).Json["name"].AsText());
        Assert.Equal(
            200, (await server.GetAsync($"/v1/speakers/{names[0].ToLowerInvariant().Replace(' ', '-')}")).Status);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task What_people_said_of_either_is_kept()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(ada));
        await server.SaveAsync(Story.Quoting(bo));
        var (from, into) = (await IdAsync(ada), await IdAsync(bo));
        await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{from}",
            """{"aliases": ["Addie"], "sameAs": ["https://example.org/a"]}""",
            headers: ("If-Match", "*"));
        await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{into}",
            """{"identity": "confirmed", "sameAs": ["https://example.org/b"]}""",
            headers: ("If-Match", "*"));

        var speaker = (await MergeAsync($"{from}", into)).Json;

        Assert.Equal(("confirmed", bo), (speaker["identity"].AsText(), speaker["name"].AsText()));
        Assert.Equal(["Addie", ada], speaker["aliases"].Select(a => a.AsText()));
        Assert.Equal(["https://example.org/b", "https://example.org/a"], speaker["sameAs"].Select(a => a.AsText()));
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused()
    {
        var ada = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(ada));
        var id = await IdAsync(ada);

        Assert.Equal("/into", (await MergeAsync($"{id}", id)).AssertProblem(422)["errors"][0]["pointer"].AsText());
        Assert.Equal(
            "/into", (await MergeAsync($"{id}", 987654321)).AssertProblem(422)["errors"][0]["pointer"].AsText());
        (await MergeAsync("987654321", id)).AssertProblem(404);
        (await server.WriteAsync(HttpMethod.Post, $"/v1/speakers/{id}/merge", """{"into": "1"}""")).AssertProblem(400);
        (await server.WriteAsync(HttpMethod.Post, $"/v1/speakers/{id}/merge", "{}")).AssertProblem(400);
        (await server.WriteAsync(
            HttpMethod.Post,
            $"/v1/speakers/{id}/merge",
            $$"""{"into": {{id}}}""",
            headers: ("If-Match", "\"99-x\""))).AssertProblem(412);
        (await server.SendAsync(
            HttpMethod.Post, $"/v1/speakers/{id}/merge", $$"""{"into": {{id}}}""", "application/json")).AssertProblem(
                401);
    }

    private Task<Reply> MergeAsync(string speaker, long into) =>
        server.WriteAsync(HttpMethod.Post, $"/v1/speakers/{speaker}/merge", $$"""{"into": {{into}}}""");

    private Task<long> IdAsync(string speaker) =>
        server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = speaker });
}
