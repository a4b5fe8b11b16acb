using AngleSharp.Html.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Reads a page's statements about its article outside the body. The first legible statement about a field is believed;
/// for titles and dates the other places are witnesses. Statements that exceed a limit of the field in JSON are left
/// out.
/// </summary>
internal static class HtmlMetadata
{
    // The order of trust, in the places of PageStatements: statements for machines about the article (schema.org), then
    // about the page, then the text itself. The order within these is measured: parsely-author is edited with the
    // article, author is often the site's owner; microdata's headline is mostly the heading itself, with its kicker.
    private static readonly string[] Titles = [
        "jsonld:headline", "og:title", "microdata:headline", "twitter:title", "dc.title", "parsely-title",
        "sailthru.title", "jsonld:name", "#title",
    ];
    private static readonly string[] Summaries = [
        "jsonld:description", "og:description", "microdata:description", "description", "dc.description",
        "twitter:description", "sailthru.description", "dc.abstract",
    ];
    private static readonly string[] Authors = [
        "jsonld:author", "parsely-author", "sailthru.author", "article:author", "microdata:author", "dc.creator",
        "rel:author", "#fn", "#author", "author", "byl", "#byline", "#below", "#byline~", "#above", "jsonld:creator",
    ];
    private static readonly string[] Published =
    [
        "jsonld:datePublished", "microdata:datePublished", "article:published_time", "og:published_time",
        "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.issued",
        "dc.date", "dc.created", "dc.date.created", "date", "pubdate", "publishdate", "publish_date", "publish-date",
        "publication_date", "citation_publication_date", "citation_date",
        "jsonld:dateCreated", "microdata:dateCreated", "jsonld:uploadDate", "#time", "#date", "#above", "#below",
        "#time~", "#address", "#date~", "#line",
    ];

    private static readonly string[] Modified = [
        "jsonld:dateModified", "microdata:dateModified", "article:modified_time", "og:updated_time", "datemodified",
        "dc.modified", "dc.date.modified", "last-modified", "#updated", "#time", "#date", "#above", "#below",
        "#updated~", "#date~", "#line",
    ];
    private static readonly string[] Publishers = [
        "jsonld:publisher",
        "og:site_name",
        "microdata:publisher",
        "dc.publisher",
        "application-name",
        "publisher",
    ];
    private static readonly string[] Sections = [
        "jsonld:articleSection",
        "article:section",
        "microdata:articleSection",
        "parsely-section",
        "section",
    ];
    private static readonly string[] Tags = [
        "jsonld:keywords", "article:tag", "parsely-tags", "news_keywords", "sailthru.tags", "microdata:keywords",
        "keywords", "dc.subject", "rel:tag",
    ];
    private static readonly string[] Languages = [
        "#lang", "jsonld:inLanguage", "microdata:inLanguage", "content-language", "og:locale", "dc.language",
        "language",
    ];
    private static readonly string[] Urls = ["rel:canonical", "og:url"];
    private static readonly string[] Licenses = [
        "jsonld:license",
        "rel:license",
        "microdata:license",
        "dc.license",
        "license",
    ];
    private static readonly string[] Terms = [
        "jsonld:usageInfo",
        "jsonld:copyrightNotice",
        "dc.rights",
        "copyright",
        "rights",
    ];

    private const int MostLinesToSubtitle = 5;

    /// <param name="receivedAt">The time at which the page came; null if nobody knows.</param>
    public static HtmlHead Read(IHtmlDocument document, string? address, DateTimeOffset? receivedAt, WorkBudget budget)
    {
        var page = PageStatements.Of(document, address, budget);

        // Some sites declare their front page the canonical one of all others.
        var url = page.Lines(Urls)
            .Select(line => StatedText.Url(line, address))
            .FirstOrDefault(link => link is not null && new Uri(link).PathAndQuery != "/");
        var language = page.Lines(Languages)
            .Select(line => LanguageTag.Canonical(line.Replace('_', '-')))
            .FirstOrDefault(tag => tag is not (null or "und"));
        var dates = new StatedDates(page, language, receivedAt, budget);
        var title = Title(page, page.Sites);
        var authors = AuthorsOf(page, page.Sites);
        var published = dates.Published(Published);
        var publisher = page.Lines(Publishers).FirstOrDefault();
        var publisherUrl = publisher is null ? null : PublisherUrl(page, address);
        var article = new ParsedArticle
        {
            Title = title,
            Subtitle = Subtitle(page, title),
            Summary = page.Lines(Summaries).FirstOrDefault(),
            Byline = page.Lines("jsonld:creditText").FirstOrDefault() ?? PrintedByline(page, authors),
            Authors = authors,
            Publisher = publisher,
            PublisherUrl = publisherUrl,
            Section = page.Lines(Sections).FirstOrDefault(),
            Tags = TagsOf(page),
            PublishedAt = published?.At,
            PublishedOn = published?.On,
            PublishedText = published?.Printed,
            ModifiedAt = dates.Modified(Modified)?.At,
            Language = language,
            Dateline = page.Lines("jsonld:dateline").FirstOrDefault(),
            CanonicalUrl = url,
            ExternalId = page.Lines("jsonld:identifier").FirstOrDefault(),
            License = page.Lines(Licenses).FirstOrDefault(),
            UsageTerms = page.Lines(Terms).FirstOrDefault(),
            Status = page.Lines("jsonld:creativeWorkStatus")
                .Select(StatusOf)
                .FirstOrDefault(status => status is not null),
            About = page.Things("hasPart")
                .Select(part => AboutOf(page, part))
                .FirstOrDefault(about => about is not null),
            Images = PageImages.Of(page, address),
        };
        var text = page["jsonld:articleBody"].FirstOrDefault();
        return new(
            article,
            text is null || page.Lines(Titles.SkipLast(1)).Any() ? null : HeadingOf(page),
            text,
            PageImages.ByName(page, address));
    }

    private static string? HeadingOf(PageStatements page) =>
        page.Headings.Select(heading => page.Line(heading.Text)).FirstOrDefault(line => line is not null);

    private static string? PublisherUrl(PageStatements page, string? address) =>
        page.Things("publisher")
            .SelectMany(thing => thing.Urls("url"))
            .Select(link => StatedText.Url(link, address))
            .FirstOrDefault(link => link is not null);

    private static string? PrintedByline(PageStatements page, IReadOnlyList<string> authors) =>
        Printed(page) is { } byline && byline.Authors.Any(authors.Contains) ? byline.Text : null;

    // A page that states that it is not visible yet, or no longer, is kept back until somebody says otherwise.
    private static ArticleStatus? StatusOf(string line) =>
        !line.All(char.IsAsciiLetter) || !Enum.TryParse<ArticleStatus>(line, ignoreCase: true, out var status) ? null
        : status is ArticleStatus.Scheduled or ArticleStatus.Expired ? ArticleStatus.Draft
        : status;

    // A part of the page with a heading and words of its own.
    private static AboutBox? AboutOf(PageStatements page, Thing part) =>
        part.Types.Contains("WebPageElement")
            && part.Texts("name").Select(page.Line).FirstOrDefault() is { } heading
            && part.Texts("text").Select(page.Words).FirstOrDefault() is { } text
            ? new(heading, text)
            : null;

    private static string? Title(PageStatements page, IReadOnlySet<string> sites)
    {
        if (page.Lines("jsonld:headline").FirstOrDefault() is { } headline
            && page.Headings.Any(heading => heading.Text == headline))
        {
            return headline;
        }

        List<string> stated = [
            .. Titles.SelectMany(place => page.Lines(place).Take(1))
                .Select(title => PageTitle.WithoutSite(title, sites)),
        ];
        // A page may have no other title than the name of the site.
        var titles = stated.FindAll(title => !sites.Contains(PageTitle.SiteKey(title)));
        var headings = page.Headings.Where(heading => heading.Rank > 0)
            .Select(heading => page.Line(heading.Text))
            .OfType<string>()
            .Select(heading => PageTitle.WithoutSite(heading, sites));
        return titles.Count == 0 && headings.Take(2).Count() != 1
            ? stated.FirstOrDefault()
            : PageTitle.Choose(titles, [.. headings]);
    }

    // Only a line with such a name right under the heading: others are the subtitles of teasers.
    private static string? Subtitle(PageStatements page, string? title)
    {
        var near = page.Lines("#below").Take(MostLinesToSubtitle).ToHashSet();
        return page.Lines("jsonld:alternativeHeadline", "microdata:alternativeHeadline")
            .Concat(page.Lines("#subtitle").Where(near.Contains))
            .Concat(page.Lines("#under"))
            .Concat(page.Lines("#under~").Where(page.Lines(Summaries).Contains))
            .FirstOrDefault(line => line != title && HeadLine.Read(line) is null);
    }

    // A publisher is the author if nobody else is.
    private static IReadOnlyList<string> AuthorsOf(PageStatements page, IReadOnlySet<string> sites)
    {
        // A byline that contains all stated names is believed with them, whatever the names look like.
        var stated = page["jsonld:author"].Select(StatedText.Line).OfType<string>().Distinct().ToList();
        if (stated.Count > 0
            && page.Lines("jsonld:creditText").FirstOrDefault() is { } credit
            && stated.All(credit.Contains))
        {
            return stated;
        }

        IReadOnlyList<string> publishers = [];
        foreach (var place in Authors)
        {
            var lines = place == "dc.creator" ? page.Lines(place).Select(AuthorNames.Spoken) : page.Lines(place);
            var isText = place[0] == '#' && place is not ("#fn" or "#author");
            var names = isText
                ? AuthorNames.In(lines, place.StartsWith("#byline", StringComparison.Ordinal))?.Authors ?? []
                : AuthorNames.Of(lines);
            var others = names.Where(name => !PageTitle.BeginsWithSite(name, sites)).ToList();
            if (others.Count > 0)
            {
                return others;
            }

            publishers = publishers.Count > 0 ? publishers : names;
        }

        return publishers;
    }

    private static Byline? Printed(PageStatements page) =>
        AuthorNames.In(page.Lines("#byline"), isNamed: true) ?? AuthorNames.In(page.Lines("#below"), isNamed: false);

    private static string[] TagsOf(PageStatements page) => Tags.Select(place => page.Lines(place).ToList())
        .Select(
            lines => lines is [var list] && !page.Things("keywords").Any()
                ? list.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : [.. lines])
        .Select(
            tags =>
                tags.Where(tag => !Guid.TryParse(tag, out _))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(GivenFields.MostTags)
                    .ToArray())
        .FirstOrDefault(tags => tags.Length > 0) ?? [];
}
