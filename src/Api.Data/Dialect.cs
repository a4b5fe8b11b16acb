using Api.Data.Search;

namespace Api.Data;

/// <summary>What one database needs and the other does not.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="CountOnSql">Lets new ids go on behind the rows that brought their own.</param>
/// <param name="Matching">How it is asked for words.</param>
internal sealed record Dialect(string SchemaFolder, string CountOnSql, Matching Matching)
{
    public static readonly Dialect Sqlite = new("Sqlite/", "", new Matching.Fts5());

    public static readonly Dialect PostgreSql = new("PostgreSql/", string.Join(
        '\n',
        new[] { "keys", "publishers", "authors", "tags", "speakers", "articles", "paragraphs", "quotes", "images", "acts", "article_identifiers" }.Select(table => CountOn(table, "id")).Append(CountOn("changes", "seq"))), new Matching.TextSearch());

    private static string CountOn(string table, string column) =>
        $"select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) from {table};";
}
