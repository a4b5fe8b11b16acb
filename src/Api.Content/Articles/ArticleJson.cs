using System.Globalization;
using System.Text.Json;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Reads articles and edits of articles from JSON. Total: any string gives an article or all of its faults, in time
/// linear in its length.
/// </summary>
internal static class ArticleJson
{
    /// <summary>JSON as in RFC 8259, but each member may occur only once.</summary>
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private const int MostAuthors = 100;
    private const string NoSlug =
        "this is not a slug: at most 60 of a-z, 0-9 and single - between them, a letter among them.";
    private const string NotCleared = "this cannot be cleared.";

    private static readonly JsonShape<string?> Name = new(
        new() { ["name"] = (_, name) => name.Line() },
        "id", "slug");

    private static readonly JsonShape<ParsedArticle> Publisher = new(
        new()
        {
            ["name"] = (article, name) => article with { Publisher = name.Line() },
            ["url"] = (article, url) => article with { PublisherUrl = url.Url() },
        },
        "id", "slug");

    private static readonly JsonShape<AboutBox> About = new(new()
    {
        ["heading"] = (about, heading) => about with { Heading = heading.Line() ?? "" },
        ["text"] = (about, text) => about with { Text = text.Words(PartJson.LongestText) ?? "" },
    });

    private static readonly JsonShape<ParsedArticle> Article = new(
        new()
        {
            ["title"] = (article, title) => article with { Title = title.Line() },
            ["subtitle"] = (article, subtitle) => article with { Subtitle = subtitle.Line() },
            ["summary"] = (article, summary) => article with { Summary = summary.Words(PartJson.LongestText) },
            ["byline"] = (article, byline) => article with { Byline = byline.Line() },
            ["authors"] = (article, authors) => article with { Authors = authors.Items(MostAuthors, NameOf) },
            ["publisher"] = WithPublisher,
            ["section"] = (article, section) => article with { Section = section.Line() },
            ["tags"] = (article, tags) =>
                article with
                {
                    Tags = [.. tags.Items(GivenFields.MostTags, NameOf).Distinct(StringComparer.OrdinalIgnoreCase)],
                },
            ["language"] = (article, language) =>
                article with { Language = language.Line(LanguageTag.Canonical, GivenFields.NoLanguage) },
            ["publishedAt"] = (article, instant) => article with { PublishedAt = instant.Instant("publishedOn") },
            ["publishedOn"] = (article, date) => article with { PublishedOn = date.Date("publishedAt") },
            ["publishedText"] = (article, words) => article with { PublishedText = words.Line() },
            ["modifiedAt"] = (article, instant) => article with { ModifiedAt = instant.Instant(), ModifiedText = null },
            ["dateline"] = (article, dateline) => article with { Dateline = dateline.Line() },
            ["canonicalUrl"] = (article, url) => article with { CanonicalUrl = url.Url() },
            ["externalId"] = (article, id) => article with { ExternalId = id.Line() },
            ["license"] = (article, license) => article with { License = license.Line() },
            ["usageTerms"] = (article, terms) => article with { UsageTerms = terms.Line() },
            ["slug"] = (article, slug) =>
                article with
                {
                    Slug = slug.Needed(
                        value => value.Line(text => Slug.IsSlug(text) ? text : null, NoSlug),
                        NotCleared),
                },
            ["status"] = (article, status) =>
                article with { Status = EditorialStatus(NotNull(status).Choice<ArticleStatus>()) },
            ["visibleFrom"] = (article, instant) => article with { VisibleFrom = instant.Instant() },
            ["visibleUntil"] = (article, instant) => article with { VisibleUntil = instant.Instant() },
            ["about"] = WithAbout,
            ["images"] = (article, images) =>
                article with { Images = images.Items(ArticleReader.MaxImages, PartJson.ImageOf) },
            ["paragraphs"] = WithParagraphs,
            ["text"] = (article, text) => Unchanged(article, NotNull(text)),
            ["quotes"] = Unchanged,
            ["html"] = (article, html) => Unchanged(article, NotNull(html)),
        },
        "id", "displayTitle", "revision", "version", "wordCount", "paragraphCount", "quoteCount", "imageCount",
        "textHash", "externalIds", "source", "createdAt", "updatedAt", "links", "matches", "result");

    /// <summary>Whether an article on the way in has a member of this name.</summary>
    public static bool IsMember(string name) => Article.Members.ContainsKey(name);

    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    public static Reading Read(string json, DateTimeOffset? receivedAt, WorkBudget budget) =>
        Read(new(), json, isNew: true, receivedAt, budget);

    public static Reading Edit(ParsedArticle article, string json, WorkBudget budget) =>
        Read(article, json, isNew: false, receivedAt: null, budget);

    private static Reading Read(
        ParsedArticle before,
        string json,
        bool isNew,
        DateTimeOffset? receivedAt,
        WorkBudget budget)
    {
        var faults = new Faults();
        using var document = Parse(json, faults);
        if (document is null)
        {
            return new(null, faults.Refusal);
        }

        // Many programs write null for members that they do not set. In edits, null removes.
        var source = new JsonValue(document.RootElement, "", faults);
        JsonValue? Member(string name) =>
            source.Member(name) is { } member && !(isNew && member.IsNull) ? member : null;
        var article = Article.Read(source, before, skipNulls: isNew);
        if (article.PublishedAt is { } instant
            && (article.PublishedOn is null || (Member("publishedAt") is not null && Member("publishedOn") is null)))
        {
            article = article with { PublishedOn = instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }

        article = PublicationDay.Settle(article, source, budget.IsForStored);
        if (Member("visibleFrom") is not null || Member("publishedAt") is not null)
        {
            article = article with
            {
                AwaitsPublication = article.PublishedAt is not null && Member("visibleFrom") is null,
            };
        }

        if (article.VisibleFrom >= article.VisibleUntil)
        {
            source.Unacceptable("visibleUntil is not after visibleFrom.");
        }

        switch (Member("text"), Member("html"), Member("paragraphs"))
        {
            case ({ } text, null, null):
                article = JsonBody.WithText(article, text, Member, budget);
                break;
            case (null, { } html, null):
                article = JsonBody.WithHtml(article, html, Member, receivedAt, budget);
                break;
            case (null, null, not null):
                break;
            case (null, null, null):
                if (isNew && source.IsObject)
                {
                    source.Unacceptable("a body is needed, as text, html or paragraphs.");
                }

                break;
            default:
                source.Unacceptable("a body is one of text, html and paragraphs.");
                break;
        }

        var declared = Member("quotes") is { } quotes
            ? DeclaredQuotes.Read(quotes, before.Quotes, article.Paragraphs)
            : [];
        if (faults.Refusal is { } refusal)
        {
            return new(null, refusal);
        }

        article = article with
        {
            Images = [
                .. article.Images.Select(
                    image => image.AfterParagraph > article.Paragraphs.Count
                        ? image with { AfterParagraph = null }
                        : image),
            ],
        };
        if (declared.Count == 0
            && Member("quotes") is not { IsNull: true }
            && before.Quotes is [{ Declared: true }, ..]
            && article.Paragraphs.Select(p => p.Text).SequenceEqual(before.Paragraphs.Select(p => p.Text)))
        {
            declared = before.Quotes;
        }

        if (declared.Count > 0)
        {
            return new(article with { Paragraphs = ListNumbers.Filled(article.Paragraphs), Quotes = declared }, null);
        }

        var body = Member("text") is not null ? "/text" : Member("html") is not null ? "/html" : "/paragraphs";
        return ArticleReader.Quoted(article, body, budget);
    }

    private static JsonDocument? Parse(string json, Faults faults)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            // Only a duplicate member has no place.
            var reason = e.Message.Split(". ", 2)[0].TrimEnd('.');
            faults.Add(
                RefusalKind.Malformed,
                new(
                    null,
                    null,
                    e.LineNumber is { } line
                        ? $"This is not JSON: line {line + 1}, byte {e.BytePositionInLine + 1}: {reason}."
                        : $"{reason}."));
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            faults.Add(RefusalKind.Malformed, new(null, null, "This is not JSON: a surrogate in it has no partner."));
            return null;
        }
    }

    private static ParsedArticle WithParagraphs(ParsedArticle article, JsonValue source)
    {
        var before = source.Faults.Count;
        var paragraphs = NotNull(source).Items(ArticleReader.MaxParagraphs, PartJson.ParagraphOf);
        if (paragraphs.Count == 0 && source.Faults.Count == before)
        {
            source.Unacceptable("a body needs a paragraph.");
        }

        return article with { Paragraphs = paragraphs };
    }

    private static ParsedArticle WithPublisher(ParsedArticle article, JsonValue source)
    {
        if (!source.IsObject)
        {
            return article with { Publisher = source.Line(), PublisherUrl = null };
        }

        var before = source.Faults.Count;
        article = Publisher.Read(source, article);
        if (article is { Publisher: null, PublisherUrl: not null } && source.Faults.Count == before)
        {
            source.Unacceptable("a publisher needs a name.");
        }

        return article;
    }

    private static ParsedArticle WithAbout(ParsedArticle article, JsonValue source) => article with
    {
        About = source.IsNull ? null : source.Needed(
            value => About.Read(value, article.About ?? new("", "")) is { Heading: not "", Text: not "" } about
                ? about
                : null,
            "an about box needs a heading and a text."),
    };

    private static string? NameOf(JsonValue source) =>
        source.Needed(value => value.IsObject ? Name.Read(value, null) : value.Line(), "a name is needed.");

    private static ParsedArticle Unchanged(ParsedArticle article, JsonValue source) => article;

    // Whether the time has come is not for a sender to say.
    private static ArticleStatus? EditorialStatus(ArticleStatus? status) =>
        status is ArticleStatus.Scheduled or ArticleStatus.Expired ? ArticleStatus.Published : status;

    private static JsonValue NotNull(JsonValue source)
    {
        if (source.IsNull)
        {
            source.Unacceptable(NotCleared);
        }

        return source;
    }
}
