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

        var second = await Command.RunAsync(server.ConnectionString, _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another server", Assert.Single(second.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task A_server_that_finds_its_port_taken_says_so_and_ends()
    {
        await using var server = new SqliteServer();
        await server.InitializeAsync();

        var second = await Command.RunAsync($"Data Source={_folder.At("b.db")}", _folder.Path, null, "serve", $"--urls={server.ClientOptions.BaseAddress}");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("address already in use", second.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_is_the_default_and_settings_come_from_the_command_line_and_a_missing_folder_is_made()
    {
        using var process = Command.Start("Data Source=not/this.db", _folder.Path, "--urls=http://127.0.0.1:0", "--Samples=true", $"--ConnectionStrings:Articles=Data Source={_folder.At("new/folder/a.db")}");
        try
        {
            var url = "";
            while (url.Length == 0 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                url = line.Contains("served at ", StringComparison.Ordinal) ? line[line.IndexOf("http", StringComparison.Ordinal)..].Trim() : "";
            }

            using var http = new HttpClient { BaseAddress = new Uri(url) };
            using var response = await http.GetAsync(new Uri("/v1/articles?total=true", UriKind.Relative), TestContext.Current.CancellationToken);
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
}
