using System.Text.RegularExpressions;
using Api.Content.Articles;

namespace Api.Tests.Articles;

public sealed class ArticlesOnSqlite(SqliteServer server) : ArticleTests(server), IClassFixture<SqliteServer>;
public sealed class ArticlesOnPostgreSql(PostgreSqlServer server)
    : ArticleTests(server), IClassFixture<PostgreSqlServer>;

public abstract partial class ArticleTests(Server server)
{
    private static readonly string[] Slim =
    [
        "id", "slug", "title", "displayTitle", "subtitle", "summary", "byline", "authors", "publisher", "section",
        "tags", "language",
        "publishedAt", "publishedOn", "publishedText", "modifiedAt", "dateline", "canonicalUrl", "externalId",
        "externalIds", "license", "usageTerms",
        "status", "visibleFrom", "visibleUntil", "revision", "version", "wordCount", "paragraphCount", "quoteCount",
        "imageCount", "about", "textHash", "source",
        "createdAt", "updatedAt", "links",
    ];

    [Fact]
    public async Task An_article_has_every_key_whatever_is_known_of_it()
    {
        var saved = await server.SaveAsync(Story.Of());

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Equal([.. Slim, "paragraphs", "quotes", "images"], article.Names.ToHashSet());
        Assert.All(
            ["publisher", "section", "language", "publishedAt", "publishedOn", "about", "externalId"],
            key => Assert.True(article[key].IsNull));
        Assert.All(["authors", "tags", "quotes", "images"], key => Assert.Empty(article[key]));
    }

    [Fact]
    public async Task An_article_in_a_list_has_every_key_but_its_body()
    {
        var saved = await server.SaveAsync(Story.Of());

        var item = Assert.Single((await server.JsonAsync($"/v1/articles?id={saved.Id}"))["items"]);

        Assert.Equal(Slim.ToHashSet(), item.Names.ToHashSet());
    }

    [Fact]
    public async Task An_article_tells_what_was_read()
    {
        var publisher = Server.NewName("Harbour Post");
        var saved = await server.SaveAsync(
            Story.Quoting("Ada Lindqvist")
                .By("Mara Quill", "Tom Abara")
                .From(publisher)
                .Tagged("Ferries", "Ports")
                .Pictured("The quay at dawn.") with
            {
                Title = "The ferry is back",
                Subtitle = "After three weeks",
                Section = "Coast",
                Language = "en-GB",
                PublishedAt = new DateTimeOffset(2026, 3, 14, 9, 30, 0, TimeSpan.FromHours(2)),
                PublishedOn = "2026-03-14",
                PublishedText = "14 March 2026, 9.30",
                Dateline = "SKARN (Harbour Press)",
                CanonicalUrl = "https://example.org/ferry-is-back",
                ExternalId = "hp-17",
                About = new AboutBox("About us", "The Harbour Post has been read since 1911."),
            });

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Equal("The ferry is back", article["title"].AsText());
        Assert.Equal("The ferry is back", article["displayTitle"].AsText());
        Assert.Equal("After three weeks", article["subtitle"].AsText());
        Assert.Equal("Mara Quill and Tom Abara", article["byline"].AsText());
        Assert.Equal(["Mara Quill", "Tom Abara"], article["authors"].Texts("name"));
        Assert.Equal(["mara-quill", "tom-abara"], article["authors"].Texts("slug"));
        Assert.Equal(["Ferries", "Ports"], article["tags"].Texts("name"));
        Assert.Equal(publisher, article["publisher"]["name"].AsText());
        Assert.Equal("Coast", article["section"].AsText());
        Assert.Equal("en-GB", article["language"].AsText());
        Assert.Equal("2026-03-14T07:30:00.000Z", article["publishedAt"].AsText());
        Assert.Equal("2026-03-14", article["publishedOn"].AsText());
        Assert.Equal("14 March 2026, 9.30", article["publishedText"].AsText());
        Assert.Equal("SKARN (Harbour Press)", article["dateline"].AsText());
        Assert.Equal("https://example.org/ferry-is-back", article["canonicalUrl"].AsText());
        Assert.Equal("hp-17", article["externalId"].AsText());
        Assert.Equal("published", article["status"].AsText());
        Assert.Equal("About us", article["about"]["heading"].AsText());
        Assert.Equal("The Harbour Post has been read since 1911.", article["about"]["text"].AsText());
        Assert.Equal(
            (1, 1, 2, 1, 1),
            (article["revision"].AsNumber(), article["version"].AsNumber(), article["paragraphCount"].AsNumber(),
                article["quoteCount"].AsNumber(), article["imageCount"].AsNumber()));
        Assert.Equal("text/plain", article["source"]["mediaType"].AsText());
        Assert.Equal(64, article["source"]["sha256"].AsText()!.Length);
        Assert.Equal(64, article["textHash"].AsText()!.Length);
        Assert.Equal($"/v1/articles/{saved.Id}", article["links"]["self"].AsText());
    }

    [Fact]
    public async Task An_article_holds_its_paragraphs_its_quotes_and_its_images_as_they_are_elsewhere()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Pictured("The quay.", "The tower."));

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        foreach (var part in new[] { "paragraphs", "quotes", "images" })
        {
            var listed = await server.JsonAsync(article["links"][part].AsText()!);
            Assert.NotEmpty(listed["items"]);
            Assert.Equal(Inside(part, listed["items"]), article[part].ToString());
            foreach (var item in article[part])
            {
                Assert.Equal(Inside(part, await server.JsonAsync($"/v1/{part}/{item.Id}")), item.ToString());
            }
        }

        // A paragraph that stands in its article does not say which that is.
        static string Inside(string part, Element json) =>
            part == "paragraphs" ? ArticleOf().Replace(json.ToString(), "") : json.ToString();
    }

    [GeneratedRegex("\"article\":\\{[^}]*\\},")]
    private static partial Regex ArticleOf();

    [Fact]
    public async Task Every_link_of_an_article_leads_somewhere()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var links = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["links"];

        foreach (var name in links.Names)
        {
            Assert.Equal(200, (await server.GetAsync(links[name].AsText()!)).Status);
        }
    }

    [Fact]
    public async Task An_article_is_found_by_its_id_and_by_its_slug()
    {
        var saved = await server.SaveAsync(Story.Of());

        Assert.Equal(
            (await server.JsonAsync($"/v1/articles/{saved.Id}")).ToString(),
            (await server.JsonAsync($"/v1/articles/{saved.Slug}")).ToString());
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_present_one()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var old = Server.NewName("old-slug");
        await server.ExecuteAsync(
            "insert into slugs (noun, slug, target_id) values ('article', @Old, @Id)", new { Old = old, saved.Id });

        var reply = await server.GetAsync($"/v1/articles/{old}");

        Assert.Equal((307, $"/v1/articles/{saved.Slug}"), (reply.Status, reply["Location"]));
        Assert.Equal([saved.Id], (await server.JsonAsync($"/v1/articles?slug={old}"))["items"].Ids());
        Assert.Single((await server.JsonAsync($"/v1/articles/{old}/quotes"))["items"]);
    }

    [Fact]
    public async Task Titles_that_are_the_same_have_slugs_of_their_own()
    {
        var title = Server.NewName("Same headline");
        var first = await server.SaveAsync(Story.Of() with { Title = title });
        var second = await server.SaveAsync(Story.Of() with { Title = title });
        var third = await server.SaveAsync(Story.Of() with { Title = title });

        Assert.Equal(3, new[] { first.Slug, second.Slug, third.Slug }.Distinct().Count());
        foreach (var saved in new[] { first, second, third })
        {
            Assert.Equal(saved.Id, (await server.JsonAsync($"/v1/articles/{saved.Slug}")).Id);
        }
    }

    [Fact]
    public async Task An_article_without_a_title_shows_its_first_words()
    {
        var saved = await server.SaveAsync(Story.Of("The night boat came in late.") with { Title = null });

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.True(article["title"].IsNull);
        Assert.Equal("The night boat came in late.", article["displayTitle"].AsText());
        Assert.Equal("the-night-boat-came-in-late", article["slug"].AsText());
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    public async Task An_article_that_is_not_published_is_seen_nowhere(string status)
    {
        var tag = Server.NewName("tag");
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).Pictured("The quay."));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        await server.ExecuteAsync(
            "update articles set status = @Status where id = @Id", new { Status = status, saved.Id });

        (await server.GetAsync($"/v1/articles/{saved.Id}")).AssertProblem(404);
        (await server.GetAsync($"/v1/articles/{saved.Slug}")).AssertProblem(404);
        foreach (var part in new[] { "paragraphs", "quotes", "images" })
        {
            (await server.GetAsync($"/v1/articles/{saved.Id}/{part}")).AssertProblem(404);
            (await server.GetAsync($"/v1/{part}/{article[part][0].Id}")).AssertProblem(404);
            Assert.Empty((await server.JsonAsync($"/v1/{part}?article={saved.Id}"))["items"]);
        }

        Assert.Empty((await server.JsonAsync($"/v1/articles?tag={tag}"))["items"]);
        Assert.Empty((await server.JsonAsync($"/v1/articles?id={saved.Id}&status={status}"))["items"]);
    }
}
