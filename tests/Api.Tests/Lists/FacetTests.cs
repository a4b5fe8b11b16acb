using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class FacetsOnSqlite(SqliteServer server) : FacetTests(server), IClassFixture<SqliteServer>;
public sealed class FacetsOnPostgreSql(PostgreSqlServer server) : FacetTests(server), IClassFixture<PostgreSqlServer>;

public abstract class FacetTests(Server server)
{
    [Fact]
    public async Task A_list_has_facets_only_where_they_are_asked_for_in_that_order()
    {
        var tag = await TagAsync();

        Assert.Equal(
            ["items", "next", "nextCursor", "total", "hints"],
            (await server.JsonAsync($"/v1/articles?tag={tag}")).Names);
        var page = await server.JsonAsync(
            $"/v1/articles?facets=year,tag&facets=speaker&tag={tag}&total=true&fields=id,quotes.text&limit=1");
        Assert.Equal(["items", "next", "nextCursor", "total", "hints", "facets"], page.Names);
        Assert.Equal(["year", "tag", "speaker"], page["facets"].Names);
        Assert.Equal(["items", "missing", "exact"], page["facets"]["year"].Names);
        Assert.Equal(["value", "label", "count", "selected", "url"], page["facets"]["year"]["items"][0].Names);
        Assert.Equal((2, true), (page["total"]["value"].AsNumber(), page["facets"]["year"]["exact"].Raw.GetBoolean()));
        Assert.Equal(["id", "quotes"], page["items"][0].Names);
    }

    [Fact]
    public async Task A_page_that_goes_on_has_the_facets_too()
    {
        var tag = await TagAsync();

        var first = await server.JsonAsync($"/v1/articles?tag={tag}&facets=tag,year&limit=1");
        var second = await server.JsonAsync(first["next"].AsText()!);

        Assert.Equal(first["facets"].ToString(), second["facets"].ToString());
        Assert.True(second["next"].IsNull);
        Assert.DoesNotContain("cursor", second["facets"].ToString(), StringComparison.Ordinal);
        Assert.Equal(
            2,
            (await server.JsonAsync(first["next"].AsText()!.Replace(
                "tag,year", "month", StringComparison.Ordinal)))["facets"]["month"]["items"].Count);
    }

    [Fact]
    public async Task An_item_toggles_its_value_by_slug_whether_it_was_given_by_slug_or_by_id()
    {
        var (tag, other, section) = (Server.NewName("tag"), Server.NewName("tag"), Server.NewName("section"));
        await server.SaveAsync(Story.Of().Tagged(tag) with { Section = section });
        await server.SaveAsync(Story.Of().Tagged(tag, other) with { Section = section });
        var id = (await server.JsonAsync($"/v1/tags/{tag}")).Id;
        var list = $"/v1/articles?section={section}&facets=tag&limit=7";

        async Task<Element> ItemAsync(string query) =>
            (await server.JsonAsync(list + query))["facets"]["tag"]["items"].Single(i => i["value"].AsText() == tag);

        var from = await ItemAsync($"&tag={other}");
        Assert.Equal(
            (2, false, tag), (from["count"].AsNumber(), from["selected"].Raw.GetBoolean(), from["label"].AsText()));
        Assert.Equal($"{list}&tag={other},{tag}", from["url"].AsText());
        foreach (var spelled in new[] { $"{tag},{other}", $"{id},{other}", $"{id},{other},{tag}", $"{other}&tag={id}" })
        {
            var chosen = await ItemAsync($"&tag={spelled}");
            Assert.True(chosen["selected"].Raw.GetBoolean());
            Assert.Equal($"{list}&tag={other}", chosen["url"].AsText());
        }

        Assert.Equal(list, (await ItemAsync($"&tag={id}"))["url"].AsText());
        var refused = await ItemAsync($"&tag=-{id},-no-such-tag");
        Assert.False(refused["selected"].Raw.GetBoolean());
        Assert.Equal($"{list}&tag=-no-such-tag,{tag}", refused["url"].AsText());
    }

    [Theory]
    [InlineData("2024", "publishedFrom=2024&publishedBefore=2025", "year", true)]
    [InlineData("2024", "publishedFrom=2024-01-01&publishedBefore=2025-01", "year", true)]
    [InlineData("2024", "publishedFrom=2024-01-01T00:00:00Z&publishedBefore=2025-01", "year", false)]
    [InlineData("2024", "publishedFrom=2024&publishedBefore=2026", "year", false)]
    [InlineData("2024", "publishedFrom=2024", "year", false)]
    [InlineData("2024-12", "publishedFrom=2024-12&publishedBefore=2025-01", "month", true)]
    [InlineData("2024-12", "publishedFrom=2024&publishedBefore=2025", "month", false)]
    [InlineData("2024-12", "publishedBefore=2025", "month", false)]
    public async Task A_year_or_a_month_is_chosen_where_exactly_that_is_the_range(
        string value,
        string range,
        string facet,
        bool selected)
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag).On("2024-12-31"));

        var item = Assert.Single(
            (await server.JsonAsync($"/v1/articles?tag={tag}&facets={facet}&{range}"))["facets"][facet]["items"]);

        Assert.Equal(
            (value, value, 1, selected),
            (item["value"].AsText(), item["label"].AsText(), item["count"].AsNumber(),
                item["selected"].Raw.GetBoolean()));
        var toggled = facet == "year"
            ? "&publishedFrom=2024&publishedBefore=2025"
            : "&publishedFrom=2024-12&publishedBefore=2025-01";
        Assert.Equal($"/v1/articles?tag={tag}&facets={facet}{(selected ? "" : toggled)}", item["url"].AsText());
    }

    [Fact]
    public async Task Twenty_values_are_given_by_count_then_name_and_those_that_are_chosen()
    {
        var tag = Server.NewName("tag");
        foreach (var n in Enumerable.Range(10, 22))
        {
            await server.SaveAsync(Story.Of().Tagged(tag, $"{tag} {n}", $"{tag} {(n < 20 ? "x" : "y")}"));
        }

        var items = (await server.JsonAsync(
            $"/v1/articles?tagAll={tag}&tag={tag}-31,no-such-tag&language=tlh,-en&facets=tag,language"))["facets"];
        Assert.Equal(["tlh", "en"], items["language"]["items"].Texts("value").OrderDescending());
        Assert.Equal([$"{tag}-31"], items["tag"]["items"].Texts("value"));

        items = (await server.JsonAsync($"/v1/articles?tagAll={tag}&tag={tag}-31,no-such-tag&facets=tag"))["facets"];
        Assert.Equal(
            [tag, $"{tag} y", $"{tag} x", .. Enumerable.Range(10, 17).Select(n => $"{tag} {n}"), $"{tag} 31"],
            items["tag"]["items"].Texts("label"));
        Assert.Equal([22, 12, 10, 1], items["tag"]["items"].Select(i => i["count"].AsNumber()).Distinct());
    }

    [Fact]
    public async Task What_a_caller_cannot_see_is_neither_counted_nor_named()
    {
        var (tag, secret) = (Server.NewName("tag"), Server.NewName("secret"));
        await server.SaveAsync(Story.Of().Tagged(tag));
        await server.SaveAsync(Story.Of().Tagged(tag, secret) with { Status = ArticleStatus.Draft });
        var target = $"/v1/articles?tagAll={tag}&tag={secret}&status=draft,published&facets=tag";

        Assert.Equal([(tag, 1L)], Counts(await server.JsonAsync(target), "tag"));
        Assert.Equal(
            [(secret, 1L), (tag, 2L)],
            Counts(await server.JsonAsync(target, Server.Bearer(await server.KeyAsync("read"))), "tag").Order());
    }

    [Theory]
    [InlineData("/v1/articles?facets=kind", "speaker, author, publisher, tag, section, language, year, month, day")]
    [InlineData("/v1/articles?facets=tags", "did you mean \"tag\"?")]
    [InlineData("/v1/articles?facets=tag,", "speaker, author")]
    [InlineData("/v1/articles?facets=", "has no value")]
    [InlineData("/v1/paragraphs?facets=speaker", "author, publisher, tag, section, language, year, month, day, kind")]
    [InlineData("/v1/quotes?facets=role", "speaker, author, publisher, tag, section, language, year, month, day, kind")]
    [InlineData("/v1/images?facets=kind", "author, publisher, tag, section, language, year, month, day")]
    [InlineData("/v1/speakers?facets=tag", "it takes kind")]
    public async Task What_a_list_is_not_counted_by_is_refused(string target, string why) =>
        Assert.Contains(
            why,
            (await server.GetAsync(target)).AssertProblem(400, "facets")["detail"].AsText(),
            StringComparison.Ordinal);

    [Fact]
    public async Task Beyond_ten_thousand_items_the_newest_are_counted_and_the_answer_says_so()
    {
        var section = Server.NewName("Bulk");
        var saved = await server.SaveAsync(Story.Of().On("2024-05-06") with { Section = section, Language = "en" });
        foreach (var (first, last, language, at) in new[]
        {
            (1, 9_999, "de", "2025-01-01T00:00:00.000Z"),
            (10_000, 10_001, "fr", "2023-01-01T00:00:00.000Z"),
        })
        {
            await server.ExecuteAsync($"""
                with recursive n (i) as (select {first} union all select i + 1 from n where i < {last})
                insert into articles (
                  slug, display_title, section, language, sort_at, status, revision, version,
                  word_count, paragraph_count, quote_count, image_count,
                  text_hash, editorial_hash, reading_hash, created_at, updated_at)
                select
                  @Section || n.i, a.display_title, a.section, '{language}', '{at}', a.status, a.revision, a.version,
                  a.word_count, a.paragraph_count, a.quote_count, a.image_count,
                  a.text_hash, a.editorial_hash, a.reading_hash, a.created_at, a.updated_at
                from articles a cross join n
                where a.id = @Id;
                """, new { saved.Id, Section = section.ToLowerInvariant() });
            if (first == 1)
            {
                var exact = (await server.JsonAsync($"/v1/articles?section={section}&facets=language,year"))["facets"];
                Assert.Equal([("de", 9_999L), ("en", 1L)], Counts(exact, "language"));
                Assert.True(exact["year"]["exact"].Raw.GetBoolean());
            }
        }

        await server.ExecuteAsync(
            "insert into article_search (rowid, title, tokens) select id, '·', '· bulky ·' from articles "
                + "where section = @Section and id <> @Id",
            new { saved.Id, Section = section });

        foreach (var (query, counted) in new[]
        {
            ("", 10_000L),
            ("&q=bulky", 10_000L),
            ("&q=bulky&language=-de", 10_000L),
        })
        {
            var facets = (await server.JsonAsync(
                $"/v1/articles?section={section}{query}&facets=language,publisher"))["facets"];
            Assert.False(facets["language"]["exact"].Raw.GetBoolean());
            Assert.Equal(counted, Counts(facets, "language").Sum(c => c.Count));
            Assert.Equal(query.Contains('-', StringComparison.Ordinal), facets["publisher"]["exact"].Raw.GetBoolean());
        }

        Assert.Equal(
            [("de", 9_999L), ("en", 1L)],
            Counts((await server.JsonAsync($"/v1/articles?section={section}&facets=language"))["facets"], "language"));
    }

    internal static IEnumerable<(string Value, long Count)> Counts(Element answer, string facet) =>
        (answer.Has("facets") ? answer["facets"] : answer)[facet]["items"].Select(
            i => (i["value"].AsText()!, i["count"].AsNumber()));

    /// <summary>A tag of two articles of two months.</summary>
    private async Task<string> TagAsync()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).On("2024-05-06"));
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).On("2024-06"));
        return tag;
    }
}
