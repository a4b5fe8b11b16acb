using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// A page's statements about its article, by their places, gathered in one walk over the page. A place is
/// <list type="bullet">
/// <item>the name of a <c>meta</c> element: <c>og:title</c>, <c>author</c>, and <c>dc.title</c> for Dublin Core in
/// every spelling;</item>
/// <item><c>jsonld:</c> or <c>microdata:</c> and a property that schema.org gives an article;</item>
/// <item><c>rel:</c> and a link's own type;</item>
/// <item><c>#</c> and something that the page shows: see <see cref="ShownStatements"/>.</item>
/// </list>
/// </summary>
internal sealed class PageStatements
{
    private const int StepsPerElement = 20;
    private const int MostValues = 200;
    private const int MostLines = 50;
    private const int MostTexts = 2_000;
    private const int MostJson = 1_000_000;
    private const int LongestByline = 300;

    private static readonly string[] Titles = ["og:title", "jsonld:headline", "twitter:title", "#title"];
    private static readonly string[] Names =
    [
        "jsonld:publisher", "og:site_name", "microdata:publisher", "dc.publisher", "application-name", "publisher",
        "apple-mobile-web-app-title", "twitter:site",
    ];

    private static readonly string[] DublinCore = ["dcterms.", "dcterms:", "dc:"];
    private static readonly string[] MetaNames = ["name", "property", "itemprop", "http-equiv"];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _shown = [];
    private readonly List<Thing> _jsonLd = [];
    private readonly Microdata _microdata;
    private readonly WorkBudget _budget;
    private readonly string _host;
    private int _json;
    private int _texts;

    private PageStatements(string? address, WorkBudget budget) =>
        (_host, _budget, _microdata) = (HostOf(address), budget, new(budget));

    /// <summary>The article as JSON-LD describes it; null if it does not.</summary>
    public Thing? JsonLdArticle { get; private set; }

    /// <summary>The article as microdata describes it; null if it does not.</summary>
    public Thing? MicrodataArticle { get; private set; }

    /// <summary>The names of the site: keys of <see cref="PageTitle.SiteKey"/>.</summary>
    public IReadOnlySet<string> Sites { get; private set; } = new HashSet<string>();

    /// <summary>The headings that can be the headline, the best first.</summary>
    public IReadOnlyList<PageHeading> Headings { get; private set; } = [];

    /// <summary>Returns the statements at a place, in the order of the page.</summary>
    public IEnumerable<string> this[string place] => place.Split(':') switch
    {
        ["jsonld", var property] => JsonLdArticle?.Texts(property).Take(MostValues) ?? [],
        ["microdata", var property] => MicrodataArticle?.Texts(property).Take(MostValues) ?? [],
        _ => _values.GetValueOrDefault(place, []),
    };

    /// <summary>Returns the statements at these places that fit in a field of one line.</summary>
    public IEnumerable<string> Lines(params IEnumerable<string> places) =>
        places.SelectMany(place => this[place]).Select(Line).OfType<string>();

    /// <summary>Returns a value that fits in a field of one line; else null.</summary>
    public string? Line(string value) => StatedText.Line(Plain(value));

    /// <summary>Returns a value that fits in a field of several lines; else null.</summary>
    public string? Words(string value) => StatedText.Words(Plain(value));

    // Text that reads like HTML is not HTML if the page shows it.
    private string Plain(string value)
    {
        _budget.Spend(StepsPerElement + value.Length, "it says too much about itself");
        return ReadsLikeHtml(value) && !_shown.Contains(StatedText.OneLine(value)) ? StatedText.Plain(value) : value;
    }

    private static bool ReadsLikeHtml(string value) =>
        value.Length <= PartJson.LongestText && value.AsSpan().ContainsAny('&', '<');

    /// <summary>Returns the things that are a property of the article.</summary>
    public IEnumerable<Thing> Things(string property) =>
        new[] { JsonLdArticle, MicrodataArticle }.OfType<Thing>().SelectMany(article => article.Things(property));

    public static PageStatements Of(IHtmlDocument document, string? address, WorkBudget budget)
    {
        var page = new PageStatements(address, budget);
        page.Add("#title", document.Title);
        page.Add("#address", address);
        page.Walk(document.DocumentElement);
        var urls = page["rel:canonical"].Concat(page["og:url"])
            .Append(address)
            .Select(url => Key(url, address))
            .OfType<string>()
            .ToHashSet();
        page.JsonLdArticle = SchemaOrg.Article(page._jsonLd, url => Key(url, address) is { } key && urls.Contains(key));
        page.MicrodataArticle = SchemaOrg.Article(
            page._microdata.Things, url => Key(url, address) is { } key && urls.Contains(key));
        page.Sites = SiteNames.Of(page.Lines(Names), page["#home"], page["rel:canonical"].FirstOrDefault() ?? address);
        page.ReadShown(document);
        return page;
    }

    private void ReadShown(IHtmlDocument document)
    {
        var outline = PageOutline.Of(document, _budget);
        var titles = Lines(Titles).Select(title => PageTitle.WithoutSite(title, Sites)).ToList();
        Headings = PageHeading.Ranked(outline, titles, Sites, _budget);
        var heading = Headings is [{ Rank: > 0 } best, ..] ? best.Number : -1;
        ShownStatements.AddTo(this, outline, PageArea.Of(outline, heading), _budget);
    }

    // No host has no name.
    private static string HostOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "";

    // One page has addresses with http and https, with and without a slash at the end, and with fragments.
    private static string? Key(string? url, string? address) =>
        url is not null && StatedText.Url(url, address) is { } link
            ? new Uri(link)
                .GetComponents(UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped)
                .TrimEnd('/') : null;

    // Without recursion: pages nest as deep as they like.
    private void Walk(IElement root)
    {
        var ahead = new Stack<(IElement Element, Thing? Item)>([(root, null)]);
        while (ahead.TryPop(out var next))
        {
            var (element, item) = next;
            _budget.Spend(StepsPerElement, HtmlBlocks.TooDeep);
            if (element is IHtmlScriptElement { Type: { } type }
                && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                && element.TextContent is var block
                && (_json += block.Length) <= MostJson)
            {
                JsonLd.Read(block, _jsonLd, _budget);
            }

            if (VisibleText.Hides(element))
            {
                continue;
            }

            // Most elements of a large page have no attributes.
            if (element.Attributes.Length > 0)
            {
                item = _microdata.Read(element, item);
                Note(element);
            }

            for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
            {
                switch (element.ChildNodes[i])
                {
                    case IElement child:
                        ahead.Push((child, item));
                        break;
                    case IText text when _shown.Count < MostTexts && ReadsLikeHtml(text.Data):
                        _shown.Add(StatedText.OneLine(text.Data));
                        break;
                }
            }
        }
    }

    private void Note(IElement element)
    {
        switch (element.LocalName)
        {
            case "html":
                Add("#lang", element.GetAttribute("lang"));
                break;
            case "meta":
                // RDFa lets an attribute hold several properties, as if each were alone.
                foreach (var name in MetaNames.Select(element.GetAttribute)
                    .OfType<string>()
                    .SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Distinct())
                {
                    Add(NameOf(name), element.GetAttribute("content"));
                }

                break;
            case "a" when PageHeading.IsHome(element, _host):
                Add("#home", () => VisibleText.Of(element, LongestByline, _budget));
                break;
            case "link" or "a" when element.GetAttribute("rel") is { } relations:
                foreach (var relation in relations.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    switch (relation.ToLowerInvariant())
                    {
                        case "canonical" or "license":
                            Add("rel:" + relation, element.GetAttribute("href"));
                            break;
                        case "tag":
                            Add("rel:" + relation, () => VisibleText.Of(element, LongestByline, _budget));
                            break;
                    }
                }

                break;
        }
    }

    /// <param name="value">Null or white space is no statement.</param>
    public void Add(string place, string? value) => Add(place, () => value);

    /// <inheritdoc cref="Add(string, string?)"/>
    public void Add(string place, Func<string?> value) =>
        AddLines(place, () => value() is { } text && !string.IsNullOrWhiteSpace(text) ? [text] : []);

    /// <param name="values">Called only as long as there are not too many.</param>
    public void AddLines(string place, Func<IReadOnlyList<string>> values)
    {
        if (!_values.TryGetValue(place, out var held))
        {
            _values[place] = held = [];
        }

        if (held.Count < (place[0] == '#' ? MostLines : MostValues) && (place[0] != '#' || _texts++ < MostTexts))
        {
            held.AddRange(values());
        }
    }

    private static string NameOf(string name)
    {
        var prefix = DublinCore.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? name : "dc." + name[prefix.Length..];
    }
}
