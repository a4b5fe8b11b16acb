using Api.Content.Search;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Checks;
using Api.Data.Upkeep;
using Api.Tests.CommandLine;
using Api.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class IndexOutOfStepOnSqlite(SqliteServer server)
    : IndexOutOfStepTests(server, index => $"insert into {index} ({index}) values ('delete-all')"),
        IClassFixture<SqliteServer>
{
    /// <summary>FTS5 removes only tokens that were added, and calls the index damaged if they were not.</summary>
    [Theory]
    [InlineData("article_search")]
    [InlineData("paragraph_search")]
    [InlineData("quote_search")]
    [InlineData("image_search")]
    public async Task A_write_that_meets_it_is_refused_and_done_when_the_server_has_mended_it(string index)
    {
        var (id, word) = await StoreAsync();
        await ForgetAsync(index);

        var refused = await PatchAsync(id, word);
        refused.AssertProblem(503, type: Type);
        Assert.Equal("1", refused["Retry-After"]);
        await WaitUntilReadyAsync();

        var done = await PatchAsync(id, word);
        Assert.True(done.Status == 200, done.Text);
        Assert.Equal([id], await FoundAsync(word));
        await AssertSoundAsync();
    }

    [Theory]
    [InlineData("withhold")]
    [InlineData("delete")]
    [InlineData("review")]
    [InlineData("import")]
    public async Task No_write_takes_it_for_damage_of_the_file(string write)
    {
        var (id, word) = await StoreAsync();
        await ForgetAsync("quote_search");

        (await WriteAsync()).AssertProblem(503, type: Type);
        await WaitUntilReadyAsync();
        var done = await WriteAsync();

        Assert.True(done.Status is 200 or 204, done.Text);
        await AssertSoundAsync();

        Task<long> QuoteAsync() =>
            Tested.ScalarAsync<long>("select id from quotes where article_id = @id", new { id });

        async Task<Reply> WriteAsync() => write switch
        {
            "withhold" => await Tested.WriteAsync(
                HttpMethod.Patch, $"/v1/articles/{id}", """{"status":"withheld"}""", headers: ("If-Match", "*")),
            "delete" => await Tested.WriteAsync(
                HttpMethod.Delete, $"/v1/articles/{id}", null, headers: ("If-Match", "*")),
            "review" => await Tested.WriteAsync(
                HttpMethod.Patch,
                $"/v1/quotes/{await QuoteAsync()}",
                """{"review":"rejected"}""",
                headers: ("If-Match", "*")),
            _ => await Tested.WriteAsync(HttpMethod.Post, "/v1/articles", Body(word, "again")),
        };
    }

    [Fact]
    public async Task An_import_of_lines_goes_on_by_itself()
    {
        var (id, word) = await StoreAsync();
        await ForgetAsync("paragraph_search");

        var report = await Tested.WriteAsync(
            HttpMethod.Post, "/v1/imports", Body(word, "again").ReplaceLineEndings(""), "application/x-ndjson");

        var line = Element.Of(report.Text);
        Assert.Equal(("updated", id), (line["result"].AsText(), line.Id));
        await WaitUntilReadyAsync();
    }

    /// <summary>FTS5 keeps the structure of an index that a connection has searched.</summary>
    [Fact]
    public async Task A_connection_that_has_searched_before_checks_what_others_have_written_since()
    {
        using var folder = new TemporaryFolder();
        var store = $"Data Source={folder.At("articles.db")}";
        await using var database = Database.Open(store);
        var writer = new ArticleWriter(database, TimeProvider.System);
        for (var i = 0; i < 3; i++)
        {
            // Each leaves a segment of its own in the index; filled anew it has a single one.
            await Server.SaveAsync(Story.Of($"The {Server.NewName("quay")} is open."), writer);
        }

        await using (var reader = await database.ReadSnapshotAsync(Ct))
        {
            await reader.ExecuteScalarAsync<long>(
                "select count(*) from paragraph_search where paragraph_search match 'quay'");
        }

        await new WordTables(database, WordTables.Turn).FillAnewAsync(_ => { }, Ct);
        Assert.Empty(await FaultsAsync(database));
    }

    /// <summary>A process that ends with its failure leaves word of it to whichever opens the file next.</summary>
    [Fact]
    public async Task It_is_noted_in_the_file()
    {
        using var folder = new TemporaryFolder();
        var store = $"Data Source={folder.At("articles.db")}";
        await using (var database = Database.Open(store))
        {
            var writer = new ArticleWriter(database, TimeProvider.System);
            var saved = await Server.SaveAsync(Story.Of("The quay is open."), writer);
            await using (var session = await database.WriteAsync(Ct))
            {
                await session.ExecuteAsync("insert into paragraph_search (paragraph_search) values ('delete-all')");
                await session.CommitAsync(Ct);
            }

            var failure = await Assert.ThrowsAnyAsync<Exception>(
                () => writer.DeleteAsync(new(saved.Id, null), new(null), erase: false, Ct));
            Assert.Equal(StorageFault.IndexOutOfStep, StorageFaults.Of(failure));
            Assert.Equal(StorageFault.IndexOutOfStep, (await database.LookAsync(Ct)).Writes);
        }

        await using var again = Database.Open(store);
        var told = new List<string>();
        await again.PrepareAsync(told.Add, Ct);

        Assert.StartsWith("The words are indexed, in ", told[^1], StringComparison.Ordinal);
        Assert.Equal(new StorageState(null, null), await again.LookAsync(Ct));
    }
}

public sealed class IndexOutOfStepOnPostgreSql(PostgreSqlServer server)
    : IndexOutOfStepTests(server, index => $"delete from {index}"), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks an index of words that is wrong while nothing else is: it is made of the texts, and can be made of them
/// again.
/// </summary>
/// <param name="forget">Removes everything from an index, unknown to the program.</param>
public abstract class IndexOutOfStepTests(Server server, Func<string, string> forget)
{
    private protected const string Type = "urn:problem-type:storage-index-out-of-step";

    private protected Server Tested => server;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reindex_fills_it_anew_beside_a_server()
    {
        var (id, word) = await StoreAsync();
        await ForgetAsync("article_search");
        await ForgetAsync("paragraph_search");
        Assert.Empty(await FoundAsync(word));
        Assert.NotEmpty(await FaultsAsync());

        using var folder = new TemporaryFolder();
        var run = await Command.RunAsync(server, folder.Path, null, "reindex");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("The words are indexed, in ", run.Output, StringComparison.Ordinal);
        Assert.Equal([id], await FoundAsync(word));
        await AssertSoundAsync();
        await WaitUntilReadyAsync();
    }

    [Fact]
    public async Task What_another_version_fills_is_told_and_not_written_to()
    {
        var (id, word) = await StoreAsync();
        await server.ExecuteAsync("update word_tables set folding = 99 where name = 'articles'");
        try
        {
            await StorageTests.AssertDegradedAsync(server, "indexOutOfStep", Type);
            (await server.WriteAsync(HttpMethod.Post, "/v1/articles", Body(word, "again"))).AssertProblem(
                503, type: Type);
            Assert.Equal([id], await FoundAsync(word));
        }
        finally
        {
            await server.ExecuteAsync(
                "update word_tables set folding = @Folding where name = 'articles'", new { SearchTokens.Folding });
        }

        await WaitUntilReadyAsync();
        Assert.Equal(200, (await server.WriteAsync(HttpMethod.Post, "/v1/articles", Body(word, "again"))).Status);
    }

    [Fact]
    public async Task While_it_is_filled_writes_go_on_and_readiness_says_that_searches_find_a_part()
    {
        // Of the other table, so that the server does not continue with this one while it is inspected.
        await server.ExecuteAsync("update word_tables set folding = 99 where name = 'speakers'");
        await server.ExecuteAsync("update word_tables set filled_up_to = 0 where name = 'articles'");
        try
        {
            Assert.Equal(("degraded", "ok", "ok", "indexOutOfStep"), await StorageTests.ReadinessAsync(server));
            Assert.Equal(200, (await server.GetAsync("/health/ready?for=writes")).Status);
            Assert.Equal(201, (await server.WriteAsync(HttpMethod.Post, "/v1/articles", Body("quay", "new"))).Status);
        }
        finally
        {
            await server.ExecuteAsync("update word_tables set folding = 0");
        }

        await WaitUntilReadyAsync();
        await AssertSoundAsync();
    }

    private protected Task<int> ForgetAsync(string index) => server.ExecuteAsync(forget(index));

    private protected async Task<(long Id, string Word)> StoreAsync()
    {
        var word = Server.NewName("quay");
        var sent = await server.WriteAsync(HttpMethod.Post, "/v1/articles", Body(word, "first"));
        Assert.True(sent.Status == 201, sent.Text);
        return (sent.Json.Id, word);
    }

    private protected static string Body(string word, string state) => $$"""
        {
          "externalId": "{{word}}", "publisher": "The Quay", "title": "Opened {{state}}",
          "text": "The {{word}} is open. “It is {{word}},” said Hilde Aarne. {{state}}",
          "images": [{"caption": "At the {{word}}."}]
        }
        """;

    private protected Task<Reply> PatchAsync(long id, string word) => server.WriteAsync(
        HttpMethod.Patch,
        $"/v1/articles/{id}",
        $$"""{"text":"“Nobody knew {{word}},” said Bo Marsh.","title":"Closed","images":[]}""",
        headers: ("If-Match", "*"));

    private protected async Task<IReadOnlyList<long>> FoundAsync(string word) =>
        (await server.JsonAsync($"/v1/articles?q={word}"))["items"].Ids();

    private protected Task WaitUntilReadyAsync() => PostgreSqlPair.WaitAsync(
        async () => await StorageTests.ReadinessAsync(server) == ("ready", "ok", "ok", "ok"), "the index is whole");

    private protected async Task AssertSoundAsync() => Assert.Empty(await FaultsAsync());

    private Task<IReadOnlyList<string>> FaultsAsync() =>
        FaultsAsync(server.Services.GetRequiredService<Database>());

    private protected static async Task<IReadOnlyList<string>> FaultsAsync(Database database)
    {
        var faults = new List<string>();
        await new DatabaseCheck(database, faults.Add).RunAsync(Ct);
        return faults;
    }
}
