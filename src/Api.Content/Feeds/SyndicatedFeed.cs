using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads RSS 2.0, with the full text in <c>content:encoded</c> or else in its description, and Atom (RFC 4287). An
/// item's own statements override its feed's; its identifier is the publisher's, and its picture, enclosed or by Media
/// RSS, comes before the body.
/// </summary>
internal sealed class SyndicatedFeed : FeedMapping
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    public override JsonObject? ArticleOf(XElement head, XElement item, WorkBudget budget)
    {
        var isAtom = item.Name.Namespace == Atom;
        var read = Item(item, isAtom);
        var full = Clean(item.Element(Content + "encoded")?.Value) ?? Body(read.Content);
        var summary = Body(read.Summary);
        if (full is null && summary is null)
        {
            LeaveOut("items without a text");
            return null;
        }

        var creators = item.Elements(DublinCore + "creator").Select(c => (string?)c.Value);
        var links = read.Links.ToLookup(l => l.RelationshipType ?? "alternate", l => l.Uri?.OriginalString);
        var article = new JsonObject
        {
            ["html"] = Picture(item, read) + (full ?? summary),
            ["authors"] = Names(creators.Concat(read.Authors.Select(Name))),
            ["tags"] = Names(read.Categories.Select(c => c.Label ?? c.Name)),
        };
        Say(article, "title", isAtom && read.Title?.Type == "text" ? read.Title.Text : Text(read.Title?.Text, budget));
        Say(article, "summary", full is null ? null : Text(summary, budget));
        Say(
            article,
            "language",
            (string?)item.Attribute(XNamespace.Xml + "lang") ?? Clean(head.Element("language")?.Value));
        Say(article, "canonicalUrl", links["alternate"].Select(Web).FirstOrDefault(l => l is not null));
        Say(article, "externalId", read.Id);
        Say(
            article,
            "publishedAt",
            Instant(() => read.PublishDate) ?? (isAtom ? Instant(() => read.LastUpdatedTime) : null));
        Say(article, "modifiedAt", Instant(() => read.LastUpdatedTime));
        Say(article, "license", read.Copyright?.Text);
        if (Text((head.Element("title") ?? head.Element(Atom + "title"))?.Value, budget) is { } publisher)
        {
            var site = head.Element("link")?.Value
                ?? (string?)head.Elements(Atom + "link")
                    .FirstOrDefault(l => (string?)l.Attribute("rel") is null or "alternate")?.Attribute("href");
            article["publisher"] = new JsonObject { ["name"] = publisher, ["url"] = Web(site) };
        }

        return article;
    }

    private static SyndicationItem Item(XElement item, bool isAtom)
    {
        SyndicationItemFormatter formatter = isAtom ? new Atom10ItemFormatter() : new Rss20ItemFormatter();

        // The size of an enclosure that no number holds would fail the item, and nobody asks for it.
        item.DescendantsAndSelf().Attributes("length")
            .Where(length => !long.TryParse(length.Value, CultureInfo.InvariantCulture, out _))
            .Remove();

        // The element's own reader would take white space between elements for text, which it is not in a feed.
        using var reader = XmlReader.Create(
            new StringReader(item.ToString(SaveOptions.DisableFormatting)), FeedReader.Settings);
        formatter.ReadFrom(reader);
        return formatter.Item;
    }

    private static string? Body(SyndicationContent? content) => content switch
    {
        TextSyndicationContent { Type: "text" } text when !text.Text.Contains('<', StringComparison.Ordinal) =>
            Clean(WebUtility.HtmlEncode(text.Text)),
        TextSyndicationContent text => Clean(text.Text),
        _ => null,
    };

    // RSS has an address, with the name in parentheses: "ada@courier.example (Ada Lindqvist)". Many feeds have the name
    // alone there.
    private static string? Name(SyndicationPerson person) => (person.Name ?? person.Email)?.Split('(', 2) switch
    {
        [_, var name] => name.TrimEnd(')', ' '),
        [var name] when !name.Contains('@', StringComparison.Ordinal) => name,
        _ => null,
    };

    // Invalid dates are only noticed when they are read.
    private static string? Instant(Func<DateTimeOffset> date)
    {
        try
        {
            var instant = date();
            var text = instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            return StatedDate.IsDate(text[..10], instant, receivedAt: null) ? text : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Picture(XElement item, SyndicationItem read)
    {
        var media = item.Descendants(Media + "content")
            .FirstOrDefault(
                m => (string?)m.Attribute("medium") == "image"
                    || ((string?)m.Attribute("type"))?.StartsWith("image/", StringComparison.Ordinal) == true);
        var enclosed = read.Links.FirstOrDefault(
            l => l.RelationshipType == "enclosure"
                && l.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true)?.Uri?.OriginalString;
        return (Web((string?)media?.Attribute("url")) ?? Web(enclosed)) is { } url
            ? Figure(url, null, media?.Element(Media + "description")?.Value)
            : "";
    }
}
