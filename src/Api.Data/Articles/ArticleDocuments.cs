using System.Data;
using System.Text.Json;

namespace Api.Data.Articles;

/// <summary>
/// Keeps articles as they are answered, within a session. Whoever changes an article writes its document in the same
/// transaction, or, if it changes many, leaves that to <see cref="Upkeep.DocumentTurns"/>. A reader takes a document
/// only if it is the article's version in this program's format; else it reads the rows. No reader writes.
/// </summary>
internal sealed class ArticleDocuments(Session session)
{
    /// <summary>
    /// Joins the document of the article <c>a</c>, if it holds. A new name shows in all articles at once, but gives
    /// them their next version in turns: until the last one, no document is sure to have the names of today.
    /// </summary>
    internal static readonly string JoinSql = $"""
        left join article_documents d
          on d.article_id = a.id and d.version = a.version and d.format = {ArticleDocument.Format}
            and not exists (select 1 from name_turns)
        """;

    private static readonly string WholeSql =
        ArticleQueries.WholeSql("select value from json_each(@Ids)", Visibility.Everything);

    private static readonly string WriteSql = $"""
        insert into article_documents (article_id, version, format, hash, length, slim, whole)
        values (@Id, @Version, {ArticleDocument.Format}, @Hash, @Length, @Slim, @Whole)
        on conflict (article_id) do update set
          version = excluded.version, format = excluded.format, hash = excluded.hash, length = excluded.length,
          slim = excluded.slim, whole = excluded.whole
        """;

    // Of no version: it does not hold, and no turn tries it again. Whoever asks for the article learns of the damage
    // from its rows.
    private static readonly string GiveUpSql = $"""
        update article_documents set version = 0, format = {ArticleDocument.Format} where article_id = @Id
        """;

    private const string DeleteSql =
        "delete from article_documents where article_id in (select value from json_each(@Ids))";

    /// <summary>Renders articles, and deletes the documents of deleted ones.</summary>
    public async Task WriteAsync(IReadOnlyCollection<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        try
        {
            await RenderAsync(ids);
        }
        catch (DataException)
        {
            await (ids.Count > 1
                ? WriteEachAsync(ids)
                : session.ExecuteAsync(GiveUpSql, new { Id = ids.Single() }));
        }
    }

    // One damaged article must not keep the others from being written.
    private async Task WriteEachAsync(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            await WriteAsync([id]);
        }
    }

    /// <exception cref="DataException">A row is damaged.</exception>
    private async Task RenderAsync(IReadOnlyCollection<long> ids)
    {
        var articles = await ReadAsync(ids);
        var deleted = articles.Where(article => article.DeletedAt is not null).Select(article => article.Id).ToList();
        await (deleted.Count == 0
            ? Task.CompletedTask
            : session.ExecuteAsync(DeleteSql, new { Ids = JsonSerializer.Serialize(deleted) }));
        await session.ExecuteAllAsync(
            WriteSql, articles.Where(article => article.DeletedAt is null).Select(RowOf));
    }

    /// <summary>Reads articles from their rows, with everything that their documents have.</summary>
    public async Task<IReadOnlyList<Article>> ReadAsync(IReadOnlyCollection<long> ids)
    {
        await using var results = await session.QueryMultipleAsync(
            WholeSql, new { Ids = JsonSerializer.Serialize(ids) });
        return await ArticleQueries.ReadWholeAsync(results);
    }

    private static object RowOf(Article article)
    {
        try
        {
            var document = ArticleDocument.Of(article);
            return new
            {
                article.Id,
                article.Version,
                document.Hash,
                document.Length,
                Slim = ArticleDocument.SlimOf(article),
                Whole = document.Brotli,
            };
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            throw new DataException($"Article {article.Id} cannot be rendered.", e);
        }
    }

    private const string LeaveSql =
        "update article_documents set format = 0 where article_id in (select value from json_each(@Ids))";

    /// <summary>Leaves the rendering of changed articles to later turns.</summary>
    /// <param name="ids">Their ids, a JSON array.</param>
    public Task LeaveAsync(string ids) => session.ExecuteAsync(LeaveSql, new { Ids = ids });

    private const string LeaveNewSql = """
        insert into article_documents (article_id, version, format, hash, length, slim, whole)
        select a.id, 0, 0, '', 0, @Nothing, @Nothing
        from articles a
        where a.deleted_at is null
          and not exists (select 1 from article_documents d where d.article_id = a.id)
        """;

    /// <summary>Leaves the rendering of articles that have no document to later turns.</summary>
    public Task LeaveNewAsync() => session.ExecuteAsync(LeaveNewSql, new { Nothing = Array.Empty<byte>() });

    /// <summary>Counts the articles that are to be rendered, to 1.</summary>
    internal static readonly string LeftSql = $"""
        select count(*)
        from (select 1 from article_documents where format < {ArticleDocument.Format} limit 1) first
        """;

    private static readonly string NextSql = $"""
        select article_id from article_documents where format < {ArticleDocument.Format}
        order by format, article_id
        limit @Most
        """;

    /// <summary>Renders the next articles that are to be rendered.</summary>
    /// <returns>How many there were, at most as many as asked for.</returns>
    public async Task<int> WriteNextAsync(int most)
    {
        var ids = (await session.QueryAsync<long>(NextSql, new { Most = most })).ToList();
        await WriteAsync(ids);
        return ids.Count;
    }
}
