using System.Globalization;
using Api.Data;
using Api.Data.Keys;
using Api.Tests.CommandLine;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Serving;

/// <summary>
/// Checks a server whose file meets every misfortune of files: its health is then stated truthfully, and nothing is
/// acknowledged that is not kept.
/// </summary>
public sealed class StorageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteServerAt _server;

    public StorageTests() => _server = new(StoreAt("articles.db"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await AssertWritesAsync(_server);
        Assert.Equal(("ready", "ok", "ok", "ok"), await ReadinessAsync(_server));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("articles.db")]
    [InlineData("articles.db-wal")]
    [InlineData("articles.db-shm")]
    public async Task A_file_that_was_deleted_is_neither_read_nor_written(string file)
    {
        File.Delete(_folder.At(file));

        await AssertGoneAsync();
    }

    [Fact]
    public async Task A_file_that_was_renamed_is_served_again_when_it_is_back()
    {
        File.Move(_folder.At("articles.db"), _folder.At("elsewhere.db"));
        await AssertGoneAsync();
        File.Move(_folder.At("elsewhere.db"), _folder.At("articles.db"));

        await AssertWritesAsync(_server);
        Assert.Equal(("ready", "ok", "ok", "ok"), await ReadinessAsync(_server));
    }

    [Fact]
    public async Task A_file_that_was_replaced_is_not_served_and_the_one_in_its_place_is_not_touched()
    {
        await MakeAsync("other.db", articles: 3);
        var other = await File.ReadAllBytesAsync(_folder.At("other.db"), Ct);
        File.Move(_folder.At("other.db"), _folder.At("articles.db"), overwrite: true);

        await AssertGoneAsync();
        await _server.DisposeAsync();

        Assert.Equal(other, await File.ReadAllBytesAsync(_folder.At("articles.db"), Ct));
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_many_write_acknowledges_nothing_afterwards()
    {
        var gone = false;
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 30; i++)
                {
                    var wasGone = Volatile.Read(ref gone);
                    var status = (await PostAsync(_server)).Status;
                    Assert.True(
                        status == 503 || (status == 201 && !wasGone), $"{status} after the file was gone: {wasGone}.");
                }
            },
            Ct)).ToList();
        File.Delete(_folder.At("articles.db"));
        Volatile.Write(ref gone, true);

        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task A_database_that_another_program_has_locked_is_read_and_says_so()
    {
        await using (var other = new SqliteConnection($"{StoreAt("articles.db")};Pooling=False"))
        {
            await other.OpenAsync(Ct);
            await other.ExecuteAsync("begin immediate");

            await AssertDegradedAsync(_server, "locked", "urn:problem-type:storage-locked");
            (await PostAsync(_server)).AssertProblem(503, type: "urn:problem-type:storage-locked");
            Assert.Equal(200, (await _server.GetAsync("/v1/articles")).Status);
        }

        await AssertWritesAsync(_server);
        Assert.Equal(("ready", "ok", "ok", "ok"), await ReadinessAsync(_server));
    }

    /// <summary>Imitates a full disk without one: SQLite may not make the file larger.</summary>
    [Fact]
    public async Task A_file_that_may_not_grow_is_read_and_says_so_and_writes_go_on_when_it_may()
    {
        await LimitAsync(1);
        var refused = await UntilRefusedAsync();

        refused.AssertProblem(503, type: "urn:problem-type:storage-full");
        Assert.Equal("30", refused["Retry-After"]);
        await AssertDegradedAsync(_server, "full", "urn:problem-type:storage-full");
        await LimitAsync(1 << 30);
        await AssertWritesAsync(_server);
        Assert.Equal(("ready", "ok", "ok", "ok"), await ReadinessAsync(_server));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_writes_go_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(_folder.At("disk"), megabytes: 8);
        Assert.SkipWhen(disk is null, "To mount a disk of its own takes root, on Linux.");
        await using var server = new SqliteServerAt(StoreAt("disk/articles.db"));
        await server.InitializeAsync();
        await AssertWritesAsync(server);
        var ballast = _folder.At("disk/ballast");
        Assert.ThrowsAny<IOException>(() => File.WriteAllBytes(ballast, new byte[9 << 20]));

        Reply? refused = null;
        for (var i = 0; i < 1000 && refused is not { Status: 503 }; i++)
        {
            refused = await PostAsync(server);
        }

        refused!.AssertProblem(503, type: "urn:problem-type:storage-full");
        await AssertDegradedAsync(server, "full", "urn:problem-type:storage-full");
        Assert.Equal(200, (await server.GetAsync("/v1/articles")).Status);
        File.Delete(ballast);
        await AssertWritesAsync(server);
        Assert.Equal(("ready", "ok", "ok", "ok"), await ReadinessAsync(server));
        await server.AssertSoundAsync();
    }

    /// <summary>The page in which a table or an index begins is overwritten.</summary>
    [Theory]
    [InlineData("articles", "/v1/articles")]
    [InlineData("quotes", "/v1/quotes/1")]
    [InlineData("article_search_data", "/v1/articles?q=harbour")]
    public async Task A_damaged_file_is_told_and_nothing_is_written_to_it_any_more(string table, string target)
    {
        await MakeAsync("damaged.db", articles: 3);
        var key = await WriteKeyAsync(StoreAt("damaged.db"));
        long page;
        await using (var connection = new SqliteConnection($"{StoreAt("damaged.db")};Pooling=False"))
        {
            page = await connection.ExecuteScalarAsync<long>(
                "select rootpage from sqlite_schema where name = @Table", new { Table = table });
        }

        await using (var file = new FileStream(_folder.At("damaged.db"), FileMode.Open))
        {
            file.Position = (page - 1) * 4096;
            file.Write([.. Enumerable.Repeat((byte)0x5A, 4096)]);
        }

        await using var server = new SqliteServerAt(StoreAt("damaged.db"));
        await server.InitializeAsync();
        (await server.GetAsync(target)).AssertProblem(503, type: "urn:problem-type:storage-damaged");
        (await server.GetAsync("/health/ready")).AssertProblem(503, type: "urn:problem-type:storage-damaged");
        Assert.Equal(200, (await server.GetAsync("/health/live")).Status);
        var posted = await server.SendAsync(
            HttpMethod.Post, "/v1/articles", Body(), "application/json", Server.Bearer(key));
        posted.AssertProblem(503, type: "urn:problem-type:storage-damaged");
        Assert.True(File.Exists(_folder.At("damaged.db")));
    }

    private static async Task<string> WriteKeyAsync(string connectionString)
    {
        await using var database = Database.Open(connectionString);
        return (await new KeyWriter(database, TimeProvider.System).CreateAsync("desk", Scope.Write, null, Ct))!;
    }

    [Fact]
    public async Task A_file_that_begins_with_something_else_is_not_opened_and_left_as_it_is()
    {
        await MakeAsync("damaged.db", articles: 1);
        var bytes = await File.ReadAllBytesAsync(_folder.At("damaged.db"), Ct);
        bytes.AsSpan(0, 100).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.At("damaged.db"), bytes, Ct);

        var served = await Command.RunAsync(
            StoreAt("damaged.db"), _folder.Path, null, "serve", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, served.ExitCode);
        Assert.Single(served.Error.Trim().Split('\n'));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.At("damaged.db"), Ct));
    }

    private async Task AssertGoneAsync()
    {
        const string Type = "urn:problem-type:storage-moved";
        (await _server.GetAsync("/health/ready")).AssertProblem(503, type: Type);
        (await _server.GetAsync("/health/ready?for=writes")).AssertProblem(503, type: Type);
        (await _server.GetAsync("/v1/articles")).AssertProblem(503, type: Type);
        (await PostAsync(_server)).AssertProblem(503, type: Type);
        Assert.Equal("30", (await PostAsync(_server))["Retry-After"]);
        (await _server.WriteAsync(HttpMethod.Post, "/v1/imports", Body(), "application/x-ndjson")).AssertProblem(
            503, type: Type);
        Assert.Equal(200, (await _server.GetAsync("/health/live")).Status);
        Assert.Equal(200, (await _server.WriteAsync(HttpMethod.Get, "/health/live", null)).Status);
    }

    internal static async Task AssertDegradedAsync(Server server, string database, string type)
    {
        Assert.Equal(("degraded", "ok", "failing", database), await ReadinessAsync(server));
        (await server.GetAsync("/health/ready?for=writes")).AssertProblem(503, type: type);
    }

    internal static async Task<(string?, string?, string?, string?)> ReadinessAsync(Server server)
    {
        var ready = await server.JsonAsync("/health/ready");
        Assert.Equal(ready["status"].AsText() == "ready", ready["reason"].AsText() is null);
        return (ready["status"].AsText(), ready["reads"].AsText(), ready["writes"].AsText(),
            ready["database"].AsText());
    }

    private static string Body() =>
        $$"""{"title": "{{Server.NewName("Bridge")}}", "text": "{{Server.NewName("It")}} opened. {{new string('x', 4000)}}"}""";

    private static Task<Reply> PostAsync(Server server) => server.WriteAsync(HttpMethod.Post, "/v1/articles", Body());

    private static async Task AssertWritesAsync(Server server)
    {
        var posted = await PostAsync(server);
        Assert.True(posted.Status == 201, posted.Text);
        Assert.Equal(200, (await server.GetAsync("/health/ready?for=writes")).Status);
    }

    private async Task<Reply> UntilRefusedAsync()
    {
        var reply = await PostAsync(_server);
        for (var i = 0; i < 1000 && reply.Status == 201; i++)
        {
            reply = await PostAsync(_server);
        }

        return reply;
    }

    /// <summary>Limits the number of pages of the server's file; never below the pages that it has.</summary>
    private async Task LimitAsync(long pages)
    {
        await using var session = await _server.Services.GetRequiredService<Database>().WriteAsync(Ct);
        await session.ExecuteScalarAsync<long>(
            string.Create(CultureInfo.InvariantCulture, $"pragma max_page_count = {pages}"));
    }

    private async Task MakeAsync(string file, int articles)
    {
        await using var server = new SqliteServerAt(StoreAt(file));
        await server.InitializeAsync();
        for (var i = 0; i < articles; i++)
        {
            await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        }

        await server.CloseAsync();
    }

    private string StoreAt(string file) => $"Data Source={_folder.At(file)}";
}
