using System.Text;
using System.Text.Json;

namespace Api.Tests.CommandLine;

/// <summary>The extract command beside a dry run over HTTP, whose answer it prints.</summary>
public sealed class ExtractCommandTests(SqliteServer server) : IClassFixture<SqliteServer>, IDisposable
{
    // Members that no two answers share.
    private static readonly string[] Instants = ["createdAt", "updatedAt", "source"];

    private readonly TemporaryFolder _folder = new();

    private static string Text =>
        Story.Text(
            "Bridge",
            "“It is 🚢 safe on Ærø,” Ada Lindqvist said. The film was titled “The Old Tub”.",
            "She said the bridge had cost too much.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.txt")]
    [InlineData("-")]
    [InlineData]
    public async Task A_text_is_shown_as_a_dry_run_shows_it_and_nothing_is_stored(params string[] source)
    {
        await File.WriteAllTextAsync(_folder.At("a.txt"), Text, TestContext.Current.CancellationToken);
        var answer = await server.SendAsync(
            HttpMethod.Post, "/v1/articles?dryRun=true&language=en&url=https://example.org/a", Text, "text/plain");

        var result = await RunAsync(Text, ["extract", .. source, "--language", "en", "--url", "https://example.org/a"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(Without(answer.Text), Without(result.Output));
        Assert.Contains("safe on Ærø,", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("}\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("-", "--json")]
    public async Task An_article_as_JSON_is_shown_too(params string[] source)
    {
        const string Json =
            """{"title": "Bridge", "text": "“It is safe,” Ada Lindqvist said.", "authors": ["Mara Quill"]}""";
        await File.WriteAllTextAsync(_folder.At("a.json"), Json, TestContext.Current.CancellationToken);
        var answer = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", Json, "application/json");

        var result = await RunAsync(Json, ["extract", .. source]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(Without(answer.Text), Without(result.Output));
    }

    [Fact]
    public async Task Other_kinds_of_quotes_are_shown_when_they_are_asked_for()
    {
        var answer = await server.SendAsync(
            HttpMethod.Post, "/v1/articles?dryRun=true&kind=phrase,direct", Text, "text/plain");

        var result = await RunAsync(Text, "extract", "--kind", "phrase,direct");

        Assert.Equal(Without(answer.Text), Without(result.Output));
        Assert.Equal(
            ["direct", "phrase"],
            JsonDocument.Parse(result.Output).RootElement
                .GetProperty("quotes")
                .EnumerateArray()
                .Select(q => q.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("", "-: ", "empty")]
    [InlineData("…", "-: ", "no letter")]
    [InlineData("A.", "-: ", "--kind", "--kind", "speech")]
    [InlineData("A.", "-: ", "language", "--language", "english!")]
    [InlineData("{}", "-: ", "text", "--json")]
    [InlineData("{}", "-: ", "--title", "--json", "--title", "Bridge")]
    [InlineData("A.", "missing.txt: ", "no such file", "missing.txt")]
    [InlineData("A.", "many.ndjson: ", "one at a time", "many.ndjson")]
    public async Task What_is_wrong_is_named_on_standard_error(
        string input,
        string at,
        string reason,
        params string[] arguments)
    {
        var result = await RunAsync(input, ["extract", .. arguments]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var line = Assert.Single(result.Error.Trim().Split('\n'));
        Assert.StartsWith(at, line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    // The database that the settings name cannot be opened, and need not be.
    private Task<CommandResult> RunAsync(string input, params string[] arguments) =>
        Command.RunAsync("Data Source=/dev/null/none.db", _folder.Path, Encoding.UTF8.GetBytes(input), arguments);

    private static IEnumerable<(string, string)> Without(string json) =>
        JsonDocument.Parse(json).RootElement
            .EnumerateObject()
            .Where(p => !Instants.Contains(p.Name))
            .Select(p => (p.Name, p.Value.GetRawText()));
}
