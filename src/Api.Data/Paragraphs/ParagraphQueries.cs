using Api.Data.Articles;
using Api.Data.Lists;
using Dapper;

namespace Api.Data.Paragraphs;

/// <summary>Reads paragraphs.</summary>
public sealed class ParagraphQueries(Database database)
{
    private const string Columns = """
        r.id, r.article_id, r.number, r.kind, r.level, r.text, r.marks, r.word_count, r.text_hash, l.quote_ids, r.revision, r.removed_in, a.version
        """;

    private const string Joins = """
        join articles a on a.id = r.article_id
        join paragraph_lists l on l.paragraph_id = r.id
        """;

    private static readonly ListStatement List = new("articles a join paragraphs r on r.article_id = a.id", "r.id", $"""
        select page.k0, page.k1, page.k2, {Columns}
        from page
        join paragraphs r on r.id = page.id
        {Joins}
        """);

    /// <summary>The paragraphs of one article, whose id is an SQL expression.</summary>
    internal static string OfArticleSql(string id) => $"""
        select {Columns}
        from paragraphs r
        {Joins}
        where r.article_id = {id} and r.removed_in is null
        order by r.number
        """;

    public Task<Slice<Paragraph>> ListAsync(ParagraphFilter filter, PartFilter parts, CancellationToken cancellationToken) =>
        List.ReadAsync<Paragraph>(database, filter.AddTo(parts.Conditions()), parts.Order("r.number"), parts, cancellationToken);

    /// <summary>Those of one article, in reading order.</summary>
    public Task<Slice<Paragraph>> ListAsync(ParagraphFilter filter, Address article, PageFilter page, CancellationToken cancellationToken)
    {
        var (where, order) = PartFilter.Of(article, "r.number");
        return List.ReadAsync<Paragraph>(database, filter.AddTo(where), order, page, cancellationToken);
    }

    private const string FindSql = $"""
        select {Columns}
        from paragraphs r
        {Joins}
        where r.id = @Id and a.status = 'published'
        """;

    /// <summary>One paragraph, also one that is gone.</summary>
    public async Task<Paragraph?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.Connection.QuerySingleOrDefaultAsync<Paragraph>(new CommandDefinition(FindSql, new { Id = id }, cancellationToken: cancellationToken));
    }
}
