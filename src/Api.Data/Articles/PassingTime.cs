using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Shows and hides articles when their time comes.</summary>
internal sealed partial class ArticleWork
{
    // Each condition has an index of its own, which holds only waiting articles.
    private const string DueSql = """
        select a.id from articles a where a.status = 'scheduled' and a.visible_from <= (select c.now from clock c)
        union all
        select a.id from articles a
        where a.status = 'published' and a.visible_until is not null and a.visible_until <= (select c.now from clock c)
        limit 100
        """;

    /// <summary>
    /// Lists the articles whose time has come. Within the transaction that shows or hides them, these are the articles
    /// that no other node has handled.
    /// </summary>
    public Task<IEnumerable<long>> ListDueAsync() => ListDueAsync(session);

    public static Task<IEnumerable<long>> ListDueAsync(Session session) => session.QueryAsync<long>(DueSql);

    // An article whose licence ended while it was waiting never appears.
    private const string PassTimeSql = """
        update articles set
          status = case when visible_until <= (select c.now from clock c) then 'expired' else 'published' end,
          version = version + 1,
          updated_at = @Now
        where id = @Id
        returning status
        """;

    /// <summary>Shows an article whose embargo has passed, or hides it when its licence has ended.</summary>
    public async Task PassTimeAsync(long id)
    {
        var search = new SearchWriter(session);
        await _counts.RemoveAsync(id);
        await search.RemoveAsync(id);
        var status = await session.ExecuteScalarAsync<string>(PassTimeSql, new { Id = id, Now = now });
        await _counts.AddAsync(id);
        await search.AddAsync(id);
        await log.NamedByAsync(id);
        log.Changed(id);
        log.Did(new(status == "expired" ? "expire" : "publish", Article, id));
    }
}
