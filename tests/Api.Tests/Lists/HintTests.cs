using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Lists;

public sealed class HintsOnSqlite(SqliteServer server) : HintTests(server), IClassFixture<SqliteServer>;
public sealed class HintsOnPostgreSql(PostgreSqlServer server) : HintTests(server), IClassFixture<PostgreSqlServer>;

public abstract class HintTests(Server server)
{
    [Theory]
    [InlineData("articles?speaker={0}", "speaker", "speaker")]
    [InlineData("articles?speakerAll={0}", "speakerAll", "speaker")]
    [InlineData("articles?tagAll={0}", "tagAll", "tag")]
    [InlineData("articles?author={0}", "author", "author")]
    [InlineData("paragraphs?publisher={0}", "publisher", "publisher")]
    [InlineData("images?tag={0}", "tag", "tag")]
    [InlineData("quotes?speaker={0}", "speaker", "speaker")]
    [InlineData("quotes?article={0}", "article", "article")]
    [InlineData("articles?id={0}", "id", "article")]
    [InlineData("articles?slug={0}", "slug", "article")]
    [InlineData("tags?slug={0}", "slug", "tag")]
    [InlineData("speakers?id={0}", "id", "speaker")]
    public async Task A_value_that_nothing_has_is_told(string list, string parameter, string noun)
    {
        var page = await server.JsonAsync("/v1/" + string.Format(null, list, "nobody-at-all"));

        var hint = Assert.Single(page["hints"]);
        Assert.Equal(["kind", "parameter", "value", "detail", "suggestions"], hint.Names);
        Assert.Equal(
            ("unknownValue", parameter, "nobody-at-all"),
            (hint["kind"].AsText(), hint["parameter"].AsText(), hint["value"].AsText()));
        Assert.StartsWith($"No {noun} has the id", hint["detail"].AsText(), StringComparison.Ordinal);
        Assert.Equal(0, hint["suggestions"].Count);
    }

    [Theory]
    [InlineData("language", "tlh")]
    [InlineData("section", "No such section")]
    public async Task A_property_that_no_article_has_is_told(string parameter, string value)
    {
        await server.SaveAsync(Story.Of() with { Language = "en", Section = "Harbour" });

        var hint = Assert.Single(
            (await server.JsonAsync($"/v1/articles?{parameter}={Uri.EscapeDataString(value)}"))["hints"]);

        Assert.Equal($"No article has the {parameter} \"{value}\".", hint["detail"].AsText());
        Assert.Equal(0, (await server.JsonAsync("/v1/articles?language=EN&section=Harbour"))["hints"].Count);
    }

    [Fact]
    public async Task A_wrong_value_beside_right_ones_is_told_too()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag));

        async Task<string[]> ToldAsync(string tags) => [
            .. (await server.JsonAsync($"/v1/articles?tag={tag}{tags}"))["hints"].Select(h => h["value"].AsText()!),
        ];

        Assert.Empty(await ToldAsync(""));
        Assert.Equal(["wrong-one"], await ToldAsync(",wrong-one"));
        Assert.Equal(["-wrong-one"], await ToldAsync(",-wrong-one"));
        Assert.Equal(["-wrong-one", "-wrong-two"], await ToldAsync("&tag=-wrong-one,-wrong-two"));
    }

    [Fact]
    public async Task Any_number_of_wrong_values_is_told()
    {
        var wrong = string.Join(',', Enumerable.Range(0, 100).Select(i => $"wrong-{i}"));
        string[] parameters = ["tag", "tagAll", "author", "publisher", "section", "speaker", "speakerAll"];

        var hints = (await server.JsonAsync(
            $"/v1/articles?{string.Join('&', parameters.Select(name => $"{name}={wrong}"))}"))["hints"];

        Assert.Equal(parameters.Length * 100, hints.Count);
    }

    [Fact]
    public async Task All_of_many_names_can_be_asked_for()
    {
        string[] tags = [.. Enumerable.Range(0, 20).Select(_ => Server.NewName("tag"))];
        var article = await server.SaveAsync(Story.Of().Tagged(tags));
        await server.SaveAsync(Story.Of().Tagged(tags[1..]));
        await server.SaveAsync(Story.Of().Tagged(tags[..^1]));

        var page = await server.JsonAsync($"/v1/articles?tagAll={string.Join(',', tags)}");

        Assert.Equal([article.Id], page["items"].Ids());
        Assert.Equal(0, page["hints"].Count);
    }

    [Fact]
    public async Task A_part_of_a_name_or_a_slip_in_it_suggests_those_who_have_it()
    {
        var (surname, section) = (Server.NewName("Brandvold"), Server.NewName("section"));
        var name = $"Ottilie {surname}";
        await server.SaveAsync(Story.Quoting(name) with { Section = section });
        var slug = (await server.JsonAsync($"/v1/speakers?q={surname}"))["items"][0]["slug"].AsText()!;

        foreach (var spelled in new[] { surname, $"Ottilia {surname}", $"otilie-{surname}" })
        {
            var list = $"/v1/quotes?section={section}&speaker=";
            var hint = Assert.Single((await server.JsonAsync(list + Uri.EscapeDataString(spelled)))["hints"]);

            var item = Assert.Single(hint["suggestions"]);
            Assert.Equal(["value", "label", "count", "selected", "url"], item.Names);
            Assert.Equal(
                (slug, name, 1, $"{list}{slug}"),
                (item["value"].AsText(), item["label"].AsText(), item["count"].AsNumber(), item["url"].AsText()));
            Assert.Equal(1, (await server.JsonAsync(item["url"].AsText()!))["items"].Count);
        }
    }

    [Fact]
    public async Task Nothing_is_suggested_that_the_other_filters_leave_empty_or_that_the_caller_may_not_see()
    {
        var (seen, hidden) = (Server.NewName("Seenhaven"), Server.NewName("Hiddenhaven"));
        await server.SaveAsync(Story.Of().Tagged($"Old {seen}") with { Section = "Elsewhere" });
        await server.SaveAsync(Story.Of().Tagged($"Old {hidden}") with { Status = ArticleStatus.Draft });

        async Task<Element> HintAsync(string query) => Assert.Single((await server.JsonAsync(query))["hints"]);

        Assert.Equal(1, (await HintAsync($"/v1/articles?tag={seen}"))["suggestions"].Count);
        Assert.Equal(
            0, (await HintAsync($"/v1/articles?tag={seen}&publishedFrom=2020"))["suggestions"].Count);
        Assert.Equal(0, (await HintAsync($"/v1/articles?tag={hidden}"))["suggestions"].Count);
        Assert.Equal("unknownValue", (await HintAsync($"/v1/articles?tag=old-{hidden}"))["kind"].AsText());
    }

    [Fact]
    public async Task Quotes_of_other_kinds_are_told_unless_a_kind_is_asked_for()
    {
        var section = Server.NewName("section");
        var story = Story.Of("He said the harbour was shut. They call it “the hole”.")
            .Quote("the harbour was shut", "Ottilie Brandvold", QuoteKind.Indirect)
            .Quote("the hole", null, QuoteKind.Phrase);
        var article = await server.SaveAsync(story with { Section = section });

        foreach (var list in new[] { $"/v1/quotes?section={section}", $"/v1/articles/{article.Id}/quotes" })
        {
            var page = await server.JsonAsync(list);
            var hint = Assert.Single(page["hints"]);
            Assert.Equal(("otherKinds", "kind"), (hint["kind"].AsText(), hint["parameter"].AsText()));
            Assert.True(hint["value"].IsNull);
            Assert.Equal(["phrase", "indirect"], hint["suggestions"].Select(s => s["value"].AsText()!));
            foreach (var item in hint["suggestions"])
            {
                var others = await server.JsonAsync(item["url"].AsText()!);
                Assert.Equal(item["count"].AsNumber(), others["items"].Count);
                Assert.Equal(0, others["hints"].Count);
            }
        }
    }

    [Fact]
    public async Task Undated_items_are_told_where_a_range_of_dates_leaves_them_out()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag));
        await server.SaveAsync(Story.Of().Tagged(tag).On("2024-05-05"));

        foreach (var (range, parameter) in new[]
        {
            ("publishedFrom=2024&publishedBefore=2025", "publishedFrom"), ("publishedBefore=2025", "publishedBefore"),
        })
        {
            var hint = Assert.Single((await server.JsonAsync($"/v1/articles?tag={tag}&{range}"))["hints"]);

            Assert.Equal(("undated", parameter), (hint["kind"].AsText(), hint["parameter"].AsText()));
            var item = Assert.Single(hint["suggestions"]);
            Assert.Equal($"/v1/articles?tag={tag}&hasDate=false", item["url"].AsText());
            Assert.Equal(1, item["count"].AsNumber());
            Assert.Equal(1, (await server.JsonAsync(item["url"].AsText()!))["items"].Count);
        }

        Assert.Equal(0, (await server.JsonAsync($"/v1/articles?tag={tag}&publishedFrom=2024&limit=1"))["hints"].Count);
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles?tag={tag}&hasDate=true"))["items"].Count);
    }

    [Fact]
    public async Task A_range_that_begins_in_the_future_is_told()
    {
        var hint = Assert.Single((await server.JsonAsync("/v1/quotes?publishedFrom=2999-01-01"))["hints"], IsFuture);

        Assert.Equal(("publishedFrom", "2999-01-01"), (hint["parameter"].AsText(), hint["value"].AsText()));
        Assert.DoesNotContain((await server.JsonAsync("/v1/quotes?publishedFrom=2024-01-01"))["hints"], IsFuture);

        static bool IsFuture(Element h) => h["kind"].AsText() == "futureDate";
    }

    [Fact]
    public async Task Hints_are_no_part_of_the_tag_of_a_list()
    {
        var tag = Server.NewName("tag");
        var list = $"/v1/articles?tag={tag}&publishedFrom=2024&publishedBefore=2025";
        await server.SaveAsync(Story.Of().Tagged(tag).On("2024-05-05"));
        var before = await server.GetAsync(list);

        await server.SaveAsync(Story.Of().Tagged(tag));
        var after = await server.GetAsync(list);

        Assert.NotEqual(before.Text, after.Text);
        Assert.Equal(before["ETag"], after["ETag"]);
    }

    [Fact]
    public async Task The_cursor_of_the_next_page_stands_beside_its_address()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag));
        await server.SaveAsync(Story.Of().Tagged(tag));

        var first = await server.JsonAsync($"/v1/articles?tag={tag}&limit=1");
        var second = await server.JsonAsync($"/v1/articles?tag={tag}&limit=1&cursor={first["nextCursor"].AsText()}");

        Assert.EndsWith($"cursor={first["nextCursor"].AsText()}", first["next"].AsText(), StringComparison.Ordinal);
        Assert.Equal((1, true), (second["items"].Count, second["nextCursor"].IsNull));
    }
}
