using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Api.Data.Keys;

namespace Api.Tests.Keys;

public sealed class KeysOnSqlite(SqliteServer server) : KeyTests(server), IClassFixture<SqliteServer>;
public sealed class KeysOnPostgreSql(PostgreSqlServer server) : KeyTests(server), IClassFixture<PostgreSqlServer>;

public abstract class KeyTests(Server server)
{
    private const string List = "/v1/articles";

    [Theory]
    [InlineData("read", "Bearer")]
    [InlineData("write", "Bearer")]
    [InlineData("admin", "Bearer")]
    [InlineData("read", "bearer")]
    [InlineData("read", "BEARER")]
    public async Task A_key_of_any_scope_reads_and_its_scheme_is_written_in_any_case(string scope, string scheme) =>
        Assert.Equal(
            200, (await server.GetAsync(List, ("Authorization", $"{scheme} {await server.KeyAsync(scope)}"))).Status);

    public static TheoryData<string> Wrong =>
    [
        "", "Bearer", "Bearer ", "{0}", "Basic {0}", "Basic dXNlcjpwYXNz", "Key {0}", "Bearer:{0}", "Bearer={0}",
        "Bearer\t{0}", "Bearer  {0}", "Bearer {0} {0}", "Bearer {0},", "Bearer {0}, Bearer {0}",
        "Bearer \"{0}\"", "Bearer {0}x", "Bearer {0}=", "Bearer {0}A", "Bearer x{0}", "Bearer {short}",
        "Bearer {upper}", "Bearer {lower}", "Bearer {zero}", "Bearer {next}", "Bearer {last}", "Bearer {id}",
        "Bearer ak_", "Bearer ak__", "Bearer ak_1", "Bearer ak_1_", "Bearer ak_-1_x", "Bearer ak_x_y",
        "Bearer ak_99999999999999999999_x", "Bearer ak_987654321_x", "Bearer ' or 1=1 --", "Bearer %00",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_not_exactly_one_valid_key_is_refused_even_where_none_is_needed(string written)
    {
        var key = await server.KeyAsync(Scope.Admin);
        var (id, secret) = (key.Split('_')[1], key[(key.IndexOf('_', 3) + 1)..]);
        var sent = written
            .Replace("{0}", key, StringComparison.Ordinal)
            .Replace("{short}", key[..^1], StringComparison.Ordinal)
            .Replace("{upper}", key.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{lower}", $"ak_{id}_{secret.ToLowerInvariant()}", StringComparison.Ordinal)
            .Replace("{zero}", $"ak_0{id}_{secret}", StringComparison.Ordinal)
            .Replace(
                "{next}",
                $"ak_{int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) + 1}_{secret}",
                StringComparison.Ordinal)
            // Another character that differs only in the unused bits stands for the same 256 bits.
            .Replace("{last}", key[..^1] + (char)(key[^1] + 1), StringComparison.Ordinal)
            .Replace("{id}", $"ak_{id}_{new string('A', 43)}", StringComparison.Ordinal);

        var reply = await server.GetAsync(List, ("Authorization", sent));

        AssertRefused(reply, key, secret);
        Assert.True(
            sent.Length < 12
                || !reply.Text.Contains(
                    sent[(sent.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal),
            "What was sent is repeated.");
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization: Bearer {0}\r\n")]
    [InlineData("Authorization: Bearer {0}\r\nauthorization: Bearer wrong\r\n")]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization:\r\n")]
    [InlineData("Authorization:\r\n")]
    [InlineData("Authorization: \r\n")]
    public async Task Two_headers_and_an_empty_one_are_refused(string headers)
    {
        var key = await server.KeyAsync(Scope.Read);

        var reply = await SendAsync(
            $"GET {List} HTTP/1.1\r\nHost: x\r\nConnection: "
                + $"close\r\n{headers.Replace("{0}", key, StringComparison.Ordinal)}\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", reply, StringComparison.Ordinal);
        Assert.Contains(
            "WWW-Authenticate: Bearer realm=\"articles\", error=\"invalid_token\"", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(key, reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("access_token")]
    [InlineData("api_key")]
    [InlineData("Authorization")]
    public async Task A_key_in_the_query_is_refused_and_not_repeated(string parameter)
    {
        var key = await server.KeyAsync(Scope.Admin);

        var reply = await server.GetAsync($"{List}?{parameter}={key}");

        reply.AssertProblem(400, parameter);
        Assert.DoesNotContain(key, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles/987654321")]
    [InlineData("/v1/articles?limit=0")]
    [InlineData("/v1/quotes/1")]
    [InlineData("/v1/tags")]
    public async Task A_wrong_key_is_refused_before_anything_is_looked_at(string target)
    {
        AssertRefused(await server.GetAsync(target, Server.Bearer("wrong")));
        Assert.Equal(401, (await server.SendAsync(HttpMethod.Head, target, Server.Bearer("wrong"))).Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    public async Task What_shows_no_articles_looks_at_no_key(string target) =>
        Assert.Equal(200, (await server.GetAsync(target, Server.Bearer("wrong"))).Status);

    [Fact]
    public async Task A_key_is_refused_from_the_instant_that_it_expires()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (past, future) = (await server.KeyAsync(Scope.Read, now.AddSeconds(-1)), await server.KeyAsync(
            Scope.Read, now.AddHours(1)));

        AssertRefused(await server.GetAsync(List, Server.Bearer(past)), past);
        Assert.Equal(200, (await server.GetAsync(List, Server.Bearer(future))).Status);

        await server.ExecuteAsync(
            "update keys set expires_at = @Now where id = @Id", new { Now = now, Id = IdOf(future) });

        AssertRefused(await server.GetAsync(List, Server.Bearer(future)), future);
    }

    [Fact]
    public async Task The_database_has_the_hash_of_a_key_and_not_the_key()
    {
        var key = await server.KeyAsync(Scope.Read);
        var secret = key.Split('_', 3)[2];

        Assert.Matches("^[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal(
            SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            await server.ScalarAsync<byte[]>("select hash from keys where id = @Id", new { Id = IdOf(key) }));
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from keys where name || scope || created_at like '%' || @Secret || '%'",
                new { Secret = secret }));
    }

    private static long IdOf(string key) => long.Parse(key.Split('_')[1], CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_two_keys_have_the_same_secret()
    {
        var secrets = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(secrets.Add((await server.KeyAsync(Scope.Read)).Split('_', 3)[2]));
        }
    }

    private static void AssertRefused(Reply reply, params string[] secrets)
    {
        Assert.Empty(reply.AssertProblem(401)["errors"]);
        Assert.Equal("Bearer realm=\"articles\", error=\"invalid_token\"", reply["WWW-Authenticate"]);
        Assert.Equal("no-store", reply["Cache-Control"]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, reply.Text, StringComparison.Ordinal));
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
