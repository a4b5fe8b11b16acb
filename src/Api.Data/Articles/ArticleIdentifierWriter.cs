using Api.Content.Articles;
using Api.Data.Erasing;
using Api.Data.Publishers;
using Dapper;

namespace Api.Data.Articles;

/// <summary>
/// The identifiers that publishers give to one article. An import with another identifier than the stored article's
/// never takes that article over: from the same publisher, with at least half of the stored paragraphs, it is the same
/// article with a second identifier; else it is refused.
/// </summary>
internal sealed class ArticleIdentifierWriter(Session session)
{
    private const string KnownSql = """
        select x.source_sha256 from article_identifiers x where x.article_id = @Id and x.external_id = @ExternalId
        """;

    private const string KeepSql = """
        insert into article_identifiers (article_id, external_id, source_sha256) values (@Id, @ExternalId, @Sha256)
        on conflict (article_id, external_id) do update set source_sha256 = excluded.source_sha256
        """;

    /// <summary>Checks an import against the identifiers of the stored article that it was matched with.</summary>
    /// <returns>The result of the import if it goes no further; null if it is the article's next state.</returns>
    public async Task<Saved?> KnowAsync(
        StoredArticle stored,
        ParsedArticle article,
        Digest digest,
        SourceDocument source)
    {
        if (stored.ExternalId is null || article.ExternalId is null)
        {
            return null;
        }

        var sha256 = Digest.HashOf(source.Content);
        var known = await session.ExecuteScalarAsync<string?>(KnownSql, new { stored.Id, article.ExternalId });

        // Two senders that each repeat what they sent before must not undo each other's work for ever.
        if (known == sha256)
        {
            return new(SaveResult.Unchanged, stored.Id, stored.Slug, Status: stored.Status);
        }

        var isSecond = known is null && article.ExternalId != stored.ExternalId;
        if (isSecond && !await IsSameWorkAsync(stored, article, digest))
        {
            return Refuse(stored, article);
        }

        if (isSecond)
        {
            await session.ExecuteAsync(KeepSql, new { stored.Id, stored.ExternalId, stored.Sha256 });
        }

        if (isSecond || known is not null)
        {
            await session.ExecuteAsync(KeepSql, new { stored.Id, article.ExternalId, Sha256 = sha256 });
        }

        return null;
    }

    private const string HashesSql = $"""
        select p.text_hash
        from articles a
        join paragraphs p on p.article_id = a.id and p.removed_in is null
        where a.id = @Id and a.publisher_id is not null and {PublisherRows.OfArticleSql}
        """;

    private async Task<bool> IsSameWorkAsync(StoredArticle stored, ParsedArticle article, Digest digest)
    {
        var sent = digest.Paragraphs.Select(p => p.TextHash).ToHashSet();
        var publisher = new { stored.Id, PublisherKey = ArticleStateWriter.KeyOf(article) };
        var hashes = (await session.QueryAsync<string>(HashesSql, publisher)).AsList();
        return hashes.Count > 0 && 2 * hashes.Count(sent.Contains) >= hashes.Count;
    }

    private static Saved Refuse(StoredArticle stored, ParsedArticle article)
    {
        var detail = $"Its canonicalUrl is that of article {stored.Id}, which is another: "
            + $"its externalId is {stored.ExternalId}, not {article.ExternalId}.";
        return new(
            SaveResult.Rejected,
            stored.Id,
            stored.Slug,
            new(RefusalKind.Conflict, detail, [new(null, "/canonicalUrl", detail)]));
    }

    private const string IsThereSql = "select count(*) from articles where id = @Id";

    /// <summary>
    /// Refuses an article that was erased, by its address, its identifier or its words. Null if it was not.
    /// </summary>
    public async Task<Saved?> ErasedAsync(ParsedArticle article, Digest digest)
    {
        List<string> values = [ErasedMarks.OfText(digest.TextHash)];
        if (article.CanonicalUrl is { } url)
        {
            values.Add(ErasedMarks.OfUrl(url));
        }

        if (article.ExternalId is { } identifier)
        {
            values.Add(ErasedMarks.OfIdentifier(identifier, article.Publisher));
        }

        if (await session.Erased.OwnerAsync(values) is not { } id)
        {
            return null;
        }

        // A restored database may be older than the article.
        var isThere = await session.ExecuteScalarAsync<long>(IsThereSql, new { Id = id }) > 0;
        var kind = isThere ? RefusalKind.Withdrawn : RefusalKind.Conflict;
        var detail = $"This is article {id}, which was erased: an import does not bring it back.";
        return new(SaveResult.Rejected, isThere ? id : 0, "", new(kind, detail, []));
    }
}
