using Api.Content.Quotes;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Dapper;

namespace Api.Data.Articles;

/// <summary>Reads articles.</summary>
public sealed class ArticleQueries(Database database)
{
    private readonly ParagraphQueries _paragraphs = new(database);
    private readonly QuoteQueries _quotes = new(database);
    private readonly ImageQueries _images = new(database);

    private const string Columns = """
        a.id, a.slug, a.title, a.display_title, a.subtitle, a.summary, a.byline, l.authors, l.tags,
        a.publisher_id, p.slug as publisher_slug, p.name as publisher_name, p.url as publisher_url,
        a.section, a.language, a.published_at, a.published_on, a.published_text, a.modified_at, a.dateline,
        a.canonical_url, a.external_id, a.license, a.usage_terms, coalesce(a.deleted_status, a.status) as status, a.revision, a.version,
        a.word_count, a.paragraph_count, a.quote_count, a.image_count, a.about_heading, a.about_text, a.text_hash,
        s.media_type as source_media_type, s.sha256 as source_sha256, s.received_at as source_received_at,
        a.created_at, a.updated_at, a.deleted_at
        """;

    private const string Joins = """
        join article_lists l on l.article_id = a.id
        join sources s on s.article_id = a.id and s.revision = a.source_revision
        left join publishers p on p.id = a.publisher_id
        """;

    private static readonly ListStatement List = new("articles a", "a.id", $"""
        select page.k0, page.k1, page.k2, {Columns}
        from page
        join articles a on a.id = page.id
        {Joins}
        """);

    public Task<Slice<Article>> ListAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var where = filter.Conditions();
        return List.ReadAsync<Article>(database, where, filter.Order(where), filter, cancellationToken);
    }

    /// <summary>One article with its paragraphs, its images and the quotes that are listed by default; also one that was deleted.</summary>
    public async Task<Article?> FindAsync(Address address, Sight sight, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadTogetherAsync(cancellationToken);
        return await FindAsync(session, address, sight, cancellationToken);
    }

    /// <summary>The same as it was written a moment ago, whoever may see it.</summary>
    public async Task<Article?> FindWrittenAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await FindAsync(session, new Address(id, null), Sight.Everything, cancellationToken);
    }

    /// <summary>The same within a transaction, whoever may see it.</summary>
    internal Task<Article?> FindAsync(Session session, long id) => FindAsync(session, new Address(id, null), Sight.Everything, CancellationToken.None);

    /// <summary>The same with the quotes of these kinds in it.</summary>
    internal async Task<Article?> FindAsync(Session session, long id, Choices<QuoteKind> kinds)
    {
        var sql = _quotes.OfArticlesSql("@Id", "r.removed_in is null");

        var quotes = await session.QueryAsync<Quote>(sql, new { Id = id });
        return await FindAsync(session, id) is { } article ? article with { Quotes = [.. quotes.Where(q => kinds.Any.Contains(NameWriter.Text(q.Kind)))] } : null;
    }

    private async Task<Article?> FindAsync(Session session, Address address, Sight sight, CancellationToken cancellationToken)
    {
        var sql = WholeSql(address.IdSql("article"), sight);

        await using var results = await session.QueryMultipleAsync(sql, address, cancellationToken);
        return (await ReadWholeAsync(results)).SingleOrDefault();
    }

    /// <summary>The articles, whose ids are an SQL expression or select, each with its parts.</summary>
    internal string WholeSql(string ids, Sight sight) => $"""
        select {Columns}
        from articles a
        {Joins}
        where a.id in ({ids}){SeenSql(sight)};

        {_paragraphs.OfArticlesSql(ids)};

        {_quotes.OfArticlesSql(ids)};

        {_images.OfArticlesSql(ids)}
        """;

    /// <summary>What the statements of <see cref="WholeSql"/> give.</summary>
    internal static async Task<IReadOnlyList<Article>> ReadWholeAsync(SqlMapper.GridReader results)
    {
        var articles = await results.ReadAsync<Article>();
        var paragraphs = (await results.ReadAsync<Paragraph>()).ToLookup(p => p.ArticleId);
        var quotes = (await results.ReadAsync<Quote>()).ToLookup(q => q.ArticleId);
        var images = (await results.ReadAsync<Image>()).ToLookup(i => i.ArticleId);
        return [.. articles.Select(a => a with { Paragraphs = [.. paragraphs[a.Id]], Quotes = [.. quotes[a.Id]], Images = [.. images[a.Id]] })];
    }

    /// <summary>Which article an address names, and whether it was deleted.</summary>
    public async Task<FoundArticle?> FindIdAsync(Address address, Sight sight, CancellationToken cancellationToken)
    {
        var sql = $"select a.id, a.slug, a.deleted_at from articles a where a.id = {address.IdSql("article")}{SeenSql(sight)}";

        await using var session = await database.ReadAsync(cancellationToken);
        return await session.Connection.QuerySingleOrDefaultAsync<FoundArticle>(new CommandDefinition(sql, address, cancellationToken: cancellationToken));
    }

    /// <summary>The condition, behind others, that a caller may know of the article: it is published, or it was when it was deleted.</summary>
    internal static string SeenSql(Sight sight) => sight == Sight.Everything ? "" : " and (a.status = 'published' or a.deleted_status = 'published')";

    /// <summary>Whether there has ever been an article.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>("select count(*) from (select 1 from articles limit 1) first") > 0;
    }
}

/// <summary>Which article an address names.</summary>
public sealed record FoundArticle
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }
}
