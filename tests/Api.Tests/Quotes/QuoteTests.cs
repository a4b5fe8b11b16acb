using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class QuotesOnSqlite(SqliteServer server) : QuoteTests(server), IClassFixture<SqliteServer>;
public sealed class QuotesOnPostgreSql(PostgreSqlServer server) : QuoteTests(server), IClassFixture<PostgreSqlServer>;

public abstract class QuoteTests(Server server)
{
    [Fact]
    public async Task A_quote_has_every_key()
    {
        var saved = await server.SaveAsync(
            Story.Quoting("Ada Lindqvist").At("https://example.org/quoted").On("2026-03") with { Language = "en" });

        var quote = Assert.Single((await server.JsonAsync($"/v1/articles/{saved.Id}/quotes"))["items"]);

        Assert.Equal(
            new HashSet<string>
            {
                "id", "articleId", "article", "paragraphId", "paragraphNumber", "number", "text", "kind", "speakers",
                "sourceType", "attribution", "confidence", "rules",
                "method", "review", "utterance", "place", "prefix", "suffix", "anchor", "revision", "publishedAt",
                "publishedOn", "language", "original", "links",
            },
            quote.Names.ToHashSet());
        Assert.Equal(["id", "slug", "displayTitle"], quote["article"].Names);
        Assert.Equal(["mention", "cue", "descriptor", "onBehalfOf", "addressee", "medium"], quote["attribution"].Names);
        Assert.Equal(["attribution", "resolution"], quote["confidence"].Names);
        Assert.Equal(["attribution", "resolution"], quote["rules"].Names);
        Assert.Equal(["id", "part", "parts"], quote["utterance"].Names);
        Assert.Equal(["paragraphId", "start", "end", "startUtf16", "endUtf16"], quote["place"].Names);
        Assert.Equal((saved.Id, saved.Slug), (quote["article"].Id, quote["article"]["slug"].AsText()));
        Assert.Equal(
            ("direct", "named", "rule", "unreviewed", "exact"),
            (quote["kind"].AsText(), quote["sourceType"].AsText(), quote["method"].AsText(), quote["review"].AsText(),
                quote["anchor"].AsText()));
        Assert.Equal(["Ada Lindqvist"], quote["speakers"].Texts("name"));
        Assert.Equal(
            (0.9, 0.95), (quote["confidence"]["attribution"].AsDouble(), quote["confidence"]["resolution"].AsDouble()));
        Assert.Equal(
            ("subjectVerbAfter", "fullName"),
            (quote["rules"]["attribution"].AsText(), quote["rules"]["resolution"].AsText()));
        Assert.Equal(
            (quote.Id, 1, 1),
            (quote["utterance"].Id, quote["utterance"]["part"].AsNumber(), quote["utterance"]["parts"].AsNumber()));
        Assert.Equal(("2026-03", "en"), (quote["publishedOn"].AsText(), quote["language"].AsText()));
        Assert.StartsWith("https://example.org/quoted#:~:text=", quote["original"].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_place_cuts_its_words_out_of_its_paragraph_in_code_points_and_in_UTF_16()
    {
        const string Words = "The 🚢 sails at 🌅.";
        var saved = await server.SaveAsync(
            Story.Of("🌊 before", $"Skål 🥂! “{Words}” Ada Lindqvist said. 🌊").Quote(Words, "Ada Lindqvist"));

        var quote = Assert.Single((await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"]);

        await AssertPlaceAsync(quote["place"], Words);
        await AssertPlaceAsync(quote["attribution"]["mention"]["place"], "Ada Lindqvist");
        await AssertPlaceAsync(quote["attribution"]["cue"]["place"], "said");
        Assert.Equal("Skål 🥂! “", quote["prefix"].AsText());
        Assert.Equal("” Ada Lindqvist said. 🌊", quote["suffix"].AsText());
    }

    [Fact]
    public async Task The_original_is_null_where_the_address_of_the_page_is_not_known()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));

        Assert.True((await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0]["original"].IsNull);
    }

    [Fact]
    public async Task What_a_quote_does_not_have_is_null_or_empty()
    {
        var saved = await server.SaveAsync(Story.Of("“Keep out,” the sign read.").Quote("Keep out,", speaker: null));

        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];

        Assert.Empty(quote["speakers"]);
        Assert.Equal("none", quote["sourceType"].AsText());
        Assert.All(quote["attribution"].Names, name => Assert.True(quote["attribution"][name].IsNull));
        Assert.All(quote["confidence"].Names, name => Assert.True(quote["confidence"][name].IsNull));
        Assert.All(quote["rules"].Names, name => Assert.True(quote["rules"][name].IsNull));
    }

    [Fact]
    public async Task A_quote_of_two_speakers_names_both_in_their_order()
    {
        var story = Story.Quoting("Ada Lindqvist");
        var saved = await server.SaveAsync(story with
        {
            Quotes = [story.Quotes[0] with
            {
                Speakers = [new("Ada Lindqvist", SpeakerKind.Person, []), new("The Pilots", SpeakerKind.Group, [])],
            }],
        });

        Assert.Equal(
            ["Ada Lindqvist", "The Pilots"],
            (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0]["speakers"].Texts("name"));
    }

    [Fact]
    public async Task Parts_of_one_utterance_share_the_id_of_the_first()
    {
        var story = Story.Of("“We sail,” Ada Lindqvist said. “At dawn.”")
            .Quote("We sail,", "Ada Lindqvist")
            .Quote("At dawn.", "Ada Lindqvist");
        var saved = await server.SaveAsync(story with
        {
            Quotes = [.. story.Quotes.Select((q, i) => q with { Utterance = 1, Part = i + 1, Parts = 2 })],
        });

        var quotes = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"];

        Assert.Equal([quotes[0].Id, quotes[0].Id], quotes.Select(q => q["utterance"].Id));
        Assert.Equal([1, 2], quotes.Select(q => q["utterance"]["part"].AsNumber()));
        Assert.Equal([1, 2], quotes.Select(q => q["number"].AsNumber()));
    }

    [Fact]
    public async Task Every_link_of_a_quote_leads_somewhere()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];

        Assert.Equal(quote.ToString(), (await server.JsonAsync(quote["links"]["self"].AsText()!)).ToString());
        Assert.Equal(quote["articleId"].AsNumber(), (await server.JsonAsync(quote["links"]["article"].AsText()!)).Id);
        Assert.Equal(
            quote["paragraphId"].AsNumber(), (await server.JsonAsync(quote["links"]["paragraph"].AsText()!)).Id);
    }

    [Fact]
    public async Task A_quote_that_is_not_listed_by_default_is_found_by_its_id()
    {
        var saved = await server.SaveAsync(
            Story.Of("It is a “masterpiece” of the shipwrights.").Quote("masterpiece", null, QuoteKind.Phrase));
        var id = Assert.Single((await server.JsonAsync($"/v1/articles/{saved.Id}/quotes?kind=phrase"))["items"]).Id;

        Assert.Equal("phrase", (await server.JsonAsync($"/v1/quotes/{id}"))["kind"].AsText());
        Assert.Empty((await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"]);
        Assert.Empty((await server.JsonAsync($"/v1/articles/{saved.Id}"))["paragraphs"][0]["quoteIds"]);
        Assert.Equal(0, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quoteCount"].AsNumber());
    }

    [Fact]
    public async Task A_quote_that_never_was_is_not_found() =>
        (await server.GetAsync("/v1/quotes/987654321")).AssertProblem(404);

    private async Task AssertPlaceAsync(Element place, string words)
    {
        var text = (await server.JsonAsync($"/v1/paragraphs/{place["paragraphId"].AsNumber()}"))["text"].AsText()!;
        var (start, end) = ((int)place["start"].AsNumber(), (int)place["end"].AsNumber());
        Assert.Equal(
            words, string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select(r => r.ToString())));
        Assert.Equal(words, text[(int)place["startUtf16"].AsNumber()..(int)place["endUtf16"].AsNumber()]);
        Assert.Equal(words.EnumerateRunes().Count(), end - start);
    }
}
