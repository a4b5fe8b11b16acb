using System.Globalization;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Changes;
using Api.Data.Publishers;
using Api.Data.Revisions;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Writes the rows of one article, whatever made it, within a transaction.</summary>
internal sealed partial class ArticleRows(
    Session session,
    ChangeLog log,
    ArticleQueries articles,
    RevisionCause cause,
    DateTimeOffset now)
{
    private readonly NameWriter _names = new(session);
    private readonly ArticleCounts _counts = new(session, log, now);
    private readonly SearchWriter _search = new(session);

    /// <summary>Stores an article: a new one, or the next state of a stored one.</summary>
    /// <param name="stored">The article as it is stored; null for a new one.</param>
    /// <param name="article">The article as it will be, with people's changes.</param>
    /// <param name="digest">Its hashes.</param>
    /// <param name="kept">People's changes and pictures.</param>
    /// <param name="source">The source, if a new one made this; null if the stored one stays.</param>
    /// <param name="sourceTextHash">The hash of the body as the source has it.</param>
    public async Task<Saved> SaveAsync(
        StoredArticle? stored,
        ParsedArticle article,
        Digest digest,
        Kept kept,
        SourceDocument? source,
        string sourceTextHash)
    {
        var status = article.Status ?? Editorial(stored?.Status) ?? ArticleStatus.Published;
        var visible = await Visibility.OfAsync(session, stored, article);

        // An embargo is the same whether it was declared or follows from the date: sending back an answer of GET
        // changes nothing.
        if (status != (article.Status ?? ArticleStatus.Published) || visible.From != Instants.Kept(article.VisibleFrom))
        {
            article = article with { Status = status, VisibleFrom = visible.From };
            digest = Digest.Of(article);
        }

        if (stored is not null
            && stored.ReadingHash == digest.ReadingHash
            && (article.Slug ?? stored.Slug) == stored.Slug)
        {
            await session.ExecuteAsync(EditsSql, new { stored.Id, kept.Edits, kept.Pictures });
            return new Saved(SaveResult.Unchanged, stored.Id, stored.Slug, Status: stored.Status);
        }

        if (await ConflictAsync(stored, article) is { } conflict)
        {
            return new Saved(SaveResult.Rejected, stored?.Id ?? 0, stored?.Slug ?? "", conflict);
        }

        var shown = status == ArticleStatus.Published ? visible.Status : status;
        var revision = stored is null ? 1
            : stored.EditorialHash == digest.EditorialHash ? stored.Revision
            : stored.Revision + 1;
        var row = new
        {
            Id = stored?.Id ?? 0,
            Slug = article.Slug ?? stored?.Slug ?? Slug.Of(article.DisplayTitle),
            article.Title,
            article.DisplayTitle,
            article.Subtitle,
            article.Summary,
            article.Byline,
            PublisherId = article.Publisher is null
                ? (long?)null
                : await _names.PublisherAsync(article.Publisher, article.PublisherUrl),
            article.Section,
            article.Language,
            PublishedAt = Instants.Kept(article.PublishedAt),
            article.PublishedOn,
            article.PublishedText,
            ModifiedAt = Instants.Kept(article.ModifiedAt),
            SortAt = SortInstant(article) ?? stored?.CreatedAt ?? now,
            article.Dateline,
            article.CanonicalUrl,
            article.ExternalId,
            article.License,
            article.UsageTerms,
            Status = NameWriter.Text(shown),
            VisibleFrom = visible.From,
            VisibleUntil = visible.Until,
            Revision = revision,
            Version = (stored?.Version ?? 0) + 1,
            WordCount = digest.Paragraphs.Sum(p => p.WordCount),
            ParagraphCount = article.Paragraphs.Count,
            ImageCount = article.Images.Count,
            AboutHeading = article.About?.Heading,
            AboutText = article.About?.Text,
            digest.TextHash,
            SourceTextHash = sourceTextHash,
            SourceRevision = source is null ? stored!.SourceRevision : revision,
            digest.EditorialHash,
            digest.ReadingHash,
            kept.Edits,
            kept.Pictures,
            Now = now,
        };

        if (source is not null && row.PublisherId is { } publisher && article.PublisherUrl is not null)
        {
            await new PublisherRows(session, log, now).GiveUrlAsync(publisher, article.PublisherUrl);
        }

        var before = stored is null ? null : await articles.FindAsync(session, stored.Id);
        var (id, slug) = stored is null
            ? await _names.InsertAsync(
                "article",
                "articles",
                [row.Slug],
                free => session.ExecuteScalarAsync<long>(InsertSql, row with { Slug = free }))
            : await UpdateAsync(stored, article, row);
        await _names.AuthorsAsync(id, row.SortAt, article.Authors, isNew: stored is null);
        await _names.TagsAsync(id, row.SortAt, article.Tags, isNew: stored is null);
        var paragraphs = await new PartWriter(session, id, revision, isNew: stored is null).SaveAsync(article, digest);
        await new QuotePartWriter(session, _names, id, revision, row.SortAt, isNew: stored is null)
            .SaveAsync(article, paragraphs);
        await _counts.AddAsync(id);
        await _search.AddAsync(id);
        if (source is not null)
        {
            await session.ExecuteAsync(InsertSourceSql, new
            {
                Id = id,
                Revision = revision,
                source.MediaType,
                Sha256 = Digest.HashOf(source.Content),
                source.Content,
                Given = JsonSerializer.Serialize(source.Given, JsonSerializerOptions.Web),
                Now = now,
            });
        }

        await log.NamedByAsync(id);
        if (stored is null)
        {
            log.Created(id);
            await InsertRevisionAsync(id, revision, []);
            return new Saved(SaveResult.Created, id, slug, Status: shown);
        }

        log.Changed(id);
        var after = await articles.FindAsync(session, id);
        if (revision != stored.Revision)
        {
            await ReviseAsync(before!, after!);
        }

        return new Saved(SaveResult.Updated, id, slug, Status: shown);
    }

    /// <summary>Whether the names in an article mean the people and things with which it is stored.</summary>
    public Task<bool> NamesAreAsync(long id, ParsedArticle article) => _names.AreAsync(id, article);

    private const string EditsSql = """
        update articles
        set edits = @Edits, pictures = @Pictures
        where id = @Id and (edits <> @Edits or pictures <> @Pictures)
        """;

    private const string InsertSql = """
        insert into articles (
          slug, title, display_title, subtitle, summary, byline, publisher_id, section, language, published_at, published_on, published_text, sort_at,
          modified_at, dateline, canonical_url, external_id, license, usage_terms,
          status, visible_from, visible_until, revision, version, word_count, paragraph_count, quote_count, image_count,
          about_heading, about_text, text_hash, source_text_hash, source_revision, editorial_hash, reading_hash, edits, pictures, created_at, updated_at)
        values (
          @Slug, @Title, @DisplayTitle, @Subtitle, @Summary, @Byline, @PublisherId, @Section, @Language, @PublishedAt, @PublishedOn, @PublishedText, @SortAt,
          @ModifiedAt, @Dateline, @CanonicalUrl, @ExternalId, @License, @UsageTerms,
          @Status, @VisibleFrom, @VisibleUntil, @Revision, @Version, @WordCount, @ParagraphCount, 0, @ImageCount,
          @AboutHeading, @AboutText, @TextHash, @SourceTextHash, @SourceRevision, @EditorialHash, @ReadingHash, @Edits, @Pictures, @Now, @Now)
        returning id
        """;

    private const string UpdateSql = """
        update articles set
          title = @Title, display_title = @DisplayTitle, subtitle = @Subtitle, summary = @Summary, byline = @Byline, publisher_id = @PublisherId, section = @Section,
          language = @Language, published_at = @PublishedAt, published_on = @PublishedOn, published_text = @PublishedText, sort_at = @SortAt, modified_at = @ModifiedAt,
          dateline = @Dateline, canonical_url = @CanonicalUrl, external_id = @ExternalId, license = @License, usage_terms = @UsageTerms, status = @Status,
          visible_from = @VisibleFrom, visible_until = @VisibleUntil,
          revision = @Revision, version = @Version, word_count = @WordCount, paragraph_count = @ParagraphCount, image_count = @ImageCount,
          about_heading = @AboutHeading, about_text = @AboutText, text_hash = @TextHash, source_text_hash = @SourceTextHash, source_revision = @SourceRevision,
          editorial_hash = @EditorialHash, reading_hash = @ReadingHash, edits = @Edits, pictures = @Pictures, updated_at = @Now
        where id = @Id
        """;

    private async Task<(long Id, string Slug)> UpdateAsync(StoredArticle stored, ParsedArticle article, object row)
    {
        await _counts.RemoveAsync(stored.Id);
        await _search.RemoveAsync(stored.Id);
        await session.ExecuteAsync(UpdateSql, row);
        var slug = article.Slug ?? stored.Slug;
        if (slug != stored.Slug)
        {
            await _names.RenameAsync("article", "articles", stored.Id, slug);
        }

        return (stored.Id, slug);
    }

    private const string TakenSql = $"""
        select a.id
        from articles a
        where a.id <> @Id and (a.canonical_url = @CanonicalUrl
           or (a.external_id = @ExternalId
               or a.id in (select x.article_id from article_identifiers x where x.external_id = @ExternalId))
             and {PublisherRows.OfArticleSql})
        limit 1
        """;

    /// <summary>Returns the refusal of a slug, an address or an identifier that is another article's already.</summary>
    private async Task<Refusal?> ConflictAsync(StoredArticle? stored, ParsedArticle article)
    {
        if (article.Slug is { } slug
            && slug != stored?.Slug
            && await _names.SlugOwnerAsync("article", slug) is { } owner
            && owner != stored?.Id)
        {
            return Conflict("slug", $"The slug {slug} is, or was, article {owner}'s; no slug is given twice.");
        }

        // A new article matched none of them.
        return stored is not null && (article.CanonicalUrl ?? article.ExternalId) is not null
            && await session.ExecuteScalarAsync<long?>(
                TakenSql, new { stored.Id, article.CanonicalUrl, article.ExternalId, PublisherKey = KeyOf(article) }) is { } other
            ? Conflict(
                article.ExternalId is null ? "canonicalUrl" : "externalId",
                $"This is article {stored.Id}, but its canonicalUrl or externalId is article {other}'s.")
            : null;
    }

    // Whether its time has come is not an editorial statement.
    private static ArticleStatus? Editorial(ArticleStatus? status) =>
        status is ArticleStatus.Scheduled or ArticleStatus.Expired ? ArticleStatus.Published : status;

    private static Refusal Conflict(string member, string detail) =>
        new(RefusalKind.Conflict, detail, [new(null, "/" + member, detail)]);

    // Only the quotes changed: the revision keeps the source that made it.
    private const string InsertSourceSql = """
        insert into sources (article_id, revision, media_type, sha256, content, given, received_at)
        values (@Id, @Revision, @MediaType, @Sha256, @Content, @Given, @Now)
        on conflict (article_id, revision) do nothing
        """;

    private static DateTimeOffset? SortInstant(ParsedArticle article) =>
        Instants.Kept(article.PublishedAt)
            ?? (DateTimeOffset.TryParseExact(
                article.PublishedOn,
                ["yyyy", "yyyy-MM", "yyyy-MM-dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var start)
                ? start
                : null);

    internal static string? KeyOf(ParsedArticle article) =>
        article.Publisher is null ? null : NameIdentity.Of(article.Publisher);
}
