using System.Globalization;

namespace Api.Data.Lists;

/// <summary>Counts by the facets that leave out the same filter, in one statement, which finds the rows once.</summary>
internal sealed class FacetStatement(IReadOnlyList<AskedFacet> facets, Conditions where, Sight sight)
{
    private const int MostItems = 20;

    /// <summary>The columns of the rows found, beside their <c>id</c>.</summary>
    public string Columns { get; } =
        $"a.id as article_id{string.Concat(
            facets.Where(f => f.Source.Join is null).Select(f => $", {f.Source.Sql} as {f.Source.Name}"))}";

    /// <summary>The names of these columns.</summary>
    public string Names { get; } = string.Join(
        ", ", facets.Where(f => f.Source.Join is null).Select(f => f.Source.Name).Prepend("article_id"));

    /// <param name="with">The SQL before the select.</param>
    /// <param name="found">The select of the rows, one more than are counted.</param>
    public string Sql(string with, string found) => $"""
        with {with}
        found as materialized (
          {found}
        ),
        counted as (select * from found limit {Total.Exact.ToString(CultureInfo.InvariantCulture)})
        select f.facet, f.value, f.label, f.count, f.terms
        from (
          select '' as facet, 0 as place, '' as value, '' as label, count(*) as count, '' as terms from found
          {string.Concat(facets.Select(f => $"union all\n{FacetSql(f)}\n"))}
        ) f
        where f.place <= {MostItems.ToString(CultureInfo.InvariantCulture)} or f.terms <> ''
        order by f.facet, f.place
        """;

    // The name of a chosen resource is no secret if others are shown.
    private string FacetSql(AskedFacet facet) => facet.Source.IsNamed
        ? $"""
            select '{facet.Source.Name}', row_number() over (order by c.count desc, n.name_key, n.slug), n.slug, n.name, c.count, c.terms
            from ({CountsSql(facet)}) c
            cross join {facet.Source.Name}s n
            where n.id = c.value{(sight == Sight.Published ? " and (c.count > 0 or n.article_count > 0)" : "")}
            """
        : $"""
            select '{facet.Source.Name}', row_number() over (order by c.count desc, c.value), c.value, c.value, c.count, c.terms
            from ({CountsSql(facet)}) c
            """;

    private string CountsSql(AskedFacet facet) => $"""
        select v.value, max(v.count) as count, coalesce(string_agg(v.term, ','), '') as terms
        from (
          select x.value, count(*) as count, cast(null as text) as term from ({ValuesSql(facet.Source)}) x where x.value is not null group by x.value
          {string.Concat(
              (facet.Given ?? []).Select(
                  term => $"union all select {ValueOf(facet.Source, term)}, 0, {where.Parameter(term)}\n"))}
        ) v
        group by v.value
        """;

    private static string ValuesSql(FacetSource source) => source.Join is { } join
        ? $"select {(source.Repeats ? "distinct s.id, " : "")}{source.Sql} as value from counted s cross join {join.Table} where {join.On}"
        : $"select s.{source.Name} as value from counted s";

    private string ValueOf(FacetSource source, string term)
    {
        var value = AskedFacet.IsRefused(term) ? term[1..] : term;
        return source.IsNamed ? where.IdOf(source.Name, value, byName: true) : where.Parameter(source.ValueOf(value));
    }

    /// <summary>Reads the results of the statement.</summary>
    public async Task<IEnumerable<KeyValuePair<string, Facet>>> ReadAsync(Results results)
    {
        var counts = (await results.ReadAsync<Counted>()).ToLookup(c => c.Facet);
        var isExact = counts[""].Single().Count <= Total.Exact;
        return facets.Select(f => KeyValuePair.Create(f.Source.Name, new Facet(
            [
                .. counts[f.Source.Name].Select(
                    c => f.ItemOf(c.Value, c.Label, c.Count, c.Terms.Split(',', StringSplitOptions.RemoveEmptyEntries))),
            ], isExact)));
    }

    private sealed record Counted
    {
        public required string Facet { get; init; }

        public required string Value { get; init; }

        public required string Label { get; init; }

        public required long Count { get; init; }

        public required string Terms { get; init; }
    }
}
