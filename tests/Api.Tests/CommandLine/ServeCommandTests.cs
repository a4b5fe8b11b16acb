using System.Diagnostics;
using System.Globalization;

namespace Api.Tests.CommandLine;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_server_on_one_file_is_refused_in_one_clear_line()
    {
        await using var server = new SqliteServer();
        await server.InitializeAsync();

        var second = await Command.RunAsync(
            server.ConnectionString, _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another server", Assert.Single(second.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task A_server_that_was_killed_keeps_nobody_from_serving_its_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send.");
        var database = $"Data Source={_folder.At("a.db")}";
        using (var first = Command.Start(database, _folder.Path, "--urls=http://127.0.0.1:0"))
        {
            await Command.AddressAsync(first);
            await Command.SignalAsync(first, "-KILL");
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var second = Command.Start(database, _folder.Path, "--urls=http://127.0.0.1:0");
        try
        {
            Assert.NotNull(await Command.AddressAsync(second));
        }
        finally
        {
            second.Kill();
        }
    }

    [Fact]
    public async Task A_second_server_on_one_file_is_refused_by_whatever_path_it_comes()
    {
        await using var server = new SqliteServer();
        await server.InitializeAsync();
        File.CreateSymbolicLink(_folder.At("link.db"), server.ConnectionString["Data Source=".Length..]);

        var second = await Command.RunAsync(
            $"Data Source={_folder.At("link.db")}", _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another server", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_finds_its_port_taken_says_so_and_ends()
    {
        await using var server = new SqliteServer();
        await server.InitializeAsync();

        var second = await Command.RunAsync(
            $"Data Source={_folder.At("b.db")}",
            _folder.Path,
            null,
            "serve",
            $"--urls={server.ClientOptions.BaseAddress}");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("address already in use", second.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_is_the_default_and_settings_come_from_the_command_line_and_a_missing_folder_is_made()
    {
        using var process = Command.Start(
            "Data Source=not/this.db",
            _folder.Path,
            "--urls=http://127.0.0.1:0",
            "--Samples=true",
            $"--ConnectionStrings:Articles=Data Source={_folder.At("new/folder/a.db")}");
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressOfAsync(process) };
            using var response = await http.GetAsync(
                new Uri("/v1/articles?total=true", UriKind.Relative), TestContext.Current.CancellationToken);
            var reply = await Reply.ReadAsync(response, TestContext.Current.CancellationToken);

            Assert.True(reply.Json["total"]["value"].AsNumber() >= 5);
            Assert.True(File.Exists(_folder.At("new/folder/a.db")));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_its_streams_and_then_itself_without_a_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send.");
        using var process = Command.Start(
            $"Data Source={_folder.At("a.db")}",
            _folder.Path,
            "--urls=http://127.0.0.1:0",
            "--Samples=true",
            "--Heartbeat=00:00:00.1");
        using var http = new HttpClient { BaseAddress = await AddressOfAsync(process) };
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await using (var left = await http.GetStreamAsync(
            new Uri("/v1/changes/stream", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            await left.ReadExactlyAsync(new byte[100], TestContext.Current.CancellationToken);
        }

        var streams = await Task.WhenAll(
            Enumerable.Range(0, 10)
                .Select(
                    _ =>
                        http.GetStreamAsync(
                            new Uri("/v1/changes/stream", UriKind.Relative), TestContext.Current.CancellationToken)));
        await Task.WhenAll(
            streams.Select(s => s.ReadExactlyAsync(new byte[100], TestContext.Current.CancellationToken).AsTask()));

        var clock = Stopwatch.StartNew();
        Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        await Task.WhenAll(streams.Select(s => s.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken)));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        // The host waits half a minute for requests before it cuts them off.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(25), $"It took {clock.Elapsed} to stop.");
        Assert.DoesNotContain("Exception", await output + await error, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", await output + await error, StringComparison.Ordinal);
    }

    private static async Task<Uri> AddressOfAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("served at ", StringComparison.Ordinal))
            {
                return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }
}
