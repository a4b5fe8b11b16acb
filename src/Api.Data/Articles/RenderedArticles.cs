using Api.Data.Lists;

namespace Api.Data.Articles;

/// <summary>Reads articles as they were rendered when they were written.</summary>
public sealed partial class ArticleQueries
{
    private const string WholeColumns =
        "d.hash as document_hash, d.length as document_length, d.whole as document_whole";

    private static readonly ListTable Slim = ListOf("d.slim as json");
    private static readonly ListTable Whole = ListOf(WholeColumns);

    private static ListTable ListOf(string document) =>
        List with { Columns = new("a.id", new Column("document", document, ArticleDocuments.JoinSql)) };

    /// <summary>
    /// Reads a page of articles as they were rendered; null if the plan asks for anything else than slim or whole
    /// articles as JSON, or if one of them is to be rendered anew.
    /// </summary>
    private static async Task<Slice<Article>?> ListRenderedAsync(
        Session session,
        ListPlan<Article> plan,
        CancellationToken cancellationToken)
    {
        var isJson = plan.Page.IsJson && !plan.Highlights && plan.Shape.Fields is null;
        var isWhole = plan.Shape.IncludesAll;
        if (!isJson || (plan.Embeds && !isWhole))
        {
            return null;
        }

        var slice = await ListReader.ReadAsync<Article>(session, isWhole ? Whole : Slim, plan, cancellationToken);
        var rows = isWhole ? [.. slice.Rows.Select(row => row with { Json = row.Document?.Inflate() })] : slice.Rows;
        return rows.All(row => row.Json is not null) ? slice with { Rows = rows } : null;
    }

    /// <summary>
    /// Finds one article to answer it as JSON: by default as it was rendered when it was written, if that holds.
    /// </summary>
    public async Task<Article?> FindAnswerAsync(
        Address address,
        Visibility visibility,
        Shape<Article> shape,
        CancellationToken cancellationToken)
    {
        if (shape.IsDefault)
        {
            var found = await FindRenderedAsync(address, visibility, cancellationToken);
            var isInRowsAlone = found is { DeletedAt: null, Document: null };
            if (!isInRowsAlone)
            {
                return found;
            }
        }

        return await FindAsync(address, visibility, shape, cancellationToken);
    }

    /// <summary>Finds an article with its document, if that holds, and nothing else but what tells its state.</summary>
    private async Task<Article?> FindRenderedAsync(
        Address address,
        Visibility visibility,
        CancellationToken cancellationToken)
    {
        var sql = $"""
            select {Always}, {WholeColumns}
            from articles a
            {ArticleDocuments.JoinSql}
            where a.id = {address.IdSql("article")}{SeenSql(visibility)}
            """;

        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QuerySingleOrDefaultAsync<Article>(sql, address, cancellationToken);
    }
}
