using System.Text.Json;
using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class ShapesOnSqlite(SqliteServer server) : ShapeTests(server), IClassFixture<SqliteServer>;
public sealed class ShapesOnPostgreSql(PostgreSqlServer server) : ShapeTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ShapeTests(Server server)
{
    public static readonly TheoryData<string> Lists = [
        "articles", "paragraphs", "quotes", "images", "speakers", "authors", "publishers", "tags",
    ];

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_field_of_a_resource_alone_is_as_it_is_in_the_whole(string list)
    {
        var id = await RichAsync(list);
        var whole = await server.JsonAsync($"/v1/{list}/{id}");

        foreach (var name in whole.Names)
        {
            Assert.False(whole[name].IsNull, $"{list} show nothing in {name}: whether it is read cannot be seen.");
            await AssertTrimmedAsync(whole, list, id, [name]);
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Any_paths_give_what_they_name_in_the_order_of_the_whole(string list)
    {
        var id = await RichAsync(list);
        var whole = await server.JsonAsync($"/v1/{list}/{id}");
        var paths = PathsOf(whole.Raw).Distinct().ToArray();
        var random = new Random(6);

        for (var i = 0; i < 10; i++)
        {
            await AssertTrimmedAsync(whole, list, id, random.GetItems(paths, random.Next(1, 7)));
        }
    }

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
        var other = page["next"].AsText()!.Replace("fields=title&include=images", "fields=id", StringComparison.Ordinal);
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

        foreach (var item in (await server.JsonAsync($"/v1/articles?tag={tag}&include=images,quotes&include=paragraphs"))["items"])
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
            Assert.Equal(
                $"{quote[..^1]},\"paragraph\":{paragraph}}}",
                Sole(
                    await server.JsonAsync(
                        $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}include=paragraph")).ToString());
        }

        Assert.Equal(
            $"{paragraph[..^1]},\"quotes\":[{quote}]}}",
            (await server.JsonAsync($"/v1/paragraphs/{article["paragraphs"][1].Id}?include=quotes")).ToString());
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
            (await server.JsonAsync($"/v1/articles?id={saved.Id}&status=draft&fields=quotes.text", reader))["items"][0]["quotes"].Count);
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
        (await server.WriteAsync(HttpMethod.Patch, target, """{"section": "Quay"}""", headers: ("If-Match", tags[1]))).AssertProblem(412);
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
                HttpMethod.Patch, $"/v1/articles/{saved.Id}", """{"title": "Another"}""", headers: ("If-Match", "*"))).Status);
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

    private async Task AssertTrimmedAsync(Element whole, string list, long id, string[] paths)
    {
        var (fields, expected) = (string.Join(',', paths), Trimmed(whole.Raw, [.. paths.Select(p => p.Split('.'))]));

        Assert.Equal(expected, (await server.JsonAsync($"/v1/{list}/{id}?fields={fields}")).ToString());
        if (!paths.Any(path => OfPage.Contains(path.Split('.')[0])))
        {
            Assert.Equal(
                expected, (await server.JsonAsync($"/v1/{list}?limit=20&fields={fields}"))["items"].First().ToString());
        }
    }

    /// <summary>What only a speaker's own address gives.</summary>
    private static readonly string[] OfPage = ["names", "quotesPerYear", "recentQuotes", "quotedWith"];

    /// <summary>What paths name of a value, stated another way.</summary>
    private static string Trimmed(JsonElement value, string[][] paths) =>
        paths.Any(p => p.Length == 0) || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? value.GetRawText()
            : value.ValueKind == JsonValueKind.Array
                ? $"[{string.Join(',', value.EnumerateArray().Select(item => Trimmed(item, paths)))}]"
            : $"{{{string.Join(
                ',',
                value.EnumerateObject()
                    .Where(m => paths.Any(p => p[0] == m.Name))
                    .Select(
                        m =>
                            $"\"{m.Name}\":{Trimmed(m.Value, [.. paths.Where(p => p[0] == m.Name).Select(p => p[1..])])}"))}}}";

    private static IEnumerable<string> PathsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(PathsOf),
        JsonValueKind.Object =>
            value.EnumerateObject()
                .SelectMany(
                    m => m.Name == "metadata"
                        ? [m.Name]
                        : PathsOf(m.Value).Select(path => $"{m.Name}.{path}").Prepend(m.Name)),
        _ => [],
    };

    private static Element Sole(Element answer) => answer.Has("items") ? Assert.Single(answer["items"]) : answer;

    /// <summary>The resource that stands first in its list, with something in every field.</summary>
    private async Task<long> RichAsync(string list)
    {
        // The index of words is told what stands in it when an article changes: so those words are sent, not written.
        var picture = new ParsedImage("The quay at dawn.", "Harbour Press", 0, "The quay at dawn. Harbour Press")
        {
            Creator = "c",
            Alt = "a",
        };
        var story = Story.Quoting("Aada Aalto").By("Aadel Aas").From("Aaland Post").Tagged("Aalborg");
        await server.SaveAsync(story.On("2199-03-14").At("https://example.org/rich") with
        {
            Title = "The ferry is back",
            Subtitle = "After three weeks",
            Summary = "It is back.",
            Section = "Coast",
            Language = "en",
            License = "CC BY",
            UsageTerms = "Name us.",
            PublishedAt = new DateTimeOffset(2199, 3, 14, 9, 30, 0, TimeSpan.Zero),
            PublishedText = "14 March 2199",
            Dateline = "SKARN",
            ExternalId = "hp-17",
            About = new AboutBox("About us", "Since 1911."),
            Images = [picture],
            VisibleFrom = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            VisibleUntil = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero),
        });
        await server.ExecuteAsync("""
            update articles set modified_at = published_at where external_id = 'hp-17';
            update publishers set url = 'https://example.org' where name = 'Aaland Post';
            update paragraphs set level = 1 where article_id = (select id from articles where external_id = 'hp-17');
            update quotes set descriptor = 'Mayor', on_behalf_of = 'Skarn', addressee = 'reporters', medium = 'radio', prefix = '“', suffix = '”'
            where article_id = (select id from articles where external_id = 'hp-17');
            update images set url = 'u', copyright = 'c', license = 'l', width = 3, height = 2, media_type = 'image/png',
              taken_at = '2199-03-14T00:00:00.000Z', location = 'Skarn', sha256 = 's', metadata = '{"Make":"A \"b\""}', after_paragraph = 1
            where article_id = (select id from articles where external_id = 'hp-17');
            """);
        return (await server.JsonAsync($"/v1/{list}?limit=1"))["items"][0].Id;
    }
}
