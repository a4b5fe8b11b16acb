namespace Api.Data.Changes;

/// <summary>The articles whose answers have changed up to a place in the log of changes.</summary>
/// <param name="Seq">The place.</param>
/// <param name="Timeline">The timeline in which it is a place.</param>
/// <param name="Ids">
/// The articles that have changed since the place that was asked for; null if any article may have: after another
/// history of the database, while articles follow a new name, or after too many changes to name.
/// </param>
public sealed record ChangedArticles(long Seq, string? Timeline, IReadOnlyList<long>? Ids)
{
    private const int Most = 1_000;

    private const string ReachSql = """
        select
          (select coalesce(max(c.seq), 0) from changes c) as seq,
          (select t.id from timelines t order by t.number desc limit 1) as timeline,
          (select count(*) from (select 1 from name_turns limit 1) first) as turns
        """;

    private const string IdsSql = """
        select distinct c.target_id from changes c where c.type = 'article' and c.seq > @Since limit @Limit
        """;

    internal const string Sql = $"{ReachSql};\n\n{IdsSql}";

    /// <summary>Reads the articles that have changed since a place; since none, any may have.</summary>
    public static async Task<ChangedArticles> ReadAsync(
        Database database,
        ChangedArticles? since,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadTogetherAsync(cancellationToken);
        var parameters = new { Since = since?.Seq ?? long.MaxValue, Limit = Most + 1 };
        await using var results = await session.QueryMultipleAsync(Sql, parameters, cancellationToken);
        var (seq, timeline, turns) = await results.ReadSingleAsync<(long, string?, long)>();
        var ids = (await results.ReadAsync<long>()).ToList();
        var isSameHistory = since is not null && since.Timeline == timeline && since.Seq <= seq;
        return new(seq, timeline, isSameHistory && turns == 0 && ids.Count <= Most ? ids : null);
    }
}
