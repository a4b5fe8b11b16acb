namespace Api.Data.Lists;

/// <summary>One condition on rows.</summary>
/// <param name="Sql">SQL in which <c>{0}</c>, <c>{1}</c> … stand for its values; as it is if there are none.</param>
/// <param name="Selectivity">Which share of the rows it leaves.</param>
internal sealed record Condition(string Sql, Selectivity Selectivity)
{
    public Condition(string sql, Selectivity selectivity, IReadOnlyList<object> values)
        : this(sql, selectivity) => Values = values;

    /// <summary>What becomes parameters, as <see cref="SqlValues.TextOf"/> takes it.</summary>
    public IReadOnlyList<object> Values { get; } = [];

    /// <summary>The filter that asks for it, where a facet may leave it out; empty for any other.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The index that may drive the list, which then stands for this condition; null for none.</summary>
    public DrivingIndex? DrivingIndex { get; init; }
}

/// <summary>Which share of the rows a condition leaves, as far as that is known beforehand.</summary>
internal enum Selectivity
{
    /// <summary>All that everybody is shown unless they ask for something else.</summary>
    Listed,

    /// <summary>Nearly all of these.</summary>
    Nearly,

    /// <summary>Some of these.</summary>
    Some,

    /// <summary>Few, so that an index finds them.</summary>
    Few,
}

/// <summary>How rows are related to resources of another noun.</summary>
/// <param name="Noun">What those are.</param>
/// <param name="Sql">Whether a row is related to some; <c>{0}</c> stands for the list of their ids.</param>
/// <param name="ByName">
/// Whether the name of such a resource, as written or in another spelling, names it where no id or slug does.
/// </param>
internal sealed record Relation(string Noun, string Sql, bool ByName = false)
{
    /// <summary>Which share of the rows is related to one.</summary>
    public Selectivity Selectivity { get; init; } = Selectivity.Few;

    /// <summary>The index that has them in the order of publication; null where there is none.</summary>
    public DrivingIndex? DrivingIndex { get; init; }

    public IReadOnlyList<object> IdsOf(IReadOnlyList<string> terms) =>
        [.. terms.Select(term => new ResourceId(Noun, term, ByName))];

    /// <summary>A row is related to none of these.</summary>
    public Condition ToNone(IReadOnlyList<string> terms) =>
        new($"not coalesce({Sql}, false)", Selectivity.Nearly, [IdsOf(terms)]);
}

/// <summary>
/// An index, of a table that the statement calls <c>x</c>, that has the rows of one resource in the order of
/// publication, with that order in <c>x.sort_at</c> and <c>x.article_id</c>.
/// </summary>
/// <param name="Column">The column that holds the id of the resource.</param>
/// <param name="Join">The table, joined to those of the list.</param>
/// <param name="Repeats">Whether the join gives a row more than once.</param>
internal sealed record DrivingIndex(string Column, string Join, bool Repeats = false);

/// <summary>The id of a resource that a term names by id, slug or, where that is said, name; 0 for none.</summary>
internal sealed record ResourceId(string Noun, string Term, bool ByName = false);

/// <summary>The id of the resource at an address.</summary>
internal sealed record AddressId(string Noun, Address Address);
