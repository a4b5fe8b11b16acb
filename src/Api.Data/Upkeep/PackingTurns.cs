using System.Diagnostics;
using Api.Data.Packing;

namespace Api.Data.Upkeep;

/// <summary>
/// Packs the texts of a database from before texts were packed, one article after the other, in turns that note how far
/// they came: after a kill, whoever opens the database next continues. Nobody waits for it, as texts are read in either
/// form.
/// </summary>
internal sealed class PackingTurns(Database database)
{
    private const int MostArticles = 500;

    // How long a transaction goes on: others wait for it.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    private const string LeftSql = "select count(*) from packing_turns";

    /// <summary>Continues for the given time, and a turn.</summary>
    public async Task GoOnAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        await using (var reader = await database.ReadAsync(cancellationToken))
        {
            if (await reader.ExecuteScalarAsync<long>(LeftSql) == 0)
            {
                return;
            }
        }

        var start = Stopwatch.GetTimestamp();
        while (await TakeTurnAsync(Turn, cancellationToken) && Stopwatch.GetElapsedTime(start) < most)
        {
            // Waiting writers come between two turns.
        }
    }

    private const string AfterSql = "select after_id from packing_turns";

    private const string NextSql = "select id from articles where id > @After order by id limit @Most";

    private const string GoOnSql = "update packing_turns set after_id = @After";

    /// <summary>Packs as many texts as it can in the given time, at least one, in one transaction.</summary>
    /// <returns>Whether there may be more.</returns>
    internal async Task<bool> TakeTurnAsync(TimeSpan turn, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        if (await session.ExecuteScalarAsync<long?>(AfterSql) is not { } after)
        {
            return false;
        }

        var (texts, start) = (new PackedTexts(session), Stopwatch.GetTimestamp());
        var ids = (await session.QueryAsync<long>(NextSql, new { After = after, Most = MostArticles })).ToList();
        foreach (var id in ids)
        {
            if (!await PackAsync(session, texts, id, () => Stopwatch.GetElapsedTime(start) > turn))
            {
                break;
            }

            after = id;
        }

        await session.ExecuteAsync(ids.Count == 0 ? "delete from packing_turns" : GoOnSql, new { After = after });
        await session.CommitAsync(cancellationToken);
        return ids.Count > 0;
    }

    /// <returns>Whether all texts of the article are packed.</returns>
    private static async Task<bool> PackAsync(Session session, PackedTexts texts, long articleId, Func<bool> isOver)
    {
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            var (table, column) = PackedTexts.PlaceOf(kind);

            // A text that was erased is empty.
            var unpackedSql = $"""
                select t.revision from {table} t
                where t.article_id = @Id and t.{column} is not null and length(t.{column}) > 0
                order by t.revision
                """;
            var clearSql = $"update {table} set {column} = null where article_id = @Id and revision = @Revision";
            foreach (var revision in (await session.QueryAsync<int>(unpackedSql, new { Id = articleId })).ToList())
            {
                var key = new TextKey(articleId, kind, revision);
                await texts.AddAsync(key, (await texts.FindAsync(key))!);
                await session.ExecuteAsync(clearSql, new { Id = articleId, Revision = revision });
                if (isOver())
                {
                    return false;
                }
            }
        }

        return true;
    }
}
