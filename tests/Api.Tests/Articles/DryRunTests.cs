using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Api.Articles;
using Api.Tests.CommandLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Articles;

public sealed class DryRunTests(SqliteServerWithTwoDryRuns server) : IClassFixture<SqliteServerWithTwoDryRuns>
{
    private const string Target = "/v1/articles?dryRun=true";
    private const string Text = "The bridge opens.\n\n“It is safe,” Ada Moss said.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DryRunPlaces Places => server.Services.GetRequiredService<DryRunPlaces>();

    [Fact]
    public async Task As_many_go_on_at_the_same_time_as_the_setting_says_and_the_next_is_told_to_come_again()
    {
        using var first = Take("203.0.113.1");
        using (Take("198.51.100.1"))
        {
            var refused = await SendAsync();

            refused.AssertProblem(429);
            Assert.Equal("1", refused["Retry-After"]);
        }

        Assert.Equal(200, (await SendAsync()).Status);
    }

    [Fact]
    public async Task One_network_has_one_at_a_time()
    {
        using (Take("127.0.0.200"))
        {
            (await SendAsync()).AssertProblem(429);
        }

        Assert.Equal(200, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Who_has_a_key_has_a_place_that_nobody_else_takes()
    {
        var one = Server.Bearer(await server.KeyAsync("read"));
        var other = Server.Bearer(await server.KeyAsync("write"));
        using var first = Take("203.0.113.1");
        using var second = Take("198.51.100.1");
        Assert.Equal(200, (await SendAsync(one)).Status);

        using (Take("127.0.0.1", key: one.Value.Split('_')[1]))
        {
            var refused = await SendAsync(one);

            refused.AssertProblem(429);
            Assert.Equal("1", refused["Retry-After"]);
            Assert.Equal(200, (await SendAsync(other)).Status);
        }
    }

    [Fact]
    public async Task A_place_comes_back_whatever_became_of_the_dry_run()
    {
        foreach (var (body, status) in new[]
        {
            (Text, 200),
            ("", 422),
            ("\0", 400),
            (new string('x', 2_000_001), 413),
            (Text, 200),
        })
        {
            Assert.Equal(status, (await server.SendAsync(HttpMethod.Post, Target, body, "text/plain")).Status);
        }
    }

    [Fact]
    public async Task A_place_comes_back_when_the_client_goes_away()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var i = 0; i < 3; i++)
        {
            using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            using var content = new StringContent(string.Concat(Enumerable.Repeat(Text + "\n\n", 4_000)));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            var sent = http.PostAsync(new Uri(Target, UriKind.Relative), content, leaves.Token);
            await UntilAsync(() => !IsFree("127.0.0.1") || sent.IsCompleted);
            await leaves.CancelAsync();
            await UntilAsync(() => sent.IsCompleted);
            await UntilAsync(() => IsFree("127.0.0.1"));
        }

        Assert.Equal(200, (await SendAsync()).Status);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.255", true)]
    [InlineData("203.0.113.1", "203.0.112.1", false)]
    [InlineData("::ffff:203.0.113.1", "203.0.113.9", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::9", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public void A_network_is_what_one_subscriber_has(string one, string other, bool isOne) =>
        Assert.Equal(
            isOne, DryRunPlaces.NetworkOf(IPAddress.Parse(one)) == DryRunPlaces.NetworkOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task A_setting_that_is_no_number_of_places_stops_the_start(string setting)
    {
        using var folder = new TemporaryFolder();
        var result = await Command.RunAsync(
            $"Data Source={folder.At("a.db")}", folder.Path, null, "--urls=http://127.0.0.1:0", $"--DryRuns={setting}");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("DryRuns takes", Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_temporary_folder_need_not_be_there_and_nothing_stays_in_one_after_the_process_is_killed()
    {
        using var folder = new TemporaryFolder();
        var temporary = Directory.CreateDirectory(folder.At("temporary")).FullName;
        for (var start = 0; start < 2; start++)
        {
            // The runtime's own files for debuggers stay after a kill.
            var environment = new Dictionary<string, string>
            {
                ["ConnectionStrings__Articles"] = $"Data Source={folder.At("a.db")}",
                ["TMPDIR"] = temporary,
                ["DOTNET_EnableDiagnostics"] = "0",
            };
            using var process = Command.Start(environment, folder.Path, "--urls=http://127.0.0.1:0");
            try
            {
                using var http = new HttpClient { BaseAddress = await Command.AddressAsync(process) };
                Directory.Delete(temporary, recursive: true);
                Assert.Equal(HttpStatusCode.OK, await PostAsync(http));
                Directory.CreateDirectory(temporary);
                Assert.Equal(HttpStatusCode.OK, await PostAsync(http));
                Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync(Ct);
            }

            Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http)
    {
        using var content = new StringContent(Text);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var answer = await http.PostAsync(new Uri(Target, UriKind.Relative), content, Ct);
        return answer.StatusCode;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!holds())
        {
            await looks.WaitForNextTickAsync(Ct);
        }
    }

    private Task<Reply> SendAsync(params (string Name, string Value)[] headers) =>
        server.SendAsync(HttpMethod.Post, Target, Text, "text/plain", headers);

    private bool IsFree(string address)
    {
        using var place = Places.TryTake(Of(address, null));
        return place is not null;
    }

    // As a dry run that goes on has it.
    private IDisposable Take(string address, string? key = null) => Places.TryTake(Of(address, key))!;

    private static DefaultHttpContext Of(string address, string? key)
    {
        var http = new DefaultHttpContext
        {
            User = new(new ClaimsIdentity(key is null ? [] : [new Claim("keyId", key)])),
        };
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http;
    }
}
