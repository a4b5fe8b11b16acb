using System.Data.Common;
using System.Globalization;

namespace Api.Data.Checks;

/// <summary>Looks through everything in a database for contradictions. It changes nothing.</summary>
/// <param name="report">Is given each fault, in a line.</param>
public sealed class DatabaseCheck(Database database, Action<string> report)
{
    private const int MostNamed = 20;

    private int _faults;

    /// <returns>The number of faults.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // All of it sees one state, whoever writes meanwhile.
        await using var session = await database.ReadSnapshotAsync(cancellationToken);
        await AskAsync("search index", () => session.ExecuteScalarAsync<long>(OpenIndexesSql));
        await AskAsync("file", async () =>
        {
            foreach (var fault in await FindInPagesAsync(session))
            {
                Report(fault);
            }
        });
        foreach (var (what, sql) in Counts.Faults)
        {
            await CountAsync(session, $"the {what} differ from a recount", sql, cancellationToken);
        }

        foreach (var (what, sql) in LoggedChanges.Faults)
        {
            await CountAsync(session, what, sql, cancellationToken);
        }

        await AskAsync("quotes' places", async () =>
        {
            var wrong = await QuotePlaces.FindFaultsAsync(session, cancellationToken);
            ReportIf(wrong.Count, $"quotes are not in their stated places: {Named(wrong)}");
        });
        await AskAsync("texts of revisions", async () =>
        {
            var wrong = await KeptTexts.FindFaultsAsync(session, cancellationToken);
            ReportIf(wrong.Count, $"articles have a source or a revision that is damaged: {Named(wrong)}");
        });
        await AskAsync("documents of articles", async () =>
        {
            var wrong = await KeptDocuments.FindFaultsAsync(session, cancellationToken);
            ReportIf(wrong.Count, $"articles are answered as something that they are not: {Named(wrong)}");
        });
        await AskAsync("search index", async () =>
        {
            var faults = await new IndexedTokens(database, session).FindFaultsAsync(cancellationToken);
            foreach (var (index, count) in faults)
            {
                ReportIf(count, $"rows of {index} differ from the texts");
            }
        });
        return _faults;
    }

    // FTS5 keeps the structure of an index that a connection has searched, and its integrity check uses that structure,
    // though others have written since: it would miss pages that were rightly removed. Opening an index makes FTS5 read
    // the structure anew.
    private const string OpenIndexesSql = """
        select (select count(*) from (select 1 from article_search limit 1) a)
          + (select count(*) from (select 1 from paragraph_search limit 1) p)
          + (select count(*) from (select 1 from quote_search limit 1) q)
          + (select count(*) from (select 1 from image_search limit 1) i)
        """;

    /// <summary>
    /// Lists the faults that the database itself finds in its pages and references; PostgreSQL checks its own.
    /// </summary>
    private async Task<IReadOnlyList<string>> FindInPagesAsync(Session session)
    {
        if (database.Dialect.PagesSql.Length == 0)
        {
            return [];
        }

        return [.. (await session.QueryAsync<string>(database.Dialect.PagesSql)).Where(line => line != "ok")];
    }

    private Task CountAsync(Session session, string what, string sql, CancellationToken cancellationToken) =>
        AskAsync(what, async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReportIf(await session.ExecuteScalarAsync<long>(sql), what);
        });

    // Something unreadable is a fault, and no reason to stop checking the rest.
    private async Task AskAsync(string what, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (DbException e)
        {
            Report($"{what}: {e.Message}");
        }
    }

    private void ReportIf(long count, string what)
    {
        if (count > 0)
        {
            Report(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }

    private void Report(string fault)
    {
        _faults++;
        report(fault);
    }

    private static string Named(IReadOnlyList<long> ids) =>
        string.Join(", ", ids.Take(MostNamed)) + (ids.Count > MostNamed ? ", …" : "");
}
