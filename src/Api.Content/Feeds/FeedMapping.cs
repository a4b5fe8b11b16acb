using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>Makes articles of the items of one kind of feed.</summary>
internal abstract class FeedMapping
{
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>The things that were left out, and how often.</summary>
    public IEnumerable<KeyValuePair<string, int>> LeftOut => _leftOut;

    /// <summary>Whatever else there is to say about the feed, a line each.</summary>
    public virtual IEnumerable<string> Told => [];

    /// <summary>Returns an article as <c>POST /v1/articles</c> takes it; null for an item that is none.</summary>
    public abstract JsonObject? ArticleOf(MappedItem item, WorkBudget budget);

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

    /// <summary>
    /// Says when the article was published: by an instant if the feed states one, else by the day, with its words if
    /// they say more. A date that cannot be read is told.
    /// </summary>
    protected static void SayPublished(MappedItem item, JsonObject article, string? stated)
    {
        var date = FeedDate.Read(stated);
        Say(article, "publishedAt", InstantOf(date));
        if (date is { At: null })
        {
            Say(article, "publishedOn", date.On);
            Say(article, "publishedText", date.HasTime ? stated : null);
        }

        if (date is null && Clean(stated) is { } unread && !unread.StartsWith("0000", StringComparison.Ordinal))
        {
            item.LeftOut.Add(LeftOutKind.Metadata, unread, 0);
        }
    }

    protected static string? InstantOf(FeedDate? date) =>
        date?.At?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Returns the text of a field in which references of HTML are written out.</summary>
    protected static string? Decoded(string? text) => Clean(WebUtility.HtmlDecode(text));

    protected static JsonArray Names(IEnumerable<string?> names) =>
    [
        .. names.Select(Clean).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(100)
            .Select(name => (JsonNode)name),
    ];

    protected static string? Clean(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Returns the text of HTML, on one line.</summary>
    internal static string? Text(string? html, WorkBudget budget) =>
        html is null ? null : Clean(string.Join(' ', WordsOf(HtmlReader.TextOf(html, budget))));

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the address, if it is an absolute one of the web.</summary>
    protected static string? Web(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? address!.Trim()
            : null;

    internal static string Figure(string url, string? alt, string? caption, string? credit = null)
    {
        var words = new[]
        {
            Clean(caption),
            Clean(credit) is { } name ? new XElement("div", new XAttribute("class", "credit"), name) : (object?)null,
        };
        return new XElement(
            "figure",
            new XElement("img", new XAttribute("src", url), new XAttribute("alt", Clean(alt) ?? "")),
            words.Any(word => word is not null) ? new XElement("figcaption", words) : null)
            .ToString(SaveOptions.DisableFormatting);
    }
}

/// <summary>An item on its way to an article.</summary>
/// <param name="Number">Its number in the feed, from 0.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Head">The feed's own elements, before its items.</param>
internal sealed record MappedItem(int Number, int Line, XElement Head, XElement Element)
{
    /// <summary>Everything in the item that is not in the article.</summary>
    public LeftOutTally LeftOut { get; } = new();
}
