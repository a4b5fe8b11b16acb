using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Packing;
using Api.Data.Publishers;

namespace Api.Data.Articles;

/// <summary>Finds stored articles before they change, and reads them again from their sources.</summary>
internal sealed class StoredArticles(Session session)
{
    private const string StoredColumns = """
        select a.id, a.slug, a.status, a.deleted_at, a.revision, a.version,
          a.editorial_hash, a.reading_hash, a.source_text_hash, a.edits, a.pictures,
          a.image_corrections, a.created_at, a.source_revision, a.published_at, a.visible_from, a.external_id,
          s.media_type, s.given, s.sha256, s.received_at
        from articles a
        join sources s on s.article_id = a.id and s.revision = a.source_revision
        """;

    // An article is identified by the publisher's identifier, else by its address, else by its words, as its source had
    // them or as they now are. One that came without an address is the same when it comes again with one. An article
    // may have several identifiers.
    private const string FindSql = $"""
        {StoredColumns}
        where a.external_id = @ExternalId and {PublisherRows.OfArticleSql}
           or a.id in (select x.article_id from article_identifiers x where x.external_id = @ExternalId)
             and {PublisherRows.OfArticleSql}
           or a.canonical_url = @CanonicalUrl
           or a.source_text_hash = @TextHash and a.external_id is null
             and (a.canonical_url is null or @CanonicalUrl is null)
           or a.text_hash = @TextHash and a.external_id is null and (a.canonical_url is null or @CanonicalUrl is null)
        order by
          case
            when a.external_id = @ExternalId then 0
            when a.id in (select x.article_id from article_identifiers x where x.external_id = @ExternalId) then 1
            when a.canonical_url = @CanonicalUrl then 2
            when a.source_text_hash = @TextHash then 3
            else 4
          end,
          a.id
        limit 1
        """;

    /// <summary>Finds the stored article that matches an article on the way in.</summary>
    public Task<StoredArticle?> FindAsync(ParsedArticle article, Digest digest) =>
        session.QueryFirstOrDefaultAsync<StoredArticle>(
            FindSql,
            new
            {
                article.ExternalId,
                PublisherKey = ArticleStateWriter.KeyOf(article),
                article.CanonicalUrl,
                digest.TextHash,
            });

    public Task<StoredArticle?> FindAsync(Address address) =>
        session.QueryFirstOrDefaultAsync<StoredArticle>(
            $"{StoredColumns} where a.id = {address.IdSql("article")}", address);

    /// <summary>Finds the article to change, or the reason why it is not changed.</summary>
    public async Task<(StoredArticle? Stored, Edited? Missed)> FindLivingAsync(Address address, IfMatch ifMatch) =>
        await FindAsync(address) switch
        {
            null => (null, new(EditResult.Missing)),
            { DeletedAt: not null } gone => (null, new(EditResult.Gone, gone.Id)),
            var stored => ifMatch.Holds(stored.Version) ? (stored, null) : (null, new(EditResult.Stale, stored.Id)),
        };

    /// <summary>Reads the article again from its source.</summary>
    public async Task<ParsedArticle> ReadAsync(StoredArticle stored, WorkBudget budget)
    {
        var content = await new PackedTexts(session).FindAsync(new(stored.Id, TextKind.Source, stored.SourceRevision));
        var given = JsonSerializer.Deserialize<GivenFields>(stored.Given, JsonSerializerOptions.Web)!;
        var reading = ArticleReader.Read(
            new(content!, stored.MediaType, given) { ReceivedAt = stored.ReceivedAt }, budget);
        return reading.Article
            ?? throw new InvalidOperationException(
                $"The source of article {stored.Id} cannot be read any more: {reading.Refusal!.Detail}");
    }
}
