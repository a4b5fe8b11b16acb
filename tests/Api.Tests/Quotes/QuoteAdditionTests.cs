using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class QuoteAdditionsOnSqlite(SqliteServer server)
    : QuoteAdditionTests(server), IClassFixture<SqliteServer>;
public sealed class QuoteAdditionsOnPostgreSql(PostgreSqlServer server)
    : QuoteAdditionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Quotes that were missed, added by a person.</summary>
public abstract class QuoteAdditionTests(Server server)
{
    private const string Text = "The 🚢 sails. “Aye 🌊 aye,” Ada Lindqvist said; “at dawn” was all.";

    [Fact]
    public async Task A_quote_that_was_missed_is_added_in_reading_order()
    {
        var ada = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(ada));
        var saved = await server.SaveAsync(
            Story.Of($"The {Server.NewName("ferry")} left.", Text).Quote("at dawn", ada, QuoteKind.Mixed));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        var last = article["quotes"][0];

        var reply = await AddAsync(
            saved.Id,
            $$"""{"paragraphNumber": 2, "start": 14, "end": 23, "text": "Aye 🌊 aye", "speakerIds": [{{await IdAsync(
                ada)}}]}""");

        Assert.True(reply.Status == 201, reply.Text);
        var quote = reply.Json;
        Assert.Equal($"/v1/quotes/{quote.Id}", reply["Location"]);
        Assert.Equal((await server.GetAsync($"/v1/quotes/{quote.Id}"))["ETag"], reply["ETag"]);
        Assert.Equal(quote.ToString(), (await server.JsonAsync($"/v1/quotes/{quote.Id}")).ToString());
        Assert.Equal(
            ("Aye 🌊 aye", "direct", "manual", "confirmed", "named", "exact"),
            (quote["text"].AsText(), quote["kind"].AsText(), quote["method"].AsText(), quote["review"].AsText(),
                quote["sourceType"].AsText(), quote["anchor"].AsText()));
        Assert.Equal(
            (14, 23, 15, 25),
            (quote["place"]["start"].AsNumber(), quote["place"]["end"].AsNumber(),
                quote["place"]["startUtf16"].AsNumber(), quote["place"]["endUtf16"].AsNumber()));
        Assert.Equal(
            ("The 🚢 sails. “", ",” Ada Lindqvist said; “at dawn”"),
            (quote["prefix"].AsText(), quote["suffix"].AsText()));
        Assert.Equal(
            (quote.Id, 1, 1),
            (quote["utterance"].Id, quote["utterance"]["part"].AsNumber(), quote["utterance"]["parts"].AsNumber()));
        Assert.All(quote["attribution"].Names, name => Assert.True(quote["attribution"][name].IsNull));
        var now = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal([quote.Id, last.Id], now["quotes"].Ids());
        Assert.Equal([1, 2], now["quotes"].Select(q => q["number"].AsNumber()));
        Assert.Equal((2, article["version"].AsNumber() + 1), (now["quoteCount"].AsNumber(), now["version"].AsNumber()));
        Assert.Equal([quote.Id, last.Id], now["paragraphs"][1]["quoteIds"].Select(i => i.AsNumber()));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task The_paragraph_is_named_by_its_id_or_its_number_and_nobody_need_have_said_it()
    {
        var saved = await server.SaveAsync(Story.Of($"The {Server.NewName("ferry")} left.", Text));
        var paragraph = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["paragraphs"][1].Id;

        var reply = await AddAsync(
            saved.Id, $$"""{"paragraphId": {{paragraph}}, "start": 47, "end": 54, "kind": "phrase"}""");

        Assert.Equal(
            (201, "at dawn", "phrase", "none"),
            (reply.Status, reply.Json["text"].AsText(), reply.Json["kind"].AsText(),
                reply.Json["sourceType"].AsText()));
        Assert.Empty((await server.JsonAsync($"/v1/articles/{saved.Slug}/quotes"))["items"]);
    }

    [Theory]
    [InlineData("""{"paragraphNumber": 1, "start": -1, "end": 3}""", 422, "/start")]
    [InlineData("""{"paragraphNumber": 1, "start": 3, "end": 3}""", 422, "/start")]
    [InlineData("""{"paragraphNumber": 1, "start": 3, "end": 2}""", 422, "/start")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 65}""", 422, "/end")]
    [InlineData("""{"paragraphNumber": 1, "start": 5, "end": 6}""", 422, "/start")]
    [InlineData("""{"paragraphNumber": 1, "start": 4, "end": 5, "text": "x"}""", 422, "/text")]
    [InlineData("""{"paragraphNumber": 2, "start": 0, "end": 3}""", 422, "/paragraphNumber")]
    [InlineData("""{"paragraphId": 987654321, "start": 0, "end": 3}""", 422, "/paragraphId")]
    [InlineData("""{"paragraphNumber": 1, "paragraphId": 1, "start": 0, "end": 3}""", 422, "/paragraphId")]
    [InlineData("""{"start": 0, "end": 3}""", 422, "/paragraphNumber")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 3, "speakerIds": [987654321]}""", 422, "/speakerIds/0")]
    [InlineData("""{"paragraphNumber": 1, "start": 0}""", 400, "")]
    [InlineData("""{"paragraphNumber": 1, "start": 0.5, "end": 3}""", 400, "/start")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 99999999999}""", 400, "/end")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 3, "text": null}""", 400, "/text")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 3, "text": "\ud800"}""", 400, "/text")]
    [InlineData("""{"paragraphNumber": 1, "start": 0, "end": 3, "review": "confirmed"}""", 400, "/review")]
    public async Task What_is_wrong_with_an_added_quote_is_named_at_its_place(string draft, int status, string at)
    {
        var saved = await server.SaveAsync(
            Story.Of(Text) with { CanonicalUrl = $"https://example.org/{Server.NewName("page")}" });

        var problem = (await AddAsync(saved.Id, draft)).AssertProblem(status);

        Assert.Equal(at, Assert.Single(problem["errors"])["pointer"].AsText());
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["version"].AsNumber());
    }

    [Fact]
    public async Task Words_are_in_one_quote_unless_a_person_has_rejected_the_other()
    {
        var saved = await server.SaveAsync(
            Story.Of($"The {Server.NewName("ferry")} left.", Text).Quote("Aye 🌊 aye,", "Ada Lindqvist"));
        var stands = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0].Id;
        const string Overlapping = """{"paragraphNumber": 2, "start": 10, "end": 16}""";
        const string Same = """{"paragraphNumber": 2, "start": 14, "end": 24}""";

        Assert.Contains(
            $"/v1/quotes/{stands}",
            (await AddAsync(saved.Id, Overlapping)).AssertProblem(409)["detail"].AsText(),
            StringComparison.Ordinal);
        (await AddAsync(saved.Id, Same)).AssertProblem(409);
        await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{stands}", """{"review": "rejected"}""", headers: ("If-Match", "*"));
        (await AddAsync(saved.Id, Same)).AssertProblem(409);
        var added = await AddAsync(saved.Id, Overlapping);
        Assert.Equal(201, added.Status);

        var back = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{stands}", """{"review": "confirmed"}""", headers: ("If-Match", "*"));
        Assert.Contains(
            $"/v1/quotes/{added.Json.Id}", back.AssertProblem(409)["detail"].AsText(), StringComparison.Ordinal);
        Assert.Equal("/review", back.Json["errors"][0]["pointer"].AsText());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task An_addition_needs_a_key_and_an_article_and_heeds_If_Match_where_it_is_sent()
    {
        var saved = await server.SaveAsync(Story.Of(Text, $"The {Server.NewName("ferry")} left."));
        var target = $"/v1/articles/{saved.Slug}/quotes";
        const string Draft = """{"paragraphNumber": 1, "start": 0, "end": 3}""";
        var tag = (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"]!;

        (await server.SendAsync(HttpMethod.Post, target, Draft, "application/json")).AssertProblem(401);
        (await server.WriteAsync(HttpMethod.Post, target, Draft, "application/merge-patch+json")).AssertProblem(415);
        (await server.WriteAsync(HttpMethod.Post, target, Draft, headers: ("If-Match", "\"99-x\""))).AssertProblem(412);
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles/987654321/quotes", Draft)).AssertProblem(404);
        Assert.Equal(201, (await server.WriteAsync(HttpMethod.Post, target, Draft, headers: ("If-Match", tag))).Status);
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{saved.Id}", null, headers: ("If-Match", "*"));
        (await server.WriteAsync(HttpMethod.Post, target, Draft)).AssertProblem(410);
    }

    private Task<Reply> AddAsync(long article, string draft) =>
        server.WriteAsync(HttpMethod.Post, $"/v1/articles/{article}/quotes", draft);

    private Task<long> IdAsync(string speaker) =>
        server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = speaker });
}
