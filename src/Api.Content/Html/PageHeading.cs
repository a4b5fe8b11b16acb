using AngleSharp.Dom;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>A heading of a page that may be the headline of its article.</summary>
/// <param name="Number">Its number in the <see cref="PageOutline"/>.</param>
/// <param name="Text">Its words without the kicker.</param>
/// <param name="Rank">How much speaks for it; below 0 it is the name of the site or of something else.</param>
internal sealed record PageHeading(int Number, string Text, int Rank)
{
    private const int Longest = 1_000;
    private const int Most = 200;
    private const int ShortestPart = 8;

    private const int Equal = 40;
    private const int CutShort = 35;
    private const int BeforeStroke = 30;
    private const int AfterStroke = 25;
    private const int Alike = 15;
    private const int Alone = 8;
    private const int OfTheSite = -100;
    private const int OfAnother = -50;
    private const int NotTheHeadline = -30;
    private const int Linked = -15;
    private const int InTheHeader = -4;

    // Names that content systems give the line over a headline.
    private static readonly MarkupWords Kickers = new(
        "kicker", "dachzeile", "spitzmarke", "overline", "topline", "eyebrow", "roofline", "strapline", "catchline",
        "overtitle", "pretitle", "surtitle", "surtitre", "antetitulo", "cintillo", "volanta", "occhiello", "label",
        "category", "badge", "flag", "topic", "rubrik");

    private static readonly MarkupWords Logos = new("logo", "brand", "branding", "masthead", "sitename", "sitetitle");
    private static readonly MarkupWords Titles = new(
        "title", "headline", "titel", "titre", "titulo", "titolo", "heading");

    /// <summary>Returns the headings that can be the headline, the best first.</summary>
    /// <param name="stated">The titles that the page states, without the name of the site.</param>
    /// <param name="sites">Keys of <see cref="PageTitle.SiteKey"/>.</param>
    public static IReadOnlyList<PageHeading> Ranked(
        PageOutline outline,
        IReadOnlyList<string> stated,
        IReadOnlySet<string> sites,
        WorkBudget budget)
    {
        var headings = new List<PageHeading>();
        var titles = stated.Distinct().Take(10).ToList();
        for (var i = 0; i < outline.Count && headings.Count < Most; i++)
        {
            if (Level(outline[i]) is { } level
                && outline.CharactersOf(i) is > 0 and <= Longest
                && WithoutKicker(outline[i], budget) is { Length: > 0 } text)
            {
                var likeness = titles.Select(title => Compare(text, title)).DefaultIfEmpty(0).Max();
                var isEnough = level == 1 || likeness >= (level <= 6 ? AfterStroke : BeforeStroke);
                if (isEnough && (level == 1 || text.Length >= ShortestPart || likeness == Equal))
                {
                    var rank = Math.Max(likeness, Alone) - level + Against(outline, i, text, sites);
                    headings.Add(new(i, text, rank));
                }
            }
        }

        return [.. headings.OrderByDescending(heading => heading.Rank).ThenBy(heading => heading.Number)];
    }

    /// <summary>Whether a link leads to the front page of a site.</summary>
    /// <param name="host">The site; null for any.</param>
    public static bool IsHome(IElement link, string? host)
    {
        var href = link.LocalName == "a" ? link.GetAttribute("href")?.Trim() : null;
        if (href is "/" or "./")
        {
            return true;
        }

        return Uri.TryCreate(href, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", PathAndQuery: "/" }
            && (host is null || uri.Host == host);
    }

    // Headings of a page are levels 1 to 6; elements that are named a title, 7.
    private static int? Level(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => level - '0',
        "a" or "body" or "header" or "main" or "article" => null,
        _ when element.GetAttribute("itemprop") == "headline" || MarkupWords.HasClass(element, "entry-title") => 1,
        _ when element.Attributes.Length > 0 && Titles.AreIn(element) => 7,
        _ => null,
    };

    private static int Compare(string heading, string title)
    {
        if (NameKey.Of(heading) == NameKey.Of(title))
        {
            return Equal;
        }

        if (PageTitle.IsCutShort(title, heading) || PageTitle.IsBehindKicker(heading, title))
        {
            return CutShort;
        }

        if (PageTitle.IsBeforeStroke(title, heading))
        {
            return BeforeStroke;
        }

        if (PageTitle.IsAfterStroke(title, heading) || PageTitle.IsMostOf(title, heading))
        {
            return AfterStroke;
        }

        return PageTitle.Likeness(heading, [NameKey.Of(title)]) >= 0.5 ? Alike : 0;
    }

    private static int Against(PageOutline outline, int number, string text, IReadOnlySet<string> sites)
    {
        var element = outline[number];
        var around = outline.Around(number).Take(8).ToList();
        var isLogo = Logos.AreIn(element) || sites.Contains(PageTitle.SiteKey(text))
            || LinksHome(outline, number);
        if (isLogo)
        {
            return OfTheSite;
        }

        if (Kickers.AreIn(element))
        {
            return NotTheHeadline;
        }

        if (around.Exists(up => outline[up].LocalName is "aside" or "nav" or "footer"))
        {
            return OfAnother;
        }

        var header = around.FindIndex(up => outline[up].LocalName == "header");
        var isInPageHeader = header >= 0 && !around.Exists(up => outline[up].LocalName is "article" or "main");
        var rank = isInPageHeader ? InTheHeader : 0;
        return IsLink(outline, number) ? rank + Linked : rank;
    }

    private static bool LinksHome(PageOutline outline, int number)
    {
        var inmost = outline.Around(number).Take(1).Where(up => IsHome(outline[up], null));
        return inmost.Any() || Links(outline, number).Any(link => IsHome(outline[link], null));
    }

    /// <summary>Whether a heading leads to another page as a whole.</summary>
    private static bool IsLink(PageOutline outline, int number) =>
        Links(outline, number).Any(
            link => !(outline[link].GetAttribute("rel") ?? "").Contains("bookmark", StringComparison.Ordinal)
                && 10 * outline.CharactersOf(link) >= 8 * outline.CharactersOf(number));

    private static IEnumerable<int> Links(PageOutline outline, int number) =>
        Enumerable.Range(number, Math.Min(10, outline.EndOf(number) - number))
            .Where(i => outline[i].LocalName == "a" && outline[i].HasAttribute("href"));

    private static string WithoutKicker(IElement heading, WorkBudget budget)
    {
        var text = VisibleText.Of(heading, Longest, budget);
        foreach (var child in heading.Children.Take(5).Where(child => Kickers.AreIn(child)))
        {
            var kicker = VisibleText.Of(child, Longest, budget);
            if (kicker.Length > 0 && kicker.Length < text.Length && text.StartsWith(kicker, StringComparison.Ordinal))
            {
                text = text[kicker.Length..].TrimStart(' ', ':', '-', '–', '—', '|', '/', '·');
            }
        }

        return text;
    }
}
