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
/// however large it is (<see cref="FeedItems"/>); no DTD is read, and nothing is fetched.
/// </summary>
public static class FeedReader
{
    private const int StepsPerElement = 50;
    private const int MostNamespaces = 1_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="open">Opens the bytes of the feed, which are read twice.</param>
    /// <param name="report">
    /// Told, a line each, what was repaired, and what was left out because an article has nothing like it.
    /// </param>
    public static IEnumerable<FeedArticle> Read(Func<Stream> open, Action<string> report)
    {
        var items = new FeedItems(open);
        FeedMapping? mapping = null;
        var number = 0;
        foreach (var (line, head, item, broken) in items.Read(report))
        {
            if (item is null)
            {
                yield return Refuse(line, broken!);
                continue;
            }

            mapping ??= MappingFor(item, items);
            if (Map(mapping, new(number++, line, head, item)) is { } article)
            {
                yield return article;
            }
        }

        foreach (var (what, count) in mapping?.LeftOut ?? [])
        {
            report($"left out, as an article has nothing like it: {what} ({count})");
        }

        foreach (var told in mapping?.Told ?? [])
        {
            report(told);
        }
    }

    private static FeedMapping MappingFor(XElement first, FeedItems items)
    {
        // Attachments may come after the posts that show them, and the newest state of an entry after older ones.
        var all = items.Read(_ => { }).Select(item => item.Element).OfType<XElement>();
        return WordPressExport.Is(first) ? new WordPressExport(all) : new SyndicatedFeed(new FeedIdentities(all));
    }

    private static FeedArticle? Map(FeedMapping mapping, MappedItem item)
    {
        try
        {
            if (!Clean(item.Element))
            {
                return Refuse(item.Line, "Some bytes of the item mean nothing in the encoding of the feed.");
            }

            if (mapping.ArticleOf(item, Bounded(item.Element)) is not { } article)
            {
                return null;
            }

            var content = Encoding.UTF8.GetBytes(article.ToJsonString(Json));
            if (content.Length > SourceText.MaxBytes)
            {
                return Refuse(
                    item.Line, $"The article has more than {SourceText.MaxBytes:N0} bytes, which is the limit.");
            }

            var leftOut = item.LeftOut.All;
            var given = new GivenFields { FromFeed = true, LeftOut = leftOut.Count > 0 ? leftOut : null };
            return new(item.Line, new(content, SourceDocument.Json, given));
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException)
        {
            return Refuse(item.Line, $"The item cannot be read: {e.Message}");
        }
        catch (TooMuchWorkException e)
        {
            return Refuse(item.Line, e.Message);
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
    /// Removes the characters that XML does not have, from references, too: old systems write them, and readers accept
    /// them. Returns whether every character has a meaning.
    /// </summary>
    private static bool Clean(XElement item)
    {
        var isWhole = true;
        foreach (var text in item.DescendantNodes().OfType<XText>().ToList())
        {
            isWhole &= !text.Value.Contains(SourceEncoding.Undecodable);
            text.Value = Cleaned(text.Value);
        }

        foreach (var attribute in item.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            isWhole &= !attribute.Value.Contains(SourceEncoding.Undecodable);
            attribute.Value = Cleaned(attribute.Value);
        }

        return isWhole;
    }

    private static string Cleaned(string text)
    {
        if (text.All(unit => FeedText.Has(unit) && !char.IsSurrogate(unit)))
        {
            return text;
        }

        // Of a surrogate alone the framework makes U+FFFD.
        var hasReplacements = text.Contains('\uFFFD');
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isText = !rune.IsBmp || FeedText.Has((char)rune.Value);
            if (isText && (hasReplacements || rune != Rune.ReplacementChar))
            {
                cleaned.Append(rune.ToString());
            }
        }

        return cleaned.ToString();
    }

    private static FeedArticle Refuse(int line, string reason) =>
        new(line, null, new(RefusalKind.Unacceptable, Legible.Of(reason), []));
}

/// <summary>An article of a feed, or why one of its items, or the rest of it, is refused.</summary>
/// <param name="Line">The line on which the item begins.</param>
public sealed record FeedArticle(int Line, SourceDocument? Source, Refusal? Refusal = null);
