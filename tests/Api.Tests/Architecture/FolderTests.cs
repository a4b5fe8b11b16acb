using System.Text.RegularExpressions;

namespace Api.Tests.Architecture;

/// <summary>
/// Counts the folders of a project that use each other, by the <c>using</c>s of their files: two of which neither can
/// be understood without the other. <c>Expected/folders.txt</c> has those that are left, and may only shrink.
/// </summary>
public sealed partial class FolderTests
{
    private static readonly string[] Projects = ["Api", "Api.Content", "Api.Data"];

    [Fact]
    public async Task No_two_folders_use_each_other_but_those_on_the_list()
    {
        var path = RepositoryFiles.PathOf("tests", "Api.Tests", "Architecture", "Expected", "folders.txt");
        var allowed = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))
            .Where(line => line.Length > 0 && line[0] != '#');

        Assert.Equal(allowed, Projects.SelectMany(PairsOf));
    }

    private static IEnumerable<string> PairsOf(string project)
    {
        var root = RepositoryFiles.PathOf("src", project);
        var uses = Directory.GetDirectories(root)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .ToDictionary(folder => folder, folder => UsedIn(Path.Combine(root, folder), project));

        return
            from one in uses.Keys
            from other in uses[one]
            where string.CompareOrdinal(one, other) < 0
                && uses.TryGetValue(other, out var back)
                && back.Contains(one)
            select $"{project}\t{one}\t{other}";
    }

    private static SortedSet<string> UsedIn(string folder, string project) => new(
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => Using().Match(line))
            .Where(match => match.Groups["project"].Value == project)
            .Select(match => match.Groups["folder"].Value),
        StringComparer.Ordinal);

    [GeneratedRegex(@"^using (static |\w+ = )?(?<project>Api(\.Content|\.Data)?)\.(?<folder>(?!Content\b|Data\b)\w+)")]
    private static partial Regex Using();
}
