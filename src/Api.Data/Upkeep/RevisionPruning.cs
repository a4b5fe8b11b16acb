using System.Diagnostics;
using Api.Data.Packing;
using Api.Data.Revisions;

namespace Api.Data.Upkeep;

/// <summary>The texts that were removed.</summary>
/// <param name="Revisions">The superseded revisions that can no longer be read.</param>
/// <param name="Sources">The sources that only these were read from.</param>
/// <param name="Damaged">The articles that were left as they are, since a text of theirs cannot be read.</param>
public sealed record Pruned(long Revisions, long Sources, IReadOnlyList<long> Damaged);

/// <summary>
/// Removes the texts of old superseded revisions, and the sources that only they were read from. That they were made,
/// when and by what stays known. It takes turns, each a transaction: one that is interrupted or killed has removed
/// everything up to then, and is continued by another.
/// </summary>
public sealed class RevisionPruning(Database database, RevisionsKept kept, TimeProvider clock)
{
    private const int MostArticles = 1_000;

    // How long a transaction goes on: others wait for it.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    private const string NewestSql = "a.revision - @Count";

    // A revision was replaced when the next one was made.
    private const string YoungerSql = """
        coalesce(
          (select min(r.revision) - 1 from revisions r
           where r.article_id = a.id and r.revision > 1 and r.created_at > @Since),
          a.revision)
        """;

    private const string LastSql = """
        select max(id) from (select id from articles where id > @After order by id limit @Most) page
        """;

    // The source of a revision is the newest one that came until then.
    private string PrunableSql => $"""
        select
          f.id, f.revision,
          (select max(s.revision) from sources s where s.article_id = f.id and s.revision <= f.revision) as source
        from (
          select a.id, {(kept is RevisionsKept.Newest ? NewestSql : YoungerSql)} as revision
          from articles a
          where a.id > @After and a.id <= @Last
        ) f
        where exists (
          select 1 from packed_texts p
          where p.article_id = f.id and p.kind = 'state' and p.revision < f.revision)
        order by f.id
        """;

    /// <summary>Removes everything that is not kept.</summary>
    public async Task<Pruned> RunAsync(CancellationToken cancellationToken)
    {
        // Only packed texts know from which others they differ.
        await new PackingTurns(database).GoOnAsync(TimeSpan.MaxValue, cancellationToken);
        var since = clock.GetUtcNow() - ((kept as RevisionsKept.Younger)?.Age ?? TimeSpan.Zero);
        var (after, pruned) = ((long?)0, new Pruned(0, 0, []));
        while (after is { } from)
        {
            (after, pruned) = await TakeTurnAsync(Turn, from, since, pruned, cancellationToken);
        }

        return pruned;
    }

    /// <returns>
    /// The last article that was looked at, null after all of them; and everything removed until now.
    /// </returns>
    private async Task<(long? After, Pruned Pruned)> TakeTurnAsync(
        TimeSpan turn,
        long after,
        DateTimeOffset since,
        Pruned before,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var session = await database.WriteAsync(cancellationToken);
        var page = new { After = after, Most = MostArticles };
        if (await session.ExecuteScalarAsync<long?>(LastSql, page) is not { } last)
        {
            return (null, before);
        }

        var parameters = new { After = after, Last = last, (kept as RevisionsKept.Newest)?.Count, Since = since };
        var (start, pruned) = (Stopwatch.GetTimestamp(), before);
        var prunable = await session.QueryAsync<(long, int, int)>(PrunableSql, parameters);
        foreach (var (id, firstRevision, firstSource) in prunable.ToList())
        {
            pruned = await PruneAsync(session, id, firstRevision, firstSource, pruned);
            if (Stopwatch.GetElapsedTime(start) > turn)
            {
                last = id;
                break;
            }
        }

        await session.CommitAsync(cancellationToken);
        return (last, pruned);
    }

    private static async Task<Pruned> PruneAsync(
        Session session,
        long id,
        int firstRevision,
        int firstSource,
        Pruned before)
    {
        try
        {
            var (sources, states) = await new PackedTexts(session).RemoveAsync(id, firstSource, firstRevision);
            return before with { Revisions = before.Revisions + states, Sources = before.Sources + sources };
        }
        catch (InvalidDataException)
        {
            return before with { Damaged = [.. before.Damaged, id] };
        }
    }
}
