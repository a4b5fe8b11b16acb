using System.Globalization;
using System.Text;

namespace Api.Tests.CommandLine;

public sealed class KeysCommandOnSqlite(SqliteServerThatRequiresKeys server)
    : KeysCommandTests(server), IClassFixture<SqliteServerThatRequiresKeys>;
public sealed class KeysCommandOnPostgreSql(PostgreSqlServerThatRequiresKeys server)
    : KeysCommandTests(server), IClassFixture<PostgreSqlServerThatRequiresKeys>;

/// <summary>The keys commands beside a running server, which knows of what they did at its next request.</summary>
public abstract class KeysCommandTests(Server server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_key_is_printed_alone_and_serves_at_once_until_it_is_revoked()
    {
        var (first, second) = (Server.NewName("desk"), Server.NewName("desk"));
        var made = await RunAsync("keys", "create", "--name", first, "--scope", "read");
        var other = await RunAsync("keys", "create", "--name", second, "--scope", "read");

        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Matches("^ak_[1-9][0-9]*_[A-Za-z0-9_-]{43}$", made.Output.TrimEnd('\r', '\n'));
        Assert.Equal((200, 200), (await StatusAsync(made), await StatusAsync(other)));

        var revoked = await RunAsync("keys", "revoke", first);

        Assert.Equal((0, ""), (revoked.ExitCode, revoked.Error));
        Assert.Equal((401, 200), (await StatusAsync(made), await StatusAsync(other)));
        Assert.Equal(0, (await RunAsync("keys", "revoke", other.Output.Split('_')[1])).ExitCode);
        Assert.Equal((401, 401), (await StatusAsync(made), await StatusAsync(other)));
        Assert.Equal(0, (await RunAsync("keys", "revoke", first)).ExitCode);
    }

    [Fact]
    public async Task Keys_are_listed_without_what_callers_send()
    {
        var (name, revoked) = (Server.NewName("desk of Ada"), Server.NewName("desk"));
        var year = TimeProvider.System.GetUtcNow().Year + 1;
        var key = (await RunAsync(
            "keys",
            "create",
            "--name",
            name,
            "--scope",
            "write",
            "--expires",
            string.Create(CultureInfo.InvariantCulture, $"{year}-01-31T18:00:00+02:00"))).Output.Trim();
        await RunAsync("keys", "create", "--name", revoked, "--scope", "admin");
        await RunAsync("keys", "revoke", revoked);

        var list = await RunAsync("keys", "list");

        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        var rows = list.Output.Trim().Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        Assert.Equal(["id", "name", "scope", "created", "expires", "revoked"], rows[0]);
        var mine = rows.Single(row => row[1] == name);
        Assert.Equal(
            (key.Split('_')[1], "write", $"{year}-01-31T16:00:00Z", "-"), (mine[0], mine[2], mine[4], mine[5]));
        Assert.Matches("^[0-9-]{10}T[0-9:]{8}Z$", mine[3]);
        var gone = rows.Single(row => row[1] == revoked);
        Assert.Equal(("admin", "-"), (gone[2], gone[4]));
        Assert.Matches("^[0-9-]{10}T[0-9:]{8}Z$", gone[5]);
        Assert.DoesNotContain(key.Split('_', 3)[2], list.Output, StringComparison.Ordinal);
        foreach (var hash in await server.QueryAsync<byte[]>("select hash from keys"))
        {
            Assert.DoesNotContain(Convert.ToHexString(hash), list.Output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("did you mean \"write\"?", "create", "--name", "desk", "--scope", "wirte")]
    [InlineData("--scope", "create", "--name", "desk", "--scope", "Read")]
    [InlineData("--scope", "create", "--name", "desk", "--scope", "")]
    [InlineData("--name", "create", "--name", "", "--scope", "read")]
    [InlineData("--name", "create", "--name", " desk", "--scope", "read")]
    [InlineData("--name", "create", "--name", "de\tsk", "--scope", "read")]
    [InlineData("--name", "create", "--name", "17", "--scope", "read")]
    [InlineData("--expires", "create", "--name", "desk", "--scope", "read", "--expires", "tomorrow")]
    [InlineData("--expires", "create", "--name", "desk", "--scope", "read", "--expires", "2026-02-30")]
    [InlineData("in the past", "create", "--name", "desk", "--scope", "read", "--expires", "2020-01-01")]
    [InlineData("\"nobody\"", "revoke", "nobody")]
    [InlineData("\"987654321\"", "revoke", "987654321")]
    [InlineData("\"0\"", "revoke", "0")]
    public async Task What_cannot_be_is_refused_in_one_clear_line(string reason, params string[] arguments)
    {
        var before = await server.ScalarAsync<long>("select count(*) from keys");

        var result = await RunAsync(["keys", .. arguments]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("ak_", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await server.ScalarAsync<long>("select count(*) from keys"));
    }

    [Fact]
    public async Task A_name_serves_once_even_when_its_key_was_revoked()
    {
        var name = Server.NewName("desk");
        await RunAsync("keys", "create", "--name", name, "--scope", "read");
        await RunAsync("keys", "revoke", name);

        var again = await RunAsync("keys", "create", "--name", name, "--scope", "read");

        Assert.Equal((1, ""), (again.ExitCode, again.Output));
        Assert.Contains(name, Assert.Single(again.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_before_there_is_a_database()
    {
        var made = await Command.RunAsync(
            $"Data Source={_folder.At("new/a.db")}",
            _folder.Path,
            null,
            "keys",
            "create",
            "--name",
            "first",
            "--scope",
            "admin");

        Assert.StartsWith("ak_1_", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_however_loud_has_a_key_in_it()
    {
        var database = $"Data Source={_folder.At("a.db")}";
        var key = (await Command.RunAsync(
            database, _folder.Path, null, "keys", "create", "--name", "desk", "--scope", "read")).Output.Trim();
        using var process = Command.Start(
            database, _folder.Path, "--urls=http://127.0.0.1:0", "--RequireKey=true",
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");
        var log = new StringBuilder();
        try
        {
            var announced = await ReadToAsync("served at ");
            using var http = new HttpClient
            {
                BaseAddress = new Uri(announced[announced.IndexOf("http", StringComparison.Ordinal)..].Trim()),
            };
            foreach (var (sent, status) in new[] { (key, 200), (key + "x", 401), (key.ToUpperInvariant(), 401) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/articles", UriKind.Relative));
                request.Headers.Add("Authorization", Server.Bearer(sent).Value);
                using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(status, (int)response.StatusCode);
                await ReadToAsync("Request finished ");
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(key.Split('_', 3)[2], log.ToString(), StringComparison.OrdinalIgnoreCase);

        async Task<string> ReadToAsync(string words)
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                log.AppendLine(line);
                if (line.Contains(words, StringComparison.Ordinal))
                {
                    return line;
                }
            }

            throw new InvalidOperationException($"The server ended: {log}");
        }
    }

    [Theory]
    [InlineData("--RequireKey=yes", "RequireKey")]
    [InlineData("--MaxAge=long", "MaxAge")]
    public async Task A_setting_that_cannot_be_read_lets_no_server_start(string argument, string setting)
    {
        var result = await Command.RunAsync(
            $"Data Source={_folder.At("a.db")}", _folder.Path, null, "serve", "--urls=http://127.0.0.1:0", argument);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(setting, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync(server, _folder.Path, null, arguments);

    private async Task<int> StatusAsync(CommandResult made) =>
        (await server.GetAsync("/v1/articles", Server.Bearer(made.Output.Trim()))).Status;
}
