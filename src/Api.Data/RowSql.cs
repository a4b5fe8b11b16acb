using System.Text.Json;

namespace Api.Data;

/// <summary>
/// Statements that write rows, from the members of their type: each is the parameter of a column that has its name in
/// snake case. So a member is written out once.
/// </summary>
internal static class RowSql<T>
{
    public static IReadOnlyList<string> Members { get; } =
        [.. typeof(T).GetProperties().Select(member => member.Name)];

    /// <param name="except">Members that are no columns of it.</param>
    public static string Insert(string table, params IReadOnlyList<string> except)
    {
        var members = Members.Except(except).ToList();
        return $"""
            insert into {table} ({string.Join(", ", members.Select(ColumnOf))})
            values ({string.Join(", ", members.Select(member => $"@{member}"))})
            """;
    }

    /// <summary>Sets the row with this <c>Id</c>.</summary>
    /// <param name="except">Members that are left as they are.</param>
    public static string Update(string table, params IReadOnlyList<string> except) =>
        $"update {table} set {Set([.. Members.Except(except.Append("Id"))])} where id = @Id";

    /// <summary>Sets these members, as a part of an update.</summary>
    public static string Set(params IEnumerable<string> members) =>
        string.Join(", ", members.Select(member => $"{ColumnOf(member)} = @{member}"));

    /// <summary>The columns, for a statement that reads rows.</summary>
    public static string Columns => string.Join(", ", Members.Select(ColumnOf));

    /// <summary>Takes the values of these members away, as a part of an update.</summary>
    public static string Clear(params IEnumerable<string> members) =>
        string.Join(", ", members.Select(member => $"{ColumnOf(member)} = null"));

    private static string ColumnOf(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
}
