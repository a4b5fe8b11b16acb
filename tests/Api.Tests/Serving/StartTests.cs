using Api.Tests.CommandLine;

namespace Api.Tests.Serving;

/// <summary>Checks the built program's lines about its settings as it starts.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RequiredKey", "true", "RequireKey")]
    [InlineData("ASPNETCORE_RequireKeys", "true", "RequireKey")]
    [InlineData("Articles__Anything", "1", "Articles__Anything")]
    [InlineData("SearchTimeout", "-1", "SearchTimeout")]
    [InlineData("Articles__Heartbeat", "0", "Heartbeat")]
    [InlineData("Images__Gps", "maybe", "Images__Gps")]
    [InlineData("Logging__LogLevel__Default", "Loud", "LogLevel")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "nonsense")]
    public async Task A_setting_that_cannot_be_stops_the_start_in_one_line(string name, string value, string named)
    {
        using var process = Command.Start(Environment((name, value)), _folder.Path, "serve");

        var result = await Command.EndAsync(process);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(named, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "a.txt")]
    [InlineData("export", "all.ndjson")]
    [InlineData("reread")]
    [InlineData("keys", "list")]
    [InlineData("extract", "a.txt")]
    public async Task It_stops_every_command_too(params string[] arguments)
    {
        await File.WriteAllTextAsync(_folder.At("a.txt"), "An article.", TestContext.Current.CancellationToken);
        using var process = Command.Start(
            Environment(("ConnectionString__Articles", "Data Source=elsewhere.db")), _folder.Path, arguments);

        var result = await Command.EndAsync(process);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "ConnectionStrings__Articles", Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("a.db")));
    }

    [Theory]
    [InlineData("Samples", "false", "needs no key")]
    [InlineData("Articles__RequireKey", "true", "needs a key")]
    [InlineData("HearthBeat", "00:00:01", "Heartbeat")]
    public async Task It_says_whether_reading_needs_a_key_and_what_was_probably_meant(
        string name,
        string value,
        string said)
    {
        using var process = Command.Start(Environment((name, value)), _folder.Path, "--urls=http://127.0.0.1:0");
        try
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
                && !line.Contains(said, StringComparison.Ordinal))
            {
                Assert.DoesNotContain("Application is shutting down", line, StringComparison.Ordinal);
            }

            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
        }
    }

    private Dictionary<string, string> Environment((string Name, string Value) setting) =>
        new() { ["ConnectionStrings__Articles"] = $"Data Source={_folder.At("a.db")}", [setting.Name] = setting.Value };
}
