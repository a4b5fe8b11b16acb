using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Api.CommandLine;
using Api.Content.Articles;
using Api.Content.Images;
using Api.Data.Lists;
using Api.Formats;

namespace Api.Tests.Architecture;

/// <summary>
/// The READMEs name files, members, commands and formats that exist, and all commands and formats are named. The table
/// of settings has its test in <see cref="Serving.SettingsTests"/>.
/// </summary>
public sealed partial class DocumentTests
{
    private const string Map = "src/README.md";

    private static readonly string[] Projects = ["src/Api.Content", "src/Api.Data", "src/Api"];

    public static TheoryData<string> Documents => new(ReadmeDocument.All.Select(document => document.Path));

    [Fact]
    public void The_README_of_the_project_fits_on_two_screens() =>
        Assert.InRange(File.ReadLines(RepositoryFiles.PathOf("README.md")).Count(), 50, 150);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_in_a_document_leads_somewhere(string path)
    {
        var document = ReadmeDocument.Of(path);

        Assert.All(
            document.Links.Where(link => !IsOutside(link.Target)),
            link => Assert.Null(ProblemOf(document, link)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_in_a_document_exists(string path) =>
        Assert.All(ReadmeDocument.Of(path).Code.Where(code => RootedPath().IsMatch(code)), code =>
            Assert.True(Path.Exists(RepositoryFiles.PathOf(code.Split(' ')[0])), $"There is no {code}."));

    [Fact]
    public void The_map_links_to_many_members_of_the_code() =>
        Assert.InRange(ReadmeDocument.Of(Map).Links.Count(link => MemberLink().IsMatch(link.Text)), 50, int.MaxValue);

    [Theory]
    [InlineData("src/Api.Content")]
    [InlineData("src/Api.Data")]
    [InlineData("src/Api")]
    public void The_map_has_every_room(string project)
    {
        var rooms = Directory.GetDirectories(RepositoryFiles.PathOf(project))
            .Select(folder => Path.GetFileName(folder)!)
            .Except(["bin", "obj", "Properties"]);

        var named = ReadmeDocument.Of(Map).Section($"`{project}`").Cells(0);

        Assert.Equal(rooms.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_map_has_every_project() => Assert.Equal(
        Directory.GetFiles(RepositoryFiles.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => $"src/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal),
        Projects.Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_of_the_command_line_has_every_command_with_its_options()
    {
        var rows = ReadmeDocument.Of("src/Api/CommandLine/README.md").Rows
            .Where(row => row is [['`', ..], _, _])
            .ToDictionary(row => NameIn(row[0]), row => ReadmeDocument.CodeIn(row[1]).Order(StringComparer.Ordinal));

        var commands = CommandsIn(Commands.Root(), "")
            .ToDictionary(command => command.Name, command => command.Options);

        Assert.Equal(commands.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(commands, command => Assert.Equal(command.Value, rows[command.Key]));
    }

    [Fact]
    public void The_document_of_imports_has_every_format()
    {
        var table = ReadmeDocument.Of("src/Api/Imports/README.md").Section("Formats");
        string[] endings = [.. SourceFormat.All.SelectMany(format => format.Extensions), .. PictureFiles.Endings];
        string[] mediaTypes =
            [.. SourceFormat.All.Select(format => format.MediaType).OfType<string>(), .. PictureReader.MediaTypes];

        Assert.Equal(endings.Order(StringComparer.Ordinal), table.Cells(0).Order(StringComparer.Ordinal));
        Assert.Equal(mediaTypes.Order(StringComparer.Ordinal), table.Cells(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_of_formats_has_every_format()
    {
        Type[] takers = [typeof(PageFilter), typeof(ResourceFormat), typeof(ArticleFormat)];
        var formats = takers.SelectMany(AllowedFormats).Distinct();

        Assert.Equal(
            formats.Order(StringComparer.Ordinal),
            ReadmeDocument.Of("src/Api/Formats/README.md").Cells(0).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(PageFilter), FormatScopes.Lists)]
    [InlineData(typeof(ResourceFormat), FormatScopes.Resources)]
    [InlineData(typeof(ArticleFormat), FormatScopes.Articles)]
    public void Every_format_of_the_table_may_be_asked_for_and_no_other(Type taker, object scope) => Assert.Equal(
        OutputFormat.All.Where(format => format.Scope.HasFlag((FormatScopes)scope))
            .Select(format => format.Name)
            .Prepend(OutputFormat.Json),
        AllowedFormats(taker));

    [Fact]
    public void The_document_of_benchmarks_has_a_section_for_every_command()
    {
        // Bare is what http starts beside the application.
        var source = File.ReadAllText(RepositoryFiles.PathOf("tests", "Api.Benchmarks", "Program.cs"));
        var commands = BenchmarkName().Matches(source)
            .Select(match => match.Groups[1].Value)
            .Except(["bare"])
            .ToList();
        var sections = ReadmeDocument.Of("tests/Api.Benchmarks/README.md").Headings
            .SelectMany(heading => heading.Split(", "));

        Assert.NotEmpty(commands);
        Assert.Empty(commands.Except(sections));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_says_after_and_before_and_starts_no_sentence_with_what(string path)
    {
        // The map's section on English names the words that it forbids.
        var document = ReadmeDocument.Of(path);
        var lines = document.Lines.Except(path == Map ? document.Section("English").Lines : []);

        Assert.DoesNotContain(lines, Unwritten().IsMatch);
    }

    private static bool IsOutside(string target) =>
        target.StartsWith("http:", StringComparison.Ordinal) || target.StartsWith("https:", StringComparison.Ordinal);

    private static string? ProblemOf(ReadmeDocument document, Link link)
    {
        var (path, anchor) = link.Target.Split('#') is [var before, var after] ? (before, after) : (link.Target, null);
        var target = path.Length == 0 ? document.Path : document.Beside(path);
        if (!Path.Exists(RepositoryFiles.PathOf(target)))
        {
            return $"There is no {target}.";
        }

        if (anchor is not null && !ReadmeDocument.Of(target).Headings.Select(ReadmeDocument.AnchorOf).Contains(anchor))
        {
            return $"{target} has no heading for #{anchor}.";
        }

        return target.EndsWith(".cs", StringComparison.Ordinal) && MemberLink().IsMatch(link.Text)
            ? MissingIn(target, link.Text.Trim('`'))
            : null;
    }

    // "Listing.ExecuteAsync" is in a file that has both words; a type may have the parameters of a generic one.
    private static string? MissingIn(string file, string member)
    {
        var source = File.ReadAllText(RepositoryFiles.PathOf(file));
        var missing = member.Split('.').FirstOrDefault(word => !Regex.IsMatch(source, $@"\b{word}\b"));
        return missing is null ? null : $"{file} has no {missing}.";
    }

    private static IEnumerable<(string Name, IEnumerable<string> Options)> CommandsIn(Command command, string prefix) =>
        command.Subcommands.SelectMany(sub => sub.Subcommands.Count > 0
            ? CommandsIn(sub, $"{prefix}{sub.Name} ")
            : [($"{prefix}{sub.Name}", sub.Options.Select(option => option.Name).Order(StringComparer.Ordinal))]);

    private static IEnumerable<string> AllowedFormats(Type type) =>
        type.GetProperty("Format")!.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false)
            .Cast<AllowedValuesAttribute>().SelectMany(allowed => allowed.Values).Cast<string>();

    // Arguments are in capitals.
    private static string NameIn(string cell) =>
        string.Join(' ', cell.Trim('`').Split(' ').TakeWhile(word => !Argument().IsMatch(word)));

    [GeneratedRegex("^(src|tests|openapi|[.]ci)/")]
    private static partial Regex RootedPath();

    [GeneratedRegex("^`[A-Z][A-Za-z0-9]*([.][A-Z][A-Za-z0-9]*)?`$")]
    private static partial Regex MemberLink();

    [GeneratedRegex(@"^\[?[A-Z]{2,}")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^    \[""([a-z-]+)""", RegexOptions.Multiline)]
    private static partial Regex BenchmarkName();

    [GeneratedRegex(@"(^|[.|] |^- |[*][*])(The same|What|Those) |\b(behind|in front of)\b")]
    private static partial Regex Unwritten();
}
