namespace Api.Data.Sqlite;

/// <summary>The SQL that only SQLite needs.</summary>
internal static class SqliteDialect
{
    private const string PagesSql = """
        select integrity_check from pragma_integrity_check
        union all
        select distinct 'rows of ' || "table" || ' refer to rows of ' || "parent" || ' that are not there'
        from pragma_foreign_key_check
        """;

    public static readonly Dialect Instance = new("Sqlite/", "", new Fts5Matching(), PagesSql, "{0}");
}
