using Api.CommandLine;

namespace Api.Tests.CommandLine;

/// <summary>Checks the meaning of a command line, before anything is done.</summary>
public sealed class ArgumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("import a.txt --publsher X", "--publisher")]
    [InlineData("import --publsher=X a.txt", "--publisher")]
    [InlineData("import a.txt -publisher X", "--publisher")]
    [InlineData("import a.txt --nonsense", "--nonsense")]
    [InlineData("import a.txt -x", "-x")]
    [InlineData("import - --ndjsn", "--ndjson")]
    [InlineData("extract - --knd direct", "--kind")]
    [InlineData("export --pretty", "--pretty")]
    [InlineData("export all.ndjson -f", "-f")]
    [InlineData("reread --all", "--all")]
    [InlineData("keys create --nme N --scope read", "--name")]
    [InlineData("keys list --verbose", "--verbose")]
    [InlineData("keys revoke 1 --yes", "--yes")]
    [InlineData("keys --name N create", "--name")]
    [InlineData("serve --url=http://localhost:1", "--Urls")]
    [InlineData("--RequiredKey=true", "--RequireKey")]
    [InlineData("--Articles:RequireKeys=true", "--Articles:RequireKeys")]
    [InlineData("import a.txt --ConnectionString:Articles=x", "--ConnectionStrings:Articles")]
    [InlineData("import a.txt --ConnectionStrings:Article=x", "--ConnectionStrings:Articles")]
    [InlineData("import a.txt --RequireKey", "--RequireKey=")]
    [InlineData("import a.txt --RequireKey --ndjson", "--RequireKey=")]
    public void An_option_that_is_not_known_is_told_with_the_nearest_one(string line, string named) =>
        Assert.Contains(named, Arguments.Of(line.Split(' '), Commands.Root()).Problem!, StringComparison.Ordinal);

    [Theory]
    [InlineData("import a.txt --ConnectionStrings:Articles=x", "--ConnectionStrings:Articles=x", "import a.txt")]
    [InlineData("--ConnectionStrings:Articles=x import a.txt", "--ConnectionStrings:Articles=x", "import a.txt")]
    [InlineData("import --ConnectionStrings__Articles=x a.txt", "--ConnectionStrings:Articles=x", "import a.txt")]
    [InlineData("import --Articles:ConnectionStrings:Articles x a.txt", "--Articles:ConnectionStrings:Articles=x", "import a.txt")]
    [InlineData("export --images:gps=true f", "--images:gps=true", "export f")]
    [InlineData("keys create --name N --RequireKey=true --scope read", "--RequireKey=true", "keys create --name N --scope read")]
    [InlineData("reread --Samples=", "--Samples=", "reread")]
    [InlineData("serve --urls=http://a --Logging:LogLevel:Default=Trace", "--urls=http://a --Logging:LogLevel:Default=Trace", "serve")]
    [InlineData("import a.txt --title --Samples=true", "", "import a.txt --title --Samples=true")]
    [InlineData("import -- --Samples=true --nonsense", "", "import -- --Samples=true --nonsense")]
    [InlineData("import - --publisher=X", "", "import - --publisher=X")]
    public void A_setting_holds_for_every_command_and_is_no_file_of_it(string line, string settings, string rest)
    {
        var arguments = Arguments.Of(line.Split(' '), Commands.Root());

        Assert.Equal(
            (settings, rest, null),
            (string.Join(' ', arguments.Settings), string.Join(' ', arguments.Rest), arguments.Problem));
    }

    [Theory]
    [InlineData("imprt a.txt", "import")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("import", "import")]
    [InlineData("import a.txt --publsher X", "--publisher")]
    [InlineData("export a b", "b")]
    [InlineData("keys create --scope read", "--name")]
    [InlineData("keys create --name desk", "--scope")]
    [InlineData("import a.txt --nonsense", "--nonsense")]
    public async Task What_is_not_understood_is_refused_in_one_line_before_anything_is_done(string line, string named)
    {
        await File.WriteAllTextAsync(_folder.At("a.txt"), "One article.", TestContext.Current.CancellationToken);

        var result = await Command.RunAsync($"Data Source={_folder.At("a.db")}", _folder.Path, null, line.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(named, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("a.db")));
    }

    [Theory]
    [InlineData("import a.txt")]
    [InlineData("export all.ndjson")]
    [InlineData("reread")]
    [InlineData("keys create --name N --scope read")]
    [InlineData("keys list")]
    public async Task A_command_works_on_the_database_that_its_command_line_names(string line)
    {
        await File.WriteAllTextAsync(_folder.At("a.txt"), "One article.", TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(
            $"Data Source={_folder.At("other.db")}",
            _folder.Path,
            null,
            [.. line.Split(' '), $"--ConnectionStrings:Articles=Data Source={_folder.At("a.db")}"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal((true, false), (File.Exists(_folder.At("a.db")), File.Exists(_folder.At("other.db"))));
    }

    [Fact]
    public async Task Help_lists_every_setting()
    {
        var help = await Command.RunAsync("Data Source=none.db", _folder.Path, null, "--help");

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(
            Api.Serving.Settings.All,
            setting => Assert.Contains($"--{setting.Name} ", help.Output, StringComparison.Ordinal));
    }
}
