using System.Security.Cryptography;
using System.Text;
using Api.Tests.Images;

namespace Api.Tests.CommandLine;

public sealed class ImportCommandOnSqlite(SqliteServer server)
    : ImportCommandTests(server), IClassFixture<SqliteServer>;
public sealed class ImportCommandOnPostgreSql(PostgreSqlServer server)
    : ImportCommandTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>The import command beside a running server, whose answers show what it did.</summary>
public abstract class ImportCommandTests(Server server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_file_is_stored_and_the_running_server_shows_it_at_once_and_the_same_again_is_unchanged()
    {
        var title = Server.NewName("bridge");
        (await server.GetAsync($"/v1/articles/{title}")).AssertProblem(404);
        var file = File(title + ".txt", Story.Text(title, "It opened at noon."));

        var first = await RunAsync(
            "import",
            file,
            "--title",
            title,
            "--url",
            $"https://example.org/{title}",
            "--publisher",
            "Harbour Post",
            "--language",
            "EN-gb");

        Assert.Equal(
            (0, "1 created, 0 updated, 0 unchanged, 0 rejected", ""), (first.ExitCode, first.Report, first.Error));
        var article = await server.JsonAsync($"/v1/articles/{title}");
        Assert.Equal(
            (title, $"https://example.org/{title}", "en-GB"),
            (article["title"].AsText(), article["canonicalUrl"].AsText(), article["language"].AsText()));
        Assert.Equal("Harbour Post", article["publisher"]["name"].AsText());

        var second = await RunAsync(
            "import",
            file,
            "--title",
            title,
            "--url",
            $"https://example.org/{title}",
            "--publisher",
            "Harbour Post",
            "--language",
            "EN-gb");

        Assert.Equal((0, "0 created, 0 updated, 1 unchanged, 0 rejected"), (second.ExitCode, second.Report));

        File(title + ".txt", Story.Text(title, "It opened at one."));
        var third = await RunAsync(
            "import",
            file,
            "--title",
            title,
            "--url",
            $"https://example.org/{title}",
            "--publisher",
            "Harbour Post",
            "--language",
            "EN-gb");

        Assert.Equal((0, "0 created, 1 updated, 0 unchanged, 0 rejected"), (third.ExitCode, third.Report));
        Assert.Equal(
            ["It opened at one."], (await server.JsonAsync($"/v1/articles/{title}"))["paragraphs"].Texts("text"));
    }

    [Fact]
    public async Task Pictures_that_lie_beside_a_page_or_a_text_are_images_of_their_articles()
    {
        var (page, text) = (Server.NewName("ferry"), Server.NewName("quay"));
        File(
            page + ".html",
            $"""<p>The {page} left at noon.</p><figure><img src="pictures/deck.png" alt="A deck"><figcaption>The deck.</figcaption></figure><p><img src="../outside.png"></p>""");
        File(text + ".txt", Story.Text(text, $"The {text} is wet."));
        foreach (var picture in new[] { "pictures/deck.png", text + ".png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(picture))!);
            await System.IO.File.WriteAllBytesAsync(
                _folder.At(picture), Picture.Png(), TestContext.Current.CancellationToken);
        }

        var result = await RunAsync("import", page + ".html", text + ".txt");

        Assert.Equal(
            (0, "2 created, 0 updated, 0 unchanged, 0 rejected", ""), (result.ExitCode, result.Report, result.Error));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Picture.Png()));
        foreach (var words in new[] { page, text })
        {
            var article = (await server.JsonAsync($"/v1/articles?q={words}&include=images"))["items"][0];
            Assert.Equal(hash, Assert.Single(article["images"], image => !image["sha256"].IsNull)["sha256"].AsText());
        }

        Assert.Equal(
            "0 created, 0 updated, 2 unchanged, 0 rejected",
            (await RunAsync("import", page + ".html", text + ".txt")).Report);
    }

    [Fact]
    public async Task An_export_of_WordPress_is_stored_and_what_no_article_has_is_told()
    {
        var publisher = Server.NewName("courier");
        var export = await System.IO.File.ReadAllTextAsync(
            RepositoryFiles.PathOf("tests/Api.Tests/Feeds/wordpress.xml"),
            TestContext.Current.CancellationToken);
        var file = File(
            publisher + ".xml",
            export.Replace("The Ellery Courier &amp;amp; Post", publisher, StringComparison.Ordinal)
                .Replace("courier.example", publisher + ".example", StringComparison.Ordinal));

        var first = await RunAsync("import", file);

        Assert.Equal((0, "2 created, 0 updated, 0 unchanged, 0 rejected"), (first.ExitCode, first.Report));
        Assert.Contains("comments (1)", first.Error, StringComparison.Ordinal);
        var list = await server.JsonAsync($"/v1/articles?publisher={publisher}&include=paragraphs,images");
        var article = list["items"][0];
        Assert.Equal(
            ("Harbour bridge & ferry reopen", "17", "2024-05-06T08:00:00.000Z"),
            (article["title"].AsText(), article["externalId"].AsText(), article["publishedAt"].AsText()));
        Assert.Equal(["The harbour bridge reopens on Friday.", "The ferry too"], article["paragraphs"].Texts("text"));
        Assert.Equal("The bridge at dawn.", Assert.Single(article["images"])["caption"].AsText());

        Assert.Equal("0 created, 0 updated, 2 unchanged, 0 rejected", (await RunAsync("import", file)).Report);
    }

    [Fact]
    public async Task A_folder_is_stored_with_all_texts_below_it()
    {
        var publisher = Server.NewName("post");
        for (var i = 0; i < 6; i++)
        {
            File(
                $"news/{(i < 3 ? "" : "deeper/")}{i}.txt",
                Story.Text(Server.NewName("Bridge"), $"Bridge {i} of {publisher} opened."));
        }

        File("news/notes.log", "Not an article.");

        var result = await RunAsync("import", "news", "--publisher", publisher);

        Assert.Equal((0, "6 created, 0 updated, 0 unchanged, 0 rejected"), (result.ExitCode, result.Report));
        Assert.Equal(6, (await server.JsonAsync($"/v1/publishers/{publisher}"))["articleCount"].AsNumber());
    }

    [Fact]
    public async Task Standard_input_is_stored()
    {
        var title = Server.NewName("bridge");

        var result = await Command.RunAsync(
            server,
            _folder.Path,
            Encoding.UTF8.GetBytes(Story.Text(title, $"{title} opened at noon.")),
            "import",
            "-",
            "--title",
            title);

        Assert.Equal((0, "1 created, 0 updated, 0 unchanged, 0 rejected"), (result.ExitCode, result.Report));
        Assert.Equal(title, (await server.JsonAsync($"/v1/articles/{title}"))["title"].AsText());
    }

    [Fact]
    public async Task What_is_no_text_is_rejected_with_its_reason_and_the_rest_is_stored()
    {
        var publisher = Server.NewName("post");
        File("good.txt", Story.Text(Server.NewName("Bridge"), $"The bridge of {publisher} opened."));
        File("empty.txt", "");
        File("blank.txt", " \n\t\n");
        File("marks.txt", "““”””” … !!");
        await System.IO.File.WriteAllBytesAsync(
            _folder.At("binary.txt"), [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllBytesAsync(
            _folder.At("latin1.txt"), [.. "Caf"u8, 0xE9, .. " opened."u8], TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllBytesAsync(
            _folder.At("huge.txt"),
            Enumerable.Repeat((byte)'a', 20_000_000).ToArray(),
            TestContext.Current.CancellationToken);
        File("line.txt", new string('b', 10_000_000));

        var result = await RunAsync(
            "import",
            "good.txt",
            "empty.txt",
            "blank.txt",
            "marks.txt",
            "binary.txt",
            "latin1.txt",
            "huge.txt",
            "line.txt",
            "missing.txt",
            "--publisher",
            publisher);

        Assert.Equal((1, "1 created, 0 updated, 0 unchanged, 8 rejected"), (result.ExitCode, result.Report));
        foreach (var (file, reason) in new[]
        {
            ("empty.txt", "empty"), ("blank.txt", "empty"), ("marks.txt", "no letter"), ("binary.txt", "binary"),
            ("latin1.txt", "not UTF-8"), ("huge.txt", "limit"), ("line.txt", "limit"),
            ("missing.txt", "no such file"),
        })
        {
            Assert.Contains(
                result.Error.Split('\n'),
                line => line.StartsWith(file + ": ", StringComparison.Ordinal)
                    && line.Contains(reason, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await server.JsonAsync($"/v1/publishers/{publisher}"))["articleCount"].AsNumber());
    }

    [Fact]
    public async Task A_text_full_of_quotation_marks_is_stored_or_rejected_and_never_a_crash()
    {
        File("open.txt", new string('“', 50_000) + "a");
        File("straight.txt", Repeated("\"a\" "));
        File("nested.txt", $"{Repeated("“‘«")} words {Repeated("»’”")}");
        var result = await RunAsync("import", ".");

        Assert.Matches("^[0-9] created, 0 updated, 0 unchanged, [0-9] rejected$", result.Report);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);

        static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, 5_000));
    }

    [Theory]
    [InlineData("--url", "example.org", "url")]
    [InlineData("--language", "english!", "language")]
    public async Task An_option_that_cannot_be_is_named_in_the_reason(string option, string value, string field)
    {
        File("a.txt", Story.Text("Bridge", Server.NewName("It opened")));

        var result = await RunAsync("import", "a.txt", option, value);

        Assert.Equal((1, "0 created, 0 updated, 0 unchanged, 1 rejected"), (result.ExitCode, result.Report));
        Assert.Contains($"a.txt: {field}: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_for_one_article()
    {
        File("a.txt", "One article.");
        File("b.txt", "Another article.");

        var result = await RunAsync("import", "a.txt", "b.txt", "--url", "https://example.org/a");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("--url", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "Data Source=other.db", "not a database")]
    [InlineData("serve", "Data Source=other.db", "not a database")]
    [InlineData("import", "Data Source=other.db/articles.db", "other.db")]
    [InlineData("serve", "Data Source=", "cannot be opened")]
    [InlineData("import", "nonsense", "cannot be opened")]
    public async Task A_database_that_cannot_be_opened_is_refused_in_one_clear_line(
        string command,
        string connectionString,
        string reason)
    {
        File("a.txt", "One article.");
        File(
            "other.db",
            "This is no database at all, but it is long enough to have a header that could be one. "
                + new string('x', 200));

        var result = await Command.RunAsync(
            connectionString, _folder.Path, null, command == "import" ? [command, "a.txt"] : [command]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private string File(string name, string text)
    {
        var path = _folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync(server, _folder.Path, null, arguments);
}
