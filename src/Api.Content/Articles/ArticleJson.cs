using System.Globalization;
using System.Text.Json;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Reads articles and edits of articles from JSON. Total: any string gives an article or what is wrong with it, all of it, in time linear in its length.
/// </summary>
internal static class ArticleJson
{
    /// <summary>JSON as RFC 8259 has it, where a member stands once.</summary>
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private const int LongestText = 10_000;
    private const int MostAuthors = 100;
    private const int MostImages = 1_000;
    private const string NoSlug = "this is no slug: at most 60 of a-z, 0-9 and single - between them, a letter among them.";
    private const string NotCleared = "this cannot be cleared.";
    private const string NeedsPixels = "a whole number of pixels is needed.";
    private const string NeedsNumber = "a whole number from 0 is needed.";

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
        ["text"] = (about, text) => about with { Text = text.Words(LongestText) ?? "" },
    });

    private static readonly JsonShape<ParsedParagraph> Paragraph = new(
        new()
        {
            ["kind"] = (paragraph, kind) => paragraph with { Kind = kind.Choice<ParagraphKind>() ?? ParagraphKind.Paragraph },
            ["level"] = (paragraph, level) => paragraph with { Level = level.Whole(1, "a whole number from 1 is needed.") },
            ["text"] = (paragraph, text) => paragraph with { Text = text.Line(int.MaxValue) ?? "" },
        },
        "id", "articleId", "number", "marks", "wordCount", "textHash", "quoteIds", "revision", "links");

    private static readonly JsonShape<ParsedImage> Image = new(
        new()
        {
            ["url"] = (image, url) => image with { Url = url.Url() },
            ["caption"] = (image, caption) => image with { Caption = caption.Words(LongestText) },
            ["credit"] = (image, credit) => image with { Credit = credit.Line() },
            ["creator"] = (image, creator) => image with { Creator = creator.Line() },
            ["copyright"] = (image, copyright) => image with { Copyright = copyright.Line() },
            ["license"] = (image, license) => image with { License = license.Line() },
            ["alt"] = (image, alt) => image with { Alt = alt.Line() },
            ["width"] = (image, width) => image with { Width = width.Whole(1, NeedsPixels) },
            ["height"] = (image, height) => image with { Height = height.Whole(1, NeedsPixels) },
            ["afterParagraph"] = (image, number) => image with { AfterParagraph = number.Whole(0, NeedsNumber) },
            ["raw"] = (image, raw) => image with { Raw = raw.Words(LongestText) },
        },
        "id", "articleId", "position", "role", "mediaType", "takenAt", "location", "sha256", "metadata", "revision", "links");

    private static readonly JsonShape<ParsedArticle> Article = new(
        new()
        {
            ["title"] = (article, title) => article with { Title = title.Line() },
            ["subtitle"] = (article, subtitle) => article with { Subtitle = subtitle.Line() },
            ["summary"] = (article, summary) => article with { Summary = summary.Words(LongestText) },
            ["byline"] = (article, byline) => article with { Byline = byline.Line() },
            ["authors"] = (article, authors) => article with { Authors = authors.Items(MostAuthors, NameOf) },
            ["publisher"] = WithPublisher,
            ["section"] = (article, section) => article with { Section = section.Line() },
            ["tags"] = (article, tags) => article with { Tags = [.. tags.Items(GivenFields.MostTags, NameOf).Distinct(StringComparer.OrdinalIgnoreCase)] },
            ["language"] = (article, language) => article with { Language = language.Line(LanguageTag.Canonical, GivenFields.NoLanguage) },
            ["publishedAt"] = (article, instant) => article with { PublishedAt = instant.Instant() },
            ["publishedOn"] = (article, date) => article with { PublishedOn = date.Date() },
            ["publishedText"] = (article, words) => article with { PublishedText = words.Line() },
            ["modifiedAt"] = (article, instant) => article with { ModifiedAt = instant.Instant(), ModifiedText = null },
            ["dateline"] = (article, dateline) => article with { Dateline = dateline.Line() },
            ["canonicalUrl"] = (article, url) => article with { CanonicalUrl = url.Url() },
            ["externalId"] = (article, id) => article with { ExternalId = id.Line() },
            ["license"] = (article, license) => article with { License = license.Line() },
            ["usageTerms"] = (article, terms) => article with { UsageTerms = terms.Line() },
            ["slug"] = (article, slug) => article with { Slug = slug.Needed(value => value.Line(text => Slug.IsSlug(text) ? text : null, NoSlug), NotCleared) },
            ["status"] = (article, status) => article with { Status = NotNull(status).Choice<ArticleStatus>() },
            ["about"] = WithAbout,
            ["images"] = (article, images) => article with { Images = images.Items(MostImages, image => Image.Read(image, new(null, null, null, null))) },
            ["paragraphs"] = WithParagraphs,
            ["text"] = (article, text) => Unchanged(article, NotNull(text)),
            ["quotes"] = Unchanged,
            ["html"] = (article, html) =>
            {
                html.Unacceptable("HTML in JSON is not read yet: send text or paragraphs.");
                return article;
            },
        },
        "id", "displayTitle", "revision", "version", "wordCount", "paragraphCount", "quoteCount", "imageCount", "textHash", "source", "createdAt", "updatedAt", "links", "matches", "result");

    public static Reading Read(string json) => Read(new(), json, isNew: true);

    public static Reading Edit(ParsedArticle article, string json) => Read(article, json, isNew: false);

    private static Reading Read(ParsedArticle before, string json, bool isNew)
    {
        var faults = new Faults();
        using var document = Parse(json, faults);
        if (document is null)
        {
            return new(null, faults.Refusal);
        }

        // Many programs write null for what they do not say. In edits it takes back.
        var source = new JsonValue(document.RootElement, "", faults);
        JsonValue? Member(string name) => source.Member(name) is { } member && !(isNew && member.IsNull) ? member : null;
        var article = Article.Read(source, before, skipNulls: isNew);
        if (article.PublishedAt is { } instant && (article.PublishedOn is null || (Member("publishedAt") is not null && Member("publishedOn") is null)))
        {
            article = article with { PublishedOn = instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }

        switch (Member("text"), Member("paragraphs"))
        {
            case ({ } text, null):
                article = WithText(article, text, Member);
                break;
            case ({ } text, not null):
                text.Unacceptable("a body is text or paragraphs, not both.");
                break;
            case (null, null) when isNew && source.IsObject:
                source.Unacceptable("a body is needed, as text or as paragraphs.");
                break;
        }

        var declared = Member("quotes") is { } quotes ? DeclaredQuotes.Read(quotes, before.Quotes, article.Paragraphs) : [];
        if (faults.Refusal is { } refusal)
        {
            return new(null, refusal);
        }

        article = article with { Images = [.. article.Images.Select(image => image.AfterParagraph > article.Paragraphs.Count ? image with { AfterParagraph = null } : image)] };
        if (declared.Count == 0 && Member("quotes") is not { IsNull: true } && before.Quotes is [{ Declared: true }, ..] && article.Paragraphs.SequenceEqual(before.Paragraphs))
        {
            declared = before.Quotes;
        }

        return declared.Count > 0 ? new(article with { Quotes = declared }, null) : ArticleReader.Quoted(article, Member("text") is null ? "/paragraphs" : "/text");
    }

    private static JsonDocument? Parse(string json, Faults faults)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            // Only a member that is there twice has no place.
            var reason = e.Message.Split(". ", 2)[0].TrimEnd('.');
            faults.Add(RefusalKind.Malformed, new(null, null, e.LineNumber is { } line ? $"This is no JSON: line {line + 1}, byte {e.BytePositionInLine + 1}: {reason}." : $"{reason}."));
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            faults.Add(RefusalKind.Malformed, new(null, null, "This is no JSON: a surrogate in it has no partner."));
            return null;
        }
    }

    private static ParsedArticle WithText(ParsedArticle article, JsonValue source, Func<string, JsonValue?> member)
    {
        if (source.Text() is not { } text)
        {
            return article;
        }

        if (SourceText.Emptiness(text) is { } nothing)
        {
            source.Unacceptable(nothing);
            return article;
        }

        var said = PlainTextReader.Read(text, article.Title);
        return ArticleReader.Together(article, said with
        {
            Dateline = member("dateline") is null ? said.Dateline : null,
            About = member("about") is null ? said.About : null,
            Images = member("images") is null ? said.Images : [],
        });
    }

    private static ParsedArticle WithParagraphs(ParsedArticle article, JsonValue source)
    {
        var before = source.Faults.Count;
        var paragraphs = NotNull(source).Items(ArticleReader.MaxParagraphs, ParagraphOf);
        if (paragraphs.Count == 0 && source.Faults.Count == before)
        {
            source.Unacceptable("a body needs a paragraph.");
        }

        return article with { Paragraphs = paragraphs };
    }

    private static ParsedParagraph? ParagraphOf(JsonValue source)
    {
        var text = new ParsedParagraph(ParagraphKind.Paragraph, null, "");
        var paragraph = source.Needed(value => (value.IsObject ? Paragraph.Read(value, text) : text with { Text = value.Line(int.MaxValue) ?? "" }) is { Text: not "" } read ? read : null, "a paragraph needs text.");
        switch (paragraph)
        {
            case { Kind: ParagraphKind.Heading, Level: > 6 }:
                source.Unacceptable("the level of a heading is 1 to 6.");
                break;
            case { Kind: not (ParagraphKind.Heading or ParagraphKind.ListItem), Level: not null }:
                source.Unacceptable("only a heading and a list item have a level.");
                break;
        }

        return paragraph is { Level: null, Kind: ParagraphKind.Heading or ParagraphKind.ListItem } ? paragraph with { Level = paragraph.Kind == ParagraphKind.Heading ? 2 : 1 } : paragraph;
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
            value => About.Read(value, article.About ?? new("", "")) is { Heading: not "", Text: not "" } about ? about : null,
            "an about box needs a heading and a text."),
    };

    private static string? NameOf(JsonValue source) => source.Needed(value => value.IsObject ? Name.Read(value, null) : value.Line(), "a name is needed.");

    private static ParsedArticle Unchanged(ParsedArticle article, JsonValue source) => article;

    private static JsonValue NotNull(JsonValue source)
    {
        if (source.IsNull)
        {
            source.Unacceptable(NotCleared);
        }

        return source;
    }
}
