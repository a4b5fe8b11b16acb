using Api.Data.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Tests.Schema;

/// <summary>Statistics of a few rows must not decide how SQLite reads the many that come later.</summary>
public sealed class SqliteStatisticsTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");

    public SqliteStatisticsTests()
    {
        _connection.Open();
        _connection.Execute("""
            create table articles (id integer primary key, title text);
            create index articles_by_title on articles (title);
            """);
    }

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(2, false)]
    [InlineData(999, false)]
    [InlineData(1_000, true)]
    public void Those_of_fewer_than_a_thousand_articles_are_forgotten(int articles, bool stay)
    {
        Insert(articles);
        _connection.Execute("analyze main");

        SqliteSetUp.ForgetStatisticsOfFew(_connection);

        Assert.Equal(stay, _connection.ExecuteScalar<long>("select count(*) from sqlite_stat1") > 0);
    }

    [Fact]
    public void Articles_that_came_since_are_looked_up_by_their_ids()
    {
        const string changeSql =
            "update articles set title = 'x' where title is not null and id in (select value from json_each('[1, 2]'))";
        Insert(2);
        _connection.Execute("analyze main");
        Assert.StartsWith("SCAN", PlanOf(changeSql), StringComparison.Ordinal);

        SqliteSetUp.ForgetStatisticsOfFew(_connection);

        Assert.StartsWith("SEARCH", PlanOf(changeSql), StringComparison.Ordinal);
    }

    private void Insert(int articles) => _connection.Execute(
        """
        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < @articles)
        insert into articles (title) select 'a' || n from numbers
        """,
        new { articles });

    private string PlanOf(string sql) =>
        _connection.Query<(long Id, long Parent, long Unused, string Detail)>($"explain query plan {sql}")
            .First().Detail;
}
