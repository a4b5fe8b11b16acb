using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Filters of parts of one kind by themselves, apart from their article.</summary>
public abstract record PartCriteria
{
    /// <summary>Adds the conditions on the part, which the statement calls <c>r</c>.</summary>
    internal abstract Conditions AddTo(Conditions where);

    /// <summary>
    /// Returns the values given for a facet's filter, null for none, and the filter without them; null if the facet is
    /// one of the article.
    /// </summary>
    internal virtual (IReadOnlyList<string>? Given, PartCriteria Others)? Without(string facet) => null;

    /// <summary>Returns the order with the bounds that the conditions give it.</summary>
    internal virtual Order Bound(Order order) => order;
}

/// <summary>Reads parts of articles: paragraphs, quotes or images.</summary>
/// <param name="table">Their table, which the statements call <c>r</c>.</param>
/// <param name="index">The index of their words.</param>
/// <param name="number">The column that counts them in reading order.</param>
/// <param name="columns">
/// Their columns, beside those of the table and of the article, which the statements call <c>a</c>.
/// </param>
/// <param name="listed">The condition for the parts that are embedded in an article.</param>
public abstract class PartQueries<T>(
    Database database,
    string table,
    string index,
    string number,
    Columns columns,
    string listed = "r.removed_in is null")
    where T : Part
{
    /// <summary>The columns that every part has, whatever is requested.</summary>
    internal const string Always = "r.id, r.article_id, r.removed_in, a.version, a.deleted_at";

    private readonly ListStatement _list = new(
        $"articles a join {table} r on r.article_id = a.id",
        "r.id",
        RowsSql(table, columns, null),
        new(index, $"{table} r cross join articles a", "r.id = s.rowid and a.id = r.article_id"));
    private readonly string _feedSql = RowsSql(table, columns, null, ", a.updated_at");

    private static string RowsSql(string table, Columns columns, FieldTree? asked, string beside = "") => $"""
        select page.k0, page.k1, page.k2, {columns.Sql(asked)}{beside}
        from page
        join {table} r on r.id = page.id
        join articles a on a.id = r.article_id
        {columns.Joins(asked)}
        """;

    private string SelectSql(FieldTree? asked) => $"""
        select {columns.Sql(asked)}
        from {table} r
        join articles a on a.id = r.article_id
        {columns.Joins(asked)}
        """;

    public Task<Slice<T>> ListAsync(
        PartCriteria criteria,
        PartFilter parts,
        Shape<T> shape,
        CancellationToken cancellationToken) =>
        ListAsync(
            where => criteria.AddTo(parts.AddTo(where)),
            criteria.Bound(parts.Order($"r.{number}")),
            parts,
            shape,
            cancellationToken,
            FacetsOf(criteria, parts));

    private static IReadOnlyList<AskedFacet>? FacetsOf(PartCriteria criteria, PartFilter parts) =>
        parts.Faceted is [] ? null : [.. parts.Faceted.Select(name =>
        {
            if (criteria.Without(name) is var (given, others))
            {
                return new AskedFacet(FacetSource.Of(name), given, where => others.AddTo(parts.AddTo(where)));
            }

            var (ofArticle, rest) = parts.Without(name);
            return new AskedFacet(FacetSource.Of(name), ofArticle, where => criteria.AddTo(rest.AddTo(where)));
        })];

    /// <summary>Lists the parts of one article, in reading order unless the page asks for another.</summary>
    public Task<Slice<T>> ListAsync(
        PartCriteria criteria,
        Address article,
        Sight sight,
        PageFilter page,
        Shape<T> shape,
        CancellationToken cancellationToken) => ListAsync(
        where => criteria.AddTo(PartFilter.AddTo(where, article, sight)),
        criteria.Bound(page.Sorted ?? new PartFilter().Order($"r.{number}")), page, shape, cancellationToken);

    private Task<Slice<T>> ListAsync(
        Func<Conditions, Conditions> conditions, Order order, PageFilter page, Shape<T> shape,
        CancellationToken cancellationToken, IReadOnlyList<AskedFacet>? facets = null)
    {
        var list = page.IsFeed ? _list with { Rows = _feedSql }
            : shape.Asked is { } asked
                ? _list with { Rows = RowsSql(table, columns, page.Highlights ? asked.With(Searched) : asked) }
            : _list;
        return list.ReadAsync<T>(
            database,
            conditions,
            _ => order,
            page,
            cancellationToken,
            !shape.Embeds && !page.Highlights ? null : async (session, parts) =>
            {
                parts = shape.Embeds ? await EmbedAsync(session, parts, shape) : parts;
                return page.Highlights
                    ? [
                        .. parts.Select(
                            part =>
                                (T)(part with
                                {
                                    Matches = page.Search is { } query ? [.. part.Find(query).OfType<Match>()] : [],
                                })),
                    ]
                    : parts;
            },
            facets);
    }

    /// <summary>The fields that are searched, and the fields with the places of their texts.</summary>
    private protected virtual IReadOnlyList<string> Searched => ["text"];

    /// <summary>Finds one part, even one that is gone.</summary>
    public async Task<T?> FindAsync(long id, Sight sight, Shape<T> shape, CancellationToken cancellationToken)
    {
        await using var session = shape.Embeds
            ? await database.ReadSnapshotAsync(cancellationToken)
            : await database.ReadAsync(cancellationToken);
        var part = await FindAsync(session, id, sight, shape.Asked, cancellationToken);
        return part is null || !shape.Embeds ? part : (await EmbedAsync(session, [part], shape))[0];
    }

    /// <summary>Finds one part as it was written a moment ago.</summary>
    public async Task<T?> FindWrittenAsync(long id, Sight sight, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await FindAsync(session, id, sight, null, cancellationToken);
    }

    private async Task<T?> FindAsync(
        Session session,
        long id,
        Sight sight,
        FieldTree? asked,
        CancellationToken cancellationToken)
    {
        var sql = $"{SelectSql(asked)} where r.id = @Id{ArticleQueries.SeenSql(sight)}";

        return await session.QuerySingleOrDefaultAsync<T>(sql, new { Id = id }, cancellationToken);
    }

    /// <summary>Adds the included resources to the parts.</summary>
    private protected virtual Task<IReadOnlyList<T>> EmbedAsync(Session session, IReadOnlyList<T> parts, Shape<T> shape) => Task.FromResult(parts);

    /// <summary>
    /// Returns the SQL of the parts, the listed ones or others, that a column assigns to the resources whose ids are an
    /// SQL expression or select.
    /// </summary>
    internal string EmbeddedSql(string column, string ids, FieldTree? asked, string? which = null) =>
        $"{SelectSql(asked)} where {column} in ({ids}) and {which ?? listed} order by r.article_id, r.{number}";

    /// <summary>Returns the SQL of the parts with these ids, which are an SQL select.</summary>
    internal string OfIdsSql(string ids, Sight sight, FieldTree? asked = null) =>
        $"{SelectSql(asked)} where r.id in ({ids}){ArticleQueries.SeenSql(sight)}";
}
