using System.Globalization;
using System.Text;
using Api.Tests.Imports;

namespace Api.Tests.CommandLine;

public sealed class BulkImportCommandOnSqlite(SqliteServer server)
    : BulkImportCommandTests(server), IClassFixture<SqliteServer>;
public sealed class BulkImportCommandOnPostgreSql(PostgreSqlServer server)
    : BulkImportCommandTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>JSON through the import command, beside a running server.</summary>
public abstract class BulkImportCommandTests(Server server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_folder_of_texts_documents_and_lines_is_stored()
    {
        var (text, document, first, second) = (Server.NewName("Bridge"), Server.NewName("Bridge"), Server.NewName(
            "Bridge"), Server.NewName("Bridge"));
        File("news/a.txt", Story.Text(text, $"{text} opened at noon."));
        File("news/b.json", BulkImportTests.Line(document));
        File("news/c.NDJSON", $"{BulkImportTests.Line(first)}\r\n\r\n{BulkImportTests.Line(second)}");
        File("news/d.jsonl", $"{BulkImportTests.Line(first)}\n");
        File("news/notes.log", "Not an article.");

        var result = await RunAsync(null, "import", "news");

        Assert.Equal(
            (0, "4 created, 0 updated, 1 unchanged, 0 rejected", "news: passed over: other files: 1 (1 .log)"),
            (result.ExitCode, result.Report, result.Error.Trim()));
        foreach (var title in new[] { text, document, first, second })
        {
            Assert.Equal(
                1,
                await server.ScalarAsync<long>(
                    "select count(*) from articles where title = @Title", new { Title = title }));
        }
    }

    [Fact]
    public async Task Hidden_files_and_pictures_of_no_article_are_told()
    {
        File("dumps/a.txt", Story.Text(Server.NewName("Bridge"), "It opened at noon."));
        File("dumps/lone.jpg", "A picture beside no article.");
        File("dumps/.hidden.txt", "Not for anybody.");

        var result = await RunAsync(null, "import", "dumps");

        Assert.Contains("hidden files and folders: 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("pictures of no article: 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("lone.jpg", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_cannot_be_is_named_by_file_and_number_and_the_rest_is_stored()
    {
        File(
            "news.ndjson",
            $"{BulkImportTests.Line(Server.NewName("Bridge"))}\n{{}}\n\n"
                + $"{BulkImportTests.Line(Server.NewName("Bridge"))}\nhalf");

        var result = await RunAsync(null, "import", "news.ndjson");

        Assert.Equal((1, "2 created, 0 updated, 0 unchanged, 2 rejected"), (result.ExitCode, result.Report));
        Assert.Equal(
            ["news.ndjson:2: ", "news.ndjson:5: "], result.Error.Trim().Split('\n').Select(line => line[..15]));
    }

    [Fact]
    public async Task Standard_input_is_lines_when_that_is_said()
    {
        var (first, second) = (BulkImportTests.Line(Server.NewName("Bridge")), BulkImportTests.Line(
            Server.NewName("Bridge")));

        var result = await RunAsync(Encoding.UTF8.GetBytes($"{first}\n{second}\n"), "import", "-", "--ndjson");

        Assert.Equal((0, "2 created, 0 updated, 0 unchanged, 0 rejected"), (result.ExitCode, result.Report));
    }

    [Fact]
    public async Task An_identifier_is_taken_for_one_text_and_not_for_several()
    {
        var (publisher, id) = (Server.NewName("post"), Server.NewName("id"));
        File("a.txt", Story.Text(Server.NewName("Bridge"), $"It opened by {publisher}."));
        File("b.ndjson", BulkImportTests.Line(Server.NewName("Bridge")));

        var one = await RunAsync(null, "import", "a.txt", "--external-id", id, "--publisher", publisher);
        var lines = await RunAsync(null, "import", "b.ndjson", "--external-id", id);

        Assert.Equal((0, "1 created, 0 updated, 0 unchanged, 0 rejected"), (one.ExitCode, one.Report));
        Assert.Equal(
            1,
            await server.ScalarAsync<long>("select count(*) from articles where external_id = @Id", new { Id = id }));
        Assert.Equal((1, ""), (lines.ExitCode, lines.Output));
        Assert.Contains("--external-id", lines.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public async Task Who_interrupts_it_is_told_what_was_done_until_then(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        using var process = Command.Start(server.ConnectionString, _folder.Path, "import", "-", "--ndjson");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        var tag = Server.NewName("Bridge");
        for (var i = 0; i < 50; i++)
        {
            await process.StandardInput.WriteLineAsync(
                BulkImportTests.Line(string.Create(CultureInfo.InvariantCulture, $"{tag} {i}")));
        }

        // The end of the input never comes.
        await process.StandardInput.FlushAsync(Ct);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await StoredAsync() < 50)
        {
            await often.WaitForNextTickAsync(Ct);
        }

        await Command.SignalAsync(process, signal);

        // If the tests are started with SIGINT ignored, it is ignored here, too: fail rather than wait for ever.
        await process.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);

        Assert.Equal(
            (exitCode, "50 created, 0 updated, 0 unchanged, 0 rejected"), (process.ExitCode, (await output).Trim()));
        Assert.StartsWith("Interrupted", Assert.Single((await error).Trim().Split('\n')), StringComparison.Ordinal);

        Task<long> StoredAsync() =>
            server.ScalarAsync<long>(
                "select count(*) from articles where title like @Title || ' %'", new { Title = tag });
    }

    [Fact]
    public async Task What_export_wrote_is_restored_into_a_new_database_and_into_no_other()
    {
        await server.ImportAsync(
            Story.Text(
                Server.NewName("Bridge"),
                $"It opened by {Server.NewName("gate")}.",
                "“It is safe,” Ada Lindqvist said."));
        Assert.Equal(0, (await RunAsync(null, "export", "all.ndjson")).ExitCode);
        var rows = (await System.IO.File.ReadAllLinesAsync(_folder.At("all.ndjson"), Ct)).Length - 2;

        var restored = await Command.RunAsync(
            $"Data Source={_folder.At("other.db")}", _folder.Path, null, "import", "all.ndjson");
        var refused = await RunAsync(null, "import", "all.ndjson");

        Assert.Equal((0, $"{rows} rows restored"), (restored.ExitCode, restored.Report));
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
    }

    [Fact]
    public async Task Every_source_is_read_again_and_what_is_the_same_stays_as_it_is()
    {
        var story = Story.Text(
            Server.NewName("Bridge"), $"It opened by {Server.NewName("gate")}.", "“It is safe,” Ada Lindqvist said.");
        var saved = await server.ImportAsync(story);
        var other = await server.ImportAsync(
            Story.Text(Server.NewName("Bridge"), $"It closed by {Server.NewName("gate")}."));
        var broken = await server.ImportAsync(
            Story.Text(Server.NewName("Bridge"), $"It broke by {Server.NewName("gate")}."));
        var before = await server.JsonAsync($"/v1/articles/{saved.Id}");

        // As an engine that knew no speakers would have left it, and as no engine would.
        await server.ExecuteAsync("delete from quote_speakers where article_id = @Id", new { saved.Id });
        await server.ExecuteAsync(
            "update articles set reading_hash = '' where id in (@Id, @Other)", new { saved.Id, Other = other.Id });
        await server.ExecuteAsync("delete from packed_texts where article_id = @Id", new { broken.Id });
        await server.ExecuteAsync(
            "update sources set content = @Content where article_id = @Id", new { broken.Id, Content = new byte[1] });
        var count = await server.ScalarAsync<long>("select count(*) from articles where deleted_at is null");

        var result = await RunAsync(null, "reread");

        Assert.Equal((1, $"0 created, 2 updated, {count - 3} unchanged, 1 rejected"), (result.ExitCode, result.Report));
        Assert.StartsWith($"article {broken.Id}: ", result.Error, StringComparison.Ordinal);
        var after = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(before["quotes"].Ids(), after["quotes"].Ids());
        Assert.Equal(["Ada Lindqvist"], after["quotes"][0]["speakers"].Texts("name"));
        Assert.Equal(
            (before["revision"].AsNumber(), before["version"].AsNumber() + 1),
            (after["revision"].AsNumber(), after["version"].AsNumber()));
    }

    private void File(string name, string text)
    {
        var path = _folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
    }

    private Task<CommandResult> RunAsync(byte[]? input, params string[] arguments) =>
        Command.RunAsync(server, _folder.Path, input, arguments);
}
