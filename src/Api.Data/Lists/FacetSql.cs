using System.Globalization;

namespace Api.Data.Lists;

/// <summary>
/// The counts by facets which leave out the same filter: in one statement, which finds the rows once.
/// </summary>
internal sealed class FacetSql
{
    private readonly IReadOnlyList<AskedFacet> _facets;
    private readonly SqlValues _values;
    private readonly Visibility _visibility;

    // No value that is sent has a control character.
    private const string Separator = "\u001F";

    /// <param name="with">The common table expressions before the select of the rows.</param>
    /// <param name="found">The select of the rows, one more than are counted.</param>
    public FacetSql(
        IReadOnlyList<AskedFacet> facets,
        SqlValues values,
        Visibility visibility,
        string with,
        string found)
    {
        (_facets, _values, _visibility) = (facets, values, visibility);
        // The first arm, which belongs to no facet, counts one row more than the others read: only by it do the counts
        // know whether they are exact.
        Text = $"""
            with {with}
            found as materialized (
              {found}
            ),
            counted as (select * from found limit {Total.Exact.ToString(CultureInfo.InvariantCulture)})
            select f.facet, f.value, f.label, f.count, f.terms
            from (
              select '' as facet, 0 as place, 0 as most, '' as value, '' as label, count(*) as count, '' as terms
              from found
              {string.Concat(facets.Select(f => $"union all\n{SelectSql(f)}\n"))}
            ) f
            where f.place <= f.most or f.terms <> ''
            order by f.facet, f.place
            """;
    }

    public string Text { get; }

    /// <summary>The columns that the rows need for these facets, beside their <c>id</c>.</summary>
    public static string ColumnsFor(IReadOnlyList<AskedFacet> facets) =>
        ColumnsOf(facets, "a.id as article_id", source => $"{source.Sql} as {source.Name}");

    /// <summary>The names of the columns.</summary>
    public static string NamesFor(IReadOnlyList<AskedFacet> facets) =>
        ColumnsOf(facets, "article_id", source => source.Name);

    private static string ColumnsOf(
        IReadOnlyList<AskedFacet> facets,
        string articleId,
        Func<FacetSource, string> columnOf)
    {
        var joined = facets.Any(facet => facet.Source.Join is not null) ? [articleId] : Array.Empty<string>();
        return string.Join(", ", joined.Concat(Own(facets).Select(columnOf)));
    }

    // Those whose values the list's own tables have.
    private static IEnumerable<FacetSource> Own(IEnumerable<AskedFacet> facets) =>
        facets.Select(f => f.Source).Where(source => source.Join is null);

    // The name of what is chosen is no secret where others are told of it.
    private string Shown => _visibility == Visibility.Published ? " and (c.count > 0 or n.article_count > 0)" : "";

    // The count of what has no value comes first, under no value.
    private string SelectSql(AskedFacet facet)
    {
        var (name, most) = (facet.Source.Name, facet.Most.ToString(CultureInfo.InvariantCulture));
        if (facet.Source.IsNamed)
        {
            return $"""
                select '{name}', row_number() over (order by c.count desc, n.name_key, n.slug), {most}, n.slug, n.name,
                  c.count, c.terms
                from ({CountsSql(facet)}) c
                cross join {name}s n
                where n.id = c.value{Shown}
                {MissingSql(facet.Source)}
                """;
        }

        var order = facet.HasAll ? "c.value desc" : "c.count desc, c.value";
        return $"""
            select '{name}', row_number() over (order by {order}), {most}, c.value, c.value, c.count, c.terms
            from ({CountsSql(facet)}) c
            {MissingSql(facet.Source)}
            """;
    }

    private static string MissingSql(FacetSource source) => source.Join is not null ? "" : $"""
        union all
        select '{source.Name}', 0, 0, '', '', count(*), '' from counted s where s.{source.Name} is null
        """;

    // A chosen value is given even if no row has it, or if 20 others have more: without it, the choice could not be
    // undone.
    private string CountsSql(AskedFacet facet) => $"""
        select
          v.value, max(v.count) as count,
          coalesce(string_agg(v.term, {_values.TextOf(Separator)}), '') as terms
        from (
          select x.value, count(*) as count, cast(null as text) as term from {GroupsSql(facet.Source)}
          {string.Concat(
              (facet.Given ?? []).Select(
                  term => $"union all select {ValueOf(facet.Source, term)}, 0, {_values.TextOf(term)}\n"))}
        ) v
        group by v.value
        """;

    private static string GroupsSql(FacetSource source) =>
        $"({ValuesSql(source)}) x where x.value is not null group by x.value";

    private static string ValuesSql(FacetSource source)
    {
        if (source.Join is not { } join)
        {
            return $"select s.{source.Name} as value from counted s";
        }

        var once = source.Repeats ? "distinct s.id, " : "";
        // SQLite takes the tables of a cross join as they are written: it looks up the values of the rows that are
        // counted, and does not walk the table of all values.
        return $"select {once}{source.Sql} as value from counted s cross join {join.Table} where {join.On}";
    }

    private string ValueOf(FacetSource source, string term)
    {
        var value = Terms.ValueOf(term);
        return _values.TextOf(
            source.IsNamed ? new ResourceId(source.Name, value, ByName: true) : source.ValueOf(value));
    }

    /// <summary>Adds the counts that the statement gives to others, by the names of the facets.</summary>
    public async Task ReadAsync(Results results, Dictionary<string, Facet> counted)
    {
        var counts = (await results.ReadAsync<Counted>()).ToLookup(c => c.Facet);
        var isExact = counts[""].Single().Count <= Total.Exact;
        foreach (var facet in _facets)
        {
            var rows = counts[facet.Source.Name].ToLookup(c => c.Value.Length == 0);
            var items = rows[false].Select(c => facet.ItemOf(c.Value, c.Label, c.Count, c.TermList)).ToList();
            counted.Add(facet.Source.Name, new(facet.Ordered(items), rows[true].SingleOrDefault()?.Count, isExact));
        }
    }

    private sealed record Counted
    {
        public required string Facet { get; init; }

        public required string Value { get; init; }

        public required string Label { get; init; }

        public required long Count { get; init; }

        public required string Terms { get; init; }

        public string[] TermList => Terms.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
    }
}
