using System.Text.Json.Nodes;
using System.Xml.Linq;
using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>Makes articles of the items of one kind of feed.</summary>
internal abstract class FeedMapping
{
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>The things that were left out, and how often.</summary>
    public IEnumerable<KeyValuePair<string, int>> LeftOut => _leftOut;

    /// <summary>Returns an article as <c>POST /v1/articles</c> takes it; null for an item that is none.</summary>
    /// <param name="head">The feed's own elements, before its items.</param>
    /// <param name="budget">The budget of work.</param>
    public abstract JsonObject? ArticleOf(XElement head, XElement item, WorkBudget budget);

    protected void LeaveOut(string what, int count = 1)
    {
        if (count > 0)
        {
            _leftOut[what] = _leftOut.GetValueOrDefault(what) + count;
        }
    }

    /// <summary>Adds a member, unless its value is missing.</summary>
    protected static void Say(JsonObject article, string member, string? value)
    {
        if (Clean(value) is { } text)
        {
            article[member] = text;
        }
    }

    protected static JsonArray Names(IEnumerable<string?> names) =>
    [
        .. names.Select(Clean).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(100)
            .Select(name => (JsonNode)name),
    ];

    protected static string? Clean(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Returns the text of HTML, on one line.</summary>
    protected static string? Text(string? html, WorkBudget budget) =>
        html is null ? null : Clean(string.Join(' ', WordsOf(HtmlReader.TextOf(html, budget))));

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the address, if it is an absolute one of the web.</summary>
    protected static string? Web(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? address!.Trim()
            : null;

    protected static string Figure(string url, string? alt, string? caption) =>
        new XElement(
            "figure",
            new XElement("img", new XAttribute("src", url), new XAttribute("alt", Clean(alt) ?? "")),
            Clean(caption) is { } words ? new XElement("figcaption", words) : null)
            .ToString(SaveOptions.DisableFormatting);
}
