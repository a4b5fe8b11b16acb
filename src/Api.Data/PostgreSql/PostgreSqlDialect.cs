namespace Api.Data.PostgreSql;

/// <summary>The SQL that only PostgreSQL needs.</summary>
internal static class PostgreSqlDialect
{
    private static readonly IReadOnlyList<string> Numbered =
    [
        "keys", "publishers", "authors", "tags", "speakers", "articles", "paragraphs", "quotes", "images",
        "acts", "article_identifiers",
    ];

    // Rows that bring their ids leave the sequences where they were: the next new row would get an id that is taken.
    public static readonly Dialect Instance = new(
        "PostgreSql/",
        string.Join('\n', Numbered.Select(table => CountOn(table, "id")))
            + $"\n{CountOn("changes", "seq")}\n{CountOn("timelines", "number")}",
        new TextSearchMatching(),
        "",
        """to_char({0} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""");

    private static string CountOn(string table, string column) =>
        $"select setval(pg_get_serial_sequence('{table}', '{column}'), "
            + $"coalesce(max({column}), 0) + 1, false) from {table};";
}
