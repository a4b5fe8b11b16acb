using Api.Data.Articles;
using Api.Data.Lists;
using Dapper;

namespace Api.Data.Images;

/// <summary>Reads images.</summary>
public sealed class ImageQueries(Database database)
{
    private const string Columns = """
        r.id, r.article_id, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt,
        r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata, r.revision, r.removed_in, a.version
        """;

    private const string Joins = "join articles a on a.id = r.article_id";

    private static readonly ListStatement List = new("articles a join images r on r.article_id = a.id", "r.id", $"""
        select page.k0, page.k1, page.k2, {Columns}
        from page
        join images r on r.id = page.id
        {Joins}
        """);

    /// <summary>The images of one article, whose id is an SQL expression.</summary>
    internal static string OfArticleSql(string id) => $"""
        select {Columns}
        from images r
        {Joins}
        where r.article_id = {id} and r.removed_in is null
        order by r.position
        """;

    public Task<Slice<Image>> ListAsync(ImageFilter filter, PartFilter parts, CancellationToken cancellationToken) =>
        List.ReadAsync<Image>(database, filter.AddTo(parts.Conditions()), parts.Order("r.position"), parts, cancellationToken);

    /// <summary>Those of one article, in reading order.</summary>
    public Task<Slice<Image>> ListAsync(ImageFilter filter, Address article, PageFilter page, CancellationToken cancellationToken)
    {
        var (where, order) = PartFilter.Of(article, "r.position");
        return List.ReadAsync<Image>(database, filter.AddTo(where), order, page, cancellationToken);
    }

    private const string FindSql = $"""
        select {Columns}
        from images r
        {Joins}
        where r.id = @Id and a.status = 'published'
        """;

    /// <summary>One image, also one that is gone.</summary>
    public async Task<Image?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.Connection.QuerySingleOrDefaultAsync<Image>(new CommandDefinition(FindSql, new { Id = id }, cancellationToken: cancellationToken));
    }
}
