namespace Api.Tests.Schema;

/// <summary>What is kept is the same on both databases.</summary>
public sealed class SchemaOnPostgreSql(SqliteServer sqlite, PostgreSqlServer postgreSql) : IClassFixture<SqliteServer>, IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        var (one, other) = (Lines(await sqlite.ColumnsAsync()), Lines(await postgreSql.ColumnsAsync()));

        Assert.NotEmpty(one);
        Assert.Equal(one, other);
    }

    private static IReadOnlyList<string> Lines(IReadOnlyList<Column> columns) => [.. columns.Select(c => $"{c.Table}.{c.Name} {c.Type}{(c.Nullable ? "" : " not null")}").Order(StringComparer.Ordinal)];
}
