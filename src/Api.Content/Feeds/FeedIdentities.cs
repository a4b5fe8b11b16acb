using System.Xml.Linq;

namespace Api.Content.Feeds;

/// <summary>
/// Tells what it means that two items of a feed have one identifier. In Atom they are states of one entry, and the
/// newest is the one with the latest <c>updated</c> (RFC 4287, sections 4.1.1 and 4.2.15). In RSS so are two items with
/// one link; but two items with one <c>guid</c> and several links are several articles, and the <c>guid</c> identifies
/// none of them.
/// </summary>
internal sealed class FeedIdentities
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    public FeedIdentities(IEnumerable<XElement> items)
    {
        var number = 0;
        foreach (var item in items)
        {
            if (IdOf(item) is { } id)
            {
                Add(id, item, number);
            }

            number++;
        }
    }

    /// <summary>Identifiers that name several articles.</summary>
    public IEnumerable<string> Ambiguous => _known.Where(known => known.Value.IsAmbiguous).Select(known => known.Key);

    /// <summary>Whether another item of the feed is a newer state of the same article.</summary>
    public bool IsOlder(XElement item, int number) =>
        IdOf(item) is { } id
            && _known.TryGetValue(id, out var known)
            && known is { IsAmbiguous: false }
            && known.Newest != number;

    /// <summary>Returns the publisher's identifier of the item; null if it has none of its own.</summary>
    public string? OwnIdOf(XElement item) =>
        IdOf(item) is { } id && !(_known.TryGetValue(id, out var known) && known.IsAmbiguous) ? id : null;

    private static string? IdOf(XElement item) =>
        (item.Element(item.Name.Namespace + "guid") ?? item.Element(Atom + "id"))?.Value.Trim() is { Length: > 0 } id
            ? id
            : null;

    private void Add(string id, XElement item, int number)
    {
        var at = DateOf(item);
        var place = PlaceOf(item);
        if (!_known.TryGetValue(id, out var known))
        {
            _known[id] = new(number, at, place, IsAmbiguous: false);
            return;
        }

        // An item without a date is as new as its place in the file.
        var isNewer = at is null || known.At is null || at >= known.At;
        var isOther = item.Name.Namespace != Atom && place != known.Place;
        known = known with { IsAmbiguous = known.IsAmbiguous || isOther };
        _known[id] = isNewer ? known with { Newest = number, At = at ?? known.At } : known;
    }

    private static DateTimeOffset? DateOf(XElement item) =>
        FeedDate.Read((item.Element(Atom + "updated") ?? item.Element("pubDate"))?.Value)?.At;

    // The address of an item, or its title if it has no address.
    private static string PlaceOf(XElement item) =>
        (item.Element("link") ?? item.Element("title"))?.Value.Trim() ?? "";

    private sealed record Known(int Newest, DateTimeOffset? At, string Place, bool IsAmbiguous);
}
