using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class AnchorsOnSqlite(SqliteServer server) : AnchorTests(server), IClassFixture<SqliteServer>;
public sealed class AnchorsOnPostgreSql(PostgreSqlServer server) : AnchorTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the places of quotes after the text of their article has changed.</summary>
public abstract class AnchorTests(Server server)
{
    private const string Filler =
        "It was a long day on the quay, with wind from the west and rain by noon, and nobody sailed.";
    private const string Safe = "“The bridge is safe,” Ada Lindqvist said on the quay in the rain.";

    private readonly string _url = $"https://example.org/{Server.NewName("page")}";

    [Fact]
    public async Task A_quote_stands_exactly_as_long_as_its_paragraph_does()
    {
        var quote = await FirstAsync(Said(Safe, Filler));

        await server.SaveAsync(Said("A new beginning.", Safe, "A new end."));

        var now = await QuoteAsync(quote.Id);
        Assert.Equal(
            ("exact", 1, 2, quote["place"].ToString()),
            (now["anchor"].AsText(), now["revision"].AsNumber(), now["paragraphNumber"].AsNumber(),
                now["place"].ToString()));
    }

    [Fact]
    public async Task Words_that_stand_exactly_once_elsewhere_between_the_same_words_keep_their_id()
    {
        var quote = await FirstAsync(Said($"{Filler} {Safe}", Filler));

        await server.SaveAsync(Said(Filler, $"New: {Filler} {Safe}"));

        var now = await QuoteAsync(quote.Id);
        Assert.Equal(
            ("moved", 2, 2, "The bridge is safe,"),
            (now["anchor"].AsText(), now["revision"].AsNumber(), now["paragraphNumber"].AsNumber(),
                now["text"].AsText()));
        Assert.Equal(["Ada Lindqvist"], now["speakers"].Texts("name"));
        await AssertStandsAsync(now);
        Assert.Equal(
            [quote.Id], (await server.JsonAsync($"/v1/articles/{now["articleId"].AsNumber()}"))["quotes"].Ids());
    }

    [Fact]
    public async Task The_same_words_twice_in_a_paragraph_stay_apart()
    {
        var text = $"“No,” Ada Lindqvist said of it at first. {Filler} “No,” Bo Marsh said of it in the end.";
        var story = Story.Of(text).At(_url);
        var saved = await server.SaveAsync(
            story with
            {
                Quotes = [
                    QuoteAt(story, "No,", 1, "Ada Lindqvist"),
                    QuoteAt(story, "No,", text.LastIndexOf("No,", StringComparison.Ordinal), "Bo Marsh"),
                ],
            });
        var before = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"];

        text = $"They asked again. {text}";
        story = Story.Of(text).At(_url);
        await server.SaveAsync(story with
        {
            Quotes = [
                QuoteAt(story, "No,", text.IndexOf("No,", StringComparison.Ordinal), "Ada Lindqvist"),
                QuoteAt(story, "No,", text.LastIndexOf("No,", StringComparison.Ordinal), "Bo Marsh"),
            ],
        });

        // The first began its paragraph, with one mark before it; between that and its suffix it occurs once.
        var after = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"];
        Assert.Equal(before.Ids(), after.Ids());
        Assert.Equal(["Ada Lindqvist", "Bo Marsh"], after.Select(q => q["speakers"][0]["name"].AsText()));
        Assert.Equal(["moved", "moved"], after.Texts("anchor"));
    }

    [Fact]
    public async Task Words_that_stand_in_several_places_are_not_guessed()
    {
        var quote = await FirstAsync(Said(Safe));
        await server.ConfirmQuoteAsync(quote.Id);

        await server.SaveAsync(Story.Of($"First: {Safe}", $"Then: {Safe}").At(_url));

        Assert.Equal("lost", (await QuoteAsync(quote.Id))["anchor"].AsText());
    }

    [Fact]
    public async Task Two_quotes_that_could_both_be_the_words_are_neither()
    {
        var story = Story.Of(Safe, Filler, Safe).At(_url);
        var words = story.Paragraphs[0].Text.IndexOf("The bridge", StringComparison.Ordinal);
        var saved = await server.SaveAsync(
            story with
            {
                Quotes = [
                    QuoteAt(story, "The bridge is safe,", words, "Ada Lindqvist"),
                    QuoteAt(story, "The bridge is safe,", words, "Ada Lindqvist", paragraph: 3),
                ],
            });
        var before = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"].Ids();
        await server.ConfirmQuoteAsync(before[0]);

        await server.SaveAsync(Said($"Again: {Safe}"));

        Assert.Equal("lost", (await QuoteAsync(before[0]))["anchor"].AsText());
        (await server.GetAsync($"/v1/quotes/{before[1]}")).AssertProblem(410);
        Assert.DoesNotContain((await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"].Ids(), before.Contains);
    }

    [Fact]
    public async Task Words_at_the_edge_of_a_paragraph_are_not_found_inside_a_longer_word()
    {
        var story = Story.Of("Yes", Filler).At(_url);
        var saved = await server.SaveAsync(story.Quote("Yes", null));
        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];
        await server.ConfirmQuoteAsync(quote.Id);

        await server.SaveAsync(Story.Of("Yesterday nobody sailed.").At(_url));
        Assert.Equal("lost", (await QuoteAsync(quote.Id))["anchor"].AsText());
        await server.SaveAsync(Story.Of("Yesterday nobody said it, but today: Yes, they did.").At(_url));
        await AssertStandsAsync(await QuoteAsync(quote.Id));
    }

    [Fact]
    public async Task What_only_the_engine_found_is_gone_with_its_words()
    {
        var quote = await FirstAsync(Said(Safe));

        await server.SaveAsync(Said("“The bridge is old,” Ada Lindqvist said."));

        Assert.Contains(
            "revision 2",
            (await server.GetAsync($"/v1/quotes/{quote.Id}")).AssertProblem(410)["detail"].AsText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"speakerIds": []}""")]
    [InlineData("""{"review": "confirmed"}""")]
    [InlineData("""{"kind": "mixed"}""")]
    public async Task What_a_person_answers_for_is_lost_with_its_words_and_found_again_with_them(string patch)
    {
        var quote = await FirstAsync(Said(Filler, Safe));
        var corrected =
            (await server.WriteAsync(
                HttpMethod.Patch, $"/v1/quotes/{quote.Id}", patch, headers: ("If-Match", "*"))).Json;
        var (article, kinds) = (quote["articleId"].AsNumber(), "direct,mixed,phrase");

        await server.SaveAsync(Said(Filler, "“It is old,” Ada Lindqvist said."));
        await server.SaveAsync(Said("A new beginning.", "“It is old,” Ada Lindqvist said."));

        var lost = await QuoteAsync(quote.Id);
        Assert.Equal(("lost", 1), (lost["anchor"].AsText(), lost["revision"].AsNumber()));
        Assert.All(
            ["text", "place", "prefix", "suffix", "kind", "review", "method"],
            key => Assert.Equal(corrected[key].ToString(), lost[key].ToString()));
        Assert.Equal(corrected["speakers"].ToString(), lost["speakers"].ToString());
        var listed = (await server.JsonAsync($"/v1/articles/{article}/quotes?kind={kinds}"))["items"];
        Assert.DoesNotContain(quote.Id, listed.Ids());
        Assert.Equal([quote.Id], (await server.JsonAsync($"/v1/articles/{article}/quotes?anchor=lost"))["items"].Ids());
        Assert.Equal(
            [listed[0].Id, quote.Id],
            (await server.AllAsync($"/v1/quotes?article={article}&anchor=exact,moved,lost&limit=1")).Ids());
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{article}"))["quoteCount"].AsNumber());
        await server.AssertRecountAsync();

        await server.SaveAsync(Said("A new beginning.", $"After all: {Safe}"));

        var found = await QuoteAsync(quote.Id);
        Assert.Equal(("moved", 4), (found["anchor"].AsText(), found["revision"].AsNumber()));
        Assert.All(
            ["text", "kind", "review", "method", "speakers"],
            key => Assert.Equal(corrected[key].ToString(), found[key].ToString()));
        await AssertStandsAsync(found);
        Assert.Equal([quote.Id], (await server.JsonAsync($"/v1/articles/{article}/quotes"))["items"].Ids());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_quote_that_a_person_answers_for_displaces_what_the_engine_makes_of_its_words()
    {
        var quote = await FirstAsync(Said(Safe));
        await server.ConfirmQuoteAsync(quote.Id);

        await server.SaveAsync(
            Said(Safe) with { Quotes = Story.Of(Safe).Quote("bridge is safe,” Ada", "Ada Lindqvist").Quotes });

        var all = await server.JsonAsync(
            $"/v1/articles/{quote["articleId"].AsNumber()}/quotes?kind=direct,mixed,phrase,indirect");
        Assert.Equal([quote.Id], all["items"].Ids());
    }

    [Fact]
    public async Task A_quote_does_not_move_onto_words_that_another_has()
    {
        var story = Story.Of($"First: {Safe}", Filler, $"Then: {Safe}").At(_url);
        var at = story.Paragraphs[0].Text.IndexOf("The bridge", StringComparison.Ordinal);
        var saved = await server.SaveAsync(
            story with { Quotes = [QuoteAt(story, "The bridge is safe,", at, "Ada Lindqvist")] });
        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];
        await server.ConfirmQuoteAsync(quote.Id);
        var added = await server.WriteAsync(
            HttpMethod.Post, $"/v1/articles/{saved.Id}/quotes", """{"paragraphNumber": 3, "start": 10, "end": 25}""");
        Assert.Equal(201, added.Status);

        // The context of the first is cut off, so that it would stand in the third paragraph, where the second is.
        await server.ExecuteAsync("update quotes set prefix = '“' where id = @Id", new { quote.Id });
        await server.SaveAsync(Story.Of(Filler, $"Then: {Safe}").At(_url));

        Assert.Equal(
            ("lost", "exact"),
            ((await QuoteAsync(quote.Id))["anchor"].AsText(), (await QuoteAsync(added.Json.Id))["anchor"].AsText()));
    }

    /// <summary>Returns the article of this address, in which all words in marks are Ada's.</summary>
    private ParsedArticle Said(params string[] paragraphs) =>
        paragraphs.SelectMany(p => p.Split('“').Skip(1)).Select(p => p.Split('”')[0])
            .Aggregate(Story.Of(paragraphs).At(_url), (story, words) => story.Quote(words, "Ada Lindqvist"));

    private static ParsedQuote QuoteAt(ParsedArticle story, string words, int at, string speaker, int paragraph = 1)
    {
        var quote = Story.Of(words).Quote(words, null).Quotes[0];
        return quote with
        {
            Place = Content.Text.Place.Of(paragraph, story.Paragraphs[paragraph - 1].Text, at, at + words.Length),
            Speakers = [new(speaker, SpeakerKind.Person, [])],
            Utterance = at + (1_000 * paragraph),
        };
    }

    private async Task<Element> FirstAsync(ParsedArticle article) =>
        (await server.JsonAsync($"/v1/articles/{(await server.SaveAsync(article)).Id}"))["quotes"][0];

    private Task<Element> QuoteAsync(long id) => server.JsonAsync($"/v1/quotes/{id}");

    private async Task AssertStandsAsync(Element quote)
    {
        var text = (await server.JsonAsync($"/v1/paragraphs/{quote["paragraphId"].AsNumber()}"))["text"].AsText()!;
        Assert.Equal(
            quote["text"].AsText(),
            text[(int)quote["place"]["startUtf16"].AsNumber()..(int)quote["place"]["endUtf16"].AsNumber()]);
    }
}
