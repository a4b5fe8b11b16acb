using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Articles out of XML, whose root says what it is: an export of WordPress (WXR), a feed in RSS 2.0, or one in Atom
/// (RFC 4287). Each becomes an article as our own JSON has it, with its body as <c>html</c>. It is read item by item,
/// however large it is; no DTD is read, and nothing is fetched.
/// </summary>
public static class FeedReader
{
    private const string Misencoded = "The file breaks off here: it is not in the encoding that it declares.";

    private const int StepsPerElement = 50;
    private const int MostNamespaces = 1_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
    };

    /// <param name="open">Opens the bytes of the feed, of which some are read again.</param>
    /// <param name="report">Told, a line each, what was left out because an article has nothing like it.</param>
    public static IEnumerable<FeedArticle> Read(Func<Stream> open, Action<string> report)
    {
        FeedMapping? mapping = null;
        foreach (var (line, head, item, broken) in Items(open))
        {
            if (item is null)
            {
                yield return Refuse(line, broken!);
                continue;
            }

            mapping ??= WordPressExport.Is(item)
                ? new WordPressExport(Items(open).Select(i => i.Item).OfType<XElement>())
                : new SyndicatedFeed();
            if (Map(mapping, head, item, line) is { } article)
            {
                yield return article;
            }
        }

        foreach (var (what, count) in mapping?.LeftOut ?? [])
        {
            report($"left out, as an article has nothing like it: {what} ({count})");
        }
    }

    private static FeedArticle? Map(FeedMapping mapping, XElement head, XElement item, int line)
    {
        try
        {
            if (mapping.ArticleOf(head, item, Bounded(item)) is not { } article)
            {
                return null;
            }

            var content = Encoding.UTF8.GetBytes(article.ToJsonString(Json));
            return content.Length > SourceText.MaxBytes
                ? Refuse(line, $"The article has more than {SourceText.MaxBytes:N0} bytes, which is the limit.")
                : new(line, new(content, SourceDocument.Json, new() { FromFeed = true }));
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException)
        {
            return Refuse(line, $"The item cannot be read: {e.Message}");
        }
        catch (TooMuchWorkException e)
        {
            return Refuse(line, e.Message);
        }
    }

    /// <summary>
    /// Returns the budget for reading an item, less the cost of its elements: each name is looked up among the
    /// namespaces around it.
    /// </summary>
    private static WorkBudget Bounded(XElement item)
    {
        var (budget, namespaces) = (new WorkBudget(), 0L);
        foreach (var element in item.DescendantsAndSelf())
        {
            var attributes = element.Attributes().Count();
            namespaces += attributes > 0 ? element.Attributes().Count(a => a.IsNamespaceDeclaration) : 0;
            budget.Spend(
                StepsPerElement + (StepsPerElement * attributes), "the item has too many elements and attributes");
        }

        budget.Bound(namespaces, MostNamespaces, "The namespaces that the item declares are more than");
        return budget;
    }

    /// <summary>
    /// Returns the items with the feed's own elements before them; the last one may be the reason why there are no
    /// more.
    /// </summary>
    private static IEnumerable<(int Line, XElement Head, XElement? Item, string? Broken)> Items(
        Func<Stream> open)
    {
        var encoding = EncodingOf(open);
        using var text = new LegibleText(open(), encoding);
        using var xml = TryOpen(text, out var unread);
        var head = new XElement("head");
        if (xml is null)
        {
            yield return (1, head, null, unread);
            yield break;
        }

        using var reader = new BoundedXml(xml);
        while (true)
        {
            var (item, broken) = Next(reader, (IXmlLineInfo)xml, head, out var line);
            if (item is null && broken is null)
            {
                yield break;
            }

            yield return (line, head, item, broken);
            if (item is null)
            {
                yield break;
            }
        }
    }

    // It reads the beginning at once.
    private static XmlReader? TryOpen(LegibleText text, out string? broken)
    {
        try
        {
            broken = null;
            return XmlReader.Create(text, Settings);
        }
        catch (DecoderFallbackException)
        {
            broken = Misencoded;
            return null;
        }
    }

    private static (XElement? Item, string? Broken) Next(
        BoundedXml reader,
        IXmlLineInfo place,
        XElement head,
        out int line)
    {
        line = 0;
        try
        {
            if (reader.ReadState == ReadState.Initial)
            {
                reader.MoveToContent();
                if (reader.LocalName is not ("rss" or "feed")
                    || (reader.LocalName == "rss" && !reader.ReadToDescendant("channel")))
                {
                    return (null, "This is not a feed: its root is neither rss with a channel in it nor feed.");
                }

                reader.Read();
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
                    return (Cleaned((XElement)XNode.ReadFrom(reader)), null);
                }
                else
                {
                    head.Add(XNode.ReadFrom(reader));
                }
            }

            return (null, null);
        }
        catch (XmlException e)
        {
            line = e.LineNumber;
            return (null, $"The XML breaks off here: {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            return (null, Misencoded);
        }
        catch (TooMuchWorkException e)
        {
            return (null, $"The XML is not read from here on: {e.Message}");
        }
        catch (IOException e)
        {
            return (null, $"The file breaks off here: {e.Message}");
        }
    }

    private static Encoding EncodingOf(Func<Stream> open)
    {
        using var reader = new XmlTextReader(open()) { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        try
        {
            reader.Read();
            return reader.Encoding ?? Encoding.UTF8;
        }
        catch (XmlException)
        {
            // The reason is reported when the file itself is read.
            return Encoding.UTF8;
        }
    }

    // Old systems write characters that XML does not have, and references to them, and readers accept them.
    private static XElement Cleaned(XElement item)
    {
        foreach (var text in item.DescendantNodes().OfType<XText>().ToList())
        {
            text.Value = Cleaned(text.Value);
        }

        foreach (var attribute in item.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            attribute.Value = Cleaned(attribute.Value);
        }

        return item;
    }

    private static string Cleaned(string text) =>
        Legible.Of(text.All(IsText) ? text : string.Concat(text.Where(IsText)));

    private static bool IsText(char unit) => char.IsSurrogate(unit) || XmlConvert.IsXmlChar(unit);

    private sealed class LegibleText(Stream feed, Encoding encoding) : StreamReader(feed, encoding)
    {
        public override int Read(char[] buffer, int index, int count)
        {
            int read, kept;
            do
            {
                read = base.Read(buffer, index, count);
                kept = index;
                for (var i = index; i < index + read; i++)
                {
                    buffer[kept] = buffer[i];
                    kept += IsText(buffer[i]) ? 1 : 0;
                }
            }
            while (read > 0 && kept == index);
            return kept - index;
        }
    }

    private static FeedArticle Refuse(int line, string reason) =>
        new(line, null, new(RefusalKind.Unacceptable, Legible.Of(reason), []));
}

/// <summary>An article of a feed, or why one of its items, or the rest of it, is refused.</summary>
/// <param name="Line">The line on which the item begins.</param>
public sealed record FeedArticle(int Line, SourceDocument? Source, Refusal? Refusal = null);
