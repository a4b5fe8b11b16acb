using System.Xml.Linq;

namespace Api.Content.Feeds;

/// <summary>
/// The addresses of an item. Relative ones are resolved against the nearest <c>xml:base</c> around them, each of which
/// may be relative to the next, and in the end against the feed's own address (XML Base; RFC 3986, section 5.1; RFC
/// 4287, section 2).
/// </summary>
internal sealed class FeedLinks
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XName BaseName = XNamespace.Xml + "base";

    private readonly XElement _item;
    private readonly Uri? _feed;

    /// <param name="head">The feed's own elements, with its <c>xml:base</c>.</param>
    public FeedLinks(XElement head, XElement item)
    {
        _item = item;
        var own = LinkOf(head, "self") ?? LinkOf(head, "alternate") ?? head.Element("link")?.Value;
        var address = Resolve(null, own);
        _feed = (string?)head.Attribute(BaseName) is { } stated ? Resolve(address, stated) : address;
        Site = Web(Resolve(_feed, LinkOf(head, "alternate") ?? head.Element("link")?.Value));
        var permanent = item.Element("guid") is { } guid && (string?)guid.Attribute("isPermaLink") != "false"
            ? guid
            : null;
        Alternate = item.Elements("link").Select(link => Of(link, link.Value))
            .Concat(item.Elements(Atom + "link").Where(link => IsOf(link, "alternate")).Select(OfHref))
            .Append(permanent is null ? null : Web(Resolve(null, permanent.Value)))
            .FirstOrDefault(address => address is not null);
    }

    /// <summary>The feed's site; null if it is not known.</summary>
    public string? Site { get; }

    /// <summary>The item's own address; null if it is not known.</summary>
    public string? Alternate { get; }

    /// <summary>The addresses of the enclosed files, and their media types.</summary>
    public IEnumerable<(string Url, string Type)> Enclosures =>
        _item.Elements("enclosure").Select(file => (Of(file, (string?)file.Attribute("url")), TypeOf(file)))
            .Concat(
                _item.Elements(Atom + "link").Where(link => IsOf(link, "enclosure"))
                    .Select(link => (OfHref(link), TypeOf(link))))
            .Where(file => file.Item1 is not null)
            .Select(file => (file.Item1!, file.Item2));

    /// <summary>Returns the absolute address of the web that an element states; null if there is none.</summary>
    public string? Of(XElement element, string? address) => Web(Resolve(BaseOf(element), address));

    /// <summary>
    /// Returns the element of HTML that says against what the body's addresses are resolved, if not against the
    /// article's own; else nothing.
    /// </summary>
    public string BaseFor(string? address, string body)
    {
        if (!body.Contains("href=", StringComparison.OrdinalIgnoreCase)
            && !body.Contains("src=", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var text = _item.Element(Atom + "content") ?? _item.Element(Atom + "summary") ?? _item;
        var isStated = text.AncestorsAndSelf().Any(element => element.Attribute(BaseName) is not null);
        return (isStated || address is null) && Web(BaseOf(text)) is { } found
            ? new XElement("base", new XAttribute("href", found)).ToString()
            : "";
    }

    /// <summary>Makes the addresses in XHTML absolute if elements in it have bases of their own.</summary>
    public void ResolveWithin(XElement markup)
    {
        if (!markup.DescendantsAndSelf().Attributes(BaseName).Any())
        {
            return;
        }

        var addresses = markup.DescendantsAndSelf().Attributes()
            .Where(attribute => attribute.Name.LocalName is "href" or "src" or "cite" or "poster")
            .ToList();
        foreach (var attribute in addresses)
        {
            attribute.Value = Of(attribute.Parent!, attribute.Value) ?? attribute.Value;
        }
    }

    private static string? LinkOf(XElement head, string relation) =>
        (string?)head.Elements(Atom + "link").FirstOrDefault(link => IsOf(link, relation))?.Attribute("href");

    private static bool IsOf(XElement link, string relation) =>
        ((string?)link.Attribute("rel") ?? "alternate") == relation;

    private static string TypeOf(XElement file) => (string?)file.Attribute("type") ?? "";

    private string? OfHref(XElement link) => Of(link, (string?)link.Attribute("href"));

    private Uri? BaseOf(XElement element) =>
        element.AncestorsAndSelf().Reverse()
            .Select(around => (string?)around.Attribute(BaseName))
            .OfType<string>()
            .Aggregate(_feed, (around, stated) => Resolve(around, stated) ?? around);

    private static Uri? Resolve(Uri? around, string? address)
    {
        if (address?.Trim() is not { Length: > 0 } stated)
        {
            return null;
        }

        // A path is relative, although it names a file on a machine.
        if (Uri.TryCreate(stated, UriKind.Absolute, out var absolute) && absolute.Scheme != Uri.UriSchemeFile)
        {
            return absolute;
        }

        return around is not null && Uri.TryCreate(around, stated, out var resolved) ? resolved : null;
    }

    private static string? Web(Uri? address) =>
        address?.Scheme is "http" or "https" ? address.OriginalString : null;
}
