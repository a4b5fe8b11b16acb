using System.Text.Json;
using Api.Tests.CommandLine;
using Api.Tests.Hostile;
using Api.Tests.Imports;

namespace Api.Tests.Articles;

public sealed class TooMuchWorkOnSqlite(SqliteServer server) : TooMuchWorkTests(server), IClassFixture<SqliteServer>;
public sealed class TooMuchWorkOnPostgreSql(PostgreSqlServer server)
    : TooMuchWorkTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that sources which would take too long to read are refused on every way in, with the reason.
/// </summary>
public abstract class TooMuchWorkTests(Server server)
{
    private const string Deep = "Its elements are nested deeper than 512, which is the limit.";

    private static readonly string Page = HostileShape.Repeat("<div>", 2_000) + "The bridge is shut.";

    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task A_page_is_refused(string query)
    {
        Assert.Equal(Deep, (await PostAsync(query, Page, "text/html"))["detail"].AsText());
        Assert.Contains(
            Deep,
            (await PostAsync(
                query, JsonSerializer.Serialize(new { html = Page }), "application/json"))["detail"].AsText());
        Assert.Contains(
            "deeper than 100, which is the limit",
            (await PostAsync(query, HostileShape.Repeat("- ", 5_000) + "a", "text/markdown"))["detail"].AsText());
        Assert.Contains(
            "Its elements are more than 100000, which is the limit.",
            (await PostAsync(query, HostileShape.Repeat("<p>a", 400_000), "text/html"))["detail"].AsText());
        Assert.Contains(
            "2 seconds, which is the limit",
            (await PostAsync(query, HostileShape.Repeat("</b>", 1_200_000), "text/html"))["detail"].AsText());
    }

    [Fact]
    public async Task An_edit_is_refused_and_the_article_stands()
    {
        var article = await server.ImportAsync(Story.Text(Server.NewName("Bridge"), "It is shut."));
        var target = $"/v1/articles/{article.Id}";

        var problem = (await server.WriteAsync(
            HttpMethod.Patch,
            target,
            JsonSerializer.Serialize(new { html = Page }),
            headers: ("If-Match", "*"))).AssertProblem(422);

        Assert.Contains(Deep, problem["detail"].AsText());
        Assert.Equal(["It is shut."], (await server.JsonAsync(target))["paragraphs"].Texts("text"));
    }

    [Fact]
    public async Task A_line_is_rejected_and_the_others_are_stored()
    {
        var first = BulkImportTests.Line(Server.NewName("Bridge"));
        var last = BulkImportTests.Line(Server.NewName("Bridge"));
        var body = $"{first}\n{JsonSerializer.Serialize(new { html = Page })}\n{last}";

        var lines = BulkImportTests.LinesOf(
            await server.WriteAsync(HttpMethod.Post, "/v1/imports", body, "application/x-ndjson"));

        Assert.Equal(["created", "rejected", "created"], lines.Texts("result"));
        Assert.Contains(Deep, Assert.Single(lines[1]["errors"])["detail"].AsText());
    }

    [Fact]
    public async Task A_file_is_rejected()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("deep.html"), Page, TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(server, folder.Path, null, "import", "deep.html");

        Assert.Equal("0 created, 0 updated, 0 unchanged, 1 rejected", result.Report);
        Assert.Contains(Deep, result.Output + result.Error, StringComparison.Ordinal);
    }

    private async Task<Element> PostAsync(string query, string body, string mediaType) =>
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles" + query, body, mediaType)).AssertProblem(422);
}
