using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace Api.Formats;

/// <summary>A feed as Atom (RFC 4287), page by page (RFC 5005, section 3).</summary>
internal sealed class AtomFeed : FeedWriter
{
    public const string MediaType = "application/atom+xml";

    private static readonly XmlQualifiedName Language = new("lang", "http://www.w3.org/XML/1998/namespace");
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    protected override byte[] BytesOf(Feed feed)
    {
        var atom = new SyndicationFeed
        {
            Id = feed.Id,
            Title = TextOf(feed.Title),
            LastUpdatedTime = feed.Items.Select(Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            Items = feed.Items.Select(Of),
        };
        // Items without an author have the feed's, which must have one (section 4.1.1).
        atom.Authors.Add(new SyndicationPerson { Name = "Article Content API" });
        atom.Links.Add(LinkTo(feed.FeedUrl, "self", MediaType));
        if (feed.NextUrl is { } next)
        {
            atom.Links.Add(LinkTo(next, "next", MediaType));
        }

        var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            atom.GetAtom10Formatter().WriteTo(xml);
        }

        return output.ToArray();
    }

    private static SyndicationItem Of(FeedItem item)
    {
        var entry = new SyndicationItem
        {
            Id = item.Id,
            Title = TextOf(item.Title),
            LastUpdatedTime = Updated(item),
        };
        if ((item.Summary ?? item.ContentText) is { } summary)
        {
            entry.Summary = TextOf(summary);
        }

        if (item.ContentHtml is { } html)
        {
            entry.Content = new TextSyndicationContent(Clean(html), TextSyndicationContentKind.Html);
        }
        if (item.DatePublished is { } published)
        {
            entry.PublishDate = published;
        }

        if (item.Language is { } language)
        {
            entry.AttributeExtensions.Add(Language, language);
        }

        entry.Links.Add(LinkTo(item.Url, "alternate", null));
        foreach (var (url, relation) in new[] { (item.ExternalUrl, "via"), (item.Image, "enclosure") }.Where(
            link => link.Item1 is not null))
        {
            entry.Links.Add(LinkTo(url!, relation, null));
        }

        foreach (var author in item.Authors ?? [])
        {
            entry.Authors.Add(new SyndicationPerson { Name = Clean(author.Name) });
        }

        foreach (var tag in item.Tags ?? [])
        {
            entry.Categories.Add(new SyndicationCategory(Clean(tag)));
        }

        return entry;
    }

    // Nobody knows when an item without a date changed: it must have a date (section 4.1.2), and always the same one.
    private static DateTimeOffset Updated(FeedItem item) =>
        item.DateModified ?? item.DatePublished ?? DateTimeOffset.UnixEpoch;

    private static SyndicationLink LinkTo(string url, string relation, string? mediaType) =>
        new(new Uri(url), relation, null, mediaType, 0);

    private static TextSyndicationContent TextOf(string text) => new(Clean(text));

    // XML 1.0 cannot hold some characters (section 2.2), not even escaped.
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(
                text.EnumerateRunes().Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)));
}
