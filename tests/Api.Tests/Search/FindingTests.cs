using Api.Content.Search;
using Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class FindingOnSqlite(SqliteServer server) : FindingTests(server), IClassFixture<SqliteServer>;
public sealed class FindingOnPostgreSql(PostgreSqlServer server)
    : FindingTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the results of searches: the same on every database, by the meaning of their words.</summary>
public abstract class FindingTests(Server server)
{
    private const int Queries = 300;

    // Shapes of one word, words in words, scripts with and without spaces, and characters that a parser could take for
    // something else.
    private static readonly string[] Words =
    [
        "bridge", "Bridges", "bridgehead", "bríDge", "harbour", "harbour’s", "al-Qaeda", "al", "Qaeda", "U.S.", "9/11",
        "11", "café", "don’t", "don't", "AND", "OR", "NOT", "NEAR", "the", "the", "the", "a",
        "Straße", "strasse", "ΟΔΟΣ", "οδός", "мост", "Мосту", "港", "港口", "港口大桥", "大桥", "ポート", "ﾎﾟｰﾄ", "서울", "جسر", "½",
        "m²", "co\u00ADop", "coop", "naïve", "🌉", "—", "x", "x1",
    ];

    private static readonly string[] Operators = [
        "\"{0} {1}\"", "“{0} {1} {2}”", "-{0}", "-\"{0} {1}\"", "{0} OR {1}", "{0}*", "{0} {1}", "{0}-{1}", "{0}",
        "{0}", "-{0} OR {1}", "\"{0}", "{0} {1}*", "({0})",
    ];

    [Theory]
    [InlineData(10_000)]
    [InlineData(4)] // Nearly every word is then a common one.
    public async Task Random_queries_find_what_they_mean_in_articles_paragraphs_and_quotes(int window)
    {
        var random = new Random(window);
        var stored = await FillAsync(random);
        var database = server.Services.GetRequiredService<Database>();
        database.SearchWindow = window;
        var found = 0;
        for (var i = 0; i < Queries; i++)
        {
            var text = string.Join(
                ' ',
                Enumerable.Range(0, random.Next(1, 4))
                    .Select(
                        _ =>
                            string.Format(
                                System.Globalization.CultureInfo.InvariantCulture,
                                Pick(random, Operators),
                                Pick(random, Words),
                                Pick(random, Words),
                                Pick(random, Words))));
            var query = SearchQuery.Parse(text);
            if (query.Problem is not null || query.IsEmpty)
            {
                continue;
            }

            var (list, texts) = Pick(random, stored);
            var expected = texts.Where(
                t => SearchHighlights.Matches(query, t.Texts)).Select(t => t.Id).Order().ToList();
            var target =
                $"/v1/{list}?q={Uri.EscapeDataString(text)}&limit=100&fields=id&sort={Pick(
                    random, ["-publishedAt", "publishedAt"])}&total=true{Pick(
                        random, ["", "&language=en", "&publishedFrom=1999", "&section=none,Coast"])}";

            var page = await server.JsonAsync(target);
            var all = (await server.AllAsync(target)).Ids();
            Assert.True(
                expected.SequenceEqual(all.Order()),
                $"{target} ({query}) gave {string.Join(' ', all.Order())}, not {string.Join(' ', expected)}");
            Assert.Equal(expected.Count, page["total"]["value"].AsNumber());
            var ranked = (await server.AllAsync(
                $"/v1/{list}?q={Uri.EscapeDataString(text)}&limit=100&fields=id")).Ids();
            Assert.Equal(ranked.Distinct(), ranked);
            Assert.True(
                window > 4 ? ranked.Count == expected.Count : ranked.All(expected.Contains),
                $"{target} ranks others than it lists");
            found += expected.Count > 0 ? 1 : 0;
        }

        database.SearchWindow = 10_000;
        Assert.InRange(found, Queries / 4, Queries);
    }

    private async Task<(string List, List<(long Id, string[] Texts)> Texts)[]> FillAsync(Random random)
    {
        for (var i = 0; i < 40; i++)
        {
            var paragraphs = Enumerable.Range(0, random.Next(1, 5))
                .Select(p => $"{Sentence(random)} {p}{i}w{random.Next(1 << 20)}. “{Sentence(random)},” she said.")
                .ToArray();
            await server.SaveAsync(
                paragraphs.Aggregate(
                    Story.Of(paragraphs).On($"20{random.Next(10, 24)}"),
                    (story, p) =>
                        story.Quote(p[(p.IndexOf('“') + 1)..p.IndexOf(",” she", StringComparison.Ordinal)], null)) with
                {
                    Title = Sentence(random),
                    Language = "en",
                    Section = "Coast",
                });
        }

        var articles = await server.AllAsync("/v1/articles?include=paragraphs,quotes&limit=20");
        return
        [
            ("articles", [
                .. articles.Select(
                    a => (a.Id, a["paragraphs"].Texts("text").Append(a["title"].AsText()).OfType<string>().ToArray())),
            ]),
            ("paragraphs", [
                .. articles.SelectMany(a => a["paragraphs"]).Select(p => (p.Id, new[] { p["text"].AsText()! })),
            ]),
            ("quotes", [.. articles.SelectMany(a => a["quotes"]).Select(q => (q.Id, new[] { q["text"].AsText()! }))]),
        ];
    }

    private static string Sentence(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(2, 9)).Select(_ => Pick(random, Words)));

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>With <c>FUZZED_QUERIES=20000</c>, it tries 20,000 of them.</summary>
    [Fact]
    public async Task Any_text_is_a_query()
    {
        var random = new Random(20);
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").On("2012") with { Language = "en", Section = "Coast" });
        var count = int.Parse(
            Environment.GetEnvironmentVariable("FUZZED_QUERIES") ?? "300",
            System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(4) switch
            {
                0 =>
                    Pick(
                        random,
                        [
                            "\"", "*", "-", "OR", "AND", "NOT", "NEAR(", "(", ")", ":", "^", "+", "'", "\\", "&", "|",
                            "!", "<->", "{title}:", "%", "_", "·", "\0", "\n", " ", " ",
                        ]),
                1 => Pick(random, Words),
                2 => ((char)random.Next(32, 127)).ToString(),
                _ =>
                    char.ConvertFromUtf32(random.Next(2) == 0 ? random.Next(1, 0xD800) : random.Next(0xE000, 0x110000)),
            }));
            var list = Pick(random, ["articles", "paragraphs", "quotes", "images", "speakers"]);
            string[] more = list == "speakers"
                ? ["", "", "&total=true", ""]
                : ["", "&highlight=true", "&total=true", "&sort=publishedAt"];
            var target = $"/v1/{list}?q={Uri.EscapeDataString(text)}&limit=3{Pick(random, more)}";

            var reply = await server.GetAsync(target);
            if (SearchQuery.Parse(text).Problem is null)
            {
                Assert.True(reply.Status == 200, $"{target} answered {reply.Status}: {reply.Text}");
            }
            else
            {
                reply.AssertProblem(400, "q");
            }
        }
    }
}
