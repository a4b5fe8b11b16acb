namespace Api.Tests.Serving;

public sealed class HealthOnSqlite(SqliteServer server) : HealthTests(server), IClassFixture<SqliteServer>;
public sealed class HealthOnPostgreSql(PostgreSqlServer server) : HealthTests(server), IClassFixture<PostgreSqlServer>;

public abstract class HealthTests(Server server)
{
    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    public async Task It_is_well(string state) =>
        Assert.Equal(state, (await server.JsonAsync($"/health/{state}"))["status"].AsText());
}
