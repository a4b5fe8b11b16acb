using System.Diagnostics;
using System.Globalization;
using Api.Content.Search;
using Api.Data.Search;

namespace Api.Data.Upkeep;

/// <summary>
/// Fills the indexes of words if they differ from this program's folding: after a migration, or an update of the
/// folding. It works in turns, each a transaction that notes its progress: after a kill, whoever opens the database
/// next continues, and several who open it at once take turns.
/// </summary>
/// <param name="turn">The length of a transaction: others wait for it.</param>
internal sealed class WordTables(Database database, TimeSpan turn)
{
    public static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    // The number that is looked up at once.
    private const int MostArticles = 200;
    private const int MostNames = 2000;

    private static readonly string[] Indexes = ["article_search", "paragraph_search", "quote_search", "image_search"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Marks them to be filled again: no folding has this number.</summary>
    public const string DoubtSql = "update word_tables set folding = 0";

    private const string UnfilledSql =
        "select count(*) from word_tables where folding <> @Folding or filled_up_to is not null";

    /// <param name="tell">
    /// Is given its progress, and at the end the time that it took; nothing if there was nothing to do.
    /// </param>
    public async Task FillAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        await using (var reader = await database.ReadAsync(cancellationToken))
        {
            if (await reader.ExecuteScalarAsync<long>(UnfilledSql, new { SearchTokens.Folding }) == 0)
            {
                return;
            }
        }

        await FillWhollyAsync(tell, cancellationToken);
    }

    private async Task FillWhollyAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var (start, told) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        tell($"The words of {database.Name} are indexed again.");
        while (await StepAsync(cancellationToken) is { } left)
        {
            if (Stopwatch.GetElapsedTime(told) > Pause)
            {
                told = Stopwatch.GetTimestamp();
                tell(string.Create(CultureInfo.InvariantCulture, $"{left:N0} articles or names are left to index."));
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        tell(string.Create(CultureInfo.InvariantCulture, $"The words are indexed, in {seconds:N1} s."));
    }

    // Tables that another version has filled are left to it while both run: otherwise each would undo the other's work.
    private const string LeftSql = """
        select count(case when folding = 0 or filled_up_to is not null then 1 end) > 0
          and count(case when folding not in (0, @Folding) then 1 end) = 0
        from word_tables
        """;

    /// <summary>
    /// Continues, beside a server, a refill that was begun, or begins one if the index was found to be out of step; for
    /// the given time, and a turn.
    /// </summary>
    public async Task GoOnAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        if (database.DoubtsIndex)
        {
            // Giving this back notes it.
            await using var writer = await database.WriteAsync(cancellationToken);
        }

        await using (var reader = await database.ReadAsync(cancellationToken))
        {
            if (!await reader.ExecuteScalarAsync<bool>(LeftSql, new { SearchTokens.Folding }))
            {
                return;
            }
        }

        var start = Stopwatch.GetTimestamp();
        while (await StepAsync(cancellationToken) is not null && Stopwatch.GetElapsedTime(start) < most)
        {
            // Waiting writers come between two turns.
        }
    }

    /// <summary>Fills all of them again, whatever they hold.</summary>
    public async Task FillAnewAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        await using (var writer = await database.WriteAsync(cancellationToken))
        {
            await writer.ExecuteAsync(DoubtSql);
            await writer.CommitAsync(cancellationToken);
        }

        // A server that has them open continues, too, and may have been faster.
        await FillWhollyAsync(tell, cancellationToken);
    }

    private const string StateSql = """
        select name, folding, filled_up_to
        from word_tables
        where folding <> @Folding or filled_up_to is not null
        order by name
        limit 1
        """;

    private const string FilledSql =
        "update word_tables set folding = @Folding, filled_up_to = @UpTo where name = @Name";

    /// <summary>Continues by one turn.</summary>
    /// <returns>The number of rows left in the current table; null when all tables are filled.</returns>
    internal async Task<long?> StepAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var (name, folding, filledUpTo) = await session.QueryFirstOrDefaultAsync<(string?, long, long?)>(
            StateSql, new { SearchTokens.Folding });
        if (name is null)
        {
            return null;
        }

        var isBegun = folding == SearchTokens.Folding;
        var upTo = await ((name, isBegun) switch
        {
            ("articles", true) => ArticlesAsync(session, filledUpTo ?? 0),
            ("articles", false) => ClearAsync(session),
            _ => NamesAsync(session, name, isBegun ? filledUpTo ?? 0 : 0),
        });
        await session.ExecuteAsync(FilledSql, new { Name = name, SearchTokens.Folding, UpTo = upTo });
        var leftSql = $"select count(*) from {name} where id > @UpTo";
        var left = upTo is null ? 0 : await session.ExecuteScalarAsync<long>(leftSql, new { UpTo = upTo });
        await session.CommitAsync(cancellationToken);
        return left;
    }

    // Only the folding that added tokens can remove them, so everything is deleted, and the refill begins.
    private async Task<long?> ClearAsync(Session session)
    {
        foreach (var index in Indexes)
        {
            await session.ExecuteAsync(database.Dialect.Matching.ClearSql(index));
        }

        return 0;
    }

    private const string ArticlesSql =
        "select id from articles where id > @After and deleted_at is null order by id limit @Limit";

    /// <returns>The id up to which articles are indexed; null if there are no more.</returns>
    private async Task<long?> ArticlesAsync(Session session, long after)
    {
        var (search, start, upTo) = (new SearchWriter(session), Stopwatch.GetTimestamp(), (long?)null);
        foreach (var id in await session.QueryAsync<long>(ArticlesSql, new { After = after, Limit = MostArticles }))
        {
            await search.FillAsync(id);
            upTo = id;
            if (Stopwatch.GetElapsedTime(start) > turn)
            {
                break;
            }
        }

        return upTo;
    }

    private static async Task<long?> NamesAsync(Session session, string table, long after)
    {
        var idsSql = $"select id from {table} where id > @After and merged_into is null order by id limit @Limit";

        var ids = (await session.QueryAsync<long>(idsSql, new { After = after, Limit = MostNames })).ToList();
        await (table == "speakers"
            ? NameTokens.WriteOfSpeakersAsync(session, ids)
            : NameTokens.WriteAsync(session, table, ids));
        return ids is [.., var last] ? last : null;
    }
}
