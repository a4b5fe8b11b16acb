using Api.Data.Search;
using Dapper;

namespace Api.Data.Lists;

/// <summary>Reads one page of a list: the plan is made to SQL and run as one command.</summary>
internal static class ListReader
{
    /// <summary>A connection for a page, on which what is embedded in its rows can be read after them.</summary>
    public static ValueTask<Session> OpenAsync(
        Database database,
        ListPlan plan,
        CancellationToken cancellationToken)
    {
        if (plan.Words is not null)
        {
            return database.SearchAsync(cancellationToken);
        }

        // One statement sees one state by itself. A page with its counts is several, and a writer that commits between
        // two of them would make the total count rows that the page does not show. Embedded resources are read by
        // further commands, so their transaction has to outlast the first.
        var isTogether = plan.Counts || plan.Facets is { Count: > 0 };
        return plan.Embeds ? database.ReadSnapshotAsync(cancellationToken)
            : isTogether ? database.ReadTogetherAsync(cancellationToken)
            : database.ReadAsync(cancellationToken);
    }

    /// <summary>Reads a page whose rows have nothing embedded.</summary>
    public static async Task<Slice<T>> ReadAsync<T>(
        Database database,
        ListTable table,
        ListPlan plan,
        CancellationToken cancellationToken)
        where T : Row
    {
        await using var session = await OpenAsync(database, plan, cancellationToken);
        return await ReadAsync<T>(session, table, plan, cancellationToken);
    }

    public static async Task<Slice<T>> ReadAsync<T>(
        Session session,
        ListTable table,
        ListPlan plan,
        CancellationToken cancellationToken)
        where T : Row
    {
        var sql = new ListSql(table, plan, session.Database.Dialect, session.Database.SearchWindow);
        await using var results = await session.QueryMultipleAsync(sql.Text, sql.Parameters, cancellationToken);
        var rows = (await results.ReadAsync<T>()).AsList();
        var total = plan.Counts ? Total.Of(await results.ReadSingleAsync<long>())
            : plan.Page.Total is { Value: true } ? plan.After?.Total
            : null;
        var counted = new Dictionary<string, Facet>();
        foreach (var facets in sql.Facets)
        {
            await facets.ReadAsync(results, counted);
        }

        var basis = BasisOf(plan, sql, rows);
        Cursor? next = null;
        // One row more than the page was read: it tells whether there is a next page, and is the first of that.
        if (rows.Count > plan.Limit)
        {
            rows.RemoveAt(plan.Limit);
            next = CursorAfter(rows[^1], plan.Limit, total, basis);
        }

        var hints = await new HintReader(session, table, plan).ReadAsync(rows.Count);
        return new(
            rows,
            next,
            total,
            plan.ByRelevance ? Slice.RankingOf(basis) : null,
            plan.Facets?.ToDictionary(f => f.Source.Name, f => counted[f.Source.Name]))
        {
            Hints = hints,
        };
    }

    // The first page finds out what its ranking depends on, those after it are told by their cursor.
    private static RankBasis? BasisOf(ListPlan plan, ListSql sql, IReadOnlyList<Row> rows) =>
        plan.After?.Basis is { } told ? told
            : plan.ByRelevance && rows is [{ K2: string found }, ..] ? sql.Search!.BasisOf(found)
            : null;

    private static Cursor CursorAfter(Row last, int limit, Total? total, RankBasis? basis)
    {
        // On the first page of a ranking, the third column carries the basis, and is no part of the place.
        IReadOnlyList<object> place = [last.K0!, last.K1];
        var key = last.K2 is { } k2 && basis is null ? [.. place, k2] : place;
        return new(key, total) { Basis = basis is null ? null : basis with { Seen = basis.Seen + limit } };
    }
}
