using System.Globalization;
using Api.Data.Search;
using Dapper;

namespace Api.Data.Lists;

/// <summary>
/// Builds one page of a list, in one statement: the keys of the page by index, then its rows by key, then the count if
/// it is asked for.
/// </summary>
/// <param name="From">The tables that are filtered and sorted.</param>
/// <param name="Key">The column that is the row's id.</param>
/// <param name="Rows">
/// The select of the rows of <c>page</c>, up to its order; it has <c>page.k0, page.k1, page.k2</c> too.
/// </param>
/// <param name="Index">The index that finds its rows by words; null for none.</param>
internal sealed record ListStatement(string From, string Key, string Rows, SearchIndex? Index = null)
{
    /// <param name="conditions">Adds the conditions on the rows.</param>
    /// <param name="ordered">The order, whose values are parameters of the conditions.</param>
    /// <param name="embed">Adds the included resources to the rows, from the same state; null for none.</param>
    /// <param name="facets">The facets to count.</param>
    public async Task<Slice<T>> ReadAsync<T>(
        Database database, Func<Conditions, Conditions> conditions, Func<Conditions, Order> ordered, PageFilter filter,
        CancellationToken cancellationToken,
        Func<Session, IReadOnlyList<T>, Task<IReadOnlyList<T>>>? embed = null, IReadOnlyList<AskedFacet>? facets = null)
        where T : Row
    {
        var (after, basis) = (filter.After, filter.After?.Basis);
        var limit = filter.Size(embeds: embed is not null);
        limit = filter.ByRelevance ? Math.Min(limit, PageFilter.MostRanked - (basis?.Seen ?? 0)) : limit;
        var where = conditions(new());
        var order = ordered(where);
        Bound(where, order, after);
        var search = SearchOf(database, filter, where, found => Bound(conditions(found), order, after), "h");
        var counts = (facets ?? [])
            .GroupBy(f => f.LeavesOut)
            .Select((set, i) => CountsOf(database, filter, where, [.. set], conditions, i))
            .ToList();
        var count = filter.Total is { Value: true } && after?.Total is null;
        var sql = $"""
            with {(search is null ? PageSql(where, order, after, limit + 1)
                : filter.ByRelevance ? search.RankedPageSql(order, basis, limit + 1)
                : search.PageSql(order, after is not null, limit + 1))}
            {Rows}
            order by {(filter.ByRelevance ? "page.k0, page.k1 desc" : order.PageBy)}{(count
                ? $";\n\n{CountSql(where, order, search)}"
                : "")}{string.Concat(counts.Select(c => $";\n\n{c.Sql}"))}
            """;
        where.Parameters.Add("@K0", after?.Key[0]);
        where.Parameters.Add("@K1", after?.Key[1]);
        where.Parameters.Add("@K2", after?.Key.ElementAtOrDefault(2));
        basis?.AddTo(where.Parameters);

        await using var session = await (search is not null ? database.SearchAsync(cancellationToken)
            : embed is not null ? database.ReadSnapshotAsync(cancellationToken)
            : count || counts.Count > 0
                ? database.ReadTogetherAsync(cancellationToken)
                : database.ReadAsync(cancellationToken));
        await using var results = await session.QueryMultipleAsync(sql, where.Parameters, cancellationToken);
        var rows = (await results.ReadAsync<T>()).AsList();
        var total = count ? Total.Of(await results.ReadSingleAsync<long>())
            : filter.Total is { Value: true } ? after?.Total
            : null;
        var counted = new List<KeyValuePair<string, Facet>>();
        foreach (var (statement, _) in counts)
        {
            counted.AddRange(await statement.ReadAsync(results));
        }

        basis ??= filter.ByRelevance && rows is [{ K2: string found }, ..] ? search!.BasisOf(found) : null;
        var ranking = !filter.ByRelevance ? null : basis is { Among: RankedAmong.Newest } ? Slice.Newest : Slice.All;
        Cursor? next = null;
        if (rows.Count > limit)
        {
            rows.RemoveAt(limit);
            var last = rows[^1];
            IReadOnlyList<object> place = [last.K0!, last.K1];
            var key = last.K2 is { } k2 && basis is null ? [.. place, k2] : place;
            next = new Cursor(key, total) { Basis = basis is null ? null : basis with { Seen = basis.Seen + limit } };
        }

        return new Slice<T>(
            embed is null ? rows : await embed(session, rows),
            next,
            total,
            ranking,
            facets?.ToDictionary(f => f.Source.Name, f => counted.First(c => c.Key == f.Source.Name).Value))
        {
            Rest = next is null
                ? null
                : cancellationToken =>
                    ReadAsync(database, conditions, ordered, filter.Behind(next), cancellationToken, embed, facets),
        };
    }

    private SearchStatement? SearchOf(
        Database database,
        PageFilter filter,
        Conditions walked,
        Func<Conditions, Conditions> found,
        string prefix) =>
        filter.Search is { } query && Index is not null
            ? new(this, Index, query, database, found(new(leads: false, prefix)), walked)
            : null;

    private (FacetStatement Statement, string Sql) CountsOf(
        Database database, PageFilter filter, Conditions page, IReadOnlyList<AskedFacet> facets,
        Func<Conditions, Conditions> conditions, int number)
    {
        var others = facets[0].Given is null ? conditions : facets[0].Others;
        var where = others(new(shared: page.Parameters));
        var statement = new FacetStatement(facets, where, filter.Sight);
        var search = SearchOf(database, filter, where, others, $"h{number.ToString(CultureInfo.InvariantCulture)}_");
        var newest = Order.Newest.Led(where.Led);
        var (with, found) = search?.CountedSql(statement.Columns, statement.Names, Total.Exact + 1)
            ?? ("", $"""
                select {(where.Repeats ? "distinct " : "")}{Key} as id, {statement.Columns}, {newest.Keys}
                from {From}{where.Join}
                where {where.Sql}
                order by {newest.By}
                limit {Total.Exact + 1}
                """);
        return (statement, statement.Sql(with, found));
    }

    // The beginning of the walk is given once, by the cursor if there is one: of two bounds, SQLite could take the
    // other.
    private static Conditions Bound(Conditions where, Order order, Cursor? after)
    {
        where.Add($"{order.Column} >= {{0}}", after is null || order.Descending ? order.Least : null);
        where.Add($"{order.Column} <= {{0}}", after is null || !order.Descending ? order.Most : null);
        return where;
    }

    /// <summary>
    /// Returns the tables from which the list is walked in an order, and the conditions that they add.
    /// </summary>
    public (string From, string On) Walk(Conditions where, Order order) =>
        order.Walk is { } walk && !where.Narrow ? (walk.Tables, $" and {walk.On}") : (From, "");

    private string PageSql(Conditions where, Order wanted, Cursor? after, int limit)
    {
        var (order, (from, on)) = (wanted.Led(where.Led), Walk(where, wanted));
        return $"""
            page as (
              select {(where.Repeats ? "distinct " : "")}{Key} as id, {order.Keys}
              from {from}{where.Join}
              where {where.Sql}{on}{(after is null ? "" : $" and {order.After}")}
              order by {order.By}
              limit {limit.ToString(CultureInfo.InvariantCulture)}
            )
            """;
    }

    private string CountSql(Conditions where, Order order, SearchStatement? search)
    {
        var (from, on) = Walk(where, order);
        var (with, rows) = search?.IdsSql(Total.Exact + 1)
            ?? ("", $"select {(where.Repeats ? "distinct " : "")}{Key} from {from}{where.Join} where {where.Sql}{on} limit {Total.Exact + 1}");
        return $"{(with.Length > 0 ? $"with {with.TrimEnd(',')} " : "")}select count(*) from ({rows}) counted";
    }
}
