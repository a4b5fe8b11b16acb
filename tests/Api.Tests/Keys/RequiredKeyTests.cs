using Api.Data.Keys;

namespace Api.Tests.Keys;

public sealed class RequiredKeysOnSqlite(SqliteServerThatRequiresKeys server)
    : RequiredKeyTests(server), IClassFixture<SqliteServerThatRequiresKeys>;
public sealed class RequiredKeysOnPostgreSql(PostgreSqlServerThatRequiresKeys server)
    : RequiredKeyTests(server), IClassFixture<PostgreSqlServerThatRequiresKeys>;

/// <summary>A server for callers with a key alone.</summary>
public abstract class RequiredKeyTests(Server server)
{
    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/v1/articles/1")]
    [InlineData("/v1/articles/1/quotes")]
    [InlineData("/v1/articles/987654321")]
    [InlineData("/v1/paragraphs")]
    [InlineData("/v1/quotes?kind=phrase")]
    [InlineData("/v1/images")]
    [InlineData("/v1/speakers")]
    [InlineData("/v1/authors")]
    [InlineData("/v1/publishers")]
    [InlineData("/v1/tags")]
    public async Task Nothing_is_read_without_a_key_even_when_it_was_just_read_with_one(string target)
    {
        var key = Server.Bearer(await server.KeyAsync(Scope.Read));
        AssertAsksForKey(await server.GetAsync(target));

        var keyed = await server.GetAsync(target, key);

        Assert.Equal(target.EndsWith("987654321", StringComparison.Ordinal) ? 404 : 200, keyed.Status);
        AssertAsksForKey(await server.GetAsync(target));
        AssertAsksForKey(await server.GetAsync(target, ("If-None-Match", keyed["ETag"] ?? "*")));
        Assert.Equal(401, (await server.SendAsync(HttpMethod.Head, target)).Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    public async Task What_shows_no_articles_stays_open(string target) =>
        Assert.Equal(200, (await server.GetAsync(target)).Status);

    [Theory]
    [InlineData("key")]
    [InlineData("access_token")]
    public async Task A_key_in_the_query_is_none(string parameter)
    {
        var key = await server.KeyAsync(Scope.Admin);

        var reply = await server.GetAsync($"/v1/articles?{parameter}={key}");

        AssertAsksForKey(reply);
        Assert.DoesNotContain(key, reply.Text, StringComparison.Ordinal);
    }

    private static void AssertAsksForKey(Reply reply)
    {
        reply.AssertProblem(401);
        Assert.Equal("Bearer realm=\"articles\"", reply["WWW-Authenticate"]);
        Assert.Null(reply["ETag"]);
    }
}
