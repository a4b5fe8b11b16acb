using System.Collections.Concurrent;
using Dapper;

namespace Api.Data.Lists;

/// <summary>The columns of one field.</summary>
/// <param name="Field">Its name in JSON.</param>
/// <param name="Sql">Columns of the statement's tables.</param>
/// <param name="Join">The tables that they need beside those; empty for none.</param>
public sealed record Column(string Field, string Sql, string Join = "")
{
    /// <summary>Other fields from which it is made, too.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

/// <summary>
/// The sources of a resource's fields, so that no column is read, and no table joined, for a field that nobody asks
/// for.
/// </summary>
/// <param name="always">
/// The columns that are read whatever is asked for: they make addresses and tags, and tell that it is gone.
/// </param>
/// <param name="columns">The columns of the other fields.</param>
public sealed class Columns(string always, params IReadOnlyList<Column> columns)
{
    // Dapper keeps the code that it made for each list of columns, for good: a caller who asks for ever other fields
    // must not fill the memory.
    private const int MostMet = 1000;
    private static readonly ConcurrentDictionary<string, bool> Met = new(StringComparer.Ordinal);

    private readonly string _all = SqlOf(always, columns);

    /// <summary>Returns the columns of these fields; of all for null.</summary>
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

    /// <summary>Returns the joins that these columns need.</summary>
    public string Joins(FieldTree? asked) =>
        string.Join('\n', Of(asked).Select(c => c.Join).Where(join => join.Length > 0).Distinct());

    private static string SqlOf(string always, IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(c => c.Sql).Prepend(always));

    private IEnumerable<Column> Of(FieldTree? asked) =>
        asked is null
            ? columns
            : columns.Where(
                c => asked.Has(c.Field) || columns.Any(made => made.Needs.Contains(c.Field) && asked.Has(made.Field)));
}
