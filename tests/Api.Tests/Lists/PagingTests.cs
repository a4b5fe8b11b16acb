using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class PagingOnSqlite(SqliteServer server) : PagingTests(server), IClassFixture<SqliteServer>;
public sealed class PagingOnPostgreSql(PostgreSqlServer server) : PagingTests(server), IClassFixture<PostgreSqlServer>;

public abstract class PagingTests(Server server)
{
    [Fact]
    public async Task A_list_is_an_envelope_of_items_next_and_total()
    {
        var page = await server.JsonAsync($"/v1/articles?tag={await TagAsync(1)}");

        Assert.Equal(["items", "next", "nextCursor", "total", "hints"], page.Names);
        Assert.Single(page["items"]);
        Assert.True(page["next"].IsNull);
        Assert.True(page["total"].IsNull);
    }

    [Fact]
    public async Task An_article_without_a_date_sorts_as_the_oldest_until_it_has_one()
    {
        var tag = Server.NewName("dated");
        var undated = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "Undated", "text": "{{tag}} left.", "tags": ["{{tag}}"]}""");
        await server.SaveAsync(Titled("Old").On("1911"));
        await server.SaveAsync(Titled("New").On("2026-03-04"));

        Assert.Equal(["New", "Old", "Undated"], await TitlesAsync("-publishedAt"));
        Assert.Equal(["Undated", "Old", "New"], await TitlesAsync("publishedAt"));

        var dated = await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{undated.Json.Id}",
            """{"publishedOn": "2025"}""",
            "application/merge-patch+json",
            ("If-Match", "*"));

        Assert.Equal(200, dated.Status);
        Assert.Equal(["New", "Undated", "Old"], await TitlesAsync("-publishedAt"));

        ParsedArticle Titled(string title) => Story.Of($"{title} {tag}.").Tagged(tag) with { Title = title };

        async Task<IEnumerable<string?>> TitlesAsync(string sort) =>
            (await server.AllAsync($"/v1/articles?tag={tag}&limit=1&sort={sort}")).Texts("title");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=publishedAt")]
    [InlineData("&sort=-createdAt")]
    [InlineData("&sort=updatedAt")]
    public async Task All_pages_together_give_each_item_once_in_the_order_of_the_whole_though_sort_keys_are_equal(
        string sort)
    {
        var tag = await TagAsync(11);
        await server.ExecuteAsync(
            "update articles set created_at = '2026-01-01T00:00:00.000Z', updated_at = created_at "
                + "where title like @Tag",
            new { Tag = tag + " %" });

        var whole = (await server.JsonAsync($"/v1/articles?tag={tag}&limit=100{sort}"))["items"].Ids();
        for (var limit = 1; limit <= 12; limit++)
        {
            Assert.Equal(whole, (await server.AllAsync($"/v1/articles?tag={tag}&limit={limit}{sort}")).Ids());
        }

        Assert.Equal(11, whole.Distinct().Count());
    }

    [Fact]
    public async Task A_page_that_ends_with_the_list_has_no_next()
    {
        var tag = await TagAsync(4);

        Assert.True((await server.JsonAsync($"/v1/articles?tag={tag}&limit=4"))["next"].IsNull);
        var second = await server.JsonAsync(
            (await server.JsonAsync($"/v1/articles?tag={tag}&limit=2"))["next"].AsText()!);
        Assert.Equal(2, second["items"].Count);
        Assert.True(second["next"].IsNull);
    }

    [Fact]
    public async Task A_page_has_twenty_items_unless_a_limit_says_otherwise()
    {
        var tag = await TagAsync(21);

        Assert.Equal(20, (await server.JsonAsync($"/v1/articles?tag={tag}"))["items"].Count);
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles?tag={tag}&limit=1"))["items"].Count);
        Assert.Equal(21, (await server.JsonAsync($"/v1/articles?tag={tag}&limit=100"))["items"].Count);
    }

    [Fact]
    public async Task Articles_that_come_between_two_pages_neither_repeat_nor_hide_what_was_there()
    {
        var tag = await TagAsync(9);
        var whole = (await server.JsonAsync($"/v1/articles?tag={tag}"))["items"].Ids();

        var seen = new List<long>();
        for (var next = $"/v1/articles?tag={tag}&limit=2"; next is not null;)
        {
            var page = await server.JsonAsync(next);
            seen.AddRange(page["items"].Ids());
            next = page["next"].AsText();
            await server.SaveAsync(Story.Of().Tagged(tag).On("2027"));
            await server.SaveAsync(Story.Of().Tagged(tag).On("2020"));
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(whole, seen.Where(whole.Contains));
    }

    [Fact]
    public async Task The_total_is_exact_and_rides_along_to_every_page()
    {
        var tag = await TagAsync(5);

        var page = await server.JsonAsync($"/v1/articles?tag={tag}&limit=2&total=true");
        var counted = page["total"];
        await server.SaveAsync(Story.Of().Tagged(tag).On("2027"));
        var second = await server.JsonAsync(page["next"].AsText()!);
        var third = await server.JsonAsync(second["next"].AsText()!);

        Assert.Equal((5, "eq"), (counted["value"].AsNumber(), counted["relation"].AsText()));
        Assert.Equal(
            [counted.ToString(), counted.ToString()], new[] { second, third }.Select(p => p["total"].ToString()));
        Assert.True(third["next"].IsNull);
        Assert.Equal(6, (await server.JsonAsync($"/v1/articles?tag={tag}&total=true"))["total"]["value"].AsNumber());
        Assert.Equal(
            0, (await server.JsonAsync("/v1/articles?tag=no-such-tag&total=true"))["total"]["value"].AsNumber());
        Assert.True((await server.JsonAsync($"/v1/articles?tag={tag}&total=false"))["total"].IsNull);
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("paragraphs")]
    [InlineData("quotes")]
    [InlineData("images")]
    [InlineData("speakers")]
    [InlineData("authors")]
    [InlineData("publishers")]
    [InlineData("tags")]
    public async Task Every_list_can_be_paged_and_counts_what_it_gives(string list)
    {
        for (var i = 0; i < 3; i++)
        {
            var name = Server.NewName("Person Somebody");
            await server.SaveAsync(Story.Quoting(name).By(name).From(name).Tagged(name).Pictured("The quay."));
        }

        var first = await server.JsonAsync($"/v1/{list}?limit=1&total=true");
        var all = await server.AllAsync($"/v1/{list}?limit=2");

        Assert.Equal(all.Count, first["total"]["value"].AsNumber());
        Assert.Equal(all.Ids().Distinct(), all.Ids());
        Assert.True(all.Count >= 3);
        Assert.Equal(all[0].ToString(), first["items"][0].ToString());
    }

    [Fact]
    public async Task The_link_header_is_the_next_of_the_body_and_keeps_the_query()
    {
        var tag = await TagAsync(3);

        var reply = await server.GetAsync(
            $"/v1/articles?limit=1&tag={tag}&language=-tlh&section=-A%20%26%20B"
                + "&publishedFrom=2020-01-01T00:00:00%2B02:00");
        var next = reply.Json["next"].AsText();

        Assert.Equal($"<{next}>; rel=\"next\"", reply["Link"]);
        Assert.StartsWith("/v1/articles?", next, StringComparison.Ordinal);
        Assert.All(
            [
                "limit=1",
                $"tag={tag}",
                "language=-tlh",
                "section=-A%20%26%20B",
                "publishedFrom=2020-01-01T00%3A00%3A00%2B02%3A00",
                "cursor=",
            ],
            part => Assert.Contains(part, next, StringComparison.Ordinal));
        Assert.Single((await server.JsonAsync(next!))["items"]);
        Assert.Null((await server.GetAsync($"/v1/articles?tag={tag}"))["Link"]);
    }

    [Fact]
    public async Task A_list_of_an_article_pages_under_the_address_that_was_asked_for()
    {
        var saved = await server.SaveAsync(Story.Of("One.", "Two.", Server.NewName("Three")));

        var page = await server.JsonAsync($"/v1/articles/{saved.Slug}/paragraphs?limit=2");

        Assert.StartsWith(
            $"/v1/articles/{saved.Slug}/paragraphs?limit=2&cursor=", page["next"].AsText(), StringComparison.Ordinal);
        Assert.Single((await server.JsonAsync(page["next"].AsText()!))["items"]);
    }

    [Theory]
    [InlineData("paragraphs")]
    [InlineData("quotes")]
    [InlineData("images")]
    public async Task The_list_of_an_article_is_empty_where_it_has_none_and_not_found_where_there_is_no_article(
        string part)
    {
        var saved = await server.SaveAsync(Story.Of());

        Assert.Equal(
            part == "paragraphs" ? 1 : 0, (await server.JsonAsync($"/v1/articles/{saved.Id}/{part}"))["items"].Count);
        (await server.GetAsync($"/v1/articles/987654321/{part}")).AssertProblem(404);
        (await server.GetAsync($"/v1/articles/no-such-article/{part}")).AssertProblem(404);
        (await server.GetAsync($"/v1/articles/01/{part}")).AssertProblem(404);
    }

    /// <summary>A tag of so many articles of one day.</summary>
    private async Task<string> TagAsync(int articles)
    {
        var tag = Server.NewName("tag");
        for (var i = 0; i < articles; i++)
        {
            await server.SaveAsync(Story.Of().Tagged(tag).On("2026-03-14") with { Title = $"{tag} {i}" });
        }

        return tag;
    }
}
