using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>
/// Finds the elements of a page that are beside its article: those that are named so, other <c>article</c> elements,
/// and teasers, which a link to another page gives away. Who wrote them and when says nothing about the article.
/// </summary>
internal sealed class OtherArticles
{
    /// <summary>The greatest share of the page's running text that something beside the article may have.</summary>
    private const double Largest = 0.4;
    private const int LongestTeaser = 600;
    private const int LongestItem = 300;
    private const int ShortestTitle = 20;
    private const int LeastTitleWords = 4;
    private const int MostLevels = 8;
    private const int MostInLink = 20;

    // Words at the start of a class.
    private static readonly string[] Beside = ["comment", "related", "recommend", "sidebar", "footer", "newsletter"];

    // Words anywhere in class or id.
    private static readonly MarkupWords Lists = new(
        "trending", "popular", "mostread", "mostpopular", "mostviewed", "recirc", "recirculation", "outbrain",
        "taboola", "readnext", "readmore", "related", "recommended", "recommendations", "respond", "similar",
        "pagination", "breadcrumb", "breadcrumbs");

    // Words that an article's own head may have as well, so that only links to other articles make them a list.
    private static readonly MarkupWords Perhaps = new(
        "latest", "teaser", "teasers", "headlines", "breaking", "promo", "promos", "ticker", "carousel", "more",
        "next", "stories", "suggested", "suggestions", "card", "cards", "recent");

    // An aside with one of these names has what the article states about itself.
    private static readonly MarkupWords OwnAsides = new("meta", "byline", "author", "authors", "info", "details");

    private readonly PageOutline _outline;
    private readonly int _heading;
    private readonly int _text;
    private readonly HashSet<int> _beside = [];

    private OtherArticles(PageOutline outline, int heading, int text) =>
        (_outline, _heading, _text) = (outline, heading, text);

    /// <summary>Returns the numbers of the elements, without those within them.</summary>
    /// <param name="heading">The number of the article's heading; -1 if there is none.</param>
    /// <param name="text">The number of the element that begins the article's running text.</param>
    public static IReadOnlySet<int> In(PageOutline outline, int heading, int text)
    {
        var others = new OtherArticles(outline, heading, text);
        others.AddArticles();
        for (var i = 0; i < outline.Count; i++)
        {
            if (others.IsNamed(i))
            {
                others._beside.Add(i);
            }

            others.AddTeaser(i);
            others.AddItem(i);
        }

        return others._beside;
    }

    private bool CanBeBeside(int number) =>
        !_outline.Has(number, _heading)
            && _outline[number].LocalName is not ("html" or "body" or "main")
            && _outline.RunningOf(number) <= Largest * _outline.Running;

    private bool IsNamed(int number)
    {
        var element = _outline[number];
        if (!CanBeBeside(number))
        {
            return false;
        }

        return element.LocalName switch
        {
            "nav" => true,
            "aside" => !OwnAsides.AreIn(element) || IsListOfOthers(number),
            "footer" when IsOwn(number) => false,
            "footer" => true,
            _ when element.Attributes.Length == 0 => false,
            _ => BeginsWithBeside(element)
                || Lists.AreIn(element)
                || (Perhaps.AreIn(element) && IsListOfOthers(number)),
        };
    }

    // The footer of an article says who wrote it (HTML Standard, 4.3.8); that of the page is about the site.
    private bool IsOwn(int footer) =>
        _outline.Around(footer).Take(MostLevels)
            .Any(up => _outline[up].LocalName == "article" || MarkupWords.HasClass(_outline[up], "hentry"));

    private static bool BeginsWithBeside(IElement element) =>
        element.ClassName is { } names
            && names.Split(' ')
                .Any(name => Array.Exists(
                    Beside, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    private bool IsListOfOthers(int number) => _outline.HeadingsOf(number) > 0 && number >= _text;

    /// <summary>Adds every article but the one with the heading, or with most text if that is in none.</summary>
    private void AddArticles()
    {
        var articles = Enumerable.Range(0, _outline.Count)
            .Where(i => _outline[i].LocalName == "article" || MarkupWords.HasClass(_outline[i], "hentry"))
            .ToList();
        if (articles.Count == 0)
        {
            return;
        }

        var own = articles.Exists(article => _outline.Has(article, _heading))
            ? _heading
            : articles.MaxBy(_outline.RunningOf);
        _beside.UnionWith(articles.Where(article => !_outline.Has(article, own) && CanBeBeside(article)));
    }

    /// <summary>Adds what belongs to a heading that is a link: its title, its author, its date.</summary>
    private void AddTeaser(int number)
    {
        if (number == _heading || !PageOutline.IsHeading(_outline[number]) || !IsLinked(number))
        {
            return;
        }

        var box = _outline.Around(number).Take(MostLevels)
            .TakeWhile(
                up => _outline.HeadingsOf(up) == 1
                    && CanBeBeside(up)
                    && _outline.RunningOf(up) <= LongestTeaser)
            .LastOrDefault(-1);
        if (box >= 0)
        {
            _beside.Add(box);
        }
    }

    private bool IsLinked(int heading) =>
        _outline.IsInLink(heading)
            ? _outline.Around(heading).Take(MostLevels).Any(up => IsOfAnother(_outline[up]))
            : Enumerable.Range(heading, Math.Min(MostInLink, _outline.EndOf(heading) - heading))
                .Any(
                    i => IsOfAnother(_outline[i])
                        && 10 * _outline.CharactersOf(i) >= 8 * _outline.CharactersOf(heading));

    // A link to the page of an author is no title.
    private static bool IsOfAnother(IElement link) =>
        link.LocalName == "a"
            && link.GetAttribute("href") is { } href
            && !(link.GetAttribute("rel") ?? "").Contains("author", StringComparison.OrdinalIgnoreCase)
            && !ShownStatements.IsAuthorPage(href);

    /// <summary>Adds a small element around a link whose words are a title, as in lists of other articles.</summary>
    private void AddItem(int number)
    {
        if (_outline[number].LocalName != "a" || IsInHead(number) || !HasTitle(number))
        {
            return;
        }

        var item = _outline.Around(number).Take(MostLevels)
            .FirstOrDefault(up => _outline[up].LocalName is "li" or "div" or "p" or "td" or "dd" or "section", -1);
        if (item >= 0 && CanBeBeside(item) && _outline.CharactersOf(item) <= LongestItem)
        {
            _beside.Add(item);
        }
    }

    private bool IsInHead(int number) => _heading >= 0 && number >= _heading && number < _text;

    private bool HasTitle(int link) =>
        _outline.CharactersOf(link) is >= ShortestTitle and <= LongestItem
            && _outline.EndOf(link) - link <= MostInLink
            && IsOfAnother(_outline[link])
            && _outline[link].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
                >= LeastTitleWords;
}
