using System.Globalization;
using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class QuoteCorrectionsOnSqlite(SqliteServer server)
    : QuoteCorrectionTests(server), IClassFixture<SqliteServer>;
public sealed class QuoteCorrectionsOnPostgreSql(PostgreSqlServer server)
    : QuoteCorrectionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks people's decisions about a quote.</summary>
public abstract class QuoteCorrectionTests(Server server)
{
    [Fact]
    public async Task A_person_says_whose_a_quote_is()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(bo));
        var saved = await server.SaveAsync(Story.Quoting(ada));
        var before = await QuoteAsync(saved.Id);
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        var reply = await PatchAsync(before.Id, $$"""{"speakerIds": [{{await IdAsync(bo)}}]}""");

        Assert.True(reply.Status == 200, reply.Text);
        var quote = reply.Json;
        Assert.Equal([bo], quote["speakers"].Texts("name"));
        Assert.Equal(
            ("manual", "named", "unreviewed"),
            (quote["method"].AsText(), quote["sourceType"].AsText(), quote["review"].AsText()));
        Assert.All(quote["confidence"].Names, name => Assert.True(quote["confidence"][name].IsNull));
        Assert.All(quote["rules"].Names, name => Assert.True(quote["rules"][name].IsNull));
        Assert.Equal(before["attribution"].ToString(), quote["attribution"].ToString());
        Assert.Equal(quote.ToString(), (await server.JsonAsync($"/v1/quotes/{before.Id}")).ToString());
        Assert.Equal((await server.GetAsync($"/v1/quotes/{before.Id}"))["ETag"], reply["ETag"]);
        Assert.Equal(
            (2, 2),
            ((await SpeakerAsync(bo))["quoteCount"].AsNumber(), (await SpeakerAsync(bo))["articleCount"].AsNumber()));
        (await server.GetAsync($"/v1/speakers/{await IdAsync(ada)}")).AssertProblem(404);
        var now = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(
            (article["version"].AsNumber() + 1, article["revision"].AsNumber()),
            (now["version"].AsNumber(), now["revision"].AsNumber()));
        Assert.True(string.CompareOrdinal(article["updatedAt"].AsText(), now["updatedAt"].AsText()) < 0);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_quote_can_be_nobodys_and_that_of_several()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(bo));
        var quote = await QuoteAsync((await server.SaveAsync(Story.Quoting(ada))).Id);
        var (a, b) = (await IdAsync(ada), await IdAsync(bo));

        var both = await PatchAsync(quote.Id, $$"""{"speakerIds": [{{b}}, {{a}}, {{b}}]}""");
        var nobody = await PatchAsync(quote.Id, """{"speakerIds": []}""");

        Assert.Equal([bo, ada], both.Json["speakers"].Texts("name"));
        Assert.Empty(nobody.Json["speakers"]);
        Assert.Equal(("manual", "none"), (nobody.Json["method"].AsText(), nobody.Json["sourceType"].AsText()));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_kind_and_a_review_follow_in_lists_and_counts()
    {
        var ada = Server.NewName("Ada Lindqvist");
        var saved = await server.SaveAsync(
            Story.Of($"“One,” {ada} said. “Two.” “Three.”").Quote("One,", ada).Quote("Two.", ada).Quote("Three.", ada));
        var quotes = (await server.JsonAsync($"/v1/articles/{saved.Id}/quotes"))["items"].Ids();

        Assert.Equal("phrase", (await PatchAsync(quotes[0], """{"kind": "phrase"}""")).Json["kind"].AsText());
        Assert.Equal("rejected", (await PatchAsync(quotes[1], """{"review": "rejected"}""")).Json["review"].AsText());
        Assert.Equal("confirmed", (await PatchAsync(quotes[2], """{"review": "confirmed"}""")).Json["review"].AsText());

        Assert.Equal([quotes[2]], (await server.JsonAsync($"/v1/articles/{saved.Id}/quotes"))["items"].Ids());
        Assert.Equal(
            [quotes[1]], (await server.JsonAsync($"/v1/articles/{saved.Id}/quotes?review=rejected"))["items"].Ids());
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quoteCount"].AsNumber());
        Assert.Equal(1, (await SpeakerAsync(ada))["quoteCount"].AsNumber());
        await server.AssertRecountAsync();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind": "direct"}""")]
    [InlineData("""{"review": "unreviewed", "kind": "direct"}""")]
    public async Task What_changes_nothing_makes_no_version(string patch)
    {
        var quote = await QuoteAsync((await server.SaveAsync(Story.Quoting("Ada Lindqvist"))).Id);
        var before = await server.GetAsync($"/v1/quotes/{quote.Id}");

        var reply = await PatchAsync(quote.Id, patch);

        Assert.Equal((200, before["ETag"], before.Text), (reply.Status, reply["ETag"], reply.Text));
    }

    [Fact]
    public async Task The_same_speakers_again_change_nothing_once_a_person_has_named_them()
    {
        var ada = Server.NewName("Ada Lindqvist");
        var quote = await QuoteAsync((await server.SaveAsync(Story.Quoting(ada))).Id);
        var patch = $$"""{"speakerIds": [{{await IdAsync(ada)}}]}""";

        var first = await PatchAsync(quote.Id, patch);
        var second = await PatchAsync(quote.Id, patch);

        Assert.Equal("manual", first.Json["method"].AsText());
        Assert.Equal(first["ETag"], second["ETag"]);
    }

    [Theory]
    [InlineData("""{"speakerIds": [987654321]}""", 422, "/speakerIds/0")]
    [InlineData("""{"speakerIds": ["1"]}""", 400, "/speakerIds/0")]
    [InlineData("""{"speakerIds": [1.5]}""", 400, "/speakerIds/0")]
    [InlineData("""{"speakerIds": 1}""", 400, "/speakerIds")]
    [InlineData("""{"speakerIds": null}""", 400, "/speakerIds")]
    [InlineData("""{"kind": null}""", 400, "/kind")]
    [InlineData("""{"kind": "Direct"}""", 400, "/kind")]
    [InlineData("""{"kind": "direct,mixed"}""", 400, "/kind")]
    [InlineData("""{"kind": "direct", "kind": "mixed"}""", 400, "/kind")]
    [InlineData("""{"kind": 1}""", 400, "/kind")]
    [InlineData("""{"review": "right"}""", 400, "/review")]
    [InlineData("""{"text": "Other words"}""", 400, "/text")]
    [InlineData("""{"a/b~c": 1}""", 400, "/a~1b~0c")]
    [InlineData("[]", 400, "")]
    [InlineData("null", 400, "")]
    [InlineData("""{"kind": "direct" """, 400, null)]
    [InlineData("", 400, "")]
    public async Task What_is_wrong_with_a_correction_is_named_at_its_place(string patch, int status, string? at)
    {
        var quote = await QuoteAsync((await server.SaveAsync(Story.Quoting("Ada Lindqvist"))).Id);

        var problem = (await PatchAsync(quote.Id, patch)).AssertProblem(status);

        var error = Assert.Single(problem["errors"]);
        Assert.Equal(at ?? error["pointer"].AsText(), error["pointer"].AsText());
        Assert.Equal(quote.ToString(), (await server.JsonAsync($"/v1/quotes/{quote.Id}")).ToString());
    }

    [Fact]
    public async Task A_correction_needs_a_key_an_If_Match_that_holds_and_JSON()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var target = $"/v1/quotes/{(await QuoteAsync(saved.Id)).Id}";
        const string Patch = """{"review": "confirmed"}""";
        var tag = (await server.GetAsync(target))["ETag"]!;

        (await server.SendAsync(HttpMethod.Patch, target, Patch, "application/json", ("If-Match", "*"))).AssertProblem(
            401);
        (await server.WriteAsync(HttpMethod.Patch, target, Patch)).AssertProblem(428);
        (await server.WriteAsync(HttpMethod.Patch, target, Patch, "text/plain", ("If-Match", "*"))).AssertProblem(415);
        (await server.WriteAsync(
            HttpMethod.Patch,
            target,
            $$"""{"kind": "{{new string('x', 66_000)}}"}""",
            headers: ("If-Match", "*"))).AssertProblem(413);
        (await server.WriteAsync(
            HttpMethod.Patch, "/v1/quotes/987654321", Patch, headers: ("If-Match", "*"))).AssertProblem(404);
        (await server.WriteAsync(
            HttpMethod.Patch, "/v1/quotes/a-slug", Patch, headers: ("If-Match", "*"))).AssertProblem(404);
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch, target, Patch, "application/merge-patch+json", ("If-Match", tag))).Status);
        (await server.WriteAsync(
            HttpMethod.Patch, target, """{"review": "rejected"}""", headers: ("If-Match", tag))).AssertProblem(412);
        (await server.WriteAsync(HttpMethod.Patch, target + "?x=1", Patch, headers: ("If-Match", "*"))).AssertProblem(
            400);
    }

    [Fact]
    public async Task A_quote_that_is_gone_is_gone_for_corrections_too_and_one_of_a_draft_is_corrected()
    {
        var story = Story.Quoting("Ada Lindqvist").At($"https://example.org/{Server.NewName("page")}");
        var saved = await server.SaveAsync(story with { Status = ArticleStatus.Draft });
        var draft = (await server.WriteAsync(HttpMethod.Get, $"/v1/articles/{saved.Id}", null)).Json["quotes"][0].Id;

        Assert.Equal("mixed", (await PatchAsync(draft, """{"kind": "mixed"}""")).Json["kind"].AsText());
        (await server.GetAsync($"/v1/quotes/{draft}")).AssertProblem(404);

        var url = $"https://example.org/{Server.NewName("page")}";
        var other = await server.SaveAsync(Story.Quoting("Ada Lindqvist").At(url));
        var removed = (await QuoteAsync(other.Id)).Id;
        await server.SaveAsync(Story.Quoting("Ada Lindqvist", "Other words.").At(url));
        (await PatchAsync(removed, """{"kind": "mixed"}""")).AssertProblem(410);
        var stands = (await QuoteAsync(other.Id)).Id;
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{other.Id}", null, headers: ("If-Match", "*"));
        (await PatchAsync(stands, """{"kind": "mixed"}""")).AssertProblem(410);
    }

    [Fact]
    public async Task Of_many_who_have_seen_the_same_exactly_one_corrects_it()
    {
        var quote = await QuoteAsync((await server.SaveAsync(Story.Quoting("Ada Lindqvist"))).Id);
        var tag = (await server.GetAsync($"/v1/quotes/{quote.Id}"))["ETag"]!;

        var replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{quote.Id}",
            i % 2 == 0 ? """{"review": "confirmed"}""" : """{"review": "rejected"}""", headers: ("If-Match", tag))));

        var winner = Assert.Single(replies, r => r.Status == 200);
        Assert.All(replies.Where(r => r != winner), r => r.AssertProblem(412));
        Assert.Equal(winner.Text, (await server.GetAsync($"/v1/quotes/{quote.Id}")).Text);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_correction_is_in_the_log_of_changes()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(bo));
        var saved = await server.SaveAsync(Story.Quoting(ada));
        var quote = await QuoteAsync(saved.Id);
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        await PatchAsync(quote.Id, $$"""{"speakerIds": [{{await IdAsync(bo)}}]}""");

        var changes = await server.QueryAsync<string>(
            "select audience || ' ' || type || ' ' || target_id || ' ' || op from changes where seq > @last",
            new { last });
        foreach (var (audience, type, id, op) in new[]
        {
            ("everyone", "article", saved.Id, "updated"), ("everyone", "quote", quote.Id, "updated"),
            ("everyone", "speaker", await IdAsync(bo), "updated"),
            ("anonymous", "speaker", await IdAsync(ada), "deleted"),
        })
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{audience} {type} {id} {op}"), changes);
        }
    }

    [Fact]
    public async Task What_describes_one_speaker_does_not_describe_whom_a_person_named()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(Story.Quoting(bo));
        var story = Story.Quoting(ada);
        story = story with
        {
            Quotes = [story.Quotes[0] with
            {
                Attribution = story.Quotes[0].Attribution with { Descriptor = "Mayor" },
                Speakers = [new(ada, SpeakerKind.Person, ["Lindqvist"])],
            }],
        };
        var quote = await QuoteAsync((await server.SaveAsync(story)).Id);
        Assert.Equal(["Mayor"], (await SpeakerAsync(ada))["descriptors"].Texts("text"));

        await PatchAsync(quote.Id, $$"""{"speakerIds": [{{await IdAsync(bo)}}]}""");

        Assert.Empty((await SpeakerAsync(bo))["descriptors"]);
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from speaker_names where speaker_id = @Id", new { Id = await IdAsync(ada) }));
    }

    private Task<Reply> PatchAsync(long quote, string patch) =>
        server.WriteAsync(HttpMethod.Patch, $"/v1/quotes/{quote}", patch, headers: ("If-Match", "*"));

    private async Task<Element> QuoteAsync(long article) =>
        (await server.JsonAsync($"/v1/articles/{article}"))["quotes"][0];

    private Task<long> IdAsync(string speaker) =>
        server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = speaker });

    private async Task<Element> SpeakerAsync(string name) =>
        await server.JsonAsync($"/v1/speakers/{await IdAsync(name)}");
}
