namespace Api.Data;

/// <summary>What one database needs and the other does not. Text only: nothing here builds a statement.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="CountOnSql">Lets new ids go on behind the rows that brought their own.</param>
internal sealed record Dialect(string SchemaFolder, string CountOnSql)
{
    public static readonly Dialect Sqlite = new("Sqlite/", "");

    public static readonly Dialect PostgreSql = new("PostgreSql/", string.Join(
        '\n',
        new[] { "keys", "publishers", "authors", "tags", "speakers", "articles", "paragraphs", "quotes", "images" }.Select(table => CountOn(table, "id")).Append(CountOn("changes", "seq"))));

    private static string CountOn(string table, string column) =>
        $"select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) from {table};";
}
