using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;

namespace Api.Tests.Feeds;

public sealed class SyndicatedFeedTests
{
    private const string Text = "<content type='html'>&lt;p>The mill is shut.&lt;/p></content>";

    [Theory]
    [InlineData("<link rel='self' href='https://post.example/a/b'/>", "", "2.html", "https://post.example/a/2.html")]
    [InlineData("<link href='https://post.example/'/>", "", "/2.html", "https://post.example/2.html")]
    [InlineData("<link href='https://post.example/'/>", "xml:base='a/'", "2.html", "https://post.example/a/2.html")]
    [InlineData("", "xml:base='https://post.example/news/'", "2.html", "https://post.example/news/2.html")]
    [InlineData("", "xml:base='https://post.example/news/'", "https://mill.example/2", "https://mill.example/2")]
    [InlineData("", "", "2.html", null)]
    public void A_relative_link_is_resolved(string feed, string entry, string link, string? expected)
    {
        var (articles, _) = FeedFile.Atom($"{feed}<entry {entry}><id>urn:1</id><link href='{link}'/>{Text}</entry>");

        Assert.Equal(expected, (string?)FeedFile.JsonOf(Assert.Single(articles))["canonicalUrl"]);
    }

    [Fact]
    public void Addresses_in_a_text_are_relative_to_its_base()
    {
        var (articles, _) = FeedFile.Read(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://post.example/a/'><entry xml:base='b/'>"
                + "<id>urn:1</id><content type='html'>&lt;p>The &lt;a href='plan.html'>plan&lt;/a>.</content></entry>"
                + "<entry><id>urn:2</id><content type='xhtml' xml:base='c/'><div xmlns='http://www.w3.org/1999/xhtml'>"
                + "<p xml:base='d/'>The <a href='plan.html'>plan</a>.</p></div></content></entry></feed>");

        Assert.Equal(
            ["https://post.example/a/b/plan.html", "https://post.example/a/c/d/plan.html"],
            articles.Select(
                article => Assert.Single(ArticleReader.Read(article.Source!).Article!.Paragraphs[0].Marks).Href));
    }

    [Theory]
    [InlineData("<author><name>Feed Author</name></author>", "", "Feed Author")]
    [InlineData("<author><name>Feed Author</name></author>", "<author><name>Own Author</name></author>", "Own Author")]
    [InlineData(
        "<author><name>Feed Author</name></author>",
        "<source><author><name>First Author</name></author></source>",
        "First Author")]
    public void An_entry_without_an_author_has_that_of_its_feed(string feed, string entry, string expected)
    {
        var (articles, _) = FeedFile.Atom($"{feed}<entry><id>urn:1</id>{entry}{Text}</entry>");

        Assert.Equal([expected], Authors(FeedFile.JsonOf(Assert.Single(articles))));
    }

    [Theory]
    [InlineData("<dc:creator>By Nora Quist</dc:creator>", "Nora Quist")]
    [InlineData("<dc:creator>Nora Quist, Kit Lowell and Mo Bergh</dc:creator>", "Nora Quist|Kit Lowell|Mo Bergh")]
    [InlineData("<dc:creator>Nora Quist &amp;amp; Kit Lowell</dc:creator>", "Nora Quist|Kit Lowell")]
    [InlineData("<dc:creator>Nora Quist; Kit Lowell</dc:creator>", "Nora Quist|Kit Lowell")]
    [InlineData("<dc:creator>Nora Quist</dc:creator><dc:creator>Kit Lowell</dc:creator>", "Nora Quist|Kit Lowell")]
    [InlineData("<author>nora@post.example (Nora Quist)</author>", "Nora Quist")]
    public void A_creator_is_read_as_a_byline(string elements, string expected) =>
        Assert.Equal(expected.Split('|'), Authors(FeedFile.ArticleOf(elements)));

    [Theory]
    [InlineData("type='text'", "A &lt;b&gt; is bold.", "A <b> is bold.")]
    [InlineData("", "A &lt;b&gt; is bold.", "A <b> is bold.")]
    [InlineData("type='text/plain'", "A &lt;b&gt; is bold.", "A <b> is bold.")]
    [InlineData("type='html'", "A &lt;b&gt;word&lt;/b&gt; is bold.", "A word is bold.")]
    [InlineData(
        "type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'>A <b>word</b> is bold.</div>", "A word is bold.")]
    public void A_text_of_Atom_is_what_its_type_says(string type, string content, string expected)
    {
        var (articles, _) = FeedFile.Atom($"<entry><id>urn:1</id><content {type}>{content}</content></entry>");

        Assert.Equal(expected, Assert.Single(ArticleReader.Read(articles[0].Source!).Article!.Paragraphs).Text);
    }

    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.|Two.")]
    [InlineData("&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p>", "One.|Two.")]
    [InlineData("Caf&amp;eacute; &amp;#8211; one.", "Café – one.")]
    [InlineData("Fish &amp; ships.", "Fish & ships.")]
    public void A_description_of_RSS_is_HTML(string description, string expected)
    {
        var (articles, _) = FeedFile.Rss($"<item><description>{description}</description></item>");

        Assert.Equal(
            expected.Split('|'), ArticleReader.Read(articles[0].Source!).Article!.Paragraphs.Select(p => p.Text));
    }

    [Theory]
    [InlineData("09", "12", "Two")]
    [InlineData("12", "09", "One")]
    [InlineData("12", "12", "Two")]
    public void Of_two_entries_with_one_id_the_newer_is_the_article(string first, string second, string newer)
    {
        var (articles, told) = FeedFile.Atom(
            string.Concat(
                new[] { (first, "One"), (second, "Two") }.Select(
                    entry => $"<entry><id>urn:1</id><title>{entry.Item2}</title>"
                        + $"<updated>2024-01-26T{entry.Item1}:00:00Z</updated>{Text}</entry>")));

        Assert.Equal([newer], FeedFile.TitlesOf(articles));
        Assert.Contains("older states", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_items_with_one_guid_and_two_links_are_two_articles()
    {
        var (articles, told) = FeedFile.Rss(
            Item("A", "a", "same") + Item("B", "b", "same") + Item("C", "c", "c") + Item("D", "c", "c"));

        Assert.Equal(["A", "B", "D"], FeedFile.TitlesOf(articles));
        Assert.Equal([null, null, "c"], articles.Select(article => (string?)FeedFile.JsonOf(article)["externalId"]));
        Assert.Contains(told, line => line.Contains("same identifier (guid) same", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("older states", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<media:thumbnail url='https://post.example/t.jpg'/>", "t.jpg||")]
    [InlineData(
        "<media:content url='https://post.example/m.jpg'/><media:thumbnail url='https://post.example/t.jpg'/>",
        "m.jpg||")]
    [InlineData("<enclosure url='https://post.example/e.jpg' type='image/jpeg' length='1'/>", "e.jpg||")]
    [InlineData(
        "<media:content url='https://post.example/m.jpg' medium='image'><media:credit>Ida Freyberg</media:credit>"
            + "<media:description>The wheel at dawn</media:description></media:content>",
        "m.jpg|The wheel at dawn|Ida Freyberg")]
    [InlineData(
        "<media:group><media:content url='https://post.example/s.jpg' width='10'/><media:content width='90' "
            + "url='https://post.example/l.jpg'/><media:credit>Ida Freyberg</media:credit></media:group>",
        "l.jpg||Ida Freyberg")]
    public void Pictures_beside_the_text_come_with_their_words(string elements, string expected)
    {
        var (articles, _) = FeedFile.Rss($"<item>{elements}<description>The mill is shut.</description></item>");

        var image = Assert.Single(ArticleReader.Read(articles[0].Source!).Article!.Images);
        Assert.Equal("https://post.example/" + expected, $"{image.Url}|{image.Caption}|{image.Credit}");
    }

    [Fact]
    public void What_no_field_takes_is_told()
    {
        var (articles, _) = FeedFile.Rss(
            "<item><description>The mill is shut.</description><comments>https://post.example/c</comments>"
                + "<enclosure url='https://post.example/a.mp3' type='audio/mpeg'/></item>");

        // As it is stored with the source, which is read again later.
        var source = articles[0].Source!;
        var given = JsonSerializer.Deserialize<GivenFields>(
            JsonSerializer.Serialize(source.Given, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        Assert.Equal(
            [
                (LeftOutKind.Embed, "https://post.example/a.mp3"),
                (LeftOutKind.Metadata, "comments: https://post.example/c"),
            ],
            ArticleReader.Read(source with { Given = given }).Article!.LeftOut
                .Select(kind => (kind.Kind, kind.Examples[0].Text)));
    }

    private static string Item(string title, string page, string guid) =>
        $"<item><title>{title}</title><link>https://post.example/{page}</link><guid>{guid}</guid>"
            + $"<description>This is {title}.</description></item>";

    private static IEnumerable<string> Authors(JsonObject article) =>
        article["authors"]!.AsArray().Select(author => author!.GetValue<string>());
}
