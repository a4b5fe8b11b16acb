using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads WordPress eXtended RSS, as Tools → Export writes it: posts are articles, by the names of their authors'
/// accounts, with the featured picture before the body. Categories are tags, the first one the section. Everything that
/// is no post (pages, menus, revisions) is left out, and so are comments.
/// </summary>
internal sealed partial class WordPressExport(IEnumerable<XElement> items) : FeedMapping
{
    private const int StepsPerCharacter = 5;

    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Creator = "http://purl.org/dc/elements/1.1/";

    // Attachments may come after the posts that show them.
    private readonly Dictionary<string, XElement> _attachments =
        items.Where(i => Said(i, "post_type") == "attachment").DistinctBy(Id).ToDictionary(Id);
    private Dictionary<string, string>? _authors;

    public static bool Is(XElement item) => item.Elements().Any(e => IsWordPress(e) && e.Name.LocalName == "post_type");

    public override JsonObject? ArticleOf(XElement head, XElement item, WorkBudget budget)
    {
        var (type, status) = (Said(item, "post_type"), Said(item, "status"));
        if (type != "post" || status is "trash" or "auto-draft" or "inherit")
        {
            LeaveOut(
                type == "post" ? $"posts in the state {status}"
                    : type == "attachment" ? "attachments, but as pictures of posts"
                    : $"items of the type {type}");
            return null;
        }

        LeaveOut("comments", item.Elements().Count(e => IsWordPress(e) && e.Name.LocalName == "comment"));
        _authors ??= head.Elements().Where(e => IsWordPress(e) && e.Name.LocalName == "author").Where(
            a => Said(a, "author_login") is not null)
            .DistinctBy(a => Said(a, "author_login")).ToDictionary(
                a => Said(a, "author_login")!, a => Said(a, "author_display_name") ?? Said(a, "author_login")!);
        var (login, site) = (Clean(item.Element(Creator + "creator")?.Value), Web(Said(head, "base_blog_url"))
            ?? Web(head.Element("link")?.Value));
        var terms = item.Elements("category").ToLookup(c => (string?)c.Attribute("domain"), c => Clean(c.Value));
        var categories = terms["category"].Where(c => c != "Uncategorized").ToList();
        string[] authors = login is null ? [] : [_authors.GetValueOrDefault(login, login)];
        var isPublished = status is "publish" or "future" && Said(item, "post_password") is null;
        var article = new JsonObject
        {
            ["html"] = Featured(item, budget) + Blocks(Clean(item.Element(Content + "encoded")?.Value) ?? "", budget),
            ["authors"] = Names(authors),
            ["tags"] = Names([.. categories, .. terms["post_tag"]]),
            ["status"] = isPublished ? "published" : "draft",
        };
        Say(article, "title", Text(item.Element("title")?.Value, budget));
        Say(article, "summary", Excerpt(item, budget));
        Say(article, "section", categories.FirstOrDefault());
        Say(article, "language", head.Element("language")?.Value);
        Say(article, "canonicalUrl", Web(item.Element("link")?.Value));
        Say(article, "externalId", Said(item, "post_id"));
        Say(article, "publishedAt", Instant(Said(item, "post_date_gmt")));
        Say(article, "visibleFrom", status == "future" ? Instant(Said(item, "post_date_gmt")) : null);
        Say(article, "modifiedAt", Instant(Said(item, "post_modified_gmt")));
        if (Text(head.Element("title")?.Value, budget) is { } publisher)
        {
            article["publisher"] = new JsonObject { ["name"] = publisher, ["url"] = site };
        }

        return article;
    }

    // The namespace contains the version of the format.
    private static bool IsWordPress(XElement element) =>
        element.Name.NamespaceName.StartsWith("http://wordpress.org/export/", StringComparison.Ordinal)
            && !element.Name.NamespaceName.EndsWith("/excerpt/", StringComparison.Ordinal);

    private static string? Said(XElement element, string name) =>
        Clean(element.Elements().FirstOrDefault(e => IsWordPress(e) && e.Name.LocalName == name)?.Value);

    private static string Id(XElement item) => Said(item, "post_id") ?? "";

    private static string? Meta(XElement item, string key) =>
        item.Elements()
            .Where(e => IsWordPress(e) && e.Name.LocalName == "postmeta")
            .Where(m => Said(m, "meta_key") == key)
            .Select(m => Said(m, "meta_value"))
            .FirstOrDefault();

    // A draft has zeros for the time at which it was published.
    private static string? Instant(string? gmt) =>
        DateTimeOffset.TryParseExact(
            gmt, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && StatedDate.IsDate(gmt[..10], instant, receivedAt: null)
            ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    private static string? Excerpt(XElement item, WorkBudget budget) =>
        Text(item.Elements().FirstOrDefault(e => IsExcerpt(e.Name))?.Value, budget);

    private static bool IsExcerpt(XName name) =>
        name.LocalName == "encoded" && name.NamespaceName.EndsWith("/excerpt/", StringComparison.Ordinal);

    private string Featured(XElement post, WorkBudget budget) =>
        Meta(post, "_thumbnail_id") is { } id ? Picture(id, budget) : "";

    private string Picture(string id, WorkBudget budget) =>
        _attachments.TryGetValue(id, out var attachment) && Web(Said(attachment, "attachment_url")) is { } url
            ? Figure(url, Meta(attachment, "_wp_attachment_image_alt"), Excerpt(attachment, budget))
            : "";

    /// <summary>
    /// Returns the body with the changes that WordPress makes only when it shows a post: captions and galleries, which
    /// are shortcodes, and paragraphs, which the classic editor keeps as blank lines (developer.wordpress.org,
    /// <c>wpautop</c>).
    /// </summary>
    private string Blocks(string body, WorkBudget budget)
    {
        budget.Spend(StepsPerCharacter * (long)body.Length, "the body is too long");
        body = Caption().Replace(
            body,
            m => $"<figure>{m.Groups["picture"].Value}<figcaption>{m.Groups["words"].Value}</figcaption></figure>");
        body = Shortcode().Replace(body, m =>
        {
            var ids = m.Groups["name"].Value == "gallery" ? Ids().Match(m.Value) : Match.Empty;
            if (!ids.Success)
            {
                LeaveOut($"shortcodes [{m.Groups["name"].Value}]");
            }

            return string.Concat(
                ids.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries).Select(id => Picture(id, budget)));
        });
        return body.Contains("<!-- wp:", StringComparison.Ordinal)
            || body.Contains("<p", StringComparison.OrdinalIgnoreCase)
            ? body
            : string.Join(
                "\n",
                BlankLine().Split(body)
                    .Select(
                        block => Block().IsMatch(block)
                            ? block
                            : $"<p>{block.Trim().Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>"));
    }

    [GeneratedRegex(
        @"\[(?:wp_)?caption\b[^\]]*\]\s*"
            + @"(?<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?<words>.*?)\[/(?:wp_)?caption\]",
        RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"\[(?<name>gallery|embed|audio|video|playlist)\b[^\]]*\](?:[^\[]*\[/(?:embed|audio|video)\])?",
        RegexOptions.NonBacktracking)]
    private static partial Regex Shortcode();

    [GeneratedRegex("""\bids=["']?(?<ids>[0-9, ]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\r?\n[ \t]*(?:\r?\n[ \t]*)+", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    [GeneratedRegex(
        @"^\s*</?(?:h[1-6]|ul|ol|li|dl|table|blockquote|figure|div|section|pre|hr|iframe|style|script)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Block();
}
