using System.Text.RegularExpressions;

namespace Api.Tests.Architecture;

/// <summary>
/// Checks that comments avoid the words that the section on English in <c>src/README.md</c> forbids. It reads line by
/// line: a pattern in a string that looks like a comment counts as one.
/// </summary>
public sealed partial class EnglishTests
{
    private static readonly string[] Folders = ["src", "tests"];

    // Literal uses of words that are otherwise written "before" and "after".
    private static readonly string[] Allowed = ["behind a proxy", "nothing behind"];

    [Fact]
    public void No_comment_has_a_word_that_the_house_does_not_write()
    {
        var files = Folders
            .SelectMany(
                folder => Directory.GetFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(path => FaultsOf(File.ReadAllLines(path)).Select(line => $"{path}: {line}")));
    }

    [Theory]
    [InlineData("/// <summary>The same for quotes.</summary>", 1)]
    [InlineData("/// <summary>\n/// What a search finds.\n/// </summary>", 1)]
    [InlineData("/// <returns>Those that are left.</returns>", 1)]
    [InlineData("/// <summary>Finds quotes.</summary>\n/// <param name=\"text\">What is read.</param>", 1)]
    [InlineData("/// <summary>\n/// Finds the article called\n/// The same old song.\n/// </summary>", 0)]
    [InlineData("/// <summary>Thoseby is a name.</summary>", 0)]
    [InlineData("// The comma comes behind the mark.", 1)]
    [InlineData("F();\t// in front of the mark", 1)]
    [InlineData("// Leaves nothing behind.", 0)]
    [InlineData("// A server behind a proxy puts its name in front.", 1)]
    [InlineData("var text = \"behind\";", 0)]
    public void A_word_that_is_not_written_is_found(string source, int faults) =>
        Assert.Equal(faults, FaultsOf(source.Split('\n')).Count());

    private static IEnumerable<string> FaultsOf(IEnumerable<string> lines)
    {
        var isOpen = false;
        foreach (var line in lines)
        {
            var comment = Comment().Match(line).Groups["text"].Value;
            var text = OpeningTag().Replace(comment, "");
            var isBeginning = isOpen || text.Length < comment.Length;
            if ((isBeginning && Beginning().IsMatch(text)) || HasUnwritten(text))
            {
                yield return line.Trim();
            }

            isOpen = comment.Length > 0 && text.Length == 0;
        }
    }

    private static bool HasUnwritten(string text) =>
        Unwritten().IsMatch(Allowed.Aggregate(text, Without));

    private static string Without(string text, string words) => text.Replace(words, "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:^|\s)//+\s?(?<text>.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^<(?:summary|remarks|returns|param name=""\w+"")>\s*")]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"^(?:The same|What|Those|That)\b")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\b(?:behind|in front|lest|whence)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unwritten();
}
