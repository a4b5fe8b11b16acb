using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Content.Text;
using Dapper;

namespace Api.Data.Articles;

/// <summary>
/// Stores what was read: one article, one transaction, and a reader sees all of it or none. The same article again changes nothing;
/// a changed one becomes the next revision, in which parts that did not change keep their ids.
/// </summary>
public sealed class ArticleWriter(Database database, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Hashing = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    // An article is known by the publisher's identifier, else by its address, else by its words. One that came without an address is
    // the same when it comes again with one.
    private const string FindSql = """
        select id, slug, revision, version, editorial_hash, reading_hash, created_at
        from articles
        where external_id = @ExternalId and publisher_id = @PublisherId
           or canonical_url = @CanonicalUrl
           or text_hash = @TextHash and external_id is null and (canonical_url is null or @CanonicalUrl is null)
        order by case when external_id = @ExternalId then 0 when canonical_url = @CanonicalUrl then 1 else 2 end, id
        limit 1
        """;

    private const string FindGivenSql = """
        select s.given
        from articles a
        join sources s on s.article_id = a.id and s.revision = a.revision
        where a.canonical_url = @CanonicalUrl
           or a.text_hash = @TextHash and a.external_id is null and (a.canonical_url is null or @CanonicalUrl is null)
        order by case when a.canonical_url = @CanonicalUrl then 0 else 1 end, a.id
        limit 1
        """;

    /// <summary>What was said beside the source of the stored article that this one is; null when it is new.</summary>
    public async Task<string?> FindGivenAsync(ParsedArticle article, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<string>(FindGivenSql, new { article.CanonicalUrl, TextHash = TextHashOf(article) });
    }

    /// <summary>Stores an article that was read from a source.</summary>
    /// <param name="article">What was read.</param>
    /// <param name="source">The source, untouched, and what its sender said beside it.</param>
    public async Task<Saved> SaveAsync(ParsedArticle article, SourceDocument source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var readingHash = HashOf(JsonSerializer.SerializeToUtf8Bytes(article, Hashing));
        var editorialHash = HashOf(JsonSerializer.SerializeToUtf8Bytes(article with { Quotes = [] }, Hashing));

        await using var session = await database.WriteAsync(cancellationToken);
        var names = new NameWriter(session);
        var publisherId = article.Publisher is null ? (long?)null : await names.PublisherAsync(article.Publisher, article.PublisherUrl);
        var textHash = TextHashOf(article);
        var stored = await session.QueryFirstOrDefaultAsync<StoredArticle>(
            FindSql, new { article.ExternalId, PublisherId = publisherId, article.CanonicalUrl, TextHash = textHash });
        if (stored is not null && stored.ReadingHash == readingHash)
        {
            return new Saved(SaveResult.Unchanged, stored.Id, stored.Slug);
        }

        var row = new
        {
            Id = stored?.Id ?? 0,
            article.Title,
            article.DisplayTitle,
            article.Subtitle,
            article.Byline,
            PublisherId = publisherId,
            article.Section,
            article.Language,
            article.PublishedAt,
            article.PublishedOn,
            article.PublishedText,
            article.ModifiedAt,
            SortAt = SortInstant(article) ?? stored?.CreatedAt ?? now,
            article.Dateline,
            article.CanonicalUrl,
            article.ExternalId,
            Revision = stored is null ? 1 : stored.EditorialHash == editorialHash ? stored.Revision : stored.Revision + 1,
            Version = (stored?.Version ?? 0) + 1,
            WordCount = article.Paragraphs.Sum(p => Words.Count(p.Text)),
            ParagraphCount = article.Paragraphs.Count,
            ImageCount = article.Images.Count,
            AboutHeading = article.About?.Heading,
            AboutText = article.About?.Text,
            TextHash = textHash,
            EditorialHash = editorialHash,
            ReadingHash = readingHash,
            Now = now,
        };

        long id;
        string slug;
        if (stored is null)
        {
            (id, slug) = await names.InsertAsync("article", "articles", Slug.Of(article.DisplayTitle), s => session.ExecuteScalarAsync<long>(InsertSql, Merge(row, s)));
        }
        else
        {
            (id, slug) = (stored.Id, stored.Slug);
            await session.ExecuteAsync(ContributionSql, new { Id = id, Sign = -1 });
            await session.ExecuteAsync(UpdateSql, row);
        }

        await names.AuthorsAsync(id, row.SortAt, article.Authors);
        await names.TagsAsync(id, row.SortAt, article.Tags);
        await new PartWriter(session, id, row.Revision, row.SortAt).SaveAsync(article);
        await session.ExecuteAsync(QuoteCountSql, new { Id = id });
        await session.ExecuteAsync(ContributionSql, new { Id = id, Sign = 1 });
        await session.ExecuteAsync(InsertSourceSql, new { Id = id, row.Revision, source.MediaType, Sha256 = HashOf(source.Content), source.Content, Given = JsonSerializer.Serialize(source.Given, JsonSerializerOptions.Web), Now = now });
        await session.CommitAsync(cancellationToken);
        return new Saved(stored is null ? SaveResult.Created : SaveResult.Updated, id, slug);
    }

    private const string InsertSql = """
        insert into articles (
          slug, title, display_title, subtitle, byline, publisher_id, section, language, published_at, published_on, published_text, sort_at,
          modified_at, dateline, canonical_url, external_id, status, revision, version, word_count, paragraph_count, quote_count, image_count,
          about_heading, about_text, text_hash, editorial_hash, reading_hash, created_at, updated_at)
        values (
          @Slug, @Title, @DisplayTitle, @Subtitle, @Byline, @PublisherId, @Section, @Language, @PublishedAt, @PublishedOn, @PublishedText, @SortAt,
          @ModifiedAt, @Dateline, @CanonicalUrl, @ExternalId, 'published', @Revision, @Version, @WordCount, @ParagraphCount, 0, @ImageCount,
          @AboutHeading, @AboutText, @TextHash, @EditorialHash, @ReadingHash, @Now, @Now)
        returning id
        """;

    private const string UpdateSql = """
        update articles set
          title = @Title, display_title = @DisplayTitle, subtitle = @Subtitle, byline = @Byline, publisher_id = @PublisherId, section = @Section,
          language = @Language, published_at = @PublishedAt, published_on = @PublishedOn, published_text = @PublishedText, sort_at = @SortAt, modified_at = @ModifiedAt,
          dateline = @Dateline, canonical_url = @CanonicalUrl, external_id = @ExternalId, revision = @Revision, version = @Version,
          word_count = @WordCount, paragraph_count = @ParagraphCount, image_count = @ImageCount,
          about_heading = @AboutHeading, about_text = @AboutText, text_hash = @TextHash, editorial_hash = @EditorialHash, reading_hash = @ReadingHash,
          updated_at = @Now
        where id = @Id
        """;

    private const string QuoteCountSql = $"""
        update articles set quote_count = (select count(*) from quotes r where r.article_id = @Id and {Quotes.QuoteFilter.ListedSql})
        where id = @Id
        """;

    // What the article adds to the counts of those it names; taken away before it changes and added again after.
    private const string ContributionSql = $"""
        update publishers set article_count = article_count + @Sign, version = version + 1
        where id in (select publisher_id from articles where id = @Id and status = 'published');

        update authors set article_count = article_count + @Sign, version = version + 1
        where id in (select x.author_id from article_authors x join articles a on a.id = x.article_id where a.id = @Id and a.status = 'published');

        update tags set article_count = article_count + @Sign, version = version + 1
        where id in (select x.tag_id from article_tags x join articles a on a.id = x.article_id where a.id = @Id and a.status = 'published');

        update speakers set quote_count = quote_count + @Sign * c.quotes, article_count = article_count + @Sign, version = version + 1
        from (
          select x.speaker_id, count(*) as quotes
          from quotes r
          join quote_speakers x on x.quote_id = r.id
          join articles a on a.id = r.article_id
          where r.article_id = @Id and a.status = 'published' and {Quotes.QuoteFilter.ListedSql}
          group by x.speaker_id
        ) c
        where c.speaker_id = speakers.id
        """;

    // Only the quotes changed: the revision keeps the source that made it.
    private const string InsertSourceSql = """
        insert into sources (article_id, revision, media_type, sha256, content, given, received_at)
        values (@Id, @Revision, @MediaType, @Sha256, @Content, @Given, @Now)
        on conflict (article_id, revision) do nothing
        """;

    private static DynamicParameters Merge(object row, string slug)
    {
        var parameters = new DynamicParameters(row);
        parameters.Add("Slug", slug);
        return parameters;
    }

    private static DateTimeOffset? SortInstant(ParsedArticle article) =>
        article.PublishedAt ?? (DateTimeOffset.TryParseExact(article.PublishedOn, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : null);

    private static string TextHashOf(ParsedArticle article) => HashOf(Encoding.UTF8.GetBytes(string.Join("\n\n", article.Paragraphs.Select(p => p.Text))));

    internal static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed record StoredArticle
    {
        public required long Id { get; init; }

        public required string Slug { get; init; }

        public required int Revision { get; init; }

        public required int Version { get; init; }

        public required string EditorialHash { get; init; }

        public required string ReadingHash { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}

/// <summary>What became of an article that was to be stored.</summary>
public sealed record Saved(SaveResult Result, long Id, string Slug);

/// <summary>What storing an article did.</summary>
public enum SaveResult
{
    Created,
    Updated,

    /// <summary>It was there already, word for word.</summary>
    Unchanged,
}
