using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class AnchorAttributionsOnSqlite(SqliteServer server)
    : AnchorAttributionTests(server), IClassFixture<SqliteServer>;
public sealed class AnchorAttributionsOnPostgreSql(PostgreSqlServer server)
    : AnchorAttributionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the attributions of quotes that stay when the text around them has changed.</summary>
public abstract class AnchorAttributionTests(Server server)
{
    private const string Filler =
        "It was a long day on the quay, with wind from the west and rain by noon, and nobody sailed.";

    private readonly string _url = $"https://example.org/{Server.NewName("page")}";

    [Fact]
    public async Task What_is_left_of_an_utterance_is_the_whole_of_it()
    {
        string[] parts = ["“One is here,” Ada Lindqvist said on the quay.", "“Two is here.”", "“Three is here.”"];
        var saved = await server.SaveAsync(Utterance(parts));
        var before = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"].Ids();
        await server.ConfirmQuoteAsync(before[1]);

        await server.SaveAsync(Story.Of(Filler, parts[1], parts[2]).At(_url));

        var second = await server.JsonAsync($"/v1/quotes/{before[1]}");
        Assert.Equal(
            (before[1], 1, 1),
            (second["utterance"].Id, second["utterance"]["part"].AsNumber(), second["utterance"]["parts"].AsNumber()));
        await server.AssertRecountAsync();

        await server.SaveAsync(Story.Of(Filler).At(_url));
        Assert.Equal(before[1], (await server.JsonAsync($"/v1/quotes/{before[1]}"))["utterance"].Id);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Words_that_gave_a_quote_its_speaker_are_forgotten_with_their_paragraph()
    {
        var story = Story.Of("Ada Lindqvist said this.", "“The bridge is safe.”").At(_url);
        var mention = story.Quote("The bridge is safe.", null) with { };
        var said = Story.Of("Ada Lindqvist said this.").Quote("said", "Ada Lindqvist").Quotes[0].Attribution.Mention;
        var saved = await server.SaveAsync(
            mention with
            {
                Quotes = [mention.Quotes[0] with
                {
                    Attribution = new(said, null, null, null, null, null),
                    Speakers = [new("Ada Lindqvist", SpeakerKind.Person, [])],
                }],
            });
        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];
        Assert.Equal("Ada Lindqvist", quote["attribution"]["mention"]["text"].AsText());
        await server.ConfirmQuoteAsync(quote.Id);

        await server.SaveAsync(Story.Of("She said this.", "“The bridge is safe.”").At(_url));

        var now = await server.JsonAsync($"/v1/quotes/{quote.Id}");
        Assert.Equal(("exact", true), (now["anchor"].AsText(), now["attribution"]["mention"].IsNull));
        Assert.Equal(["Ada Lindqvist"], now["speakers"].Texts("name"));
    }

    private ParsedArticle Utterance(string[] parts)
    {
        var story = Story.Of(parts)
            .At(_url)
            .Quote("One is here,", "Ada Lindqvist")
            .Quote("Two is here.", null)
            .Quote("Three is here.", null);
        return story with
        {
            Quotes = [.. story.Quotes.Select((q, i) => q with { Utterance = 1, Part = i + 1, Parts = 3 })],
        };
    }
}
