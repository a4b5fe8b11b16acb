using System.Text.Json.Nodes;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads RSS 2.0, with the full text in <c>content:encoded</c> or else in its description, and Atom (RFC 4287). An
/// item's own statements override its feed's; its identifier is the publisher's, and its pictures, enclosed or by Media
/// RSS, come before the body.
/// </summary>
internal sealed class SyndicatedFeed(FeedIdentities identities) : FeedMapping
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    // The elements that an article has a field for; those with pictures in them are FeedPictures's.
    private static readonly HashSet<XName> Taken =
    [
        "title", "link", "description", "author", "category", "guid", "pubDate", "enclosure", Content + "encoded",
        DublinCore + "creator", DublinCore + "date", DublinCore + "subject", DublinCore + "rights",
        DublinCore + "language", Terms + "modified", Atom + "title", Atom + "link", Atom + "id", Atom + "updated",
        Atom + "published", Atom + "author", Atom + "rights", Atom + "summary", Atom + "content", Atom + "category",
    ];

    public override IEnumerable<string> Told => identities.Ambiguous.Take(LeftOutTally.MostExamples).Select(
        id => $"several items have the same identifier (guid) {id}: their links identify them");

    public override JsonObject? ArticleOf(MappedItem mapped, WorkBudget budget)
    {
        var (head, item) = (mapped.Head, mapped.Element);
        if (identities.IsOlder(item, mapped.Number))
        {
            LeaveOut("older states of items, of which a newer one with the same identifier is in the feed");
            return null;
        }

        var isAtom = item.Name.Namespace == Atom;
        var links = new FeedLinks(head, item);
        var full = FeedContent.OfRss(item.Element(Content + "encoded"))
            ?? FeedContent.OfAtom(item.Element(Atom + "content"), links);
        var summary = FeedContent.OfRss(item.Element("description"))
            ?? FeedContent.OfAtom(item.Element(Atom + "summary"), links);
        if (full is null && summary is null)
        {
            LeaveOut("items without a text");
            return null;
        }

        var address = links.Alternate;
        var body = full ?? summary;
        var article = new JsonObject
        {
            ["html"] = links.BaseFor(address, body!) + FeedPictures.Of(mapped, links, body!, budget) + body,
            ["authors"] = Names(AuthorNames.Of(AuthorsOf(head, item, budget))),
            ["tags"] = Names(TagsOf(item)),
        };
        Say(
            article,
            "title",
            Text(item.Element("title")?.Value, budget) ?? FeedContent.LineOf(item.Element(Atom + "title"), budget));
        Say(article, "summary", full is null ? null : Text(summary, budget));
        SayLanguage(mapped, article);
        Say(article, "canonicalUrl", address);
        Say(article, "externalId", identities.OwnIdOf(item));
        var published = item.Element("pubDate")
            ?? item.Element(DublinCore + "date")
            ?? item.Element(Atom + "published");
        var updated = (item.Element(Atom + "updated") ?? item.Element(Terms + "modified"))?.Value;
        SayPublished(mapped, article, published?.Value ?? (isAtom ? updated : null));
        Say(article, "modifiedAt", InstantOf(FeedDate.Read(updated)));
        Say(article, "license", Decoded((item.Element(Atom + "rights") ?? item.Element(DublinCore + "rights"))?.Value));
        if (Text((head.Element("title") ?? head.Element(Atom + "title"))?.Value, budget) is { } publisher)
        {
            article["publisher"] = new JsonObject { ["name"] = publisher, ["url"] = links.Site };
        }

        TellRest(mapped);
        return article;
    }

    private static void SayLanguage(MappedItem mapped, JsonObject article)
    {
        var stated = (string?)mapped.Element.Attribute(XNamespace.Xml + "lang")
            ?? mapped.Element.Element(DublinCore + "language")?.Value
            ?? (string?)mapped.Head.Attribute(XNamespace.Xml + "lang")
            ?? mapped.Head.Element("language")?.Value;
        if (Clean(stated) is { } language)
        {
            var canonical = LanguageTag.Canonical(language);
            Say(article, "language", canonical);
            if (canonical is null)
            {
                mapped.LeftOut.Add(LeftOutKind.Metadata, language, 0);
            }
        }
    }

    // An entry without an author has that of the feed that it came from, else of this one (RFC 4287, section 4.2.1).
    private static IEnumerable<string> AuthorsOf(XElement head, XElement item, WorkBudget budget)
    {
        var creators = item.Elements(DublinCore + "creator")
            .Select(creator => Text(creator.Value, budget))
            .OfType<string>()
            .Select(AuthorNames.Spoken);
        var authors = creators
            .Concat(item.Elements("author").Select(author => PersonOf(Clean(author.Value))).OfType<string>())
            .Concat(PersonsOf(item))
            .ToList();
        IEnumerable<XElement?> feeds = [item.Element(Atom + "source"), head];
        return authors.Count > 0 || item.Name.Namespace != Atom
            ? authors
            : feeds.OfType<XElement>().Select(PersonsOf).FirstOrDefault(persons => persons.Any()) ?? [];
    }

    private static IEnumerable<string> PersonsOf(XElement element) =>
        element.Elements(Atom + "author")
            .Select(author => Decoded(author.Element(Atom + "name")?.Value))
            .OfType<string>();

    // RSS has an address, with the name in parentheses: "ada@courier.example (Ada Lindqvist)". Many feeds have the name
    // alone there.
    private static string? PersonOf(string? person) => person?.Split('(', 2) switch
    {
        [_, var name] => Decoded(name.TrimEnd(')', ' ')),
        [var name] when !name.Contains('@', StringComparison.Ordinal) => Decoded(name),
        _ => null,
    };

    private static IEnumerable<string?> TagsOf(XElement item) =>
        item.Elements("category").Concat(item.Elements(DublinCore + "subject")).Select(tag => Decoded(tag.Value))
            .Concat(
                item.Elements(Atom + "category")
                    .Select(tag => Decoded((string?)tag.Attribute("label") ?? (string?)tag.Attribute("term"))));

    private static void TellRest(MappedItem mapped)
    {
        foreach (var element in mapped.Element.Elements())
        {
            var isTaken = Taken.Contains(element.Name) || element.Name.Namespace == FeedPictures.Media;
            var words = Clean(element.Value)
                ?? element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration)?.Value;
            if (!isTaken && words is not null)
            {
                mapped.LeftOut.Add(LeftOutKind.Metadata, $"{element.Name.LocalName}: {words}", 0);
            }
        }
    }
}
