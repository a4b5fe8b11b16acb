using System.Text;

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
            if (isDriven && _drivingIndex is null && condition.DrivingIndex is { } index)
            {
                _drivingIndex = index;
                format = $"x.{index.Column} = {{0}}";
            }

            sql.Append(" and ").Append(values.Format(format, condition.Values));
        }

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

    /// <summary>What begins the columns of a select whose join gives a row more than once.</summary>
    public string Distinct => _drivingIndex is { Repeats: true } ? "distinct " : "";
}
