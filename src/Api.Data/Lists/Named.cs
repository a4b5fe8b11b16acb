using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Api.Content.Search;
using Api.Data.Search;

namespace Api.Data.Lists;

/// <summary>A resource that articles name: an author, a publisher, a tag.</summary>
public abstract record Named : Row, IVersioned, ISlugged
{
    [JsonPropertyOrder(-1)]
    public required long Id { get; init; }

    /// <summary>Its name in URLs. It has a letter in it, and never names another.</summary>
    [JsonPropertyOrder(-1)]
    public required string Slug { get; init; }

    [JsonPropertyOrder(-1)]
    public required string Name { get; init; }

    /// <summary>The number of published articles that have it.</summary>
    public required int ArticleCount { get; init; }

    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The time of its last change that everybody can see; only in feeds.</summary>
    [JsonIgnore]
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>Selects authors, publishers or tags. Only those that a published article names are listed.</summary>
public record NameFilter : PageFilter
{
    /// <summary>Its id. A comma means any, a leading `-` means not.</summary>
    public Terms? Id { get; init; }

    /// <summary>Its slug. A comma means any, a leading `-` means not.</summary>
    public Terms? Slug { get; init; }

    /// <summary>
    /// Words that begin words of a name, all of them; `"a phrase"`, `-not` and `this OR that` as in every search.
    /// </summary>
    public SearchText? Q { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. The default is `name`, and with `q` it is `-articleCount`.
    /// </summary>
    [AllowedValues("name", "-name", "articleCount", "-articleCount")]
    public virtual string? Sort { get; init; }

    private static readonly Order ByArticles =
        new("n.article_count", "n.id", Descending: true) { Holds = KeyKind.Number };

    internal virtual Order Order => Sort switch
    {
        "-name" => new("n.name_key", "n.id", Descending: true) { Holds = KeyKind.Text },
        "articleCount" => new("n.article_count", "n.id", Descending: false) { Holds = KeyKind.Number },
        "-articleCount" => ByArticles,
        null when Q?.Query is not null => ByArticles,
        _ => new("n.name_key", "n.id", Descending: false) { Holds = KeyKind.Text },
    };

    internal override IReadOnlyList<KeyKind> Keys => [Order.Holds, KeyKind.Id];

    internal virtual IReadOnlyList<AskedFacet>? FacetsOf(Where where) => null;

    internal virtual Where WhereOf(string noun)
    {
        var itself = new Relation(noun, "n.id in ({0})");
        var where = new Where().And("n.article_count > 0").Refer(itself, "id", Id).Refer(itself, "slug", Slug);
        return (Q?.Query?.Clauses ?? []).Aggregate(where, (all, clause) => all.And(HasAny(clause)));
    }

    /// <summary>A word of one of its names begins as one of the terms says.</summary>
    private static Condition HasAny(IReadOnlyList<SearchTerm> clause)
    {
        var arms = clause.Select((term, i) => string.Create(
            CultureInfo.InvariantCulture, $"n.name_words {(term.IsNegated ? "not " : "")}like {{{i}}}"));
        return new(
            $"({string.Join(" or ", arms)})",
            Selectivity.Nearly,
            [.. clause.Select(term => $"% {string.Join(' ', term.Tokens)}%")]);
    }
}

/// <summary>Reads the authors, publishers or tags.</summary>
/// <param name="visible">The condition that everybody may see one at its address.</param>
/// <param name="columns">Their columns, beside those of the table, which the statement calls <c>n</c>.</param>
public abstract class NameQueries<T>(Database database, string noun, string table, string visible, Columns columns)
    : IListQueries<T>
    where T : Row
{
    /// <summary>The columns that each of them has, whatever is asked for.</summary>
    internal const string Always = "n.id, n.slug, n.version";

    private readonly ListTable _list = new($"{table} n", "n.id", $"join {table} n on n.id = page.id", columns)
    {
        Newest = new("n.id", "n.id", Descending: true),
        ChangedAt =
            $", (select max(c.at) from changes c where c.type = '{noun}' and c.target_id = n.id and c.audience in "
                + "('everyone', 'anonymous')) as updated_at",
    };

    /// <summary>The plan of a page of those that a filter chooses; who asks does not matter.</summary>
    public ListPlan<T> Plan(NameFilter filter, Shape<T> shape, Cursor? after) =>
        filter.PlanPage(shape, Visibility.Published, after) with
        {
            Where = filter.WhereOf(noun),
            Order = filter.Order,
            Facets = filter.FacetsOf(filter.WhereOf(noun)),
        };

    public Task<Slice<T>> ListAsync(ListPlan<T> plan, CancellationToken cancellationToken) =>
        ListReader.ReadAsync<T>(database, _list, plan, cancellationToken);

    public async Task<T?> FindAsync(
        Address address,
        Visibility visibility,
        Shape<T> shape,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadTogetherAsync(cancellationToken);
        return await FindAsync(session, address, visibility, shape.Asked, cancellationToken);
    }

    /// <summary>Finds one as it was written a moment ago.</summary>
    public async Task<T?> FindWrittenAsync(long id, Visibility visibility, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await FindAsync(session, new Address(id, null), visibility, null, cancellationToken);
    }

    private protected virtual async Task<T?> FindAsync(
        Session session,
        Address address,
        Visibility visibility,
        FieldTree? asked,
        CancellationToken cancellationToken)
    {
        var sql = OfIdsSql(address.IdSql(noun), visibility, asked);

        return await session.QuerySingleOrDefaultAsync<T>(sql, address, cancellationToken);
    }

    /// <summary>The SQL of those with these ids, an SQL expression or select.</summary>
    internal string OfIdsSql(string ids, Visibility visibility, FieldTree? asked = null) => $"""
        select {columns.Sql(asked)}
        from {table} n
        {columns.Joins(asked)}
        where n.id in ({ids}){(visibility == Visibility.Published ? $" and {visible}" : "")}
        """;
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record NamedLinks(string Self, string Articles) : ILinks;
