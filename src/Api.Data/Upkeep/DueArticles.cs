using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Search;

namespace Api.Data.Upkeep;

/// <summary>Lets articles come and go as their time comes, within a transaction.</summary>
internal sealed class DueArticles(Session session, ChangeLog log, DateTimeOffset now)
{
    // How long a transaction goes on: others wait for it.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    private readonly ArticleCountWriter _counts = new(session, log, now);

    // Each condition has an index of its own, in which nothing stands that is not waiting.
    private const string DueSql = """
        select a.id from articles a where a.status = 'scheduled' and a.visible_from <= (select c.now from clock c)
        union all
        select a.id from articles a
        where a.status = 'published' and a.visible_until is not null and a.visible_until <= (select c.now from clock c)
        limit 100
        """;

    /// <summary>
    /// Lets articles come and go whose time has come, in one transaction: as many as can in about 100 ms. Asked for
    /// within it, they are those that no other node has let.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    public static async Task<bool> TakeTurnAsync(
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            if (!(await ListAsync(session)).Any())
            {
                return false;
            }
        }

        return await new LoggedWriter(database, clock).CommitAsync(
            async write =>
            {
                var articles = new DueArticles(write.Session, write.Log, write.Now);
                var (passed, start) = (0, clock.GetTimestamp());
                var due = await ListAsync(write.Session);
                foreach (var id in due.TakeWhile(_ => passed == 0 || clock.GetElapsedTime(start) < Turn))
                {
                    await articles.PassTimeAsync(id);
                    passed++;
                }

                return passed > 0;
            },
            passed => passed,
            cancellationToken);
    }

    private static Task<IEnumerable<long>> ListAsync(Session session) => session.QueryAsync<long>(DueSql);

    // One whose licence has ended while it was waiting never appears.
    private const string PassTimeSql = """
        update articles set
          status = case when visible_until <= (select c.now from clock c) then 'expired' else 'published' end,
          version = version + 1,
          updated_at = @Now
        where id = @Id
        returning status
        """;

    /// <summary>Shows an article whose embargo has passed, or takes it away when its licence has.</summary>
    private async Task PassTimeAsync(long id)
    {
        var search = new SearchWriter(session);
        await _counts.RemoveAsync(id);
        await search.RemoveAsync(id);
        var status = await session.ExecuteScalarAsync<string>(PassTimeSql, new { Id = id, Now = now });
        await _counts.AddAsync(id);
        await search.AddAsync(id);
        await log.NamedByAsync(id);
        log.Changed(id);
        log.Did(new(status == "expired" ? "expire" : "publish", "article", id));
    }
}
