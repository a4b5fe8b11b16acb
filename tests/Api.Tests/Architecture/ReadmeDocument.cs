using System.Text.RegularExpressions;

namespace Api.Tests.Architecture;

/// <summary>A README of the repository, without its blocks of code.</summary>
/// <param name="Path">Its path from the root of the repository, with slashes.</param>
internal sealed partial record ReadmeDocument(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "data"];

    public static IReadOnlyList<ReadmeDocument> All { get; } =
    [
        .. Directory.GetFiles(RepositoryFiles.PathOf(), "*.md", SearchOption.AllDirectories)
            .Select(FromRoot)
            .Where(path => !path.Split('/').Any(Made.Contains))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public IEnumerable<string> Headings => Lines.Where(IsHeading).Select(TitleOf);

    // The text of a link may cross the end of a line.
    public IEnumerable<Link> Links =>
        LinkIn().Matches(string.Join('\n', Lines)).Select(link => new Link(link.Groups[1].Value, link.Groups[2].Value));

    public IEnumerable<string> Code => Lines.SelectMany(CodeIn);

    /// <summary>The rows of its tables, cell by cell.</summary>
    public IEnumerable<string[]> Rows => Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    public static ReadmeDocument Of(string path) => All.Single(document => document.Path == path);

    public static IEnumerable<string> CodeIn(string text) =>
        CodeSpan().Matches(text).Select(code => code.Groups[1].Value);

    /// <summary>The fragment by which a heading is linked to: words in lower case, with hyphens.</summary>
    public static string AnchorOf(string heading) =>
        NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>Returns the code in a column of its tables.</summary>
    public IEnumerable<string> Cells(int column) =>
        Rows.Where(row => row.Length > column).SelectMany(row => CodeIn(row[column]));

    /// <summary>Returns the lines under the heading that starts so, up to the next of its level or above.</summary>
    public ReadmeDocument Section(string heading)
    {
        var start = Lines.Index()
            .Single(line => IsHeading(line.Item) && TitleOf(line.Item).StartsWith(heading, StringComparison.Ordinal))
            .Index;
        var level = LevelOf(Lines[start]);
        var lines = Lines.Skip(start + 1).TakeWhile(line => !IsHeading(line) || LevelOf(line) > level);
        return this with { Lines = [.. lines] };
    }

    /// <summary>Returns the path from the root of a path from this document.</summary>
    public string Beside(string target) =>
        FromRoot(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(RepositoryFiles.PathOf(Path))!, target));

    private static string FromRoot(string file) =>
        System.IO.Path.GetRelativePath(RepositoryFiles.PathOf(), file).Replace('\\', '/');

    private static ReadmeDocument Read(string path)
    {
        var (lines, isCode) = (new List<string>(), false);
        foreach (var line in File.ReadLines(RepositoryFiles.PathOf(path)))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isCode && !isFence)
            {
                lines.Add(line);
            }
        }

        return new(path, lines);
    }

    private static bool IsHeading(string line) => Heading().IsMatch(line);

    private static int LevelOf(string heading) => heading.IndexOf(' ', StringComparison.Ordinal);

    private static string TitleOf(string heading) => heading.TrimStart('#').Trim();

    [GeneratedRegex("^#+ ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)\s]+)\)")]
    private static partial Regex LinkIn();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NotInAnchors();
}

/// <summary>A link as Markdown has it.</summary>
internal sealed record Link(string Text, string Target);
