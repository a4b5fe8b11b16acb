using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Api.Data.Articles;
using Api.Data.Images;

namespace Api.Formats;

/// <summary>
/// Writes an article as a page to read: HTML in one piece, without a script, that loads nothing but the pictures from
/// their own addresses. Its words are the article's, in their order; the names of the people quoted are beside them,
/// not among them. It holds the article's JSON-LD, so programs that read the page as data have all of it.
/// </summary>
internal static class ReadingPage
{
    public const string MediaType = "text/html";

    // More origins than this are too many for a header: then pictures may come from anywhere.
    private const int MostOrigins = 20;

    private static readonly string Style = ReadStyle();
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <param name="path">The path with which addresses of this server begin; empty for none.</param>
    public static Document Of(Article article, string path = "")
    {
        var page = new Markup();
        page.Add(
            $"<!DOCTYPE html>\n<html lang=\"{article.Language ?? "und"}\" dir=\"{DirectionOf(article.Language)}\">\n");
        AddHead(page, article, path);
        page.Add($"<body>\n<main>\n<article>\n");
        AddHeader(page, article, path);
        new PageBody(page, article, path).Add();
        AddAbout(page, article.About);
        AddFooter(page, article, path);
        page.Add($"</article>\n</main>\n</body>\n</html>\n");
        return new(MediaType, page.ToString(), PolicyOf(article.Images ?? []));
    }

    // Level 3 of the W3C's Content Security Policy; the style is allowed by its hash.
    private static string PolicyOf(IReadOnlyList<Image> images)
    {
        var origins = images.Select(image => WebAddress.Origin(image.Url)).OfType<string>().Distinct().ToList();
        var sources = origins.Count > MostOrigins ? "http: https:" : string.Join(' ', origins);
        var pictures = origins.Count == 0 ? "" : $"img-src {sources}; ";
        return $"default-src 'none'; style-src 'sha256-{StyleHash}'; {pictures}base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    }

    private static void AddHead(Markup page, Article article, string path)
    {
        page.Add($"<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta name=\"referrer\" content=\"no-referrer\">\n<title>{article.DisplayTitle}</title>\n");
        if (article.Summary is { } summary)
        {
            page.Add($"<meta name=\"description\" content=\"{summary}\">\n");
        }

        if (article.CanonicalUrl is { } url && WebAddress.IsWeb(url))
        {
            page.Add($"<link rel=\"canonical\" href=\"{url}\">\n");
        }

        page.Add($"<link rel=\"alternate\" type=\"application/json\" href=\"{path}{article.Links.Self}\">\n");
        page.Add(
            $"<link rel=\"alternate\" type=\"{ArticleMarkdown.MediaType}\" "
                + $"href=\"{path}{article.Links.Self}?format=md\">\n<style>");
        page.AddRaw(Style);
        page.Add($"</style>\n<script type=\"application/ld+json\">");
        page.AddRaw(LinkedData.Text(LinkedArticle.Of(article), path));
        page.Add($"</script>\n</head>\n");
    }

    private static void AddHeader(Markup page, Article article, string path)
    {
        page.Add($"<header>\n");
        if (article.Section is { } section)
        {
            page.Add($"<p class=\"section\">{section}</p>\n");
        }

        page.Add($"<h1>{article.DisplayTitle}</h1>\n");
        if (article.Subtitle is { } subtitle)
        {
            page.Add($"<p class=\"subtitle\">{subtitle}</p>\n");
        }

        if (article.Byline is { } byline)
        {
            page.Add($"<address class=\"byline\">{byline}</address>\n");
        }

        if (article.PublishedAt is not null || article.PublishedOn is not null)
        {
            page.Add($"<p class=\"dated\">");
            AddTime(page, article.PublishedAt, article.PublishedOn, article.PublishedText);
            page.Add($"</p>\n");
        }

        if (article.Publisher is { } publisher)
        {
            page.Add(
                $"<p class=\"from\"><a href=\"{path}/v1/publishers/{publisher.Slug}\">{publisher.Name}</a></p>\n");
        }

        if (article.Dateline is { } dateline)
        {
            page.Add($"<p class=\"dateline\">{dateline}</p>\n");
        }

        page.Add($"</header>\n");
    }

    private static void AddAbout(Markup page, About? about)
    {
        if (about is not null)
        {
            page.Add(
                $"<aside class=\"about\" role=\"note\">\n<h2>{about.Heading}</h2>\n<p "
                    + $"class=\"lines\">{about.Text}</p>\n</aside>\n");
        }
    }

    private static void AddFooter(Markup page, Article article, string path)
    {
        page.Add($"<footer>\n");
        if (article.ModifiedAt is { } modified)
        {
            page.Add($"<p lang=\"en\" dir=\"ltr\">Updated ");
            AddTime(page, modified, null, null);
            page.Add($"</p>\n");
        }

        if (article.Tags.Count > 0)
        {
            page.Add($"<ul class=\"tags\">\n");
            foreach (var tag in article.Tags)
            {
                page.Add($"<li><a rel=\"tag\" href=\"{path}/v1/articles?tag={tag.Slug}\">{tag.Name}</a></li>\n");
            }

            page.Add($"</ul>\n");
        }

        AddTerms(page, article.License, "license");
        AddTerms(page, article.UsageTerms, "terms-of-service");
        page.Add($"</footer>\n");
    }

    private static void AddTerms(Markup page, string? terms, string relation)
    {
        if (terms is not null && WebAddress.IsWeb(terms))
        {
            page.Add($"<p><a rel=\"{relation}\" href=\"{terms}\">{terms}</a></p>\n");
        }
        else if (terms is not null)
        {
            page.Add($"<p>{terms}</p>\n");
        }
    }

    private static void AddTime(Markup page, DateTimeOffset? instant, string? day, string? words)
    {
        // The day at the place of publication may have differed from the day in UTC, and the page's data has the
        // instant in UTC.
        var isThatDay = day is null || day == instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var known = isThatDay ? instant : null;
        var machine = known?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture) ?? day;
        if (machine is not null)
        {
            page.Add(
                $"<time datetime=\"{machine}\">{words
                    ?? known?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? machine}</time>");
        }
    }

    private static string DirectionOf(string? language) =>
        language is null ? "auto" : CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(ReadingPage).Assembly.GetManifestResourceStream("ReadingPage.css")!);
        return reader.ReadToEnd();
    }
}
