namespace Api.Tests.Http;

public sealed class MaxAgeOnSqlite(SqliteServerWithMaxAge server)
    : MaxAgeTests(server), IClassFixture<SqliteServerWithMaxAge>;
public sealed class MaxAgeOnPostgreSql(PostgreSqlServerWithMaxAge server)
    : MaxAgeTests(server), IClassFixture<PostgreSqlServerWithMaxAge>;

/// <summary>A server that lets caches keep answers for a minute.</summary>
public abstract class MaxAgeTests(Server server)
{
    [Fact]
    public async Task An_anonymous_answer_may_be_kept_as_long_as_the_setting_says()
    {
        var saved = await server.SaveAsync(Story.Of());

        foreach (var target in new[] { $"/v1/articles/{saved.Id}", $"/v1/articles/{saved.Id}", "/v1/articles" })
        {
            var reply = await server.GetAsync(target);
            Assert.Equal(
                ("public, max-age=60", "Accept-Encoding, Authorization"), (reply["Cache-Control"], reply["Vary"]));
            Assert.Equal(
                "public, max-age=60",
                (await server.GetAsync(target, ("If-None-Match", reply["ETag"]!)))["Cache-Control"]);
        }
    }

    [Fact]
    public async Task An_answer_to_a_key_a_problem_and_the_health_are_kept_by_nobody()
    {
        var saved = await server.SaveAsync(Story.Of());

        Assert.Equal(
            "private, no-store",
            (await server.GetAsync(
                $"/v1/articles/{saved.Id}", Server.Bearer(await server.KeyAsync("read"))))["Cache-Control"]);
        Assert.Equal("no-store", (await server.GetAsync("/v1/articles/no-such-article"))["Cache-Control"]);
        Assert.Equal("no-store", (await server.GetAsync("/v1/articles", Server.Bearer("wrong")))["Cache-Control"]);
        Assert.Equal("no-store", (await server.GetAsync("/health/live"))["Cache-Control"]);
    }
}
