using Api.Content.Html;
using Api.Content.Markdown;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// The way in for every source: from bytes to a parsed article with its quotes, or to the reason for a refusal.
/// </summary>
public static class ArticleReader
{
    /// <summary>The most paragraphs an article may have.</summary>
    public const int MaxParagraphs = 5_000;

    /// <summary>The most quotes an article may have: they are all in the one answer that is the article.</summary>
    public const int MaxQuotes = 5_000;

    /// <summary>The most images an article may have.</summary>
    public const int MaxImages = 1_000;

    /// <summary>
    /// Reads an article from plain text, from a page of HTML, from Markdown, or from JSON in the shape that it has in
    /// answers: members that only the server sets are ignored, unknown ones refused. Statements in members or beside a
    /// text override the text's own.
    /// </summary>
    /// <param name="source">
    /// The source as it came. Statements beside a JSON source are ignored: its members say everything.
    /// </param>
    /// <param name="budget">
    /// The budget of work; null for a new one. A source that needs more is refused.
    /// </param>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static Reading Read(SourceDocument source, WorkBudget? budget = null) => Within(budget ?? new(), budget =>
    {
        budget.Spend(source.Content.Length, "it is too long");
        return SourceFormat.Of(source.MediaType).Read!(source, budget);
    });

    internal static Reading ReadJson(SourceDocument source, WorkBudget budget)
    {
        if (!SourceText.TryDecode(source.Content, out var json, out var refusal, source.Given.Charset))
        {
            return Refuse(KindOf(source), refusal);
        }

        var reading = ArticleJson.Read(json, source.ReceivedAt, budget);
        return source.Given.FromFeed && reading.Article is { } article
            ? new(
                article with
                {
                    AwaitsPublication = false,
                    LeftOut = LeftOutTally.Together(source.Given.LeftOut ?? [], article.LeftOut),
                },
                null)
            : reading;
    }

    /// <summary>
    /// Changes an article by a JSON Merge Patch (RFC 7396) in the members of a JSON article. An absent member stays,
    /// null clears it, <c>publisher</c> and <c>about</c> merge, lists are replaced. With <c>text</c>, <c>html</c> or
    /// <c>paragraphs</c> the body is new: a text or a page brings its images, dateline and about box unless the edits
    /// give them, adds its tags, and fills members that the article lacks; its authors and its dates of publication are
    /// each filled as a whole or not at all. An image that stays loses its place if the new body has no such place. A
    /// new <c>publishedAt</c> sets <c>publishedOn</c> to its date, unless that is given too. Quotes that the edits
    /// declare are the article's. If they declare none, declared quotes stay with unchanged paragraphs (unless
    /// <c>quotes</c> is null), and elsewhere the engine finds quotes.
    /// </summary>
    /// <param name="article">The article as it is.</param>
    /// <param name="edits">A JSON object. The caller bounds its size.</param>
    /// <param name="budget">
    /// The budget of work; null for a new one. A source that needs more is refused.
    /// </param>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static Reading Edit(
        ParsedArticle article,
        string edits,
        WorkBudget? budget = null) => Within(budget ?? new(), budget =>
    {
        budget.Spend(edits.Length, "it is too long");
        return ArticleJson.Edit(article, edits, budget);
    });

    private static Reading Within(WorkBudget budget, Func<WorkBudget, Reading> read)
    {
        try
        {
            return read(budget);
        }
        catch (TooMuchWorkException e)
        {
            return Refuse(RefusalKind.Unacceptable, e.Message);
        }
    }

    /// <summary>Joins statements about an article with its text's own, which fill the gaps.</summary>
    internal static ParsedArticle Together(ParsedArticle said, ParsedArticle text)
    {
        var author = said.Byline is null && said.Authors.Count == 0 ? text : said;
        var publisher = said.Publisher is null ? text : said;
        var date = said.PublishedAt is null && said.PublishedOn is null && said.PublishedText is null ? text : said;
        var modified = said.ModifiedAt is null ? text : said;
        return said with
        {
            Title = said.Title ?? text.Title,
            Subtitle = said.Subtitle ?? text.Subtitle,
            Summary = said.Summary ?? text.Summary,
            Byline = author.Byline,
            Authors = author.Authors,
            Publisher = publisher.Publisher,
            PublisherUrl = publisher.PublisherUrl,
            Section = said.Section ?? text.Section,
            Tags = [.. said.Tags.Concat(text.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            PublishedAt = date.PublishedAt,
            PublishedOn = date.PublishedOn,
            PublishedText = date.PublishedText,
            ModifiedAt = modified.ModifiedAt,
            ModifiedText = modified.ModifiedText,
            Language = said.Language ?? text.Language,
            CanonicalUrl = said.CanonicalUrl ?? text.CanonicalUrl,
            ExternalId = said.ExternalId ?? text.ExternalId,
            License = said.License ?? text.License,
            UsageTerms = said.UsageTerms ?? text.UsageTerms,
            Status = said.Status ?? text.Status,
            Dateline = text.Dateline ?? said.Dateline,
            About = text.About ?? said.About,
            Paragraphs = text.Paragraphs,
            Images = text.Images.Count > 0 ? text.Images : said.Images,
            LeftOut = text.LeftOut,
        };
    }

    /// <summary>
    /// Returns the article with the quotes that the engine finds in it; refuses it if it has too many of anything.
    /// </summary>
    /// <param name="pointer">The place of the body in a JSON source.</param>
    internal static Reading Quoted(ParsedArticle article, string? pointer, WorkBudget budget)
    {
        if (article.Paragraphs.Count > MaxParagraphs)
        {
            return Refuse(
                RefusalKind.Unacceptable,
                $"The text has {article.Paragraphs.Count} paragraphs; the limit is {MaxParagraphs}.",
                pointer);
        }

        // What stands in marks is a quote of some kind each.
        if (QuoteReader.CountMarked(article.Paragraphs) is > MaxQuotes and var marked)
        {
            return Refuse(
                RefusalKind.Unacceptable, $"The text has {marked} quotes; the limit is {MaxQuotes}.", pointer);
        }

        article = article with { Paragraphs = ListNumbers.Filled(article.Paragraphs) };
        article = article with
        {
            Quotes = QuoteReader.Read(article.Paragraphs, article.Title, article.Language, budget),
        };
        return article.Quotes.Count > MaxQuotes
            ? Refuse(
                RefusalKind.Unacceptable,
                $"The text has {article.Quotes.Count} quotes; the limit is {MaxQuotes}.",
                pointer)
            : new(article, null);
    }

    internal static Reading ReadPlain(SourceDocument source, WorkBudget budget) => Beside(
        source,
        fields => SourceText.TryRead(source.Content, out var text, out var detail, source.Given.Charset)
            ? Quoted(new(PlainTextReader.Read(text, fields.Title, budget), null), fields, budget)
            : Refuse(KindOf(source), detail));

    internal static Reading ReadHtml(SourceDocument source, WorkBudget budget) => Beside(
        source,
        fields => Quoted(
            HtmlReader.Read(source.Content, fields.Url, source.ReceivedAt, budget, source.Given.Charset),
            fields,
            budget));

    internal static Reading ReadMarkdown(SourceDocument source, WorkBudget budget) => Beside(
        source,
        fields => SourceText.TryDecode(source.Content, out var markdown, out var reason, source.Given.Charset)
            // CommonMark (2.3) would make U+FFFD of it.
            ? MarkdownReader.Read(
                markdown.Replace("\0", "", StringComparison.Ordinal), fields, source.ReceivedAt, budget)
            : Refuse(KindOf(source), reason));

    private static Reading Beside(SourceDocument source, Func<GivenFields, Reading> read) =>
        source.Given.TryCheck(out var fields, out var refusal) ? read(fields) : new(null, refusal);

    private static Reading Quoted(Reading reading, GivenFields fields, WorkBudget budget)
    {
        if (reading.Article is not { } text)
        {
            return reading;
        }

        var said = new ParsedArticle
        {
            Title = fields.Title,
            CanonicalUrl = fields.Url,
            ExternalId = fields.ExternalId,
            Publisher = fields.Publisher,
            Language = fields.Language,
            Tags = fields.Tags,
        };
        return Quoted(Together(said, text), null, budget);
    }

    private static RefusalKind KindOf(SourceDocument refused) =>
        refused.Content.Length > SourceText.MaxBytes ? RefusalKind.TooLarge
        : SourceText.TryDecode(refused.Content, out var decoded, out _, refused.Given.Charset)
            && SourceText.TryNormalise(decoded, out _, out _)
            ? RefusalKind.Unacceptable
        : RefusalKind.Malformed;

    private static Reading Refuse(RefusalKind kind, string detail, string? pointer = null)
    {
        var faults = new Faults();
        faults.Add(kind, new(null, pointer, detail));
        return new(null, faults.Refusal);
    }
}

/// <summary>A source as it came.</summary>
/// <param name="Content">Its bytes, untouched.</param>
/// <param name="MediaType">
/// Its media type: <c>text/plain</c>, <c>text/html</c>, <c>text/markdown</c> or <c>application/json</c>.
/// </param>
/// <param name="Given">The sender's statements beside it.</param>
public sealed record SourceDocument(byte[] Content, string MediaType, GivenFields Given)
{
    public const string PlainText = "text/plain";
    public const string Html = "text/html";
    public const string Json = "application/json";
    public const string Markdown = "text/markdown";

    /// <summary>Many, as JSON, one a line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>
    /// The time at which it came, which tells a page's dates from stamps years ahead of it; null if nobody knows.
    /// </summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>The result of reading a source: an article, or the reason why it is refused.</summary>
public sealed record Reading(ParsedArticle? Article, Refusal? Refusal);
