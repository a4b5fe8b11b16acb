using System.Text.Json.Nodes;
using System.Xml.Linq;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads WordPress eXtended RSS, as Tools → Export writes it: posts are articles, by the names of their authors'
/// accounts, with the featured picture before the body. Categories are tags, the first one the section. Everything that
/// is no post (pages, menus, revisions) is left out, and so are comments.
/// </summary>
internal sealed class WordPressExport(IEnumerable<XElement> items) : FeedMapping
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Creator = "http://purl.org/dc/elements/1.1/";

    // Attachments may come after the posts that show them.
    private readonly Dictionary<string, XElement> _attachments =
        items.Where(i => Said(i, "post_type") == "attachment").DistinctBy(Id).ToDictionary(Id);
    private Dictionary<string, string>? _authors;

    public static bool Is(XElement item) => item.Elements().Any(e => IsWordPress(e) && e.Name.LocalName == "post_type");

    public override JsonObject? ArticleOf(MappedItem mapped, WorkBudget budget)
    {
        var (head, item) = (mapped.Head, mapped.Element);
        var (type, status) = (Said(item, "post_type"), Said(item, "status"));
        if (type != "post" || status is "trash" or "auto-draft" or "inherit")
        {
            LeaveOut(
                type == "post" ? $"posts in the state {status}"
                    : type == "attachment" ? "attachments, but as pictures of posts"
                    : $"items of the type {type}");
            return null;
        }

        var (login, site) = (Clean(item.Element(Creator + "creator")?.Value), Web(Said(head, "base_blog_url"))
            ?? Web(head.Element("link")?.Value));
        var terms = item.Elements("category").ToLookup(c => (string?)c.Attribute("domain"), c => Decoded(c.Value));
        LeaveOutRest(item, terms.Where(kind => kind.Key is not ("category" or "post_tag")));
        var categories = terms["category"].Where(c => c != "Uncategorized").ToList();
        string[] authors = login is null ? [] : [Decoded(AuthorsIn(head).GetValueOrDefault(login, login))!];
        var (date, at) = DateOf(item, status);
        // A time that is to come, but that nobody knows, has not come.
        var isPublished = status is "publish" or "future" && Said(item, "post_password") is null;
        isPublished &= status != "future" || at is not null;
        var body = new ClassicBody(id => Picture(id, budget), mapped.LeftOut);
        var article = new JsonObject
        {
            ["html"] = Featured(item, budget)
                + body.Html(item.Element(Content + "encoded")?.Value.Trim() ?? "", budget),
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
        SayPublished(mapped, article, at is null ? date : null);
        Say(article, "publishedAt", at);
        Say(article, "visibleFrom", status == "future" ? at : null);
        Say(article, "modifiedAt", Gmt(Said(item, "post_modified_gmt")));
        if (Text(head.Element("title")?.Value, budget) is { } publisher)
        {
            article["publisher"] = new JsonObject { ["name"] = publisher, ["url"] = site };
        }

        return article;
    }

    private Dictionary<string, string> AuthorsIn(XElement head) =>
        _authors ??= head.Elements()
            .Where(e => IsWordPress(e) && e.Name.LocalName == "author" && Said(e, "author_login") is not null)
            .DistinctBy(a => Said(a, "author_login"))
            .ToDictionary(
                a => Said(a, "author_login")!, a => Said(a, "author_display_name") ?? Said(a, "author_login")!);

    private void LeaveOutRest(XElement item, IEnumerable<IGrouping<string?, string?>> terms)
    {
        LeaveOut("comments", item.Elements().Count(e => IsWordPress(e) && e.Name.LocalName == "comment"));
        // Names with an underscore first are WordPress's own (developer.wordpress.org, add_post_meta).
        LeaveOut(
            "custom fields",
            item.Elements().Where(e => IsWordPress(e) && e.Name.LocalName == "postmeta")
                .Count(e => Said(e, "meta_key") is not (null or ['_', ..])));
        foreach (var taxonomy in terms)
        {
            LeaveOut($"terms of the taxonomy {taxonomy.Key}", taxonomy.Count());
        }
    }

    /// <summary>
    /// Returns the date of publication as stated, and its instant if that is known: by <c>post_date_gmt</c>, else
    /// <c>pubDate</c>, else <c>post_date</c>, which is the time of the site, in a zone that the export does not name. A
    /// post that was not published has only the time at which it was begun there.
    /// </summary>
    private static (string? Date, string? At) DateOf(XElement item, string? status)
    {
        var at = Gmt(Said(item, "post_date_gmt")) ?? InstantOf(FeedDate.Read(item.Element("pubDate")?.Value));
        return (status is "publish" or "future" or "private" ? Said(item, "post_date") : null, at);
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
    private static string? Gmt(string? stated) =>
        stated is not null && InstantOf(FeedDate.Read(stated + "Z")) is { } instant
            ? instant.Replace("+00:00", "Z", StringComparison.Ordinal)
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
}
