using Api.Tests.CommandLine;
using Microsoft.Data.Sqlite;

namespace Api.Tests.Serving;

/// <summary>A file that may only be read is served all the same.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string ReadOnly => $"{StoreAt("articles.db")};Mode=ReadOnly";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_read_and_nothing_is_written_to_it_or_beside_it()
    {
        await MakeAsync("articles.db", "Ada Lindqvist");
        await using var server = new SqliteServerAt(ReadOnly);
        await server.InitializeAsync();

        Assert.Equal("Ada Lindqvist", await SpeakerAsync(server));
        Assert.Single((await server.JsonAsync("/v1/quotes?q=harbour"))["items"]);
        await StorageTests.AssertDegradedAsync(server, "readOnly", "urn:problem-type:storage-read-only");
        var posted = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", "{}", "application/json");
        Assert.NotEqual(500, posted.Status);
        Assert.Equal(["articles.db"], Files());
    }

    [Fact]
    public async Task Whoever_writes_is_told_that_it_can_only_be_read()
    {
        string key;
        await using (var home = new SqliteServerAt(StoreAt("articles.db")))
        {
            await home.InitializeAsync();
            await home.SaveAsync(Story.Quoting("Ada Lindqvist"));
            key = await home.KeyAsync("write");
            await home.CloseAsync();
        }

        await using var server = new SqliteServerAt(ReadOnly);
        await server.InitializeAsync();

        var posted = await server.SendAsync(
            HttpMethod.Post, "/v1/articles", """{"text": "It opened."}""", "application/json", Server.Bearer(key));
        posted.AssertProblem(503, type: "urn:problem-type:storage-read-only");
        Assert.NotNull(posted["Retry-After"]);
        var imported = await server.SendAsync(
            HttpMethod.Post, "/v1/imports", """{"text": "It opened."}""", "application/x-ndjson", Server.Bearer(key));
        imported.AssertProblem(503, type: "urn:problem-type:storage-read-only");
        var command = await Command.RunAsync(ReadOnly, _folder.Path, "It opened."u8.ToArray(), "import", "-");
        Assert.Equal(1, command.ExitCode);
        Assert.Contains("only be read", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_in_its_place_is_opened_anew_and_none_is_told_until_there_is_one()
    {
        await MakeAsync("articles.db", "Ada Lindqvist");
        await MakeAsync("newer.db", "Bo Marsh");
        await MakeAsync("newest.db", "Ines Calder");
        await using var server = new SqliteServerAt(ReadOnly);
        await server.InitializeAsync();
        Assert.Equal("Ada Lindqvist", await SpeakerAsync(server));

        File.Move(_folder.At("newer.db"), _folder.At("articles.db"), overwrite: true);
        Assert.Equal("Bo Marsh", await SpeakerAsync(server));

        File.Delete(_folder.At("articles.db"));
        (await server.GetAsync("/v1/speakers")).AssertProblem(503, type: "urn:problem-type:storage-moved");
        (await server.GetAsync("/health/ready")).AssertProblem(503, type: "urn:problem-type:storage-moved");
        File.Move(_folder.At("newest.db"), _folder.At("articles.db"));
        Assert.Equal("Ines Calder", await SpeakerAsync(server));
        Assert.Equal(200, (await server.GetAsync("/health/ready")).Status);
    }

    /// <summary>Like <c>cp</c>: the file stays, and its content is another.</summary>
    [Fact]
    public async Task A_file_that_is_written_over_is_opened_anew_within_a_second_or_so()
    {
        await MakeAsync("articles.db", "Ada Lindqvist");
        await MakeAsync("newer.db", "Bo Marsh");
        await using var server = new SqliteServerAt(ReadOnly);
        await server.InitializeAsync();
        Assert.Equal("Ada Lindqvist", await SpeakerAsync(server));

        await using (var source = File.OpenRead(_folder.At("newer.db")))
        await using (var target = new FileStream(
            _folder.At("articles.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            target.SetLength(source.Length);
            await source.CopyToAsync(target, Ct);
        }

        await PostgreSqlPair.WaitAsync(async () => await SpeakerAsync(server) == "Bo Marsh", "the new file is served");
    }

    [Fact]
    public async Task What_others_write_meanwhile_is_seen()
    {
        await using var writer = new SqliteServerAt(StoreAt("articles.db"));
        await writer.InitializeAsync();
        await writer.SaveAsync(Story.Quoting("Ada Lindqvist"));
        await using var reader = new SqliteServerAt(ReadOnly);
        await reader.InitializeAsync();
        Assert.Equal("Ada Lindqvist", await SpeakerAsync(reader));

        await writer.SaveAsync(Story.Quoting("Bo Marsh"));

        Assert.Equal(2, (await reader.JsonAsync("/v1/speakers"))["items"].Count);
    }

    [Fact]
    public async Task A_disk_that_takes_no_writes_is_served_from()
    {
        using var disk = SmallDisk.Mount(_folder.At("disk"), megabytes: 8);
        Assert.SkipWhen(disk is null, "To mount a disk of its own takes root, on Linux.");
        await MakeAsync("disk/articles.db", "Ada Lindqvist");
        File.Delete(_folder.At("disk/articles.db.lock"));
        disk.Close();

        var refused = await Command.RunAsync(
            StoreAt("disk/articles.db"), _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");
        Assert.Equal(1, refused.ExitCode);
        await using var server = new SqliteServerAt($"{StoreAt("disk/articles.db")};Mode=ReadOnly");
        await server.InitializeAsync();
        Assert.Equal("Ada Lindqvist", await SpeakerAsync(server));
        await StorageTests.AssertDegradedAsync(server, "readOnly", "urn:problem-type:storage-read-only");
        var backup = await Command.RunAsync(
            $"{StoreAt("disk/articles.db")};Mode=ReadOnly", _folder.Path, null, "backup", "copy.db");
        Assert.True(backup.ExitCode == 0, backup.Error);
    }

    [Fact]
    public async Task One_that_is_missing_or_of_another_program_is_not_opened_and_not_made()
    {
        var missing = await Command.RunAsync(ReadOnly, _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");
        Assert.Equal((1, 0), (missing.ExitCode, Files().Length));

        await using (var other = new SqliteConnection($"{StoreAt("articles.db")};Pooling=False"))
        {
            await Dapper.SqlMapper.ExecuteAsync(other, "create table notes (text)");
        }

        var foreign = await Command.RunAsync(ReadOnly, _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("another program", foreign.Error, StringComparison.Ordinal);
    }

    private static async Task<string?> SpeakerAsync(Server server) =>
        (await server.JsonAsync("/v1/speakers"))["items"][0]["name"].AsText();

    private async Task MakeAsync(string file, string speaker)
    {
        await using (var server = new SqliteServerAt(StoreAt(file)))
        {
            await server.InitializeAsync();
            await server.SaveAsync(Story.Quoting(speaker));
            await server.CloseAsync();
        }

        File.Delete(_folder.At(file + ".lock"));
        File.Delete(_folder.At(file + ".turn"));
    }

    private string StoreAt(string file) => $"Data Source={_folder.At(file)}";

    private string[] Files() =>
        [.. Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}
