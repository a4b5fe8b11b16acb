using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>Makes HTML of the texts of a feed.</summary>
internal static partial class FeedContent
{
    /// <summary>
    /// Returns the HTML of a description in RSS, which is HTML by convention. Its markup may be there as it is, not
    /// escaped.
    /// </summary>
    public static string? OfRss(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        if (element.HasElements)
        {
            return Clean(MarkupOf(element.Nodes()));
        }

        var isMarkup = element.Value.Contains('<') || Reference().IsMatch(element.Value);
        return Clean(isMarkup ? element.Value : WebUtility.HtmlEncode(element.Value));
    }

    /// <summary>
    /// Returns the HTML of a text in Atom, by its type: text is text, its angle brackets too, and blank lines part its
    /// paragraphs (RFC 4287, sections 3.1.1 and 4.1.3.3).
    /// </summary>
    public static string? OfAtom(XElement? element, FeedLinks links)
    {
        if (element is null)
        {
            return null;
        }

        var type = TypeOf(element);
        if (type == "xhtml" || type.EndsWith("xml", StringComparison.Ordinal))
        {
            foreach (var markup in element.Elements())
            {
                links.ResolveWithin(markup);
            }

            return Clean(MarkupOf(element.Elements()));
        }

        return type switch
        {
            "html" or "text/html" => OfRss(element),
            "text" => Clean(Paragraphs(element.Value)),
            _ when type.StartsWith("text/", StringComparison.Ordinal) => Clean(Paragraphs(element.Value)),
            _ => null,
        };
    }

    /// <summary>Returns the words of a title in Atom, on one line.</summary>
    public static string? LineOf(XElement? element, WorkBudget budget)
    {
        if (element is null)
        {
            return null;
        }

        return StatedText.OneLine(
            TypeOf(element) == "html" ? HtmlReader.TextOf(element.Value, budget) : element.Value);
    }

    private static string MarkupOf(IEnumerable<XNode> nodes) =>
        string.Concat(nodes.Select(node => node.ToString(SaveOptions.DisableFormatting)));

    private static string TypeOf(XElement element) =>
        ((string?)element.Attribute("type"))?.Trim().Split(';')[0].ToLowerInvariant() ?? "text";

    private static string Paragraphs(string text)
    {
        var blocks = BlankLine().Split(text.Trim()).Select(WebUtility.HtmlEncode).ToList();
        return blocks is [var only] ? only! : string.Concat(blocks.Select(block => $"<p>{block}</p>"));
    }

    private static string? Clean(string text) => text.Trim() is { Length: > 0 } words ? words : null;

    [GeneratedRegex("&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]+);", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();
}
