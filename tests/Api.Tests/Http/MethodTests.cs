namespace Api.Tests.Http;

public sealed class MethodsOnSqlite(SqliteServer server) : MethodTests(server), IClassFixture<SqliteServer>;
public sealed class MethodsOnPostgreSql(PostgreSqlServer server) : MethodTests(server), IClassFixture<PostgreSqlServer>;

public abstract class MethodTests(Server server)
{
    [Fact]
    public async Task HEAD_answers_the_headers_of_GET_without_its_body()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));

        foreach (var target in new[]
        {
            $"/v1/articles/{saved.Id}",
            "/v1/articles?limit=1",
            "/v1/articles/987654321",
            "/v1/articles?limit=0",
            "/health/ready",
        })
        {
            for (var round = 0; round < 2; round++)
            {
                var head = await server.SendAsync(HttpMethod.Head, target);
                var get = await server.GetAsync(target);

                Assert.Equal(get.Status, head.Status);
                Assert.Empty(head.Body);
                Assert.Equal(Lasting(get), Lasting(head));
            }
        }
    }

    [Fact]
    public async Task HEAD_is_answered_304_where_GET_is()
    {
        var saved = await server.SaveAsync(Story.Of());
        var tag = (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"]!;

        Assert.Equal(
            304, (await server.SendAsync(HttpMethod.Head, $"/v1/articles/{saved.Id}", ("If-None-Match", tag))).Status);
    }

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/v1/articles/1")]
    [InlineData("/v1/articles/1/quotes")]
    [InlineData("/v1/speakers")]
    [InlineData("/health/live")]
    public async Task OPTIONS_says_what_an_address_allows(string target)
    {
        var reply = await server.SendAsync(HttpMethod.Options, target);

        Assert.Equal((204, ""), (reply.Status, reply.Text));
        AssertAllows(reply);
    }

    [Theory]
    [InlineData("POST", "/v1/quotes")]
    [InlineData("PUT", "/v1/articles/1")]
    [InlineData("DELETE", "/v1/tags/1")]
    [InlineData("PATCH", "/v1/publishers")]
    [InlineData("TRACE", "/v1/articles")]
    [InlineData("BREW", "/v1/articles")]
    [InlineData("POST", "/health/ready")]
    public async Task Another_method_is_refused_with_what_is_allowed(string method, string target)
    {
        var reply = await server.SendAsync(new HttpMethod(method), target);

        reply.AssertProblem(405);
        AssertAllows(reply);
    }

    [Fact]
    public async Task A_page_of_another_origin_may_read_and_sees_the_headers()
    {
        var saved = await server.SaveAsync(Story.Of());

        foreach (var target in new[]
        {
            $"/v1/articles/{saved.Id}",
            $"/v1/articles/{saved.Id}",
            "/v1/articles",
            "/v1/articles/987654321",
            "/v1/articles?limit=0",
        })
        {
            var reply = await server.GetAsync(target, ("Origin", "https://reader.example"));

            Assert.Equal("*", reply["Access-Control-Allow-Origin"]);
            Assert.All(
                ["ETag", "Link", "Location", "WWW-Authenticate"],
                header => Assert.Contains(header, reply["Access-Control-Expose-Headers"]!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_of_another_origin_may_ask_whether_it_may_read()
    {
        var reply = await server.SendAsync(
            HttpMethod.Options,
            "/v1/articles",
            ("Origin", "https://reader.example"),
            ("Access-Control-Request-Method", "GET"));

        Assert.Equal((204, "*"), (reply.Status, reply["Access-Control-Allow-Origin"]));
        Assert.Contains("GET", reply["Access-Control-Allow-Methods"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_page_of_another_origin_may_send_a_key_with_every_method(string method)
    {
        var reply = await server.SendAsync(
            HttpMethod.Options, "/v1/articles", ("Origin", "https://desk.example"),
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization,content-type,if-match"));

        Assert.Equal((204, "*"), (reply.Status, reply["Access-Control-Allow-Origin"]));
        Assert.Contains(method, reply["Access-Control-Allow-Methods"]!.Split(','));
        Assert.Superset(
            new HashSet<string> { "authorization", "content-type", "if-match" },
            reply["Access-Control-Allow-Headers"]!.Split(',').ToHashSet());
        Assert.Null(reply["Access-Control-Allow-Credentials"]);
        Assert.Equal("86400", reply["Access-Control-Max-Age"]);
    }

    [Fact]
    public async Task A_page_of_another_origin_sees_why_its_key_is_refused()
    {
        var reply = await server.GetAsync("/v1/articles", ("Origin", "https://desk.example"), Server.Bearer("wrong"));

        reply.AssertProblem(401);
        Assert.Equal("*", reply["Access-Control-Allow-Origin"]);
        Assert.Contains("WWW-Authenticate", reply["Access-Control-Expose-Headers"], StringComparison.Ordinal);
        Assert.Null(reply["Access-Control-Allow-Credentials"]);
    }

    private static void AssertAllows(Reply reply) =>
        Assert.Superset(new HashSet<string> { "GET", "HEAD", "OPTIONS" }, reply["Allow"]!.Split(", ").ToHashSet());

    // Headers that change from one request to the next are left out.
    private static SortedDictionary<string, string> Lasting(Reply reply) => new(reply.Headers
        .Where(h => h.Key is not ("Date" or "Transfer-Encoding"))
        .Where(h => reply.Status < 400 || h.Key != "Content-Length")
        .ToDictionary(h => h.Key, h => h.Value));
}
