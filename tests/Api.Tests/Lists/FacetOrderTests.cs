using Api.Content.Quotes;

namespace Api.Tests.Lists;

public sealed class FacetOrdersOnSqlite(SqliteServer server) : FacetOrderTests(server), IClassFixture<SqliteServer>;

public sealed class FacetOrdersOnPostgreSql(PostgreSqlServer server)
    : FacetOrderTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>The values that facets have, and their order.</summary>
public abstract class FacetOrderTests(Server server)
{
    [Fact]
    public async Task Periods_by_value_come_without_gaps_and_with_the_number_of_undated_items()
    {
        var tag = Server.NewName("tag");
        foreach (var date in new[] { "2023-12-30", "2024-01-02", "2024-01-02", "2024-03", "2022" })
        {
            await server.SaveAsync(Story.Of().Tagged(tag).On(date));
        }

        await server.SaveAsync(Story.Of().Tagged(tag));
        var list = $"/v1/articles?tag={tag}&facetSort=value&facets=day,month,year";

        var facets = (await server.JsonAsync(list))["facets"];

        Assert.Equal(
            ["2023-12-30 1", "2023-12-31 0", "2024-01-01 0", "2024-01-02 2"], Counts(facets["day"]));
        Assert.Equal(["2023-12 1", "2024-01 2", "2024-02 0", "2024-03 1"], Counts(facets["month"]));
        Assert.Equal(["2022 1", "2023 1", "2024 3"], Counts(facets["year"]));
        Assert.Equal([3, 2, 1], facets.Names.Select(name => facets[name]["missing"].AsNumber()));
        var empty = facets["day"]["items"][1]["url"].AsText()!;
        Assert.EndsWith("publishedFrom=2023-12-31&publishedBefore=2024-01-01", empty, StringComparison.Ordinal);
        var chosen = (await server.JsonAsync(facets["day"]["items"][3]["url"].AsText()!))["facets"]["day"];
        Assert.Equal([false, false, false, true], chosen["items"].Select(i => i["selected"].Raw.GetBoolean()));
        Assert.Equal(["2024-01-02 2", "2023-12-30 1"], Counts((await server.JsonAsync(
            list.Replace("facetSort=value", "facetSort=count", StringComparison.Ordinal)))["facets"]["day"]));
    }

    [Fact]
    public async Task Many_days_are_told_from_the_last_one()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag).On("1900-01-01"));
        await server.SaveAsync(Story.Of().Tagged(tag).On("2024-12-31"));

        var page = await server.JsonAsync($"/v1/articles?tag={tag}&facetSort=value&facets=day");
        var days = Counts(page["facets"]["day"]);

        Assert.Equal((1000, "2022-04-07 0", "2024-12-31 1"), (days.Count, days[0], days[^1]));
    }

    [Fact]
    public async Task A_section_is_chosen_as_it_is_written_whatever_signs_it_has()
    {
        var (tag, sections) = (Server.NewName("tag"), new[] { "Arts, Books", "-Opinion", @"a\b", "News" });
        foreach (var section in sections)
        {
            await server.SaveAsync(Story.Of().Tagged(tag) with { Section = section });
        }

        await server.SaveAsync(Story.Of().Tagged(tag));
        var facet = (await server.JsonAsync($"/v1/articles?tag={tag}&facets=section"))["facets"]["section"];

        Assert.Equal(1, facet["missing"].AsNumber());
        Assert.Equal(sections.Order(), facet["items"].Select(i => i["value"].AsText()!).Order());
        foreach (var item in facet["items"])
        {
            var page = await server.JsonAsync(item["url"].AsText()!);
            Assert.Equal(item["value"].AsText(), Assert.Single(page["items"])["section"].AsText());
            var chosen = page["facets"]["section"]["items"].Single(i => i["selected"].Raw.GetBoolean());
            Assert.Equal($"/v1/articles?tag={tag}&facets=section", chosen["url"].AsText());
        }
    }

    [Fact]
    public async Task Kinds_are_counted_of_all_quotes_and_of_speakers()
    {
        var (tag, word) = (Server.NewName("tag"), Server.NewName("Brandvold"));
        await server.SaveAsync(
            Story.Of("“We sail at noon,” she said. They call it “the hole”.")
                .Quote("We sail at noon", $"Ottilie {word}")
                .Quote("the hole", null, QuoteKind.Phrase)
                .Tagged(tag));

        var quotes = await server.JsonAsync($"/v1/quotes?tag={tag}&facets=kind");
        var speakers = await server.JsonAsync($"/v1/speakers?q={word}&facets=kind");
        var organisations = await server.JsonAsync($"/v1/speakers?q={word}&kind=organisation&facets=kind");

        Assert.Equal(["direct 1", "phrase 1"], Counts(quotes["facets"]["kind"]));
        Assert.Equal(1, quotes["items"].Count);
        Assert.Equal(["person 1"], Counts(speakers["facets"]["kind"]));
        Assert.Equal(["person 1", "organisation 0"], Counts(organisations["facets"]["kind"]));
        Assert.Equal(0, organisations["items"].Count);
    }

    private static List<string> Counts(Element facet) =>
        [.. facet["items"].Select(item => $"{item["value"].AsText()} {item["count"].AsNumber()}")];
}
