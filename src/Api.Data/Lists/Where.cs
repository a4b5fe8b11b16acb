namespace Api.Data.Lists;

/// <summary>
/// What rows must satisfy, as a value. A filter that is not given leaves no trace in it, so that an index serves the
/// others.
/// </summary>
internal sealed record Where
{
    public IReadOnlyList<Condition> Conditions { get; private init; } = [];

    /// <summary>Whether nothing is asked for beside what everybody is shown.</summary>
    public bool IsListed => Conditions.All(c => c.Selectivity == Selectivity.Listed);

    /// <summary>Whether more is asked for than what holds for nearly all rows.</summary>
    public bool IsFiltered => Conditions.Any(c => c.Selectivity >= Selectivity.Some);

    /// <summary>Whether something is named that few rows belong to, so that an index finds them.</summary>
    public bool IsSelective => Conditions.Any(c => c.Selectivity == Selectivity.Few);

    /// <summary>What everybody is shown unless they ask for something else.</summary>
    public Where Usual(string sql) => And(new Condition(sql, Selectivity.Listed));

    /// <summary>A condition without a value.</summary>
    public Where And(string sql) => And(new Condition(sql, Selectivity.Nearly));

    /// <summary>A condition with one value, which <c>{0}</c> stands for, if the value is given.</summary>
    public Where And(string sql, object? value, string filter = "") =>
        value is null ? this : And(new Condition(sql, Selectivity.Some, [value]) { Filter = filter });

    public Where And(Condition condition) => new() { Conditions = [.. Conditions, condition] };

    /// <summary>The column holds one of the values, or of those that are usual when none are asked for.</summary>
    public Where AnyOf(
        string column,
        IReadOnlyList<string>? values,
        IReadOnlyList<string>? usual = null,
        string filter = "")
    {
        var any = values ?? usual ?? [];
        var selectivity = values is null ? Selectivity.Listed : Selectivity.Some;
        return any.Count == 0
            ? this
            : And(new Condition($"{column} in ({{0}})", selectivity, [any]) { Filter = filter });
    }

    /// <summary>
    /// The column holds one of the values that are asked for and none of those that are refused; an unknown one is not
    /// a refused one.
    /// </summary>
    public Where Match(string column, Terms? terms)
    {
        var where = AnyOf(column, terms?.Any);
        return terms is { None: { Count: > 0 } none }
            ? where.And(new Condition($"({column} is null or {column} not in ({{0}}))", Selectivity.Nearly, [none]))
            : where;
    }

    /// <summary>
    /// The article's language is in one of the ranges that are asked for and in none of those that are refused, by
    /// basic filtering (RFC 4647, section 3.3.1). An unknown language is in none.
    /// </summary>
    public Where Languages(Terms? terms)
    {
        var where = this;
        foreach (var condition in terms is { Any: { Count: > 0 } any } ? LanguageRange.InAny(any) : [])
        {
            where = where.And(condition);
        }

        return terms is { None: { Count: > 0 } none } ? where.And(LanguageRange.InNone(none)) : where;
    }

    /// <summary>
    /// A resource that one of the terms names is related to the row, and none that is refused. If the relation has an
    /// index in the order of publication and one resource is asked for, this index may drive the list: a page then
    /// costs the same whether that resource has ten rows or a million.
    /// </summary>
    public Where Refer(Relation relation, Terms? terms)
    {
        var where = this;
        if (terms is { Any: { Count: > 0 } any })
        {
            where = where.And(new Condition(relation.Sql, relation.Selectivity, [relation.IdsOf(any)])
            {
                Filter = relation.Noun,
                DrivingIndex = any.Count == 1 ? relation.DrivingIndex : null,
            });
        }

        return terms is { None: { Count: > 0 } none }
            ? where.And(relation.ToNone(none) with { Filter = relation.Noun })
            : where;
    }

    /// <summary>All resources that the terms name are related to the row, and none that is refused.</summary>
    public Where ReferAll(Relation relation, Terms? terms)
    {
        var where = this;
        foreach (var term in terms?.Any ?? [])
        {
            where = where.And(relation.Sql, new ResourceId(relation.Noun, term, relation.ByName));
        }

        return terms is { None: { Count: > 0 } none } ? where.And(relation.ToNone(none)) : where;
    }

    /// <summary>The conditions but for those of one filter, as the counts of its facet need them.</summary>
    public Where Without(string filter) => new() { Conditions = [.. Conditions.Where(c => c.Filter != filter)] };
}
