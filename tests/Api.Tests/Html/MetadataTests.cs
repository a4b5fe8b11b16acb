using System.Net;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

public sealed class MetadataTests
{
    private const string Address = "https://ellery.example/page";

    public static TheoryData<string> Pages => ["graph", "microdata", "text"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_who_wrote_it_when_and_what_about(string page)
    {
        var article = Read(File.ReadAllText(PathOf(page + ".html")));
        var expected = JsonSerializer.Deserialize<ParsedArticle>(
            File.ReadAllText(PathOf(page + ".json")), JsonSerializerOptions.Web)!;

        Assert.Equivalent(
            expected with { Paragraphs = article.Paragraphs, Images = [] },
            article with { Images = [], LeftOut = [] },
            strict: true);
        Assert.Equal(expected.Images, article.Images);
    }

    [Theory]
    [InlineData("Bridge closes - The Ellery Courier", "Ellery Courier", null, "Bridge closes")]
    [InlineData("Ellery Courier | Bridge closes", "The Ellery Courier", null, "Bridge closes")]
    [InlineData("Bridge closes – for now", "Ellery Courier", null, "Bridge closes – for now")]
    [InlineData("Bridge closes - Town - ellery.example", null, null, "Bridge closes - Town")]
    [InlineData("Bridge closes - Town - Ellery", null, "Bridge closes", "Bridge closes")]
    [InlineData("橋が閉鎖｜エレリー新聞", "エレリー新聞", null, "橋が閉鎖")]
    [InlineData("Bridge closes", null, "Opinion Bridge closes", "Bridge closes")]
    [InlineData("Bridge shut", "Ellery Courier", "The Ellery Courier", "Bridge shut")]
    [InlineData("Bridge closes for the winter, no...", null, "Bridge closes for the winter, no ferry", "Bridge closes for the winter, no ferry")]
    [InlineData("AT&amp;T closes", null, null, "AT&T closes")]
    public void The_name_of_the_site_is_no_part_of_the_title(
        string stated,
        string? site,
        string? heading,
        string title)
    {
        var siteName = site is null ? "" : Meta("og:site_name", site);
        var body = heading is null ? "" : $"<h1>{heading}</h1>";
        Assert.Equal(title, Read(Meta("og:title", stated) + siteName + body).Title);
    }

    [Theory]
    [InlineData("Nora Ashdown", "Nora Ashdown")]
    [InlineData("By Nora Ashdown and Piet Lindqvist", "Nora Ashdown;Piet Lindqvist")]
    [InlineData("Nora Ashdown;Piet Lindqvist;NORA ASHDOWN", "Nora Ashdown;Piet Lindqvist")]
    [InlineData("Nora Ashdown, Environment Editor", "Nora Ashdown")]
    [InlineData("Nora Ashdown (Port Ellery)", "Nora Ashdown")]
    [InlineData("Nora Ashdown | nora@ellery.example", "Nora Ashdown")]
    [InlineData("Nora Ashdown, Ellery Courier", "Nora Ashdown")]
    [InlineData("Nora Ashdown;Ellery Courier Newsroom", "Nora Ashdown")]
    [InlineData("Ellery Courier", "Ellery Courier")]
    [InlineData("https://ellery.example/people/nora", "")]
    [InlineData("@noraash", "")]
    [InlineData("105092", "")]
    public void Authors_are_names(string stated, string names) =>
        Assert.Equal(
            names,
            string.Join(
                ';', Read(Meta("article:author", stated) + Meta("og:site_name", "The Ellery Courier")).Authors));

    [Theory]
    [InlineData("2024-03-09T16:05:00.25+0100", "2024-03-09", "2024-03-09T16:05:00+01:00")]
    [InlineData("2024-03-09T16:05Z", "2024-03-09", "2024-03-09T16:05:00Z")]
    [InlineData("2024-03-09 16:05:00", "2024-03-09", null)]
    [InlineData("20240309", "2024-03-09", null)]
    [InlineData("Sat, 09 Mar 2024 16:05:00 GMT", "2024-03-09", "2024-03-09T16:05:00Z")]
    [InlineData("Sat Mar 09 2024 16:05:00 GMT+0100 (Central European Standard Time)", "2024-03-09", "2024-03-09T16:05:00+01:00")]
    [InlineData("1709996700", "2024-03-09", "2024-03-09T15:05:00Z")]
    [InlineData("3/19/2024 4:05:30 PM", "2024-03-19", null)]
    [InlineData("3/9/2024", "2024", null)]
    [InlineData("Mar 9, 2024 6 min read", "2024-03-09", null)]
    [InlineData("March 2024", "2024-03", null)]
    [InlineData("1970-01-01T00:00:00Z", null, null)]
    [InlineData("2024-02-30", null, null)]
    [InlineData("2024-03-09T16:05:00+99:00", "2024-03-09", null)]
    [InlineData("yesterday", null, null)]
    public void A_date_is_as_precise_as_it_is_stated(string stated, string? on, string? at)
    {
        var article = Read(Meta("article:published_time", stated));
        Assert.Equal(
            (on, at is null ? null : DateTimeOffset.Parse(at, null)), (article.PublishedOn, article.PublishedAt));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1/1/0001 12:00:00 AM")]
    [InlineData("1/1/0001 00:00 +0200")]
    [InlineData("1 January 0001 00:00 +1400")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 +0100")]
    [InlineData("-62135596800")]
    [InlineData("1599-12-31T12:00:00Z")]
    [InlineData("31 December 1599")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00")]
    [InlineData("1970-01-01T01:00:00+01:00")]
    [InlineData("1970-01-01T00:00:00+01:00")]
    [InlineData("1969-12-31T19:00:00-05:00")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Thu Jan 01 1970 01:00:00 GMT+0100 (Central European Standard Time)")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2099-12-31")]
    [InlineData("4102444800")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-31")]
    [InlineData("12/31/9999 23:59 -0500")]
    [InlineData("12/31/9999 11:59:59 PM")]
    [InlineData("31 December 9999 23:59 -1400")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 -0500")]
    [InlineData("253402300799")]
    public void A_stamp_that_no_article_can_have_is_no_date_and_gives_way_to_one(string stamp)
    {
        var received = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var published = Meta("article:published_time", stamp);
        var modified = Meta("article:modified_time", stamp);
        var good = Meta("date", "2019-11-20");
        ParsedArticle At(string head) =>
            HtmlReader.Read($"<html><head>{head}</head><body><p>The bridge is shut.", Address, received).Article!;

        Assert.Equal(
            (null, null, null),
            (At(published + modified).PublishedOn, At(published + modified).PublishedAt,
                At(published + modified).ModifiedAt));
        Assert.Equal(
            ["2019-11-20", "2019-11-20"], [At(published + good).PublishedOn, At(good + published).PublishedOn]);
        var instant = At(published + Meta("og:published_time", "2019-11-20T08:00:00Z") + good);
        Assert.Equal(
            ("2019-11-20", new DateTimeOffset(2019, 11, 20, 8, 0, 0, TimeSpan.Zero)),
            (instant.PublishedOn, instant.PublishedAt));
        var data = $$"""{"@type":"NewsArticle","datePublished":"{{stamp}}"}""";
        Assert.Null(At($"<script type='application/ld+json'>{data}</script>").PublishedOn);
    }

    [Theory]
    [InlineData("1600-01-01")]
    [InlineData("1851-09-18")]
    [InlineData("1969-12-31T23:00:00Z")]
    [InlineData("1970-01-01T10:00:00Z")]
    [InlineData("2025-12-31T23:00:00Z")]
    public void A_date_that_an_article_can_have_stands(string stamp) =>
        Assert.Equal(
            stamp[..10],
            HtmlReader.Read(
                $"{Meta("date", stamp)}<p>The bridge is shut.",
                Address,
                new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero)).Article!.PublishedOn);

    [Theory]
    [InlineData("""<!-- {"headline":"Bridge closes"} -->""", "Bridge closes")]
    [InlineData("""[{"headline":"Bridge closes","@type":"http://schema.org/NewsArticle"}];""", "Bridge closes")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"Bridge\tcloses"}}""", "Bridge closes")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"Bridge\ncloses\",}", "Bridge closes")]
    [InlineData("""{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Bridge closes&quot;}""", "Bridge closes")]
    [InlineData("""{"@type":"Article","headline":"Bridge \ud800 closes"}""", "Otherwise")]
    [InlineData("""{"@type":"Article","head\ud800line":"Bridge opens","headline":"Bridge closes"}""", "Bridge closes")]
    [InlineData("""{"@type":"Article","headline":{"@val\udc00ue":"Bridge closes"}}""", "Otherwise")]
    [InlineData("""{"@type":"Article","headline":"Bridge closes""", "Otherwise")]
    [InlineData("[CDATA[", "Otherwise")]
    [InlineData("}{", "Otherwise")]
    public void JSON_LD_is_read_as_pages_break_it(string json, string title) =>
        Assert.Equal(
            title,
            Read(
                $"<script type='application/ld+json'>{json.Replace(
                    "{\"headline", "{\"@type\":\"Article\",\"headline", StringComparison.Ordinal)}</script>{Meta(
                        "og:title", "Otherwise")}").Title);

    [Fact]
    public void What_breaks_a_limit_is_left_out()
    {
        var page = Meta("og:title", "a\u0001b")
            + Meta("twitter:title", new string('a', 1001))
            + Meta("dc.title", "Bridge closes")
            + Meta("og:site_name", "\uFFFE")
            + Meta("og:locale", "English please")
            + Meta("og:image", "javascript:alert(1)")
            + "<link rel=canonical href='ftp://ellery.example/a'><link rel=canonical href='/'>"
            + Meta("keywords", string.Join(',', Enumerable.Range(0, 200)))
            + Meta(
                "author",
                string.Join(
                    ", ",
                    Enumerable.Range(0, 200).Select(
                        n => "Ana Berg" + (char)('a' + (n / 26)) + (char)('a' + (n % 26)))));
        var article = Read(page);

        Assert.Equal("Bridge closes", article.Title);
        Assert.Null(article.Publisher);
        Assert.Null(article.Language);
        Assert.Null(article.CanonicalUrl);
        Assert.Empty(article.Images);
        Assert.Equal(100, article.Tags.Count);
        Assert.True(article.Authors.Count <= 100);
    }

    [Fact]
    public void No_page_takes_the_reader_down()
    {
        var deep =
            $"<script type='application/ld+json'>{string.Concat(Enumerable.Repeat("{\"a\":[", 50_000))}</script>";
        var wide =
            $$"""<script type='application/ld+json'>{"@type":"Article","author":[{{string.Concat(
                Enumerable.Repeat("\"Ana Berg\",", 50_000))}}]}</script>""";
        var circle =
            """<script type='application/ld+json'>[{"@id":"#a","@type":"WebPage","author":{"@id":"#b"}},{"@id":"#b","name":{"@id":"#a"},"author":{"@id":"#b"}}]</script>""";
        var metas = string.Concat(
            Enumerable.Range(0, 20_000).Select(n => Meta("article:published_time", $"2024, 2024, 2024, {n}")));
        Assert.Equal("Ana Berg", Assert.Single(Read(deep + wide + circle + metas).Authors));
    }

    private static string Meta(string name, string content) =>
        $"<meta property=\"{name}\" content=\"{WebUtility.HtmlEncode(content)}\">";

    private static ParsedArticle Read(string page) =>
        HtmlReader.Read(
            page.Contains("<body", StringComparison.Ordinal)
                ? page
                : page + "<p>The harbour office closed the bridge on Monday.</p>",
            Address).Article!;

    private static string PathOf(string file) => RepositoryFiles.PathOf("tests", "Api.Tests", "Html", "Pages", file);
}
