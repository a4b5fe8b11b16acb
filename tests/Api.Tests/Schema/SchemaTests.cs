namespace Api.Tests.Schema;

/// <summary>Checks that both databases have the same tables and columns.</summary>
public sealed class SchemaOnPostgreSql(SqliteServer sqlite, PostgreSqlServer postgreSql)
    : IClassFixture<SqliteServer>, IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        var (one, other) = (Lines(await sqlite.ColumnsAsync()), Lines(await postgreSql.ColumnsAsync()));

        Assert.NotEmpty(one);
        Assert.Equal(one, other);
    }

    [Fact]
    public async Task No_table_knows_which_values_a_closed_set_has()
    {
        var tables = await sqlite.QueryAsync<string>(
            "select s.sql from sqlite_schema s where s.type = 'table' and s.sql is not null");
        var checks = await postgreSql.QueryAsync<string>(
            "select pg_get_constraintdef(c.oid) from pg_constraint c where c.contype = 'c' "
                + "and c.connamespace = 'public'::regnamespace");

        Assert.All(tables, table => Assert.DoesNotMatch(@"check \(\w+ in \(", table));
        Assert.All(checks, check => Assert.DoesNotContain("ARRAY[", check, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_and_views_are_read_by_an_older_sqlite()
    {
        // Before 3.44, an order within an aggregate makes the whole schema unreadable.
        var views = await sqlite.QueryAsync<string>("select s.sql from sqlite_schema s where s.type = 'view'");

        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.DoesNotMatch(@"json_group_array\((?:[^()]|\([^()]*\))*\border by\b", view));
    }

    private static IReadOnlyList<string> Lines(IReadOnlyList<SchemaColumn> columns) =>
        [
            .. columns.Select(c => $"{c.Table}.{c.Name} {c.Type}{(c.Nullable ? "" : " not null")}")
                .Order(StringComparer.Ordinal),
        ];
}
