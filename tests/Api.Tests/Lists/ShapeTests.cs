using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class ShapesOnSqlite(SqliteServer server) : ShapeTests(server), IClassFixture<SqliteServer>;
public sealed class ShapesOnPostgreSql(PostgreSqlServer server) : ShapeTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ShapeTests(Server server)
{
    [Theory]
    [InlineData("/v1/articles?fields=titel", "\"titel\"", "id, slug, title, displayTitle", "\"title\"")]
    [InlineData("/v1/articles/1?fields=id,quotes.txt", "\"quotes.txt\"", "quotes.id, quotes.articleId", "\"quotes.text\"")]
    [InlineData("/v1/articles/1?fields=author.name", "\"author.name\"", "authors, publisher", null)]
    [InlineData("/v1/quotes?fields=place.strat", "\"place.strat\"", "place.paragraphId, place.start", "\"place.start\"")]
    [InlineData("/v1/quotes/1?fields=attribution.mention.txt", "\"attribution.mention.txt\"", "attribution.mention.text, attribution.mention.place", "\"attribution.mention.text\"")]
    [InlineData("/v1/articles/1/quotes?fields=TEXT", "\"TEXT\"", "number, text, kind", "\"text\"")]
    [InlineData("/v1/articles?fields=quotes.paragraph", "\"quotes.paragraph\"", "quotes.paragraphId", null)]
    [InlineData("/v1/articles?fields=result", "\"result\"", "createdAt, updatedAt", null)]
    [InlineData("/v1/images?fields=sha256.x", "\"sha256.x\"", "it takes sha256", null)]
    [InlineData("/v1/images?fields=metadata.Make", "\"metadata.Make\"", "it takes metadata", null)]
    [InlineData("/v1/tags?fields=name.", "\"name.\"", "it takes name", null)]
    [InlineData("/v1/speakers?fields=descriptor", "\"descriptor\"", "id, slug, name, kind", "\"descriptors\"")]
    [InlineData("/v1/articles/1/revisions?fields=number", "\"number\"", "revision, articleId", null)]
    public async Task An_unknown_field_is_refused_with_the_nearest_and_those_that_there_are(
        string target,
        string named,
        string known,
        string? nearest)
    {
        var detail = (await server.GetAsync(target)).AssertProblem(400, "fields")["detail"].AsText();

        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.Contains(known, detail, StringComparison.Ordinal);
        Assert.Contains(nearest is null ? "" : $"did you mean {nearest}?", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles?fields=", "fields")]
    [InlineData("/v1/articles?fields=id,,title", "fields")]
    [InlineData("/v1/articles?include=quote", "include")]
    [InlineData("/v1/articles/1?include=paragraph", "include")]
    [InlineData("/v1/quotes?include=article", "include")]
    [InlineData("/v1/paragraphs/1?include=", "include")]
    [InlineData("/v1/images?include=article", "include")]
    [InlineData("/v1/speakers/1?include=quotes", "include")]
    [InlineData("/v1/articles?include=quotes&limit=21", "limit")]
    [InlineData("/v1/articles?fields=id,quotes.text&limit=21", "limit")]
    [InlineData("/v1/quotes?fields=paragraph.text&limit=100", "limit")]
    [InlineData("/v1/articles/1/paragraphs?include=quotes&limit=50", "limit")]
    public async Task What_cannot_be_asked_for_is_refused(string target, string parameter) =>
        (await server.GetAsync(target)).AssertProblem(400, parameter);

    [Fact]
    public async Task A_trimmed_list_has_the_same_rows_on_the_same_pages()
    {
        var tag = Server.NewName("tag");
        for (var i = 0; i < 5; i++)
        {
            await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag));
        }

        var whole = await server.AllAsync($"/v1/articles?tag={tag}&limit=2");
        var slim = await server.AllAsync($"/v1/articles?tag={tag}&limit=2&fields=id&fields=quotes.text");
        var page = await server.JsonAsync($"/v1/articles?tag={tag}&limit=2&total=true&fields=title&include=images");

        Assert.Equal(
            whole.Select(a => $$"""{"id":{{a.Id}},"quotes":[{"text":"The harbour is open."}]}"""),
            slim.Select(a => a.ToString()));
        Assert.Equal(5, page["total"]["value"].AsNumber());
        Assert.Contains("fields=title&include=images&", page["next"].AsText(), StringComparison.Ordinal);
        var other = page["next"].AsText()!.Replace(
            "fields=title&include=images", "fields=id", StringComparison.Ordinal);
        Assert.Equal(
            whole.Skip(2).Take(2).Select(a => $$"""{"id":{{a.Id}}}"""),
            (await server.JsonAsync(other))["items"].Select(a => a.ToString()));
    }

    [Fact]
    public async Task An_article_in_a_list_includes_what_the_single_one_has()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).Pictured("The quay.", "The pier."));
        await server.SaveAsync(Story.Of().Tagged(tag));

        foreach (var item in (await server.JsonAsync(
            $"/v1/articles?tag={tag}&include=images,quotes&include=paragraphs"))["items"])
        {
            Assert.Equal((await server.JsonAsync($"/v1/articles/{item.Id}")).ToString(), item.ToString());
        }

        Assert.All(
            (await server.JsonAsync($"/v1/articles?tag={tag}&include=quotes"))["items"],
            a => Assert.Equal((false, true, false), (a.Has("paragraphs"), a.Has("quotes"), a.Has("images"))));
        Assert.Equal(
            ["title", "images"],
            (await server.JsonAsync($"/v1/articles?tag={tag}&fields=title&include=images"))["items"][0].Names);
    }

    [Fact]
    public async Task A_single_article_has_what_is_included_and_all_of_it_when_nothing_is_said()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Pictured("The quay."));
        var target = $"/v1/articles/{saved.Id}";

        Assert.Equal(["paragraphs", "quotes", "images"], (await server.JsonAsync(target)).Names.TakeLast(3));
        Assert.Equal(["links", "quotes"], (await server.JsonAsync($"{target}?include=quotes")).Names.TakeLast(2));
        Assert.Equal(["title"], (await server.JsonAsync($"{target}?fields=title")).Names);
        Assert.Equal(
            """{"quotes":[{"text":"The harbour is open."}]}""",
            (await server.JsonAsync($"{target}?fields=quotes.text&include=quotes")).ToString());
        (await server.GetAsync("/v1/articles/987654321?fields=title")).AssertProblem(404);
    }

    [Fact]
    public async Task A_quote_includes_its_paragraph_and_a_paragraph_its_quotes()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        var (paragraph, quote) = (article["paragraphs"][1].ToString(), article["quotes"][0].ToString());

        foreach (var target in new[]
        {
            $"/v1/quotes/{article["quotes"][0].Id}",
            $"/v1/quotes?article={saved.Id}",
            $"/v1/articles/{saved.Id}/quotes",
        })
        {
            var separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            Assert.Equal(
                $"{quote[..^1]},\"paragraph\":{paragraph}}}",
                Sole(await server.JsonAsync($"{target}{separator}include=paragraph")).ToString());
        }

        var address = $"/v1/paragraphs/{article["paragraphs"][1].Id}";
        var alone = (await server.JsonAsync(address)).ToString();
        Assert.Equal(
            $"{alone[..^1]},\"quotes\":[{quote}]}}", (await server.JsonAsync($"{address}?include=quotes")).ToString());
        Assert.Equal(
            [0, 1],
            (await server.JsonAsync($"/v1/articles/{saved.Id}/paragraphs?include=quotes"))["items"].Select(
                p => p["quotes"].Count));
        Assert.Equal(
            [0, 1],
            (await server.JsonAsync($"/v1/paragraphs?article={saved.Id}&fields=quotes.text"))["items"].Select(
                p => p["quotes"].Count));
        (await server.GetAsync("/v1/quotes/987654321?include=paragraph")).AssertProblem(404);
    }

    [Fact]
    public async Task A_draft_is_trimmed_for_those_who_may_see_it_and_no_resource_for_others()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist") with { Status = ArticleStatus.Draft });
        var reader = Server.Bearer(await server.KeyAsync("read"));

        Assert.Equal(
            1,
            (await server.JsonAsync(
                $"/v1/articles?id={saved.Id}&status=draft&fields=quotes.text", reader))["items"][0]["quotes"].Count);
        Assert.Empty((await server.JsonAsync($"/v1/articles?id={saved.Id}&include=quotes"))["items"]);
        (await server.GetAsync($"/v1/articles/{saved.Id}?fields=title")).AssertProblem(404);
    }

    [Fact]
    public async Task The_tag_of_a_trimmed_answer_is_of_what_was_rendered_and_serves_to_change_the_whole()
    {
        var saved = await server.SaveAsync(Story.Of());
        var target = $"/v1/articles/{saved.Id}";

        var tags = new List<string>();
        foreach (var shape in new[] { "", "?fields=title", "?include=quotes" })
        {
            tags.Add((await server.GetAsync(target + shape))["ETag"]!);
            Assert.Equal(304, (await server.GetAsync(target + shape, ("If-None-Match", tags[^1]))).Status);
        }

        Assert.Equal(3, tags.Distinct().Count());
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch, target, """{"section": "Coast"}""", headers: ("If-Match", tags[1]))).Status);
        (await server.WriteAsync(
            HttpMethod.Patch, target, """{"section": "Quay"}""", headers: ("If-Match", tags[1]))).AssertProblem(412);
        Assert.StartsWith("\"2-", (await server.GetAsync($"{target}?fields=title"))["ETag"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_that_was_replaced_is_trimmed_like_the_one_that_stands()
    {
        var saved = await server.ImportAsync(
            Story.Text(Server.NewName("Harbour"), "The ferry left.", "“It is safe,” Ada Lindqvist said."));
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/articles/{saved.Id}",
                """{"title": "Another"}""",
                headers: ("If-Match", "*"))).Status);
        var writer = Server.Bearer(await server.KeyAsync("write"));

        foreach (var revision in new[] { 1, 2 })
        {
            var target = $"/v1/articles/{saved.Id}/revisions/{revision}";
            Assert.Equal(
                $$"""{"revision":{{revision}},"quotes":[{"text":"It is safe,"}]}""",
                (await server.JsonAsync($"{target}?fields=quotes.text,revision", writer)).ToString());
            Assert.Equal(
                ["links", "quotes"], (await server.JsonAsync($"{target}?include=quotes", writer)).Names.TakeLast(2));
        }

        Assert.Equal(
            """{"changed":["title"]}""",
            (await server.JsonAsync($"/v1/articles/{saved.Id}/revisions?fields=changed"))["items"][0].ToString());
    }

    private static Element Sole(Element answer) => answer.Has("items") ? Assert.Single(answer["items"]) : answer;
}
