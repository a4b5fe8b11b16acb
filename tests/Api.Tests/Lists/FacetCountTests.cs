using Api.Content.Quotes;
using static Api.Tests.Lists.FacetTests;

namespace Api.Tests.Lists;

public sealed class FacetCountsOnSqlite(SqliteServer server) : FacetCountTests(server), IClassFixture<SqliteServer>;
public sealed class FacetCountsOnPostgreSql(PostgreSqlServer server)
    : FacetCountTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Facets of random articles under random filters, counted another way.</summary>
public abstract class FacetCountTests(Server server)
{
    private static readonly string[] Names = ["alder", "birch", "cedar", "dogwood"];
    private static readonly string[] Languages = ["en", "de", "fr"];
    private static readonly string[] Dates = ["2023", "2023-11-02", "2024", "2024-05", "2024-05-06", "2024-12-31"];
    private static readonly QuoteKind[] Kinds = Enum.GetValues<QuoteKind>();
    private static readonly Dictionary<string, string[]> Facets = new()
    {
        ["articles"] = ["speaker", "author", "publisher", "tag", "language", "year", "month"],
        ["paragraphs"] = ["author", "publisher", "tag", "language", "year", "month", "kind"],
        ["quotes"] = ["speaker", "author", "publisher", "tag", "language", "year", "month", "kind"],
        ["images"] = ["author", "publisher", "tag", "language", "year", "month"],
    };

    [Theory]
    [InlineData("articles", "tag", "author", "publisher", "language", "speaker")]
    [InlineData("paragraphs", "tag", "author", "publisher", "language", "kind")]
    [InlineData("quotes", "tag", "author", "publisher", "language", "speaker", "kind")]
    [InlineData("images", "tag", "author", "publisher", "language")]
    public async Task Counts_are_those_of_the_items_that_the_other_filters_leave_and_an_address_leads_to_what_it_counts(
        string list,
        params string[] filters)
    {
        var random = new Random(list.Length);
        var section = await FilledAsync(random);
        var articles = (await server.AllAsync($"/v1/articles?section={section}&limit=100")).ToDictionary(a => a.Id);
        var speakers = (await server.AllAsync(
            $"/v1/quotes?section={section}&kind=direct,mixed,phrase,indirect&limit=100")).ToLookup(
                q => q["articleId"].AsNumber(), q => q["speakers"].Texts("slug"));
        string Some(params string[] values) =>
            string.Join(
                ',',
                values.Where(_ => random.Next(2) == 0)
                    .DefaultIfEmpty(values[0])
                    .Select((v, i) => i == 0 && random.Next(4) == 0 ? $"-{v}" : v));
        string?[] ValuesOf(Element item, string facet)
        {
            var article = articles[list == "articles" ? item.Id : item["articleId"].AsNumber()];
            var date = article["publishedOn"].AsText();
            return facet switch
            {
                "speaker" when list == "quotes" => [.. item["speakers"].Texts("slug")],
                "speaker" => [.. speakers[item.Id].SelectMany(s => s).Distinct()],
                "author" => [.. article["authors"].Texts("slug")],
                "tag" => [.. article["tags"].Texts("slug")],
                "publisher" when article["publisher"].IsNull => [],
                "publisher" => [article["publisher"]["slug"].AsText()],
                "language" => [article["language"].AsText()],
                "year" => [date?[..4]],
                "month" => [date?.Length >= 7 ? date[..7] : null],
                _ => [item["kind"].AsText()],
            };
        }

        for (var i = 0; i < 8; i++)
        {
            var given = filters.Where(_ => random.Next(3) == 0).ToDictionary(f => f, f => f switch
            {
                "language" => Some(Languages),
                "kind" => list == "quotes" ? "phrase,direct" : "heading,paragraph",
                _ => Some([.. Names.Select(n => $"{f}-{n}")]),
            });
            given["published"] = random.Next(3) == 0 ? "publishedFrom=2023&publishedBefore=2024-06" : "";
            given["q"] = random.Next(2) == 0
                ? ((string[])["harbour", "ferr* -bridge", "\"the ferry\" OR bridge", "-bridge"])[random.Next(4)]
                : "";
            string Query(string? without) =>
                $"/v1/{list}?section={section}&limit=100"
                    + string.Concat(given.Where(g => g.Key != without && g.Value.Length > 0)
                    .Select(g => g.Key == "published" ? $"&{g.Value}" : $"&{g.Key}={Uri.EscapeDataString(g.Value)}"));
            var facets = Facets[list].Where(_ => random.Next(2) == 0).Append("tag").Distinct().ToList();
            var answer = (await server.JsonAsync($"{Query(null)}&facets={string.Join(',', facets)}"))["facets"];

            foreach (var facet in facets)
            {
                var own = facet is "year" or "month" ? "published" : facet;
                var without = Query(own)
                    + (facet == "kind" && list == "quotes"
                        ? "&kind=direct,mixed,phrase,indirect"
                        : "");
                var expected = (await server.AllAsync(without))
                    .SelectMany(item => ValuesOf(item, facet))
                    .OfType<string>()
                    .CountBy(v => v)
                    .Select(c => (c.Key, (long)c.Value));
                Assert.Equal(
                    expected.OrderByDescending(c => c.Item2).ThenBy(c => c.Key, StringComparer.Ordinal),
                    Counts(answer, facet).Where(c => c.Count > 0));

                foreach (var item in answer[facet]["items"].Take(2))
                {
                    var there = await server.JsonAsync($"{item["url"].AsText()}&total=true");
                    var back = there["facets"][facet]["items"].SingleOrDefault(
                        x => x["value"].AsText() == item["value"].AsText());
                    Assert.NotEqual(item["selected"].Raw.GetBoolean(), back?["selected"].Raw.GetBoolean() ?? false);
                    if (given.GetValueOrDefault(own, "").Length == 0)
                    {
                        Assert.Equal(item["count"].AsNumber(), there["total"]["value"].AsNumber());
                    }
                }
            }
        }
    }

    /// <summary>A section of thirty articles with some of everything.</summary>
    private async Task<string> FilledAsync(Random random)
    {
        var section = Server.NewName("Section");
        string[] Some(string what) => [.. Names.Where(_ => random.Next(3) == 0).Select(n => $"{what} {n}")];
        string? OneOf(string[] values, int orNone) =>
            random.Next(orNone) == 0 ? null : values[random.Next(values.Length)];
        for (var i = 0; i < 30; i++)
        {
            var story = Story.Of(
                $"The {Server.NewName("ferry")} left the {(random.Next(2) == 0 ? "harbour" : "bridge")}.",
                "“It is safe,” she said. “Not so,” they said.",
                $"A new bridge of {i}.");
            story = story.Tagged(Some("tag")).By(Some("author")).Pictured("The ferry.", $"A bridge, {i}.") with
            {
                Section = section,
                Publisher = OneOf(Names, orNone: 4) is { } name ? $"publisher {name}" : null,
                Language = OneOf(Languages, orNone: 4),
                PublishedOn = OneOf(Dates, orNone: 6),
            };
            story = story.Quote(
                "It is safe,",
                random.Next(3) == 0 ? null : $"speaker {Names[random.Next(Names.Length)]}",
                Kinds[random.Next(Kinds.Length)]);
            await server.SaveAsync(story.Quote(
                "Not so,",
                $"speaker {Names[random.Next(Names.Length)]}",
                Kinds[random.Next(Kinds.Length)]));
        }

        return section;
    }
}
