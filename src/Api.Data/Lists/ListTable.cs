using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace Api.Data.Lists;

/// <summary>The facts of what is listed: from which tables it is filtered, sorted and read.</summary>
/// <param name="From">The tables that are filtered and sorted.</param>
/// <param name="Key">The column that is the row's id.</param>
/// <param name="Rows">The tables that have the columns, joined to <c>page</c>, which has the ids.</param>
/// <param name="Columns">The columns of the fields, read as far as the fields are asked for.</param>
internal sealed record ListTable(string From, string Key, string Rows, Columns Columns)
{
    /// <summary>When a row changed, as one more column, in feeds alone; empty where its fields say so.</summary>
    public string ChangedAt { get; init; } = "";

    /// <summary>The order in which the newest rows come first, as facets count them.</summary>
    public Order Newest { get; init; } = Order.Newest;

    /// <summary>How the rows are found by words; null where they are not.</summary>
    public SearchIndex? Index { get; init; }

    /// <summary>The fields whose words are searched, and those that say where their texts stand.</summary>
    public IReadOnlyList<string> Searched { get; init; } = [];
}

/// <summary>How the rows of a list are found by their words.</summary>
/// <param name="Name">The index, whose rows have the ids of the list's.</param>
/// <param name="Tables">The tables of the list, in the order in which they are joined to the index.</param>
/// <param name="On">The condition that joins them to it, <c>s</c>.</param>
/// <param name="TitleCounts">
/// How many hits elsewhere one in the title counts for; PostgreSQL weighs titles in the index itself.
/// </param>
internal sealed record SearchIndex(string Name, string Tables, string On, int TitleCounts = 1);

/// <summary>The columns of one field.</summary>
/// <param name="Field">Its name in JSON.</param>
/// <param name="Sql">Columns of the statement's tables.</param>
/// <param name="Join">The joins they need beside those tables; empty for none.</param>
public sealed record Column(string Field, string Sql, string Join = "")
{
    /// <summary>Other fields from which it is made, too.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

/// <summary>
/// The columns of a resource, field by field: so that no column is read, and no table joined, for what nobody asks
/// for.
/// </summary>
/// <param name="always">
/// The columns that are always read: those of addresses and tags, and those that tell whether it is gone.
/// </param>
/// <param name="columns">The columns of the other fields.</param>
public sealed class Columns(string always, params IReadOnlyList<Column> columns)
{
    // Dapper keeps what it made for each list of columns that it has met, for good: who asks for ever other fields is
    // not to fill the memory.
    private const int MostMet = 1000;
    private static readonly ConcurrentDictionary<string, bool> Met = new(StringComparer.Ordinal);

    private readonly string _all = SqlOf(always, columns);
    private readonly string _allJoins = JoinsOf(columns);

    /// <summary>
    /// The columns of a resource's own fields, in their order: a field that is read from another column than the one of
    /// its name, or from several, is in <paramref name="others"/>.
    /// </summary>
    public static Columns Of<T>(string always, params IReadOnlyList<Column> others) => new(
        always,
        [
            .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(property =>
                    others.FirstOrDefault(other => other.Field == JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                        ?? OfItsName(property))
                .OfType<Column>()
                .Where(column => !always.Split(", ").Contains(column.Sql)),
        ]);

    // Null for what is made of others, or is only there for other reasons than that it is asked for.
    private static Column? OfItsName(PropertyInfo property) =>
        property.CanWrite && !property.IsDefined(typeof(JsonIgnoreAttribute))
            ? new(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                $"r.{JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)}")
            : null;

    /// <summary>The columns of these fields; of all for null.</summary>
    public string Sql(FieldTree? asked)
    {
        if (asked is null)
        {
            return _all;
        }

        var sql = SqlOf(always, Of(asked));
        if (Met.TryAdd(sql, true) && Met.Count > MostMet)
        {
            Met.Clear();
            SqlMapper.PurgeQueryCache();
        }

        return sql;
    }

    /// <summary>The joins that these columns need.</summary>
    public string Joins(FieldTree? asked) => asked is null ? _allJoins : JoinsOf(Of(asked));

    private static string JoinsOf(IEnumerable<Column> columns) =>
        string.Join('\n', columns.Select(c => c.Join).Where(join => join.Length > 0).Distinct());

    private static string SqlOf(string always, IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(c => c.Sql).Prepend(always).Distinct());

    private IEnumerable<Column> Of(FieldTree asked) => columns.Where(
        c => asked.Has(c.Field) || columns.Any(made => made.Needs.Contains(c.Field) && asked.Has(made.Field)));
}
