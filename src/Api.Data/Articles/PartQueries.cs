using Api.Data.Lists;
using Dapper;

namespace Api.Data.Articles;

/// <summary>What parts of one kind are filtered by themselves, apart from their article.</summary>
public abstract record PartCriteria
{
    /// <summary>Adds the conditions on the part, which the statement calls <c>r</c>.</summary>
    internal abstract Conditions AddTo(Conditions where);

    /// <summary>The order with what the conditions say of where it begins and ends.</summary>
    internal virtual Order Bound(Order order) => order;
}

/// <summary>Reads parts of articles: paragraphs, quotes or images.</summary>
/// <param name="table">Their table, which the statements call <c>r</c>.</param>
/// <param name="index">Where their words are.</param>
/// <param name="number">The column that counts them in reading order.</param>
/// <param name="joins">What the columns need beside the table and the article, which the statements call <c>a</c>.</param>
/// <param name="listed">Which of an article's parts are embedded in it.</param>
public abstract class PartQueries<T>(Database database, string table, string index, string number, string columns, string joins = "", string listed = "r.removed_in is null")
    where T : Part
{
    private readonly string _select = $"""
        select {columns}, r.revision, r.removed_in, a.version, a.deleted_at
        from {table} r
        join articles a on a.id = r.article_id
        {joins}
        """;

    private readonly ListStatement _list = new($"articles a join {table} r on r.article_id = a.id", "r.id", $"""
        select page.k0, page.k1, page.k2, {columns}, r.revision, r.removed_in, a.version
        from page
        join {table} r on r.id = page.id
        join articles a on a.id = r.article_id
        {joins}
        """, new(index, $"{table} r cross join articles a", "r.id = s.rowid and a.id = r.article_id"));

    public Task<Slice<T>> ListAsync(PartCriteria criteria, PartFilter parts, CancellationToken cancellationToken) =>
        _list.ReadAsync<T>(database, where => criteria.AddTo(parts.AddTo(where)), _ => criteria.Bound(parts.Order($"r.{number}")), parts, cancellationToken);

    /// <summary>Those of one article, in reading order unless the page asks for another.</summary>
    public Task<Slice<T>> ListAsync(PartCriteria criteria, Address article, Sight sight, PageFilter page, CancellationToken cancellationToken) => _list.ReadAsync<T>(
        database, where => criteria.AddTo(PartFilter.AddTo(where, article, sight)), _ => criteria.Bound(page.Sorted ?? new PartFilter().Order($"r.{number}")), page, cancellationToken);

    /// <summary>One part, also one that is gone.</summary>
    public async Task<T?> FindAsync(long id, Sight sight, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await FindAsync(session, id, sight, cancellationToken);
    }

    /// <summary>The same as it was written a moment ago.</summary>
    public async Task<T?> FindWrittenAsync(long id, Sight sight, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await FindAsync(session, id, sight, cancellationToken);
    }

    private async Task<T?> FindAsync(Session session, long id, Sight sight, CancellationToken cancellationToken)
    {
        var sql = $"{_select} where r.id = @Id{ArticleQueries.SeenSql(sight)}";

        return await session.Connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, new { Id = id }, session.Transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The parts that are embedded in articles, whose ids are an SQL expression or select, or others of theirs.</summary>
    internal string OfArticlesSql(string ids, string? which = null) => $"{_select} where r.article_id in ({ids}) and {which ?? listed} order by r.article_id, r.{number}";

    /// <summary>Those with these ids, which are an SQL select.</summary>
    internal string OfIdsSql(string ids, Sight sight) => $"{_select} where r.id in ({ids}){ArticleQueries.SeenSql(sight)}";
}
