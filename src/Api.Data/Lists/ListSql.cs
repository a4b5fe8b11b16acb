using System.Globalization;
using Api.Data.Search;
using Dapper;

namespace Api.Data.Lists;

/// <summary>
/// One page of a list, as one command: the keys of the page by index, then its rows by key, then the count and the
/// counts by facets that are asked for. Nothing goes into it but the plan and the facts of the table.
/// </summary>
internal sealed class ListSql
{
    private readonly ListTable _table;
    private readonly ListPlan _plan;
    private readonly Dialect _dialect;
    private readonly int _window;
    private readonly WhereSql _where;
    private readonly Order _order;

    /// <param name="window">How many hits of a search are ranked at most.</param>
    public ListSql(ListTable table, ListPlan plan, Dialect dialect, int window)
    {
        (_table, _plan, _dialect, _window) = (table, plan, dialect, window);

        // The names of the parameters count them: page, order, words, facets.
        var values = new SqlValues();
        _where = new(plan.Order.Bound(plan.Where, goesOn: plan.After is not null), values);
        _order = plan.Order.With(values);
        Search = SearchOf(_where, "h");
        var facets = (plan.Facets ?? []).Select(facet => facet with { IsByValue = plan.FacetsByValue });
        Facets = [.. facets.GroupBy(f => f.LeavesOut).Select((set, i) => FacetsOf([.. set], values, i))];
        var counts = plan.Counts ? $";\n\n{CountSql(Total.Exact + 1)}" : "";
        // The rows are sorted again: a join gives them in whatever order its plan has, and not in the order of the
        // page.
        Text = $"""
            with {PageSql()}
            {RowsSql()}
            order by {(plan.ByRelevance ? "page.k0, page.k1 desc" : _order.PageBy)}{counts}{string.Concat(
                Facets.Select(f => $";\n\n{f.Text}"))}
            """;
        values.Parameters.Add("@K0", plan.After?.Key[0]);
        values.Parameters.Add("@K1", plan.After?.Key[1]);
        values.Parameters.Add("@K2", plan.After?.Key.ElementAtOrDefault(2));
        plan.After?.Basis?.AddTo(values.Parameters);
        Parameters = values.Parameters;
    }

    public string Text { get; }

    public DynamicParameters Parameters { get; }

    /// <summary>How the rows are found by words; null where they are not.</summary>
    public SearchSql? Search { get; }

    /// <summary>The statements of the counts by facets.</summary>
    public IReadOnlyList<FacetSql> Facets { get; }

    private SearchSql? SearchOf(WhereSql walked, string prefix) =>
        _plan.Words is { } words
            ? new(_table, _dialect, words, walked, prefix) { Window = _window }
            : null;

    private string PageSql()
    {
        var limit = _plan.Limit + 1;
        if (Search is null)
        {
            return WalkedPageSql(limit);
        }

        return _plan.ByRelevance
            ? Search.RankedPageSql(_order, _plan.After?.Basis, limit)
            : Search.PageSql(_order, _plan.After is not null, limit);
    }

    private string WalkedPageSql(int limit)
    {
        // Keys only: they are walked in an index, or sorted, without the rows themselves, which are read for the page
        // alone.
        var where = _where;
        var (order, (from, on)) = (_order.DrivenBy(where), _order.WalkOf(_table.From, where));
        var after = _plan.After is null ? "" : $" and {order.After}";
        return $"""
            page as (
              select {where.Distinct}{_table.Key} as id, {order.Keys}
              from {from}{where.Join}
              where {where.Sql}{on}{after}
              order by {order.By}
              limit {limit.ToString(CultureInfo.InvariantCulture)}
            )
            """;
    }

    // A feed has fields of its own; a highlight needs the texts that it is cut from.
    private string RowsSql()
    {
        var asked = _plan.Page.IsFeed ? null : _plan.Asked;
        asked = _plan.Highlights ? asked?.With(_table.Searched) : asked;
        return $"""
            select page.k0, page.k1, page.k2, {_table.Columns.Sql(asked)}{(_plan.Page.IsFeed ? _table.ChangedAt : "")}
            from page
            {_table.Rows}
            {_table.Columns.Joins(asked)}
            """;
    }

    /// <summary>Returns the statement that counts the rows of the list, up to a number.</summary>
    public string CountSql(int most)
    {
        var (from, on) = _order.WalkOf(_table.From, _where);
        var walk = $"select {_where.Distinct}{_table.Key} from {from}{_where.Join} where {_where.Sql}{on}";
        var (with, rows) = Search?.IdsSql(most) ?? ("", $"{walk} limit {most}");
        var before = with.Length > 0 ? $"with {with.TrimEnd(',')} " : "";
        return $"{before}select count(*) from ({rows}) counted";
    }

    private FacetSql FacetsOf(IReadOnlyList<AskedFacet> facets, SqlValues page, int number)
    {
        // Conditions of its own, not those of the page: without the filter that is left out, another index may drive.
        var values = new SqlValues(shared: page.Parameters);
        var where = new WhereSql(facets[0].Where, values);
        var columns = FacetSql.ColumnsFor(facets);
        var search = SearchOf(where, $"h{number.ToString(CultureInfo.InvariantCulture)}_");
        var newest = _table.Newest.DrivenBy(where);
        var (with, found) = search?.CountedSql(columns, FacetSql.NamesFor(facets), Total.Exact + 1)
            ?? ("", $"""
                select {where.Distinct}{_table.Key} as id, {columns}, {newest.Keys}
                from {_table.From}{where.Join}
                where {where.Sql}
                order by {newest.By}
                limit {Total.Exact + 1}
                """);
        return new(facets, values, _plan.Visibility, with, found);
    }
}
