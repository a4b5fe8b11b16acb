using System.Globalization;
using System.Text;
using Api.Content.Text;
using Dapper;

namespace Api.Data.Lists;

/// <summary>The conditions of one select as SQL, and the index that drives it.</summary>
internal sealed class WhereSql
{
    internal const string DrivenPublication = "x.sort_at";

    private readonly DrivingIndex? _drivingIndex;

    /// <param name="where">The conditions.</param>
    /// <param name="values">Takes their values.</param>
    /// <param name="isDriven">
    /// Whether the first index that may drive the select does; else its rows come from elsewhere, and the condition is
    /// only held against them.
    /// </param>
    public WhereSql(Where where, SqlValues values, bool isDriven = true)
    {
        (Where, Values) = (where, values);
        var sql = new StringBuilder("true");
        foreach (var condition in where.Conditions)
        {
            var format = condition.Sql;
            // Only one index can give the order; the conditions of the others are held against its rows.
            if (isDriven && _drivingIndex is null && condition.DrivingIndex is { } index)
            {
                _drivingIndex = index;
                format = $"x.{index.Column} = {{0}}";
            }

            sql.Append(" and ").Append(values.Format(format, condition.Values));
        }

        // Bounds of publication must be on the driving index, which has the column too: on the article's own, every row
        // of the resource would be walked and looked up as far as the bound.
        Sql = _drivingIndex is null
            ? sql.ToString()
            : sql.ToString().Replace(Order.Publication, DrivenPublication, StringComparison.Ordinal);
    }

    public Where Where { get; }

    public SqlValues Values { get; }

    public string Sql { get; }

    /// <summary>The table of the driving index, joined to those of the statement; empty for none.</summary>
    public string Join => _drivingIndex?.Join ?? "";

    public bool IsDriven => _drivingIndex is not null;

    /// <summary>The beginning of the columns of a select whose join gives a row more than once.</summary>
    public string Distinct => _drivingIndex is { Repeats: true } ? "distinct " : "";
}

/// <summary>The values of a command, which are always its parameters, by names that count them.</summary>
/// <param name="prefix">Begins the names.</param>
/// <param name="shared">The parameters to which they are added, where one command has several sets of them.</param>
internal sealed class SqlValues(string prefix = "p", DynamicParameters? shared = null)
{
    public DynamicParameters Parameters { get; } = shared ?? new();

    /// <summary>SQL with values for its <c>{0}</c>, <c>{1}</c> …; as it is if there are none.</summary>
    public string Format(string sql, IReadOnlyList<object> values) =>
        values.Count == 0
            ? sql
            : string.Format(CultureInfo.InvariantCulture, sql, [.. values.Select(TextOf)]);

    /// <summary>A value as SQL: the id of a resource, a list with commas, or a parameter.</summary>
    public string TextOf(object value) => value switch
    {
        ResourceId id => IdOf(id),
        AddressId id => IdOf(id.Noun, id.Address),
        IReadOnlyList<object> several => string.Join(", ", several.Select(TextOf)),
        _ => Parameter(value),
    };

    private string IdOf(ResourceId id)
    {
        var address = Address.Parse(id.Term) is { } found ? IdOf(id.Noun, found) : "null";
        var name = "null";
        if (id.ByName && SourceText.TryNormalise(id.Term, out var text, out _))
        {
            name = IdByName(id.Noun, text);
        }

        return $"coalesce({address}, {name}, 0)";
    }

    private string IdOf(string noun, Address address)
    {
        var value = Parameter((object?)address.Slug ?? address.Id);
        return address.IdSql(noun, value, value);
    }

    private string IdByName(string noun, string name)
    {
        var key = Parameter(noun == "speaker" ? NameKey.Of(name) : NameIdentity.Of(name));
        return noun == "speaker"
            ? $"(select k.speaker_id from speaker_keys k where k.join_key = {key})"
            : $"(select k.target_id from name_keys k where k.noun = '{noun}' and k.join_key = {key})";
    }

    private string Parameter(object value)
    {
        var name = $"@{prefix}{Parameters.ParameterNames.Count()}";
        Parameters.Add(name, value);
        return name;
    }
}
