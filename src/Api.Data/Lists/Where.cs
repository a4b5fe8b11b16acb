namespace Api.Data.Lists;

/// <summary>
/// The conditions on rows, as a value. A filter that is not given leaves no trace in it, so that an index serves the
/// others.
/// </summary>
internal sealed record Where
{
    // PostgreSQL looks for the best order of all joins: of 100 in 2 s, of 200 for longer than a request may take.
    private const int MostJoined = 8;

    public IReadOnlyList<Condition> Conditions { get; private init; } = [];

    /// <summary>The values of its filters that name something, which may not exist.</summary>
    public IReadOnlyList<NamedValue> Named { get; private init; } = [];

    /// <summary>Whether nothing is asked for beside what everybody is shown.</summary>
    public bool IsListed => Conditions.All(c => c.Selectivity == Selectivity.Listed);

    /// <summary>Whether more is asked for than what holds for nearly all rows.</summary>
    public bool IsFiltered => Conditions.Any(c => c.Selectivity >= Selectivity.Some);

    /// <summary>Whether something is named that few rows belong to, so that an index finds them.</summary>
    public bool IsSelective => Conditions.Any(c => c.Selectivity == Selectivity.Few);

    /// <summary>The condition that holds for everybody who asks for nothing else.</summary>
    public Where Usual(string sql) => And(new Condition(sql, Selectivity.Listed));

    /// <summary>A condition without a value.</summary>
    public Where And(string sql) => And(new Condition(sql, Selectivity.Nearly));

    /// <summary>A condition with one value, which <c>{0}</c> stands for, if the value is given.</summary>
    public Where And(string sql, object? value, string filter = "") =>
        value is null ? this : And(new Condition(sql, Selectivity.Some, [value]) { Filter = filter });

    public Where And(Condition condition) => this with { Conditions = [.. Conditions, condition] };

    /// <summary>Notes the values that a filter names.</summary>
    private Where Naming(Terms? terms, Func<string, NamedValue> valueOf) => terms is null ? this : this with
    {
        Named = [
            .. Named,
            .. terms.Any.Select(term => valueOf(term) with { IsOneOfSeveral = terms.Any.Count > 1 }),
            .. terms.None.Select(term => valueOf(term) with { IsRefused = true }),
        ],
    };

    /// <summary>
    /// The column holds one of the values, or of those that are usual when none are asked for; no row has one of an
    /// empty list.
    /// </summary>
    public Where AnyOf(
        string column,
        IReadOnlyList<string>? values,
        IReadOnlyList<string>? usual = null,
        string filter = "")
    {
        if ((values ?? usual) is not { } any)
        {
            return this;
        }

        var selectivity = values is null ? Selectivity.Listed : Selectivity.Some;
        return And(any.Count == 0
            ? new Condition("false", selectivity) { Filter = filter }
            : new Condition($"{column} in ({{0}})", selectivity, [any]) { Filter = filter });
    }

    /// <summary>The article's section is one of those that are asked for and none of those that are refused.</summary>
    public Where Sections(Terms? terms) => Match("a.section", terms, "section")
        .Naming(terms, term => NamedValue.OfArticles("section", term, new Where().AnyOf("a.section", [term])));

    /// <summary>
    /// The column holds one of the values that are asked for and none of those that are refused; an unknown one is not
    /// a refused one.
    /// </summary>
    public Where Match(string column, Terms? terms, string filter = "")
    {
        var where = terms is { Any.Count: > 0 } ? AnyOf(column, terms.Any, filter: filter) : this;
        if (terms is not { None: { Count: > 0 } none })
        {
            return where;
        }

        // "not in" of an unknown value is null, which is not true: without its own arm, such a row would be lost.
        return where.And(new Condition($"({column} is null or {column} not in ({{0}}))", Selectivity.Nearly, [none])
        {
            Filter = filter,
        });
    }

    /// <summary>
    /// The article's language is in one of the ranges that are asked for and in none of those that are refused, by
    /// basic filtering (RFC 4647, section 3.3.1). An unknown language is in none.
    /// </summary>
    public Where Languages(Terms? terms)
    {
        var where = terms is { Any: { Count: > 0 } any } ? InLanguages(any) : this;
        where = terms is { None: { Count: > 0 } none } ? where.And(LanguageRange.InNone(none)) : where;
        return where.Naming(terms, term => NamedValue.OfArticles("language", term, new Where().InLanguages([term])));
    }

    private Where InLanguages(IReadOnlyList<string> terms) =>
        LanguageRange.InAny(terms).Aggregate(this, (where, condition) => where.And(condition));

    /// <summary>
    /// A resource that one of the terms names is related to the row, and none that is refused. If the relation has an
    /// index in the order of publication and one resource is asked for, this index may drive the list: a page then
    /// costs the same whether that resource has ten rows or a million.
    /// </summary>
    /// <param name="parameter">The parameter that has the terms.</param>
    public Where Refer(Relation relation, string parameter, Terms? terms)
    {
        var where = Naming(terms, term => relation.ValueOf(parameter, term));
        if (terms is { Any: { Count: > 0 } any })
        {
            // Of several resources, such an index has one run for each: to page through them in order they would all
            // have to be gathered and sorted, and a row of two of them would come twice. Of 10,000 articles, a page of
            // one speaker's takes 1.9 ms by the index; gathered and sorted it took 27.5.
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
    /// <param name="parameter">The parameter that has the terms.</param>
    public Where ReferAll(Relation relation, string parameter, Terms? terms)
    {
        var where = Naming(terms, term => relation.ValueOf(parameter, term));
        var any = terms?.Any ?? [];
        where = any.Take(MostJoined).Aggregate(where, (all, term) => all.And(relation.Sql, relation.IdOf(term)));
        where = any.Skip(MostJoined).Aggregate(where, (all, term) => all.And(relation.HasSql, relation.IdOf(term)));
        return terms is { None: { Count: > 0 } none } ? where.And(relation.ToNone(none)) : where;
    }

    /// <summary>The conditions but for those of one filter, as the counts of its facet need them.</summary>
    public Where Without(string filter) => this with { Conditions = [.. Conditions.Where(c => c.Filter != filter)] };

    /// <summary>Returns the conditions with another resource in place of one that they name.</summary>
    public Where Replacing(ResourceId named, ResourceId other)
    {
        return this with { Conditions = [.. Conditions.Select(c => c with { Values = [.. c.Values.Select(Other)] })] };

        object Other(object value) => value switch
        {
            ResourceId id when id == named => other,
            IReadOnlyList<object> several => several.Select(Other).ToList(),
            _ => value,
        };
    }
}

/// <summary>One condition on rows.</summary>
/// <param name="Sql">SQL in which <c>{0}</c>, <c>{1}</c> … stand for its values; as it is if there are none.</param>
/// <param name="Selectivity">Which share of the rows it leaves.</param>
internal sealed record Condition(string Sql, Selectivity Selectivity)
{
    public Condition(string sql, Selectivity selectivity, IReadOnlyList<object> values)
        : this(sql, selectivity) => Values = values;

    /// <summary>The values that become parameters, as <see cref="SqlValues.TextOf"/> takes it.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

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
/// <param name="Noun">The noun of those ids.</param>
/// <param name="Sql">Whether a row is related to some; <c>{0}</c> stands for the list of their ids.</param>
/// <param name="ByName">
/// Whether the name of such a resource, as written or in another spelling, names it where no id or slug does.
/// </param>
internal sealed record Relation(string Noun, string Sql, bool ByName = false)
{
    /// <summary>Whether a row is related to one, <c>{0}</c>, looked up by the row.</summary>
    public string HasSql { get; init; } = "";

    /// <summary>Which share of the rows is related to one.</summary>
    public Selectivity Selectivity { get; init; } = Selectivity.Few;

    /// <summary>The index that has them in the order of publication; null where there is none.</summary>
    public DrivingIndex? DrivingIndex { get; init; }

    /// <summary>The condition that everybody may know of the resource, which the statement calls <c>n</c>.</summary>
    public string SeenSql { get; init; } = "n.article_count > 0";

    public ResourceId IdOf(string term) => new(Noun, term, ByName);

    public IReadOnlyList<object> IdsOf(IReadOnlyList<string> terms) => [.. terms.Select(IdOf)];

    public NamedValue ValueOf(string parameter, string term)
    {
        var id = IdOf(term);
        return new(parameter, term, $"{Noun}s n", new Where().And("n.id = {0}", id), SeenSql) { Resource = id };
    }

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
