namespace Api.Tests.Search;

public sealed class HighlightOnSqlite(SqliteServer server) : HighlightTests(server), IClassFixture<SqliteServer>;
public sealed class HighlightOnPostgreSql(PostgreSqlServer server)
    : HighlightTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the places of the words that were searched for.</summary>
public abstract class HighlightTests(Server server)
{
    [Fact]
    public async Task A_match_is_a_slice_of_its_paragraph_and_its_ranges_are_the_words()
    {
        var word = Server.NewName("wörd").Replace("-", "", StringComparison.Ordinal);
        var words = $"It is the {word.ToUpperInvariant()} 🌉 of the year, the {word}";
        var saved = await server.SaveAsync(
            (Story.Of(
                $"🌉 Nothing. {new string('x', 30)} {string.Concat(Enumerable.Repeat("filler ", 60))}the {word}’s "
                    + $"bridge, {word}.",
                $"“{words},” Ada Lindqvist said.",
                "Nothing.") with
            { Title = $"On the {word} again" })
                .Quote(words, "Ada Lindqvist").Pictured($"The {word} at dawn."));
        var paragraphs = (await server.JsonAsync($"/v1/articles/{saved.Id}/paragraphs"))["items"].ToDictionary(
            p => p.Id, p => p["text"].AsText()!);

        foreach (var (list, fields) in new[]
        {
            ("articles", new[] { "title", "text", "text" }),
            ("paragraphs", ["text"]),
            ("quotes", ["text"]),
            ("images", ["caption"]),
        })
        {
            foreach (var item in (await server.JsonAsync($"/v1/{list}?q={word}&highlight=true&fields=id"))["items"])
            {
                Assert.Equal(["id", "matches"], item.Names.Order());
                Assert.Equal(fields, item["matches"].Texts("field"));
                foreach (var match in item["matches"])
                {
                    AssertMatch(match, paragraphs, word);
                }
            }
        }

        var hits = (await server.JsonAsync(
            $"/v1/quotes?q=%22of%20the%20year%22&highlight=true&article={saved.Id}"))["items"][0]["matches"][0];
        Assert.Equal(
            ["of the year"],
            hits["rangesUtf16"].Select(
                range => hits["snippet"].AsText()![(int)range[0].AsNumber()..(int)range[1].AsNumber()]));
    }

    [Fact]
    public async Task Without_words_there_are_no_matches_and_without_highlight_no_such_key()
    {
        var word = Server.NewName("quiet").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(Story.Of($"A {word} one.") with { Title = "None" });

        Assert.All(
            (await server.JsonAsync("/v1/articles?highlight=true"))["items"],
            article => Assert.Empty(article["matches"]));
        Assert.False((await server.JsonAsync($"/v1/articles?q={word}"))["items"][0].Has("matches"));
        Assert.Empty(
            (await server.JsonAsync($"/v1/paragraphs?q=-{word}&highlight=true"))["items"].SelectMany(
                p => p["matches"]));
        (await server.GetAsync("/v1/articles?highlight=yes")).AssertProblem(400, "highlight");
    }

    private static void AssertMatch(Element match, Dictionary<long, string> paragraphs, string word)
    {
        var snippet = match["snippet"].AsText()!;
        Assert.NotEmpty(match["ranges"]);
        foreach (var (range, utf16) in match["ranges"].Zip(match["rangesUtf16"]))
        {
            Assert.Equal(
                word, snippet[(int)utf16[0].AsNumber()..(int)utf16[1].AsNumber()], StringComparer.OrdinalIgnoreCase);
            Assert.Equal(
                word, CodePoints(snippet, range[0].AsNumber(), range[1].AsNumber()), StringComparer.OrdinalIgnoreCase);
        }

        if (match["paragraphId"].IsNull)
        {
            Assert.True(match["place"].IsNull);
            return;
        }

        var (text, place) = (paragraphs[match["paragraphId"].AsNumber()], match["place"]);
        Assert.Equal(snippet, text[(int)place["startUtf16"].AsNumber()..(int)place["endUtf16"].AsNumber()]);
        Assert.Equal(snippet, CodePoints(text, place["start"].AsNumber(), place["end"].AsNumber()));
        Assert.Equal(match["paragraphId"].AsNumber(), place["paragraphId"].AsNumber());
    }

    private static string CodePoints(string text, long start, long end) =>
        string.Concat(text.EnumerateRunes().Skip((int)start).Take((int)(end - start)));
}
