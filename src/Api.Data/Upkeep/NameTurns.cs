using System.Diagnostics;
using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Names;

namespace Api.Data.Upkeep;

/// <summary>
/// Updates the articles of a changed name, at most a thousand a transaction, so that nobody waits for all of them. A
/// new name shows in every article at once, because articles show whatever they refer to: only their versions, and
/// their places in the log of changes, come in turns. During a merge, an article shows its old name until its turn, and
/// lists and counts agree: only when no article is left does the merged one's address lead to the other. The remaining
/// work is kept, and continues after a kill.
/// </summary>
internal sealed class NameTurns(Session session, ChangeLog log, DateTimeOffset now)
{
    /// <summary>The most articles of one turn, which takes them in steps.</summary>
    internal const int Most = 1_000;

    // Small, as a turn has one at least: an article takes about 1.5 ms with its place in the log of changes.
    private const int Step = 20;

    // Others wait for the transaction, of which this is about half: on a busy machine fewer articles are taken.
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(40);

    private const string BeginSql = """
        insert into name_turns (noun, target_id, into_id) values (@Noun, @Id, @Into)
        on conflict (noun, target_id) do update set
          into_id = coalesce(excluded.into_id, name_turns.into_id), after_at = null, after_id = null
        """;

    /// <summary>Begins the turns of all articles that have a name, and takes the first.</summary>
    /// <param name="into">The target of a merge; null for a new name.</param>
    public async Task BeginAsync(Noun noun, long id, long? into = null)
    {
        await session.ExecuteAsync(BeginSql, new { Noun = noun.Name, Id = id, Into = into });
        await TakeAsync(noun, id);
    }

    private const string LeftSql = "select count(*) from (select 1 from name_turns limit 1) first";

    /// <summary>Takes a turn in a transaction of its own.</summary>
    /// <returns>Whether there was one to take.</returns>
    public static Task<bool> TakeTurnAsync(
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        UpkeepTurn.TakeAsync(
            database,
            clock,
            LeftSql,
            write => new NameTurns(write.Session, write.Log, write.Now).TakeAsync(),
            cancellationToken);

    private const string FindSql = "select t.noun, t.target_id, t.into_id, t.after_at, t.after_id from name_turns t";

    /// <summary>Takes the next turn of one name. Returns whether there was one to take.</summary>
    public async Task<bool> TakeAsync(Noun noun, long id) =>
        await TakeAsync(await session.QueryFirstOrDefaultAsync<Turn>(
            $"{FindSql} where t.noun = @Noun and t.target_id = @Id", new { Noun = noun.Name, Id = id }));

    /// <summary>Takes the next turn of any name.</summary>
    public async Task<bool> TakeAsync() =>
        await TakeAsync(await session.QueryFirstOrDefaultAsync<Turn>(
            $"{FindSql} order by t.noun, t.target_id limit 1"));

    private async Task<bool> TakeAsync(Turn? turn)
    {
        if (turn is null)
        {
            return false;
        }

        var (noun, start) = (Noun.All.Single(n => n.Name == turn.Noun), Stopwatch.GetTimestamp());
        var (isMore, taken) = (true, 0);
        while (isMore && taken < Most && (taken == 0 || Stopwatch.GetElapsedTime(start) < Enough))
        {
            isMore = await (turn.IntoId is { } into ? MergeAsync(noun, turn.TargetId, into) : FollowAsync(noun, turn));
            taken += Step;
        }

        await (isMore ? Task.CompletedTask : session.ExecuteAsync(EndSql, turn));
        return true;
    }

    // In the order of the index. If an article's place in it changes meanwhile, that gives it a new version anyway.
    private static string NextSql(Noun noun, string condition) => $"""
        select x.{noun.Article} as id, x.sort_at
        from {noun.Links} x
        where x.{noun.Column} = @TargetId{condition}
        order by x.sort_at, x.{noun.Article}
        limit @Step
        """;

    private const string EndSql = "delete from name_turns where noun = @Noun and target_id = @TargetId";

    private const string GoOnSql =
        "update name_turns set after_at = @AfterAt, after_id = @AfterId where noun = @Noun and target_id = @TargetId";

    private async Task<bool> FollowAsync(Noun noun, Turn turn)
    {
        var sql = NextSql(
            noun, turn.AfterAt is null ? "" : $" and (x.sort_at, x.{noun.Article}) > (@AfterAt, @AfterId)");
        var parameters = new { turn.TargetId, turn.AfterAt, turn.AfterId, Step };
        var articles = (await session.QueryAsync<Follower>(sql, parameters)).ToList();
        await ShowAsync(articles);
        if (articles.Count < Step)
        {
            return false;
        }

        (turn.AfterAt, turn.AfterId) = (articles[^1].SortAt, articles[^1].Id);
        await session.ExecuteAsync(GoOnSql, turn);
        return true;
    }

    private const string ShowSql = """
        update articles set version = version + 1, updated_at = @Now
        where deleted_at is null and id in (select value from json_each(@Ids))
        """;

    private async Task ShowAsync(IReadOnlyList<Follower> articles)
    {
        await session.ExecuteAsync(ShowSql, new { Ids = IdsOf(articles), Now = now });
        log.Shown(articles.Select(a => a.Id), []);
    }

    // A publisher cannot have two articles with one identifier: that is checked before a merge begins, but an import
    // may come between.
    private const string MovableSql =
        " and not exists (select 1 from articles o where o.external_id = x.external_id and o.publisher_id = @Into)";

    private async Task<bool> MergeAsync(Noun noun, long id, long into)
    {
        var sql = NextSql(noun, noun == Noun.Publisher ? MovableSql : "");
        var articles = (await session.QueryAsync<Follower>(sql, new { TargetId = id, Into = into, Step })).ToList();
        await MoveAsync(noun, id, into, articles);
        await ShowAsync(articles);
        if (articles.Count < Step)
        {
            await EndAsync(noun, id, into);
            return false;
        }

        return true;
    }

    // The plus keeps both databases from the index of the name, which has all of its articles: a turn looks up only the
    // articles that it takes.
    private static string CountSql(Noun noun) => $"""
        select
          count(case when a.status = 'published' then 1 end) as gone,
          count(case when a.status = 'published' and not exists (
            select 1 from {noun.Links} y where y.{noun.Article} = a.id and +y.{noun.Column} = @Into) then 1 end) as come
        from articles a
        where a.id in (select value from json_each(@Ids))
        """;

    // An article that has both names then has the other once, in the place of the first.
    private static string OnceSql(Noun noun) => $"""
        delete from {noun.Links}
        where {noun.Article} in (select value from json_each(@Ids)) and +{noun.Column} in (@Id, @Into)
          and exists (
            select 1 from {noun.Links} y
            where y.{noun.Article} = {noun.Links}.{noun.Article} and +y.{noun.Column} in (@Id, @Into)
              and y.position < {noun.Links}.position)
        """;

    private static string MoveSql(Noun noun) => $"""
        update {noun.Links} set {noun.Column} = @Into
        where {noun.Article} in (select value from json_each(@Ids)) and +{noun.Column} = @Id;

        update {noun.Table} set article_count = article_count - @Gone, version = version + 1 where id = @Id;
        update {noun.Table} set article_count = article_count + @Come, version = version + 1 where id = @Into;
        """;

    private async Task MoveAsync(Noun noun, long id, long into, IReadOnlyList<Follower> articles)
    {
        var ids = IdsOf(articles);
        var (gone, come) = await session.QueryFirstOrDefaultAsync<(long Gone, long Come)>(
            CountSql(noun), new { Ids = ids, Into = into });
        if (noun.IsList)
        {
            await session.ExecuteAsync(OnceSql(noun), new { Ids = ids, Id = id, Into = into });
        }

        await session.ExecuteAsync(MoveSql(noun), new { Ids = ids, Id = id, Into = into, Gone = gone, Come = come });
        log.Named(noun.Name, id);
        log.Named(noun.Name, into);
        if (noun == Noun.Publisher)
        {
            await session.ExecuteAsync(SurnameJoins.ArticlesChangeSql, new { Ids = ids });
        }
    }

    private static string EndSqlOf(Noun noun) => $"""
        update slugs set target_id = @Into where noun = @Noun and target_id = @Id;
        update {noun.Table} set merged_into = @Into where merged_into = @Id;
        update {noun.Table} set merged_into = @Into, slug = '~' || id, article_count = 0 where id = @Id;
        """;

    private async Task EndAsync(Noun noun, long id, long into)
    {
        var leftSql = $"select count(*) from (select 1 from {noun.Links} where {noun.Column} = @Id limit 1) first";
        if (await session.ExecuteScalarAsync<long>(leftSql, new { Id = id }) == 0)
        {
            await session.ExecuteAsync(EndSqlOf(noun), new { Noun = noun.Name, Id = id, Into = into });
            log.Merged(noun.Name, id, into);
        }
    }

    private static string IdsOf(IEnumerable<Follower> articles) => JsonSerializer.Serialize(articles.Select(a => a.Id));

    private sealed record Turn
    {
        public required string Noun { get; init; }

        public required long TargetId { get; init; }

        public required long? IntoId { get; init; }

        public required DateTimeOffset? AfterAt { get; set; }

        public required long? AfterId { get; set; }
    }

    private sealed record Follower
    {
        public required long Id { get; init; }

        public required DateTimeOffset SortAt { get; init; }
    }
}
