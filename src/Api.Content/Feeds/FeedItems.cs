using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads the items of a feed one by one, however many there are. If the XML is broken, it is repaired, and reading
/// continues with the item in which it is.
/// </summary>
/// <param name="open">Opens the bytes of the feed, of which some are read again.</param>
internal sealed class FeedItems(Func<Stream> open)
{
    internal static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
    };

    private const string NoFeed = "This is not a feed: its root is neither rss with a channel in it nor feed.";

    /// <summary>Returns the items; the last one may be the reason why there are no more.</summary>
    /// <param name="report">Told, a line each, what was repaired.</param>
    public IEnumerable<FeedElement> Read(Action<string> report)
    {
        var read = 0;
        FeedElement? fault = null;
        foreach (var item in Of(FeedText.Open(open)))
        {
            if (item.IsBrokenXml)
            {
                fault = item;
                break;
            }

            read++;
            yield return item;
        }

        if (fault is null)
        {
            yield break;
        }

        var repairs = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in Of(new XmlRepair(FeedText.Open(open), repairs)).Skip(read))
        {
            if (item.Element is null && read == 0)
            {
                // There is nothing to repair.
                yield return fault;
                yield break;
            }

            read++;
            yield return item;
        }

        if (repairs.Count == 0)
        {
            yield break;
        }

        var told = string.Join(", ", repairs.Select(repair => $"{repair.Key} ({repair.Value})"));
        report(string.Create(
            CultureInfo.InvariantCulture, $"the XML is broken in line {fault.Line}, and was repaired: {told}"));
    }

    private static IEnumerable<FeedElement> Of(TextReader text)
    {
        using (text)
        {
            using var xml = XmlReader.Create(text, Settings);
            using var reader = new BoundedXml(xml);
            var head = new XElement("head");
            while (Next(reader, (IXmlLineInfo)xml, head) is { } item)
            {
                yield return item;
                if (item.Element is null)
                {
                    yield break;
                }
            }
        }
    }

    private static FeedElement? Next(BoundedXml reader, IXmlLineInfo place, XElement head)
    {
        var line = 0;
        try
        {
            if (reader.ReadState == ReadState.Initial && !MoveInto(reader, head))
            {
                return new(line, head, null, NoFeed);
            }

            while (reader.NodeType is not (XmlNodeType.EndElement or XmlNodeType.None))
            {
                line = place.LineNumber;
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                }
                else if (reader.LocalName is "item" or "entry")
                {
                    return new(line, head, (XElement)XNode.ReadFrom(reader), null);
                }
                else
                {
                    head.Add(XNode.ReadFrom(reader));
                }
            }

            return null;
        }
        catch (XmlException e)
        {
            return new(e.LineNumber, head, null, $"The XML breaks off here: {e.Message}") { IsBrokenXml = true };
        }
        catch (TooMuchWorkException e)
        {
            return new(line, head, null, $"The XML is not read from here on: {e.Message}");
        }
        catch (IOException e)
        {
            return new(line, head, null, $"The file breaks off here: {e.Message}");
        }
    }

    // The attributes of feed and channel (xml:base, xml:lang) hold for everything in it.
    private static bool MoveInto(BoundedXml reader, XElement head)
    {
        reader.MoveToContent();
        if (reader.LocalName is not ("rss" or "feed"))
        {
            return false;
        }

        AddXmlAttributes(reader, head);
        if (reader.LocalName == "rss")
        {
            if (!reader.ReadToDescendant("channel"))
            {
                return false;
            }

            AddXmlAttributes(reader, head);
        }

        reader.Read();
        return true;
    }

    private static void AddXmlAttributes(BoundedXml reader, XElement head)
    {
        foreach (var name in new[] { "base", "lang" })
        {
            if (reader.GetAttribute(name, XNamespace.Xml.NamespaceName) is { Length: > 0 } value)
            {
                head.SetAttributeValue(XNamespace.Xml + name, value);
            }
        }
    }
}

/// <summary>An item of a feed, or why there are no more.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Head">The feed's own elements, before its items.</param>
internal sealed record FeedElement(int Line, XElement Head, XElement? Element, string? Broken)
{
    /// <summary>Whether the reason is that the XML is not well-formed.</summary>
    public bool IsBrokenXml { get; init; }
}
