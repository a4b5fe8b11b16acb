using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class QuoteOrderOnSqlite(SqliteServer server) : QuoteOrderTests(server), IClassFixture<SqliteServer>;
public sealed class QuoteOrderOnPostgreSql(PostgreSqlServer server)
    : QuoteOrderTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks quotes in the order of the engine's confidence, which is the list for a reviewer.</summary>
public abstract class QuoteOrderTests(Server server)
{
    private const string EveryKind = "&kind=direct,mixed,phrase,indirect";

    private static readonly string[] LeastSureFirst = [
        "nobody’s,", "weak,", "half known,", "middling,", "middling too,", "resolved less,", "told,", "corrected,",
    ];

    [Fact]
    public async Task The_smaller_confidence_sorts_and_what_has_none_has_its_place()
    {
        var tag = await StoreAsync();

        Assert.Equal(LeastSureFirst, await TextsAsync($"tag={tag}&sort=confidence"));
        Assert.Equal(LeastSureFirst.Reverse(), await TextsAsync($"tag={tag}&sort=-confidence"));
        Assert.Equal([.. LeastSureFirst, "a title"], await TextsAsync($"tag={tag}&sort=confidence{EveryKind}"));
        Assert.Equal(
            ["a title", .. LeastSureFirst.Reverse()], await TextsAsync($"tag={tag}&sort=-confidence{EveryKind}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(EveryKind)]
    [InlineData("&review=unreviewed")]
    [InlineData("&minConfidence=0.4&maxConfidence=0.9")]
    [InlineData("&maxConfidence=0.6&total=true")]
    [InlineData("&sourceType=named&language=-tlh&publishedFrom=2026")]
    public async Task All_pages_together_give_each_quote_once_in_the_order_of_the_whole(string filters)
    {
        var tag = await StoreAsync();
        await StoreAsync(tag);
        var speaker = await server.ScalarAsync<string>(
            "select slug from speakers where name = @Name", new { Name = $"Bo {tag}" });

        // Some of these lead to few rows, and others to all that there are.
        foreach (var by in new[] { $"&tag={tag}", "", $"&speaker={speaker}", "&article=-1" })
        {
            foreach (var sort in new[] { "confidence", "-confidence" })
            {
                var target = $"/v1/quotes?sort={sort}{by}{filters}";
                var whole = (await server.AllAsync($"{target}&limit=100")).Ids();

                Assert.Equal(whole, (await server.AllAsync($"{target}&limit=2")).Ids());
                Assert.Equal(
                    whole.Order(), (await server.AllAsync($"/v1/quotes?limit=100{by}{filters}")).Ids().Order());
                Assert.NotEmpty(whole);
            }
        }
    }

    [Fact]
    public async Task The_quotes_of_one_article_are_sorted_too()
    {
        var tag = await StoreAsync();
        var article = (await server.JsonAsync($"/v1/articles?tag={tag}&limit=1"))["items"][0].Id;
        var target = $"/v1/articles/{article}/quotes";

        Assert.Equal(
            ["weak,", "middling,", "middling too,"],
            (await server.AllAsync($"{target}?sort=confidence&limit=2")).Texts("text"));
        Assert.Equal(
            ["middling too,", "middling,", "weak,"],
            (await server.AllAsync($"{target}?sort=-confidence&limit=1")).Texts("text"));
        Assert.Equal(
            ["middling,", "weak,", "middling too,"],
            (await server.AllAsync($"{target}?sort=number&limit=2")).Texts("text"));
        Assert.Equal(["middling,", "weak,", "middling too,"], (await server.AllAsync(target)).Texts("text"));
        (await server.GetAsync($"{target}?sort=publishedAt")).AssertProblem(400);
        (await server.GetAsync("/v1/quotes?sort=number")).AssertProblem(400);
        (await server.GetAsync("/v1/paragraphs?sort=confidence")).AssertProblem(400);
    }

    [Fact]
    public async Task What_a_person_has_said_takes_a_quote_out_of_the_list_to_look_through()
    {
        var tag = await StoreAsync();
        var list = $"/v1/quotes?tag={tag}&sort=confidence&review=unreviewed";
        var before = (await server.JsonAsync(list))["items"];

        await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{before[0].Id}", """{"review": "confirmed"}""", headers: ("If-Match", "*"));
        await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{before[1].Id}", """{"speakerIds": []}""", headers: ("If-Match", "*"));
        await server.WriteAsync(
            HttpMethod.Patch, $"/v1/quotes/{before[2].Id}", """{"kind": "phrase"}""", headers: ("If-Match", "*"));

        var after = (await server.JsonAsync(list))["items"].Ids().ToList();
        Assert.Equal([.. before.Skip(3).Select(q => q.Id).Except(after[^2..]), .. after[^2..]], after);
        Assert.Contains(before[1].Id, after[^3..]);
        Assert.DoesNotContain(before[0].Id, after);
        Assert.DoesNotContain(before[2].Id, after);
    }

    /// <summary>Stores two articles of a tag whose quotes are nowhere near the order of their confidences.</summary>
    private async Task<string> StoreAsync(string? of = null)
    {
        var tag = of ?? Server.NewName("tag");
        var (ada, bo) = ($"Ada {tag}", $"Bo {tag}");
        var first = Of(tag, "told,", "resolved less,", "half known,", "a title", "corrected,", "nobody’s,") with
        {
            PublishedOn = "2026-01",
        };
        first = first.Quote("told,", ada).Quote("resolved less,", bo, confidence: 0.99).Quote(
            "half known,", ada, confidence: 0.5).Quote("a title", null, QuoteKind.Phrase)
            .Quote("corrected,", ada, confidence: 0.1).Quote("nobody’s,", null);
        var saved = await server.SaveAsync(first with { Quotes = [.. first.Quotes.Select(Known)] });
        await server.ExecuteAsync(
            "update quotes set method = 'manual', attribution_confidence = null, resolution_confidence = null, "
                + "confidence = null where article_id = @Id and text = 'corrected,'", new { saved.Id });
        await server.SaveAsync(Of(tag, "middling,", "weak,", "middling too,").On("2026-02")
            .Quote("middling,", bo, confidence: 0.6).Quote("weak,", bo, confidence: 0.4).Quote(
                "middling too,", bo, confidence: 0.6));
        return tag;
    }

    private static ParsedArticle Of(string tag, params string[] words) =>
        Story.Of(
            [
                $"The {Server.NewName("ferry")} left.",
                .. words.Select(w => $"“{w}” Ada {tag} said. Bo {tag} said so, too."),
            ])
            .Tagged(tag);

    private static ParsedQuote Known(ParsedQuote quote) => quote.Text switch
    {
        "told," =>
            quote with
            {
                Declared = true,
                AttributionConfidence = null,
                ResolutionConfidence = null,
                AttributionRule = null,
                ResolutionRule = null,
            },
        "half known," =>
            quote with
            {
                Speakers = [],
                SourceType = SourceType.Unnamed,
                ResolutionConfidence = null,
                ResolutionRule = null,
            },
        _ => quote,
    };

    private async Task<IEnumerable<string?>> TextsAsync(string query) =>
        (await server.JsonAsync($"/v1/quotes?{query}"))["items"].Texts("text");
}
