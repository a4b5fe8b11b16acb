using System.Globalization;
using Dapper;

namespace Api.Data.Lists;

/// <summary>One page of a list, in one statement: the keys of the page by index, then its rows by key, then the count when it is asked for.</summary>
/// <param name="From">The tables that are filtered and sorted.</param>
/// <param name="Key">The column that is the row's id.</param>
/// <param name="Rows">The select of the rows of <c>page</c>, up to its order; it gives <c>page.k0, page.k1, page.k2</c> too.</param>
internal sealed record ListStatement(string From, string Key, string Rows)
{
    private const int DefaultLimit = 20;

    /// <param name="embed">Gives the rows with what is included in them, from the same state; null for nothing.</param>
    public async Task<Slice<T>> ReadAsync<T>(
        Database database, Conditions where, Order wanted, PageFilter filter, CancellationToken cancellationToken, Func<Session, IReadOnlyList<T>, Task<IReadOnlyList<T>>>? embed = null)
        where T : Row
    {
        var order = wanted.Led(where.Led);
        var after = filter.After;

        // Where the walk begins is said once, by the cursor when there is one: of two, SQLite could take the other.
        where.Add($"{order.Column} >= {{0}}", after is null || order.Descending ? order.Least : null);
        where.Add($"{order.Column} <= {{0}}", after is null || !order.Descending ? order.Most : null);
        var from = From;
        if (order.Walk is { } walk && !where.Narrow)
        {
            from = walk.Tables;
            where.Add(walk.On);
        }

        var limit = filter.Limit?.Value ?? DefaultLimit;
        var count = filter.Total is { Value: true } && after?.Total is null;
        var sql = $"""
            with page as (
              select {(where.Repeats ? "distinct " : "")}{Key} as id, {order.Keys}
              from {from}{where.Join}
              where {where.Sql}{(after is null ? "" : $" and {order.After}")}
              order by {order.By}
              limit {(limit + 1).ToString(CultureInfo.InvariantCulture)}
            )
            {Rows}
            order by {order.PageBy}{(count ? $";\n\nselect count(*) from (select {(where.Repeats ? "distinct " : "")}{Key} from {from}{where.Join} where {where.Sql} limit {Total.Exact + 1}) counted" : "")}
            """;
        where.Parameters.Add("@K0", after?.Key[0]);
        where.Parameters.Add("@K1", after?.Key[1]);
        where.Parameters.Add("@K2", after?.Key.ElementAtOrDefault(2));

        await using var session = embed is not null ? await database.ReadSnapshotAsync(cancellationToken)
            : count ? await database.ReadTogetherAsync(cancellationToken) : await database.ReadAsync(cancellationToken);
        await using var results = await session.QueryMultipleAsync(sql, where.Parameters, cancellationToken);
        var rows = (await results.ReadAsync<T>()).AsList();
        var total = count ? Total.Of(await results.ReadSingleAsync<long>()) : filter.Total is { Value: true } ? after?.Total : null;
        Cursor? next = null;
        if (rows.Count > limit)
        {
            rows.RemoveAt(limit);
            var last = rows[^1];
            next = new Cursor(last.K2 is { } k2 ? [last.K0!, last.K1, k2] : [last.K0!, last.K1], total);
        }

        return new Slice<T>(embed is null ? rows : await embed(session, rows), next, total);
    }
}
