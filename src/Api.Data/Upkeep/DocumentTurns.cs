using System.Diagnostics;
using Api.Data.Articles;

namespace Api.Data.Upkeep;

/// <summary>
/// Renders articles whose documents no longer hold, in turns: those of a name that changed, and all of a database that
/// another version of this program has filled. Nobody waits for it, as articles can be read from their rows.
/// </summary>
internal static class DocumentTurns
{
    // Few, as a turn has them at least.
    private const int Step = 10;

    // How long a transaction goes on: others wait for it.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    /// <summary>Continues for the given time, and a turn.</summary>
    public static async Task GoOnAsync(Database database, TimeSpan most, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (await IsLeftAsync(database, cancellationToken) && Stopwatch.GetElapsedTime(start) < most)
        {
            await TakeTurnAsync(database, cancellationToken);
        }
    }

    private static async Task<bool> IsLeftAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>(ArticleDocuments.LeftSql) > 0;
    }

    private static async Task TakeTurnAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var (documents, start) = (new ArticleDocuments(session), Stopwatch.GetTimestamp());
        while (await documents.WriteNextAsync(Step) == Step && Stopwatch.GetElapsedTime(start) < Turn)
        {
            // The next step is in the same transaction: each commit waits for the disk.
        }

        await session.CommitAsync(cancellationToken);
    }
}
