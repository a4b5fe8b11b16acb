using System.Text;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Feeds;

namespace Api.Tests.Feeds;

/// <summary>Reads feeds that are written in tests.</summary>
internal static class FeedFile
{
    private const string Namespaces = "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        + "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/' "
        + "xmlns:wp='http://wordpress.org/export/1.2/' xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'";

    public static (IReadOnlyList<FeedArticle> Articles, IReadOnlyList<string> Told) Read(string feed) =>
        Read(Encoding.UTF8.GetBytes(feed));

    public static (IReadOnlyList<FeedArticle> Articles, IReadOnlyList<string> Told) Read(byte[] feed)
    {
        var told = new List<string>();
        return ([.. FeedReader.Read(() => new MemoryStream(feed), told.Add)], told);
    }

    /// <summary>Returns the articles of a feed in RSS with these items.</summary>
    public static (IReadOnlyList<FeedArticle> Articles, IReadOnlyList<string> Told) Rss(string items) =>
        Read($"<rss version='2.0' {Namespaces}><channel><title>Post</title>{items}</channel></rss>");

    /// <summary>Returns the articles of a feed in Atom with these elements.</summary>
    public static (IReadOnlyList<FeedArticle> Articles, IReadOnlyList<string> Told) Atom(string elements) =>
        Read($"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title>{elements}</feed>");

    /// <summary>Returns the article of an item in RSS with these elements and a text.</summary>
    public static JsonObject ArticleOf(string elements) =>
        JsonOf(Assert.Single(Rss($"<item>{elements}<description>The mill is shut.</description></item>").Articles));

    /// <summary>Returns the article of a post with this body, as it is stored, and as JSON.</summary>
    public static (ParsedArticle Article, JsonObject Json) Post(string body, string elements = "")
    {
        var item = $"<item><title>A</title>{elements}<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
            + $"<content:encoded><![CDATA[{body}]]></content:encoded></item>";
        var read = Assert.Single(Rss(item).Articles);
        return (ArticleReader.Read(read.Source!).Article!, JsonOf(read));
    }

    public static JsonObject JsonOf(FeedArticle article) => JsonNode.Parse(article.Source!.Content)!.AsObject();

    public static IEnumerable<string?> TitlesOf(IEnumerable<FeedArticle> articles) =>
        articles.Select(article => article.Source is null ? "refused" : (string?)JsonOf(article)["title"]);
}
