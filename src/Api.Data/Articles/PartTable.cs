using Api.Data.Lists;

namespace Api.Data.Articles;

/// <summary>The facts of a table of parts of articles: paragraphs, quotes or images.</summary>
/// <param name="Name">Its name; the statements call it <c>r</c>.</param>
/// <param name="Index">Where their words are.</param>
/// <param name="Number">The column that counts them in reading order.</param>
/// <param name="Columns">
/// Their columns, beside those of the table and of the article, which the statements call <c>a</c>.
/// </param>
internal sealed record PartTable(string Name, string Index, string Number, Columns Columns)
{
    /// <summary>The columns that are read of every part, whatever is asked for.</summary>
    internal const string Always = "r.id, r.article_id, r.removed_in, a.version, a.deleted_at";

    /// <summary>The fields whose words are searched, and those that say where their texts stand.</summary>
    public IReadOnlyList<string> Searched
    {
        init => List = List with { Searched = value };
    }

    /// <summary>
    /// Returns how the list of all is related to the parts that are named by their ids: those that their articles have.
    /// </summary>
    public static Relation ByIdOf(string noun) => new(noun, "r.id in ({0})")
    {
        SeenSql = "n.removed_in is null "
            + "and exists (select 1 from articles a where a.id = n.article_id and a.status = 'published')",
    };

    /// <summary>The columns of one that is embedded in its article; null if it has the same there.</summary>
    public Columns? InArticle { get; init; }

    /// <summary>Which of an article's parts are embedded in it.</summary>
    public string Embedded { get; init; } = "r.removed_in is null";

    /// <summary>As it is listed.</summary>
    public ListTable List { get; private init; } = new(
        $"articles a join {Name} r on r.article_id = a.id",
        "r.id",
        $"join {Name} r on r.id = page.id\njoin articles a on a.id = r.article_id",
        Columns)
    {
        ChangedAt = ", a.updated_at",
        Index = new(Index, $"{Name} r cross join articles a", "r.id = s.rowid and a.id = r.article_id"),
    };

    private string SelectSql(FieldTree? asked, Columns columns) => $"""
        select {columns.Sql(asked)}
        from {Name} r
        join articles a on a.id = r.article_id
        {columns.Joins(asked)}
        """;

    /// <summary>
    /// The parts that are embedded in what a column refers to, whose ids are an SQL expression or select, or others of
    /// theirs.
    /// </summary>
    public string EmbeddedSql(string column, string ids, FieldTree? asked, string? which = null) =>
        $"{SelectSql(asked, InArticle ?? Columns)} where {column} in ({ids}) and {which ?? Embedded} "
            + $"order by r.article_id, r.{Number}";

    /// <summary>The SQL of those with these ids, an SQL select.</summary>
    public string OfIdsSql(string ids, Visibility visibility, FieldTree? asked = null) =>
        $"{SelectSql(asked, Columns)} where r.id in ({ids}){ArticleQueries.SeenSql(visibility)}";

    /// <summary>Reads one part, also one that is gone.</summary>
    public Task<T?> FindAsync<T>(
        Session session,
        long id,
        Visibility visibility,
        FieldTree? asked,
        CancellationToken cancellationToken)
        where T : Part
    {
        var sql = $"{SelectSql(asked, Columns)} where r.id = @Id{ArticleQueries.SeenSql(visibility)}";

        return session.QuerySingleOrDefaultAsync<T>(sql, new { Id = id }, cancellationToken);
    }
}
