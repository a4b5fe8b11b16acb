namespace Api.Tests.Feeds;

public sealed class WordPressExportTests
{
    private const string Zeros = "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>";
    private const string Local = "<wp:post_date>2024-01-27 09:00:00</wp:post_date>";

    [Theory]
    [InlineData("<wp:post_date_gmt>2024-01-27 08:00:00</wp:post_date_gmt>" + Local, "2024-01-27T08:00:00Z", null)]
    [InlineData(
        Zeros + "<pubDate>Sat, 27 Jan 2024 08:00:00 +0000</pubDate>" + Local, "2024-01-27T08:00:00+00:00", null)]
    [InlineData(Zeros + "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>" + Local, null, "2024-01-27")]
    [InlineData(Local, null, "2024-01-27")]
    [InlineData(Zeros + "<wp:post_date>0000-00-00 00:00:00</wp:post_date>", null, null)]
    public void A_post_was_published_when_it_says_so_somewhere(string elements, string? at, string? on)
    {
        var (_, json) = FeedFile.Post("The mill is shut.", elements);

        Assert.Equal((at, on), ((string?)json["publishedAt"], (string?)json["publishedOn"]));
    }

    [Fact]
    public void A_post_for_a_time_that_is_not_known_is_a_draft()
    {
        var (articles, _) = FeedFile.Rss(
            "<item><title>A</title><wp:post_type>post</wp:post_type><wp:status>future</wp:status>" + Local
                + "<content:encoded>The mill.</content:encoded></item>");

        Assert.Equal("draft", (string?)FeedFile.JsonOf(Assert.Single(articles))["status"]);
    }

    [Fact]
    public void Names_are_as_people_read_them()
    {
        var (_, json) = FeedFile.Post(
            "The mill is shut.",
            "<category domain='category'><![CDATA[Mill &amp; River]]></category>"
                + "<category domain='post_tag'><![CDATA[R&amp;D]]></category>"
                + "<category domain='post_tag'>caf&amp;eacute;</category>");

        Assert.Equal("""["Mill & River","R&D","café"]""", json["tags"]!.ToJsonString(Relaxed));
        Assert.Equal("Mill & River", (string?)json["section"]);
    }

    [Fact]
    public void Fields_and_terms_that_no_article_has_are_told()
    {
        var (_, told) = FeedFile.Rss(
            "<item><title>A</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
                + "<content:encoded>The mill.</content:encoded><category domain='series'>Mills</category>"
                + "<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
                + "<wp:postmeta><wp:meta_key>kicker</wp:meta_key><wp:meta_value>A</wp:meta_value></wp:postmeta>"
                + "</item>");

        Assert.Equal(
            [
                "left out, as an article has nothing like it: custom fields (1)",
                "left out, as an article has nothing like it: terms of the taxonomy series (1)",
            ],
            told);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
