using Api.Data.Search;

namespace Api.Data;

/// <summary>The SQL that one database needs and the other does not.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="CountOnSql">Makes new ids continue after the rows that brought their own.</param>
/// <param name="Matching">Its search for words.</param>
/// <param name="PagesSql">Checks the database's own pages and references: one row a fault, or "ok".</param>
/// <param name="InstantText">A format that turns an instant into the text of <see cref="Instants"/>.</param>
internal sealed record Dialect(
    string SchemaFolder,
    string CountOnSql,
    Matching Matching,
    string PagesSql,
    string InstantText)
{
    private const string SqlitePagesSql = """
        select integrity_check from pragma_integrity_check
        union all
        select distinct 'rows of ' || "table" || ' refer to rows of ' || "parent" || ' that are not there'
        from pragma_foreign_key_check
        """;

    public static readonly Dialect Sqlite = new("Sqlite/", "", new Matching.Fts5(), SqlitePagesSql, "{0}");

    private static readonly IReadOnlyList<string> Numbered =
    [
        "keys", "publishers", "authors", "tags", "speakers", "articles", "paragraphs", "quotes", "images",
        "acts", "article_identifiers",
    ];

    public static readonly Dialect PostgreSql = new(
        "PostgreSql/",
        string.Join('\n', Numbered.Select(table => CountOn(table, "id")))
            + $"\n{CountOn("changes", "seq")}\n{CountOn("timelines", "number")}",
        new Matching.TextSearch(),
        "",
        """to_char({0} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""");

    private static string CountOn(string table, string column) =>
        $"select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) from {table};";
}
