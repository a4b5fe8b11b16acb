using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Erasing;
using Api.Data.Exports;
using Api.Data.Keys;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Erasing;

public sealed class ErasuresOnSqlite(SqliteServer server) : ErasureTests(server), IClassFixture<SqliteServer>
{
    protected override Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync() => Stored.InFilesAsync(Path.GetDirectoryName(File)!, File);

    private string File => new SqliteConnectionStringBuilder(Server.ConnectionString).DataSource;

    [Fact]
    public async Task A_backup_that_is_restored_beside_the_log_of_erasures_is_erased_again()
    {
        var victim = await WriteAsync();
        using var folder = new TemporaryFolder();
        var old = folder.At("articles.db");
        await Server.ExecuteAsync($"vacuum into '{old}'");
        await EraseAsync(victim.Id);
        await FinishedAsync();
        System.IO.File.Copy(File + ".erasures", old + ".erasures");
        Assert.NotEmpty(Stored.Find(await Stored.InFilesAsync(folder.Path, old), victim.Words));

        var told = new List<string>();
        await using (var database = Database.Open($"Data Source={old}"))
        {
            await database.PrepareAsync(told.Add, Ct);
            Assert.Empty(await OthersOfAsync(database, victim));
        }

        Assert.Equal(["1 articles that were erased before had come back, and are erased again."], told);
        Assert.Empty(Stored.Find(await Stored.InFilesAsync(folder.Path, old), victim.Words));
    }

    [Fact]
    public async Task A_log_of_another_database_erases_nothing_that_only_has_the_same_id()
    {
        var victim = await WriteAsync();
        await EraseAsync(victim.Id);
        using var folder = new TemporaryFolder();
        var other = folder.At("articles.db");
        await using (var database = Database.Open($"Data Source={other}"))
        {
            var writer = new Api.Data.Articles.ArticleWriter(database, TimeProvider.System);
            while ((await Api.Tests.Server.SaveAsync(Story.Of(), writer)).Id < victim.Id)
            {
            }
        }

        System.IO.File.Copy(File + ".erasures", other + ".erasures");
        await using var again = Database.Open($"Data Source={other}");
        await again.PrepareAsync(_ => { }, Ct);

        await using var session = await again.ReadAsync(Ct);
        Assert.Equal(0, await session.ExecuteScalarAsync<long>("select count(*) from articles where deleted_at is not null"));
    }

    private static async Task<IEnumerable<string>> OthersOfAsync(Database database, Victim victim)
    {
        await using var session = await database.ReadAsync(Ct);
        return await session.QueryAsync<string>("select slug from articles where id = @Id and slug not like '~%'", new { victim.Id });
    }
}

public sealed class ErasuresOnPostgreSql(PostgreSqlServer server) : ErasureTests(server), IClassFixture<PostgreSqlServer>
{
    protected override async Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync()
    {
        var stored = new List<(string, byte[])>();
        foreach (var table in await Server.QueryAsync<string>("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"))
        {
            stored.AddRange((await Server.QueryAsync<string>($"select t::text from \"{table}\" t")).Select(row => (table, Encoding.UTF8.GetBytes(row))));
            stored.AddRange(table == "sources" ? (await Server.QueryAsync<byte[]>("select content from sources")).Select(content => (table, content)) : []);
        }

        return stored;
    }
}

/// <summary>Nothing is left of what only an erased article had.</summary>
public abstract class ErasureTests(Server server)
{
    private static int _words;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected Server Server => server;

    protected abstract Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync();

    [Fact]
    public async Task No_word_slug_address_or_name_of_an_erased_article_is_left_anywhere()
    {
        for (var i = 0; i < 30; i++)
        {
            await server.SaveAsync(Story.Quoting("Bo Marsh").Tagged("ports").By("Tom Abara").Pictured("The quay."));
        }

        var (victim, kept) = (await WriteAsync(), await WriteAsync());
        for (var i = 0; i < 30; i++)
        {
            await server.SaveAsync(Story.Quoting("Bo Marsh").Tagged("ports").By("Tom Abara").Pictured("The quay."));
        }

        var before = Stored.Find(await StoredAsync(), victim.Words);
        Assert.All(victim.Words, word => Assert.Contains(before, found => found.StartsWith(word + " ", StringComparison.Ordinal)));

        var erased = await EraseAsync(victim.Id);
        Assert.Equal(200, erased.Status);
        await FinishedAsync();

        Assert.Equal(("complete", null), Of(await EraseAsync(victim.Id)));
        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
        var left = Stored.Find(await StoredAsync(), kept.Words);
        Assert.All(kept.Words, word => Assert.Contains(left, found => found.StartsWith(word + " ", StringComparison.Ordinal)));

        (await server.GetAsync($"/v1/articles/{victim.Id}")).AssertProblem(410);
        Assert.All(victim.Targets, target => Assert.Equal(404, server.GetAsync(target).GetAwaiter().GetResult().Status));
        Assert.All(kept.Targets, target => Assert.Equal(200, server.GetAsync(target).GetAwaiter().GetResult().Status));
        Assert.Equal(200, (await server.GetAsync("/v1/speakers/bo-marsh")).Status);
        await server.AssertRecountAsync();
        await server.AssertSoundAsync();
    }

    [Fact]
    public async Task The_words_of_a_deleted_article_leave_the_index_and_those_of_an_article_deleted_before_can_be_erased()
    {
        var victim = await WriteAsync();
        Assert.Equal(204, (await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{victim.Id}", null, headers: ("If-Match", "*"))).Status);
        Assert.Empty((await server.JsonAsync($"/v1/paragraphs?q={victim.Words[0]}"))["items"]);

        await EraseAsync(victim.Id);
        await FinishedAsync();

        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
    }

    [Fact]
    public async Task No_import_brings_it_back_and_nobody_gets_its_slugs()
    {
        var victim = await WriteAsync(edited: false);
        await EraseAsync(victim.Id);
        var (word, full) = (victim.Words[0], JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(victim.Body)!);

        string[][] alike = [["text", "title"], ["canonicalUrl", "title"], ["externalId", "publisher", "title"], [.. full.Keys]];
        foreach (var members in alike)
        {
            var some = members.ToDictionary(member => member, member => full[member]);
            some.TryAdd("text", JsonSerializer.SerializeToElement($"Other words, {Server.NewName("of")} another text."));
            var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(some));
            Assert.Equal((200, "rejected", victim.Id), (reply.Status, reply.Json["result"].AsText(), reply.Json.Id));
        }

        var slug = victim.Targets[0].Split('/')[^1];
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""{"title": "{{Server.NewName("Ferry")}}", "slug": "{{slug}}", "text": "{{Server.NewName("It")}} left."}""")).AssertProblem(409);
        var namesake = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(new { title = full["title"], text = Server.NewName("It left") , authors = full["authors"] }));
        Assert.Equal($"{slug}-{namesake.Json.Id}", namesake.Json["slug"].AsText());
        Assert.Equal($"a{word}-ono-{namesake.Json["authors"][0].Id}", namesake.Json["authors"][0]["slug"].AsText());
    }

    [Fact]
    public async Task What_a_reader_holds_is_pending_and_finished_without_being_asked()
    {
        var victim = await WriteAsync();
        var (erased, heldBy) = ("", (string?)null);
        await using (var session = await server.Services.GetRequiredService<Database>().ReadSnapshotAsync(Ct))
        {
            Assert.Equal(1, await session.ExecuteScalarAsync<long>("select count(*) from articles where id = @Id", new { victim.Id }));
            (erased, heldBy) = Of(await EraseAsync(victim.Id));
            Assert.NotNull(await server.Services.GetRequiredService<Database>().ForgetAsync(Ct));
            Assert.True(server.Services.GetRequiredService<Erasures>().IsPending);
        }

        Assert.Equal("pending", erased);
        Assert.NotEmpty(heldBy!);
        await FinishedAsync();
        Assert.Equal(("complete", null), Of(await EraseAsync(victim.Id)));
        Assert.Empty(Stored.Find(await StoredAsync(), victim.Words));
    }

    [Fact]
    public async Task An_export_of_before_is_erased_again_where_the_log_says_so_and_one_of_after_keeps_it_from_coming_back()
    {
        var victim = await WriteAsync(edited: false);
        var before = await ExportAsync();
        await EraseAsync(victim.Id);
        var after = await ExportAsync();
        Assert.Empty(Stored.Find([("export", after)], victim.Words));

        using var folder = new TemporaryFolder();
        await using (var moved = Database.Open($"Data Source={folder.At("moved.db")}"))
        {
            await new ExportReader(moved).RestoreAsync(new MemoryStream(after), Ct);
            var article = Api.Content.Articles.ArticleReader.Read(new(Encoding.UTF8.GetBytes(victim.Body), "application/json", new())).Article!;
            var again = await new Api.Data.Articles.ArticleWriter(moved, TimeProvider.System).SaveAsync(article, new(Encoding.UTF8.GetBytes(victim.Body), "application/json", new()), Ct);
            Assert.Equal(Api.Data.Articles.SaveResult.Rejected, again.Result);
        }

        File.Move(folder.At("moved.db.erasures"), folder.At("old.db.erasures"));
        await using (var old = Database.Open($"Data Source={folder.At("old.db")}"))
        {
            await new ExportReader(old).RestoreAsync(new MemoryStream(before), Ct);
        }

        Assert.Empty(Stored.Find(await Stored.InFilesAsync(folder.Path, folder.At("old.db")), victim.Words));
    }

    private protected static (string? Erased, string? HeldBy) Of(Reply reply) => (reply.Json["erased"].AsText(), reply.Json["heldBy"].AsText());

    private protected async Task<Reply> EraseAsync(long id) =>
        await server.SendAsync(HttpMethod.Delete, $"/v1/articles/{id}?erase=true", null, null, Server.Bearer(await server.KeyAsync(Scope.Admin)), ("If-Match", "*"));

    /// <summary>Waits until the server has done by itself what was left to do.</summary>
    private protected async Task FinishedAsync()
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (server.Services.GetRequiredService<Erasures>().IsPending)
        {
            await often.WaitForNextTickAsync(Ct);
        }
    }

    private async Task<byte[]> ExportAsync()
    {
        using var output = new MemoryStream();
        await new ExportWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System).WriteAsync(output, Ct);
        return output.ToArray();
    }

    private static string NewWord()
    {
        var number = Interlocked.Increment(ref _words);
        return "zqx" + string.Concat(Enumerable.Range(0, 4).Select(i => (char)('a' + (number / (int)Math.Pow(20, i) % 20)))) + "vw";
    }

    /// <summary>Writes an article every member of which has a word that nothing else has, and changes it, its quotes and its pictures, each time with words of their own.</summary>
    private protected async Task<Victim> WriteAsync(bool edited = true)
    {
        var words = Enumerable.Range(0, 40).Select(_ => NewWord()).ToList();
        string W(int i) => words[i];
        string N(int i) => char.ToUpperInvariant(words[i][0]) + words[i][1..];
        var body = JsonSerializer.Serialize(new
        {
            title = $"Title {W(1)}",
            subtitle = $"Sub {W(2)}",
            summary = $"Sum {W(3)}",
            byline = $"By {W(4)}",
            authors = new[] { $"A{W(0)} Ono", "Tom Abara" },
            publisher = new { name = $"The {N(5)} Post", url = $"https://{W(6)}.example/" },
            section = $"S{W(7)}",
            tags = new[] { $"t{W(8)}", "ports" },
            dateline = $"{N(9)}",
            canonicalUrl = $"https://example.org/{W(10)}",
            externalId = $"id-{W(11)}",
            license = W(12),
            usageTerms = W(13),
            publishedOn = "2024-05-01",
            publishedText = $"May {W(14)}",
            about = new { heading = $"About {W(15)}", text = $"We are {W(16)}." },
            images = new[] { new { url = $"https://example.org/{W(17)}.jpg", caption = W(18), credit = W(19), creator = W(20), copyright = W(21), license = W(22), alt = W(23), location = W(24), raw = W(25), metadata = new Dictionary<string, string> { ["headline"] = W(26) } } },
            text = $"The {W(0)} opened at {W(27)}.\n\n“It is {W(28)}, and safe,” {N(29)} {N(30)}, the {W(31)} warden, said.\n\n“We are {W(32)} here,” Bo Marsh told reporters. “All of us.”\n\nWhat is “{W(33)}”, she asked.",
        });
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);
        Assert.True(posted.Status == 201, posted.Text);
        var id = posted.Json.Id;
        List<string> targets =
        [
            $"/v1/articles/{posted.Json["slug"].AsText()}", $"/v1/authors/{posted.Json["authors"][0]["slug"].AsText()}", $"/v1/publishers/{posted.Json["publisher"]["slug"].AsText()}",
            $"/v1/tags/{posted.Json["tags"][0]["slug"].AsText()}", .. posted.Json["quotes"].SelectMany(q => q["speakers"]).Select(s => $"/v1/speakers/{s["slug"].AsText()}").Distinct().Where(t => t != "/v1/speakers/bo-marsh"),
        ];
        if (!edited)
        {
            return new(id, body, words[..34], targets);
        }

        async Task DoAsync(HttpMethod method, string target, string json)
        {
            var reply = await server.WriteAsync(method, target, json, headers: ("If-Match", "*"));
            Assert.True(reply.Status is 200 or 201, $"{target} answered {reply.Status}: {reply.Text}");
        }

        Assert.Equal(201, (await server.AddPictureAsync(id, Images.Picture.Jpeg(Images.Picture.Exif((0x010E, $"The {W(34)}."))))).Status);
        await DoAsync(HttpMethod.Patch, $"/v1/articles/{id}", $$"""{"title": "New {{W(35)}}", "slug": "s-{{W(36)}}", "authors": ["B{{W(37)}} Ito", "Tom Abara"]}""");
        await DoAsync(HttpMethod.Patch, $"/v1/articles/{id}", $$"""{"text": "The {{W(0)}} opened.\n\n“It is {{W(28)}}, and safe,” {{N(29)}} {{N(30)}} said.\n\n“No,” {{N(38)}} {{N(39)}} said.", "authors": ["A{{W(0)}} Ono"], "title": "Title {{W(1)}}"}""");
        var quotes = (await server.JsonAsync($"/v1/articles/{id}/quotes"))["items"];
        var bo = await server.ScalarAsync<long?>("select id from speakers where slug = 'bo-marsh'") ?? 0;
        await DoAsync(HttpMethod.Patch, $"/v1/quotes/{quotes[1].Id}", bo == 0 ? """{"review": "confirmed"}""" : $$"""{"speakerIds": [{{bo}}]}""");
        return new(id, body, words, [$"/v1/articles/s-{W(36)}", .. targets.Where(t => !t.StartsWith("/v1/articles", StringComparison.Ordinal) && (t.StartsWith("/v1/authors", StringComparison.Ordinal) || t.StartsWith("/v1/publishers", StringComparison.Ordinal)))]);
    }

    /// <summary>An article to erase.</summary>
    /// <param name="Body">What was sent.</param>
    /// <param name="Words">What only it has; the first is in its text and its first author's name.</param>
    /// <param name="Targets">The addresses that only it has by name, its own first.</param>
    private protected sealed record Victim(long Id, string Body, List<string> Words, List<string> Targets);
}
