using System.Net.Sockets;
using System.Text;

namespace Api.Tests.Http;

public sealed class ProblemsOnSqlite(SqliteServer server) : ProblemTests(server), IClassFixture<SqliteServer>;
public sealed class ProblemsOnPostgreSql(PostgreSqlServer server)
    : ProblemTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ProblemTests(Server server)
{
    [Theory]
    [InlineData("articles")]
    [InlineData("paragraphs")]
    [InlineData("quotes")]
    [InlineData("images")]
    [InlineData("speakers")]
    [InlineData("authors")]
    [InlineData("publishers")]
    [InlineData("tags")]
    public async Task What_cannot_be_an_address_is_not_found(string list)
    {
        await server.SaveAsync(
            Story.Quoting("Ada Lindqvist").By("Mara Quill").From("Harbour Post").Tagged("ports").Pictured("The quay."));
        string[] names =
        [
            "0", "-1", "01", "1%0a", "1%0d%0a", "+1", "%2B1", "1.0", "1e0", "0x1", "%201", "1%20", "1,2",
            "99999999999999999999", "9223372036854775808",
            "9223372036854775807", "%D9%A1", "%EF%BC%91", "Not-A-Slug", "a_b", "%F0%9F%9A%A2", "%FF", "%C3%28", "%27",
            "*", ":id", "a%2fb", "1%3Flimit", "-", "--",
            new string('9', 2000), new string('a', 2000), "..%2f..%2fetc", "1;drop%20table%20articles",
        ];

        foreach (var name in names)
        {
            var reply = await server.GetAsync($"/v1/{list}/{name}");
            Assert.True(reply.Status is 404 or 400, $"/v1/{list}/{name} answered {reply.Status}");
            reply.AssertProblem(reply.Status);
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    [InlineData("/v2/articles")]
    [InlineData("/v1/articles/1/nothing")]
    [InlineData("/v1/articles/1/quotes/1")]
    [InlineData("/openapi/v9.json")]
    [InlineData("/health")]
    public async Task An_address_that_there_is_not_is_a_problem_too(string target)
    {
        var problem = (await server.GetAsync(target)).AssertProblem(404);

        Assert.Equal(target, problem["instance"].AsText());
        Assert.Equal("Not Found", problem["title"].AsText());
        Assert.Empty(problem["errors"]);
    }

    [Fact]
    public async Task A_problem_is_not_kept_by_anybody()
    {
        Assert.Equal("no-store", (await server.GetAsync("/v1/articles/no-such-article"))["Cache-Control"]);
        Assert.Equal("no-store", (await server.GetAsync("/v1/articles?limit=0"))["Cache-Control"]);
    }

    [Fact]
    public async Task An_article_that_comes_later_is_found_where_a_problem_was_before()
    {
        var title = Server.NewName("latecomer");
        (await server.GetAsync($"/v1/articles/{title}")).AssertProblem(404);

        await server.SaveAsync(Story.Of() with { Title = title });

        Assert.Equal(title, (await server.JsonAsync($"/v1/articles/{title}"))["title"].AsText());
    }

    [Fact]
    public async Task Every_problem_has_a_trace_id_of_its_own()
    {
        var first = (await server.GetAsync("/v1/articles/no-such-article")).AssertProblem(404);
        var second = (await server.GetAsync("/v1/articles/no-such-article")).AssertProblem(404);

        Assert.NotEqual(first["traceId"].AsText(), second["traceId"].AsText());
    }

    [Theory]
    [InlineData("GET /v1/articles/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /v1/articles/a\0b HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /v1/articles?tag=é HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /v1/articles/%zz HTTP/1.1\r\nHost: x\r\n\r\n", 404)]
    [InlineData("GET /v1/articles/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 404)]
    [InlineData("GET /v1/articles HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /v1/articles HTTP/1.1\nHost: x\n\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task What_no_client_library_would_send_is_refused(string request, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendRawAsync(request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFF0")]
    [InlineData("8000000000000000")]
    [InlineData("100000000")]
    [InlineData("80000000")]
    [InlineData("00000000000000000000001")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("0x1")]
    [InlineData("g")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1;a=\n")]
    public async Task A_chunk_of_no_possible_size_is_the_callers_fault(string size)
    {
        foreach (var target in new[] { "POST /v1/articles?dryRun=true", "PATCH /v1/articles/1" })
        {
            var reply = await SendRawAsync(
                $"{target} HTTP/1.1\r\nHost: x\r\nContent-Type: "
                    + $"{(target[1] == 'O' ? "text/plain" : "application/json")}\r\nAuthorization: Bearer "
                    + $"{await server.KeyAsync(Api.Data.Keys.Scope.Write)}\r\nTransfer-Encoding: "
                    + $"chunked\r\n\r\n{size}\r\nx\r\n0\r\n\r\n");
            Assert.Matches("^HTTP/1.1 (400|413) ", reply);
        }
    }

    private async Task<string> SendRawAsync(string request)
    {
        var address = server.ClientOptions.BaseAddress;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(
            buffer, 0, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
    }
}
