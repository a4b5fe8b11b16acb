using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Feeds;

namespace Api.Tests.Feeds;

public sealed class FeedReaderTests
{
    private static readonly JsonSerializerOptions Indented = new(Data.Json.Options) { WriteIndented = true };

    [Theory]
    [InlineData("wordpress")]
    [InlineData("rss")]
    [InlineData("atom")]
    public void Every_item_is_an_article_and_what_is_not_is_reported(string name)
    {
        var report = new List<string>();
        var articles = Read(RepositoryFiles.PathOf("tests/Api.Tests/Feeds", name + ".xml"), report.Add)
            .Select(i => i.Source is { } source ? JsonNode.Parse(source.Content) : i.Refusal!.Detail);

        var read = new JsonObject
        {
            ["articles"] = new JsonArray([.. articles]),
            ["leftOut"] = new JsonArray(
                [.. report.Select(line => (JsonNode)line)]),
        };

        var expected = RepositoryFiles.PathOf("tests/Api.Tests/Feeds", name + ".json");
        Assert.Equal(File.ReadAllText(expected).Trim(), read.ToJsonString(Indented));
    }

    [Theory]
    [InlineData("<html/>", "This is not a feed: its root is neither rss with a channel in it nor feed.")]
    [InlineData("no XML", "The XML breaks off here: ")]
    [InlineData("<rss><channel><item><title>A", "The XML breaks off here: ")]
    public void What_is_no_feed_is_refused(string content, string reason)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("feed.xml");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(content));

        Assert.StartsWith(
            reason,
            Assert.Single(Read(file, _ => Assert.Fail("Nothing was left out."))).Refusal!.Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<item xmlns:a='x&#xFFFE;'><a:b/><title>A</title><description>B.</description></item>", null)]
    [InlineData("<item a='&#xD800;'><title>A</title><description>B&#xD800;.</description></item>", null)]
    [InlineData("<item><title>A</title><description>B.</description><pubDate>Mon, 01 Jan 0001 00:00:00 "
        + "+0200</pubDate></item>", null)]
    [InlineData("<item><title>A</title><description>B.</description><pubDate>Fri, 31 Dec 9999 23:59:59 "
        + "-0500</pubDate></item>", null)]
    [InlineData("<item><title>A</title><description>B.</description><pubDate>Thu, 01 Jan 1970 00:00:00 "
        + "GMT</pubDate></item>", null)]
    [InlineData("<item><title>A</title><description>B.</description><enclosure url='https://a.example/b.mp3' "
        + "type='audio/mpeg' length='99999999999999999999'/></item>", null)]
    [InlineData("<item><title>A</title><description>B.</description><enclosure url='https://a.example/b.mp3' "
        + "type='audio/mpeg' length='1.2 MB'/></item>", null)]
    public void An_item_is_read_without_what_cannot_be_or_refused(string item, string? reason)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("feed.xml");
        File.WriteAllText(file, $"<rss version='2.0'><channel>{item}</channel></rss>");

        var read = Assert.Single(Read(file, _ => { }));

        Assert.StartsWith(reason ?? "", read.Refusal?.Detail ?? "", StringComparison.Ordinal);
        Assert.Equal(
            (reason is null, false),
            (read.Source is not null, read.Source is not null
                && JsonNode.Parse(read.Source.Content)!["publishedAt"] is not null));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void Characters_that_XML_does_not_have_are_left_out_in_any_encoding(string encoding)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("feed.xml");
        File.WriteAllText(
            file,
            $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n<rss><channel><item><title>A\u0001</title>"
                + "<description>Ca\u000Bfé\u001F.</description></item></channel></rss>",
            Encoding.GetEncoding(encoding));

        var article = JsonNode.Parse(Assert.Single(Read(file, _ => { })).Source!.Content)!;

        Assert.Equal(("A", "Caf&#233;."), (article["title"]!.GetValue<string>(), article["html"]!.GetValue<string>()));
    }

    private static IEnumerable<FeedArticle> Read(string file, Action<string> report) =>
        FeedReader.Read(() => File.OpenRead(file), report);
}
