using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Exports;
using Api.Data.Keys;
using Api.Data.Upkeep;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Erasing;

public sealed class ErasuresOnSqlite(SqliteServer server) : ErasureTests(server), IClassFixture<SqliteServer>
{
    protected override Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync() => Stored.InFilesAsync(File);

    private string File => new SqliteConnectionStringBuilder(Tested.ConnectionString).DataSource;

    [Fact]
    public async Task A_backup_that_is_restored_beside_the_log_of_erasures_is_erased_again()
    {
        var victim = await Victim.WriteAsync(Tested);
        using var folder = new TemporaryFolder();
        var old = folder.At("articles.db");
        // It does not overwrite what it moves, so copies of rows stay in the unused bytes of pages.
        await Tested.ExecuteAsync($"pragma secure_delete = off; vacuum into '{old}'");
        await EraseAsync(victim.Id);
        await FinishedAsync();
        System.IO.File.Copy(File + ".erasures", old + ".erasures");
        Assert.NotEmpty(Stored.Find(await Stored.InFilesAsync(old), victim.Words));

        var told = new List<string>();
        await using (var database = Database.Open($"Data Source={old}"))
        {
            await database.PrepareAsync(told.Add, Ct);
            Assert.Empty(await OthersOfAsync(database, victim));
        }

        Assert.Equal([$"Articles that were erased had come back, and are erased again: {victim.Id}."], told);
        Assert.Empty(Stored.Find(await Stored.InFilesAsync(old), victim.Words));
    }

    [Fact]
    public async Task A_log_of_another_database_erases_nothing_that_only_has_the_same_id()
    {
        var victim = await Victim.WriteAsync(Tested);
        await EraseAsync(victim.Id);
        using var folder = new TemporaryFolder();
        var other = folder.At("articles.db");
        await using (var database = Database.Open($"Data Source={other}"))
        {
            var writer = new ArticleWriter(database, TimeProvider.System);
            while ((await Server.SaveAsync(Story.Of(), writer)).Id < victim.Id)
            {
            }
        }

        System.IO.File.Copy(File + ".erasures", other + ".erasures");
        await using var again = Database.Open($"Data Source={other}");
        await again.PrepareAsync(_ => { }, Ct);

        await using var session = await again.ReadAsync(Ct);
        Assert.Equal(
            0, await session.ExecuteScalarAsync<long>("select count(*) from articles where deleted_at is not null"));
    }

    private static async Task<IEnumerable<string>> OthersOfAsync(Database database, Victim victim)
    {
        await using var session = await database.ReadAsync(Ct);
        return await session.QueryAsync<string>(
            "select slug from articles where id = @Id and slug not like '~%'", new { victim.Id });
    }
}

public sealed class ErasuresOnPostgreSql(PostgreSqlServer server)
    : ErasureTests(server), IClassFixture<PostgreSqlServer>
{
    protected override async Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync()
    {
        var stored = new List<(string, byte[])>();
        foreach (var table in await Tested.QueryAsync<string>(
            "select table_name from information_schema.tables where table_schema = 'public' "
                + "and table_type = 'BASE TABLE'"))
        {
            stored.AddRange(
                (await Tested.QueryAsync<string>($"select t::text from \"{table}\" t")).Select(
                    row => (table, Encoding.UTF8.GetBytes(row))));
            var packedSql = table switch
            {
                "packed_texts" => "select packed from packed_texts",
                "article_documents" => "select whole || slim from article_documents",
                _ => null,
            };
            var packed = packedSql is null ? [] : await Tested.QueryAsync<byte[]>(packedSql);
            stored.AddRange(packed.Select(bytes => (table, bytes)));
            stored.AddRange(
                packed.SelectMany(bytes => Stored.Inflated(bytes).Select(inflated => (table, inflated))));
        }

        return stored;
    }
}

/// <summary>Checks that nothing is left of content that only an erased article had.</summary>
public abstract class ErasureTests(Server server)
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected Server Tested => server;

    protected abstract Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync();

    private Task<IReadOnlyList<(string Where, byte[] Bytes)>> UnpackedAsync() =>
        Stored.UnpackedAsync(server.Services.GetRequiredService<Database>());

    [Fact]
    public async Task No_word_slug_address_or_name_of_an_erased_article_is_left_anywhere()
    {
        for (var i = 0; i < 30; i++)
        {
            await server.SaveAsync(Story.Quoting("Bo Marsh").Tagged("ports").By("Tom Abara").Pictured("The quay."));
        }

        var (victim, kept) = (await Victim.WriteAsync(server), await Victim.WriteAsync(server));
        for (var i = 0; i < 30; i++)
        {
            await server.SaveAsync(Story.Quoting("Bo Marsh").Tagged("ports").By("Tom Abara").Pictured("The quay."));
        }

        var before = Stored.Find([.. await StoredAsync(), .. await UnpackedAsync()], victim.Words);
        Assert.All(
            victim.Words,
            word => Assert.Contains(before, found => found.StartsWith(word + " ", StringComparison.Ordinal)));

        var erased = await EraseAsync(victim.Id);
        Assert.Equal(200, erased.Status);
        await FinishedAsync();

        Assert.Equal(("complete", null), Of(await EraseAsync(victim.Id)));
        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
        Assert.Empty(Stored.Find(await UnpackedAsync(), victim.Words));
        var left = Stored.Find([.. await StoredAsync(), .. await UnpackedAsync()], kept.Words);
        Assert.All(
            kept.Words, word => Assert.Contains(left, found => found.StartsWith(word + " ", StringComparison.Ordinal)));

        (await server.GetAsync($"/v1/articles/{victim.Id}")).AssertProblem(410);
        foreach (var (target, status) in victim.Targets.Select(t => (t, 404))
            .Concat([.. kept.Targets.Select(t => (t, 200)), ($"/v1/speakers/{await Victim.BoAsync(server)}", 200)]))
        {
            Assert.Equal((target, status), (target, (await server.GetAsync(target)).Status));
        }

        await server.AssertRecountAsync();
        await server.AssertSoundAsync();
    }

    [Fact]
    public async Task The_words_of_a_deleted_article_leave_the_index_and_one_deleted_before_can_be_erased()
    {
        var victim = await Victim.WriteAsync(server);
        Assert.Equal(
            204,
            (await server.WriteAsync(
                HttpMethod.Delete, $"/v1/articles/{victim.Id}", null, headers: ("If-Match", "*"))).Status);
        Assert.Empty((await server.JsonAsync($"/v1/paragraphs?q={victim.Words[0]}"))["items"]);

        await EraseAsync(victim.Id);
        await FinishedAsync();

        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
    }

    [Fact]
    public async Task No_import_brings_it_back_and_nobody_gets_its_slugs()
    {
        var victim = await Victim.WriteAsync(server, edited: false);
        await EraseAsync(victim.Id);
        var (word, full) = (victim.Words[0], JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(victim.Body)!);

        string[][] alike = [
            ["text", "title"],
            ["canonicalUrl", "title"],
            ["externalId", "publisher", "title"],
            [.. full.Keys],
        ];
        foreach (var members in alike)
        {
            var some = members.ToDictionary(member => member, member => full[member]);
            some.TryAdd(
                "text", JsonSerializer.SerializeToElement($"Other words, {Server.NewName("of")} another text."));
            var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(some));
            Assert.Equal((200, "rejected", victim.Id), (reply.Status, reply.Json["result"].AsText(), reply.Json.Id));
        }

        var slug = victim.Targets[0].Split('/')[^1];
        (await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "{{Server.NewName("Ferry")}}", "slug": "{{slug}}", "text": "{{Server.NewName("It")}} left."}""")).AssertProblem(409);
        var namesake = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            JsonSerializer.Serialize(
                new { title = full["title"], text = Server.NewName("It left"), authors = full["authors"] }));
        Assert.Equal($"{slug}-{namesake.Json.Id}", namesake.Json["slug"].AsText());
        Assert.Equal($"a{word}-ono-{namesake.Json["authors"][0].Id}", namesake.Json["authors"][0]["slug"].AsText());
    }

    [Fact]
    public async Task What_a_reader_holds_is_pending_and_finished_without_being_asked()
    {
        var victim = await Victim.WriteAsync(server);
        var (erased, heldBy) = ("", (string?)null);
        await using (var session = await server.Services.GetRequiredService<Database>().ReadSnapshotAsync(Ct))
        {
            Assert.Equal(
                1,
                await session.ExecuteScalarAsync<long>(
                    "select count(*) from articles where id = @Id", new { victim.Id }));
            (erased, heldBy) = Of(await EraseAsync(victim.Id));
            Assert.NotNull(
                await server.Services.GetRequiredService<Database>().ForgetAsync(TimeSpan.FromSeconds(1), Ct));
            Assert.True(server.Services.GetRequiredService<Clearing>().IsPending);
        }

        Assert.Equal("pending", erased);
        Assert.NotEmpty(heldBy!);
        await FinishedAsync();
        Assert.Equal(("complete", null), Of(await EraseAsync(victim.Id)));
        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
    }

    [Fact]
    public async Task An_older_export_is_erased_again_as_the_log_says_and_a_later_one_keeps_it_from_coming_back()
    {
        var victim = await Victim.WriteAsync(server, edited: false);
        var before = await ExportAsync();
        await EraseAsync(victim.Id);
        var after = await ExportAsync();
        Assert.Empty(Stored.Find([("export", after)], victim.Words));

        using var folder = new TemporaryFolder();
        await using (var moved = Database.Open($"Data Source={folder.At("moved.db")}"))
        {
            await new ExportReader(moved).RestoreAsync(new MemoryStream(after), Ct);
            var article = ArticleReader.Read(
                new(Encoding.UTF8.GetBytes(victim.Body), "application/json", new())).Article!;
            var again = await new ArticleWriter(moved, TimeProvider.System)
                .SaveAsync(article, new(Encoding.UTF8.GetBytes(victim.Body), "application/json", new()), Ct);
            Assert.Equal(SaveResult.Rejected, again.Result);
        }

        File.Move(folder.At("moved.db.erasures"), folder.At("old.db.erasures"));
        await using (var old = Database.Open($"Data Source={folder.At("old.db")}"))
        {
            await new ExportReader(old).RestoreAsync(new MemoryStream(before), Ct);
        }

        Assert.Empty(Stored.Find(await Stored.InFilesAsync(folder.At("old.db")), victim.Words));
    }

    private protected static (string? Erased, string? HeldBy) Of(Reply reply) =>
        (reply.Json["erased"].AsText(), reply.Json["heldBy"].AsText());

    private protected async Task<Reply> EraseAsync(long id) =>
        await server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{id}?erase=true",
            null,
            null,
            Server.Bearer(await server.KeyAsync(Scope.Admin)),
            ("If-Match", "*"));

    /// <summary>Waits until the server has finished the rest by itself.</summary>
    private protected async Task FinishedAsync()
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (server.Services.GetRequiredService<Clearing>().IsPending)
        {
            await often.WaitForNextTickAsync(Ct);
        }
    }

    private async Task<byte[]> ExportAsync()
    {
        using var output = new MemoryStream();
        await new ExportWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System)
            .WriteAsync(output, Ct);
        return output.ToArray();
    }
}
