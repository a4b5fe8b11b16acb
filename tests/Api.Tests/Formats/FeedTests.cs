using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;

namespace Api.Tests.Formats;

public sealed class FeedsOnSqlite(SqliteServer server) : FeedTests(server), IClassFixture<SqliteServer>;
public sealed class FeedsOnPostgreSql(PostgreSqlServer server) : FeedTests(server), IClassFixture<PostgreSqlServer>;

public abstract class FeedTests(Server server)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] Lists = [
        "articles?author=mara-quill&include=paragraphs,images&",
        "articles?author=mara-quill&",
        "paragraphs?",
        "quotes?",
        "images?",
        "speakers?",
        "authors?",
        "publishers?",
        "tags?",
    ];

    // Members of an item in JSON Feed 1.1, without deprecated ones.
    private static readonly string[] ItemKeys =
        [
            "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "date_published",
            "date_modified", "authors", "tags", "language",
        ];

    private string Origin => server.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task An_Atom_feed_has_what_RFC_4287_asks_for()
    {
        await SaveAsync();
        foreach (var list in Lists)
        {
            var target = $"/v1/{list}limit=1&format=atom";
            var reply = await server.GetAsync(target);
            Assert.True(reply.Status == 200, reply.Text);
            var feed = XDocument.Parse(reply.Text).Root!;

            Assert.Equal(Atom + "feed", feed.Name);
            Assert.All(["id", "title", "updated"], name => Assert.Single(feed.Elements(Atom + name)));
            Assert.NotEmpty(feed.Elements(Atom + "author").Elements(Atom + "name"));
            Assert.Equal(
                Origin + target.Replace("paragraphs,images", "paragraphs,images", StringComparison.Ordinal),
                Link(feed, "self"));
            Assert.True(reply["Link"] is null || Origin + reply["Link"]!.Split('<', '>')[1] == Link(feed, "next"));
            foreach (var element in feed.Elements(Atom + "entry").Append(feed))
            {
                Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
                Assert.Matches(
                    @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
                    element.Element(Atom + "updated")!.Value);
                Assert.StartsWith("20", element.Element(Atom + "updated")!.Value, StringComparison.Ordinal);
            }

            var entry = Assert.Single(feed.Elements(Atom + "entry"));
            Assert.All(["id", "title", "updated", "summary"], name => Assert.Single(entry.Elements(Atom + name)));
            Assert.NotNull(Link(entry, "alternate"));
            Assert.True(
                entry.Element(Atom + "content") is null == !list.Contains("paragraphs,", StringComparison.Ordinal));
            using var xml = XmlReader.Create(new MemoryStream(reply.Body));
            Assert.Single(SyndicationFeed.Load(xml).Items);
        }
    }

    [Fact]
    public async Task A_JSON_feed_has_what_version_1_1_asks_for_and_nothing_else()
    {
        await SaveAsync();
        foreach (var list in Lists)
        {
            var target = $"/v1/{list}limit=1&format=jsonfeed";
            var feed = await server.JsonAsync(target);

            Assert.Equal(
                ["version", "title", "home_page_url", "feed_url", "next_url", "items"],
                feed.Has("next_url") ? feed.Names : [.. feed.Names.SkipLast(1), "next_url", "items"]);
            Assert.Equal(
                ("https://jsonfeed.org/version/1.1", Origin + target),
                (feed["version"].AsText(), feed["feed_url"].AsText()));
            var item = Assert.Single(feed["items"]);
            Assert.Subset(ItemKeys.ToHashSet(), item.Names.ToHashSet());
            Assert.True(item.Has("content_html") ^ item.Has("content_text"));
            Assert.All(
                item.Names.Where(
                    name => name is "id" || name.EndsWith("url", StringComparison.Ordinal) || name is "image"),
                name => Assert.True(Uri.TryCreate(item[name].AsText(), UriKind.Absolute, out _)));
            Assert.All(item.Optional("authors"), author => Assert.NotEmpty(author["name"].AsText()!));
        }
    }

    [Fact]
    public async Task An_article_is_given_with_its_body_where_that_is_included()
    {
        var id = await SaveAsync();

        var item = (await server.JsonAsync($"/v1/articles?id={id}&include=paragraphs&format=jsonfeed"))["items"][0];
        var slim = (await server.JsonAsync($"/v1/articles?id={id}&format=jsonfeed"))["items"][0];

        Assert.Equal("Ferry <b>late</b> & \"full\"", item["title"].AsText());
        Assert.Contains(
            "<p>The &lt;i&gt;ferry&lt;/i&gt; left.</p>", item["content_html"].AsText(), StringComparison.Ordinal);
        Assert.Equal("It was late.", slim["content_text"].AsText());
        Assert.Equal(["Mara Quill"], item["authors"].Texts("name"));
        Assert.Equal(
            (false, "en", "https://courier.example/ferry"),
            (item.Has("date_published"), item["language"].AsText(), item["url"].AsText()));
        Assert.Equal("Ports", Assert.Single(item["tags"]).AsText());
    }

    [Fact]
    public async Task An_instant_is_given_as_published_and_none_is_made_of_a_date()
    {
        var tag = Server.NewName("tag");
        var at = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).On("2024-05-06") with { PublishedAt = at });
        await server.SaveAsync(Story.Quoting("Bo Renner").Tagged(tag).On("2023"));
        await server.SaveAsync(Story.Quoting("Cy Almond").Tagged(tag).On("2022-02-03"));

        foreach (var list in new[] { "articles", "quotes" })
        {
            var feed = XDocument.Parse((await server.GetAsync($"/v1/{list}?tag={tag}&format=atom")).Text).Root!;
            var items = (await server.JsonAsync($"/v1/{list}?tag={tag}&format=jsonfeed"))["items"];

            Assert.Equal(at, (DateTimeOffset)Assert.Single(feed.Descendants(Atom + "published")));
            Assert.Equal([true, false, false], items.Select(item => item.Has("date_published")));
        }
    }

    [Fact]
    public async Task A_quote_is_titled_by_who_said_it()
    {
        var id = await SaveAsync();

        var item = (await server.JsonAsync($"/v1/articles/{id}/quotes?format=jsonfeed"))["items"][0];

        Assert.Equal(
            ("Ada Lindqvist: It is safe.", "It is safe."), (item["title"].AsText(), item["content_text"].AsText()));
        Assert.StartsWith(
            "https://courier.example/ferry#:~:text=", item["external_url"].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_XML_has_no_place_for_is_left_out_of_Atom()
    {
        var saved = await server.SaveAsync(
            Story.Of("One \u0001two\uFFFE 🚢.") with { Title = "A\u000B\u001B]]>\uFFFF🚢" });

        var reply = await server.GetAsync($"/v1/articles?id={saved.Id}&include=paragraphs&format=atom");
        var entry = XDocument.Parse(reply.Text).Root!.Element(Atom + "entry")!;

        Assert.Equal("A]]>🚢", entry.Element(Atom + "title")!.Value);
        Assert.EndsWith(
            " 🚢.</p>\n</div>\n",
            WebUtility.HtmlDecode(entry.Element(Atom + "content")!.Value),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_kept_is_given_to_nobody_who_asks_another_host()
    {
        await SaveAsync();
        const string target = "/v1/tags?limit=1&format=jsonfeed";

        var first = (await server.GetAsync(target, ("Host", "evil.example"))).Json["items"][0]["id"].AsText();
        var second = (await server.GetAsync(target)).Json["items"][0]["id"].AsText();
        var again = (await server.GetAsync(target, ("Host", "evil.example"))).Json["items"][0]["id"].AsText();

        Assert.StartsWith("http://evil.example/v1/tags/", first, StringComparison.Ordinal);
        Assert.Equal(first!.Replace("http://evil.example", Origin, StringComparison.Ordinal), second);
        Assert.Equal(first, again);
    }

    private static string? Link(XElement element, string relation) =>
        element.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")?.Value == relation)?.Attribute(
            "href")?.Value;

    private async Task<long> SaveAsync()
    {
        var story = Story.Of("The <i>ferry</i> left.", "“It is safe.” Ada Lindqvist said.").Quote(
            "It is safe.", "Ada Lindqvist").Pictured("The quay.", "The pier.")
            .By("Mara Quill").From("The Courier").Tagged("Ports").On("2026-03").At("https://courier.example/ferry");
        return (await server.SaveAsync(
            story with { Title = "Ferry <b>late</b> & \"full\"", Summary = "It was late.", Language = "en" })).Id;
    }
}

public sealed class FeedsBehindAProxyTests(SqliteServerWithPublicUrl server) : IClassFixture<SqliteServerWithPublicUrl>
{
    [Fact]
    public async Task Addresses_begin_as_the_setting_says()
    {
        await server.SaveAsync(Story.Of("One.", "Two."));

        var feed = await server.JsonAsync("/v1/paragraphs?limit=1&format=jsonfeed");

        Element[] addresses = [feed["feed_url"], feed["next_url"], feed["items"][0]["id"], feed["items"][0]["url"]];
        Assert.All(
            addresses,
            address =>
                Assert.StartsWith(
                    "https://news.example/content/v1/paragraphs", address.AsText(), StringComparison.Ordinal));
    }
}
