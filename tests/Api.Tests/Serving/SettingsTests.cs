using Api.Serving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Api.Tests.Serving;

/// <summary>Checks the table of settings, and the effects of names and values that are not in it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RequireKeys")]
    [InlineData("RequiredKey")]
    [InlineData("RequireKye")]
    [InlineData("RequiresKey")]
    [InlineData("REQUIRE_KEY")]
    [InlineData("REQUIRE_API_KEY")]
    [InlineData("KeyRequired")]
    [InlineData("Articles_RequireKey")]
    [InlineData("ArticlesRequireKey")]
    [InlineData("Article__RequireKey")]
    [InlineData("RequireKey__Value")]
    [InlineData("Image__Gps")]
    [InlineData("ImagesGps")]
    [InlineData("ConnectionString__Articles")]
    [InlineData("ConnectionStrings__Article")]
    [InlineData("ConnectionStrings_Articles")]
    [InlineData("Articles__RequiredKey")]
    [InlineData("Articles__Sample")]
    [InlineData("Articles__Anything")]
    [InlineData("Articles__Logging__LogLevel__Default")]
    public void A_near_miss_of_what_guards_something_and_all_that_is_unknown_in_our_section_stop_the_start(string name)
    {
        var (problem, _) = SettingsCheck.Of(FromEnvironment((name, "true")));

        Assert.Contains(name, problem!, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem!);
    }

    [Theory]
    [InlineData("Sample", "Samples")]
    [InlineData("MaxAges", "MaxAge")]
    [InlineData("MAX_AGE", "MaxAge")]
    [InlineData("PUBLIC_URL", "PublicUrl")]
    [InlineData("HearthBeat", "Heartbeat")]
    [InlineData("SearchTimeOuts", "SearchTimeout")]
    [InlineData("Articles_Samples", "Samples")]
    public void Another_near_miss_in_the_environment_is_told(string name, string meant)
    {
        var (problem, warnings) = SettingsCheck.Of(FromEnvironment((name, "1")));

        Assert.Null(problem);
        Assert.Contains(meant, Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("URL")]
    [InlineData("USER")]
    [InlineData("KEY")]
    [InlineData("API_KEY")]
    [InlineData("IMAGE")]
    [InlineData("IMAGE_GPU")]
    [InlineData("MANPATH")]
    [InlineData("ARTICLES")]
    [InlineData("ARTICLES_PORT")]
    [InlineData("ARTICLES_SERVICE_HOST")]
    [InlineData("ConnectionStrings__Customers")]
    [InlineData("ConnectionStrings__Articles_ProviderName")]
    [InlineData("HTTP_PORTS")]
    [InlineData("DOTNET_VERSION")]
    public void What_is_not_ours_in_the_environment_is_nobodys_business(string name)
    {
        var (problem, warnings) = SettingsCheck.Of(FromEnvironment((name, "1")));

        Assert.Null(problem);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("""{"RequiredKey": true}""", "RequiredKey")]
    [InlineData("""{"Anything": 1}""", "Anything")]
    [InlineData("""{"Anything": {}}""", "Anything")]
    [InlineData("""{"RequireKey": {"Value": true}}""", "RequireKey:Value")]
    [InlineData("""{"Articles": {"Anything": null}}""", "Articles:Anything")]
    [InlineData("""{"ConnectionStrings": {"Customers": "x"}}""", "ConnectionStrings:Customers")]
    public void An_unknown_name_in_the_settings_file_stops_the_start(string json, string name) =>
        Assert.Contains(name, SettingsCheck.Of(FromFile(json)).Problem!, StringComparison.Ordinal);

    [Fact]
    public void What_the_host_reads_is_known_in_the_settings_file() =>
        Assert.Equal((null, 0), Counted(SettingsCheck.Of(FromFile("""
            {
              "$schema": "https://example.org/", "AllowedHosts": "*", "Urls": "http://localhost:1", "Logging": {"LogLevel": {"Default": "Warning"}}, "ConnectionStrings": {"Articles": "Data Source=a.db"},
              "Kestrel": {"Endpoints": {"Http": {"Url": "http://localhost:2"}}}, "RequireKey": true, "Articles": {"Images": {"Gps": false}, "MaxAge": 60, "ConnectionStrings": {"Articles": "x"}}, "PublicUrl": null
            }
            """))));

    [Theory]
    [InlineData("RequireKey", "yes")]
    [InlineData("RequireKey", "1")]
    [InlineData("RequireKey", "")]
    [InlineData("Images:Gps", "maybe")]
    [InlineData("Samples", "no")]
    [InlineData("MaxAge", "-1")]
    [InlineData("MaxAge", "1.5")]
    [InlineData("MaxAge", "99999999999")]
    [InlineData("Heartbeat", "0")]
    [InlineData("Heartbeat", "15")]
    [InlineData("Heartbeat", "-00:00:01")]
    [InlineData("SearchTimeout", "-1")]
    [InlineData("SearchTimeout", "00:00:00")]
    [InlineData("SearchTimeout", "soon")]
    [InlineData("PublicUrl", "news.example")]
    [InlineData("PublicUrl", "ftp://news.example")]
    [InlineData("PublicUrl", "https://news.example/a//b")]
    [InlineData("PublicUrl", "https://news.example/a?b")]
    [InlineData("PublicUrl", "https://news.example/a#b")]
    [InlineData("ConnectionStrings:Articles", "")]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    public void A_value_out_of_range_stops_the_start_wherever_it_stands(string name, string value)
    {
        string[] settings = name.StartsWith("Logging", StringComparison.Ordinal) ? [name] : [name, $"Articles:{name}"];
        foreach (var setting in settings)
        {
            Assert.NotNull(SettingsCheck.Of(FromCommandLine($"--{setting}={value}")).Problem);
        }
    }

    [Fact]
    public void Every_setting_takes_what_holds_when_it_is_not_given()
    {
        Assert.True(Settings.All.Count >= 9);
        Assert.Equal(
            Settings.All.Count,
            Settings.All.Select(setting => setting.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var setting in Settings.All.Where(
            setting =>
                setting.Default.StartsWith('`') && setting.Default.IndexOf('`', 1) == setting.Default.Length - 1))
        {
            Assert.True(setting.Accepts(setting.Default.Trim('`')), $"{setting.Name} does not take its default.");
        }
    }

    [Fact]
    public void The_command_line_holds_before_the_environment_and_our_section_before_the_bare_name()
    {
        var settings = new ConfigurationBuilder()
            .AddConfiguration(FromFile("""{"Articles": {"MaxAge": 1}, "Heartbeat": "00:00:01"}"""))
            .AddConfiguration(FromEnvironment(("MaxAge", "2"), ("Articles__Samples", "true"), ("Samples", "false")))
            .AddCommandLine(["--Articles:RequireKey=true"])
            .Build();

        Assert.Equal(2, Settings.MaxAge.Of(settings));
        Assert.Equal(TimeSpan.FromSeconds(1), Settings.Heartbeat.Of(settings));
        Assert.Equal(
            (true, true, false),
            (Settings.Samples.Of(settings), Settings.RequireKey.Of(settings), Settings.KeepsPositions.Of(settings)));
        Assert.Equal(TimeSpan.FromSeconds(1), Settings.SearchTimeout.Of(settings));
    }

    [Fact]
    public void The_README_has_the_table()
    {
        var table = File.ReadLines(RepositoryFiles.PathOf("README.md"))
            .SkipWhile(line => line != "## Settings")
            .SkipWhile(line => !line.StartsWith("| `", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(
            Settings.All.Select(
                setting => $"| `{setting.Variable}` | {setting.Takes} | {setting.Default} | {setting.Description} |"),
            table);
    }

    [Fact]
    public void No_setting_is_read_past_the_table()
    {
        string[] ways = [
            ".GetValue(",
            ".GetValue<",
            "onfiguration[\"",
            "settings[\"",
            ".GetSection(",
            ".GetConnectionString(",
        ];
        var sources = Directory.GetFiles(RepositoryFiles.PathOf("src", "Api"), "*.cs", SearchOption.AllDirectories)
            .Where(
                path =>
                    !path.Contains(
                        $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        // Values of JSON, of options and of properties are not settings.
        var lines = sources.SelectMany(path => File.ReadLines(path).Select(line => (Path: path, Line: line)))
            .Where(
                x => Array.Exists(ways, way => x.Line.Contains(way, StringComparison.Ordinal))
                    && (x.Line.Contains("ettings", StringComparison.Ordinal)
                        || x.Line.Contains("onfiguration", StringComparison.Ordinal)));

        Assert.Empty(lines);
    }

    private static (string? Problem, int Warnings) Counted((string? Problem, IReadOnlyList<string> Warnings) check) =>
        (check.Problem, check.Warnings.Count);

    private static IConfigurationRoot FromCommandLine(params string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build();

    private IConfigurationRoot FromFile(string json)
    {
        File.WriteAllText(_folder.At("appsettings.json"), json);
        return new ConfigurationBuilder().SetBasePath(_folder.Path).AddJsonFile("appsettings.json").Build();
    }

    // Not those of this process, which every process that other tests start would have too.
    private static ConfigurationRoot FromEnvironment(params (string Name, string Value)[] variables) =>
        new([new Variables(variables)]);

    private sealed class Variables((string Name, string Value)[] variables) : EnvironmentVariablesConfigurationProvider
    {
        public override void Load() =>
            Data = variables.ToDictionary(
                v => v.Name.Replace("__", ":", StringComparison.Ordinal),
                v => (string?)v.Value,
                StringComparer.OrdinalIgnoreCase);
    }
}
