using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks.Drill;

/// <summary>The file under a server is deleted, renamed, replaced, damaged, or locked by somebody else.</summary>
internal sealed class FileDrill(DrillReport report)
{
    private const string Moved = "urn:problem-type:storage-moved";
    private const string Damaged = "urn:problem-type:storage-damaged";
    private const string Locked = "urn:problem-type:storage-locked";
    private const int Writing = 8;
    private const int PageSize = 4096;

    // The longest wait for somebody else's lock; the rest is for a busy machine.
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(8);

    private static readonly string[] Files = ["articles.db", "articles.db-wal", "articles.db-shm"];

    // The table of each page, and an address that reads it.
    private static readonly (string Table, string Target)[] Readable =
    [
        ("articles", "/v1/articles"), ("quotes", "/v1/quotes"), ("paragraphs", "/v1/articles/1"),
        ("speakers", "/v1/speakers"), ("tags", "/v1/tags"), ("changes", "/v1/changes?since=0"),
        ("images", "/v1/images"),
        ("article_search_data", "/v1/articles?q=bridge"), ("revisions", "/v1/articles/1/revisions"),
    ];

    public async Task RunAsync()
    {
        await RunAsync("file deleted while many write", DeleteAsync);
        await RunAsync("file renamed, and back", RenameAsync);
        await RunAsync("file replaced, and back", ReplaceAsync);
        await RunAsync("file locked by another program", LockAsync);
        await RunAsync("file damaged, each table's first page", DamageAsync);
    }

    private async Task RunAsync(string what, Func<string, DrillTally, Task> runAsync)
    {
        var (folder, tally) = (Directory.CreateTempSubdirectory("articles-drill-"), new DrillTally());
        try
        {
            await runAsync(folder.FullName, tally);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        report.Add($"SQLite: {what}", $"{tally.Tried} answers and files", tally);
    }

    private static async Task DeleteAsync(string folder, DrillTally tally)
    {
        foreach (var file in Files)
        {
            var home = Directory.CreateDirectory(Path.Combine(folder, file)).FullName;
            var (store, ledger) = (StoreAt(home), new Ledger());
            await using var server = await StartAsync(store);
            var watched = new WatchedServer(server, tally, ledger);
            await watched.ExpectWellAsync("at first");
            var gone = 0L;
            var writers = Enumerable.Range(0, Writing).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < 30; i++)
                {
                    // Either answer is right for requests sent before.
                    var wasGone = Volatile.Read(ref gone) != 0;
                    var reply = await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
                    var isTrue = reply is { Status: 503, RetryAfter: true } || (reply.Status == 201 && !wasGone);
                    tally.Expect(isTrue, $"a write after {file} was deleted: {reply.Status} {reply.Text}");
                }
            })).ToList();
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            File.Delete(Path.Combine(home, file));
            Volatile.Write(ref gone, 1);
            await Task.WhenAll(writers);
            await watched.ExpectNothingAsync($"{file} deleted", Moved);
        }
    }

    private static async Task RenameAsync(string folder, DrillTally tally)
    {
        var (store, ledger) = (StoreAt(folder), new Ledger());
        await using (var server = await StartAsync(store))
        {
            foreach (var file in Files)
            {
                var watched = new WatchedServer(server, tally, ledger);
                await watched.ExpectWellAsync($"before {file} is renamed");
                File.Move(Path.Combine(folder, file), Path.Combine(folder, "elsewhere"));
                await watched.ExpectNothingAsync($"{file} renamed", Moved);
                File.Move(Path.Combine(folder, "elsewhere"), Path.Combine(folder, file));
                await watched.ExpectWellAsync($"when {file} is back");
            }
        }

        await DiskDrill.ExpectKeptAsync(store, ledger, tally);
    }

    private static async Task ReplaceAsync(string folder, DrillTally tally)
    {
        var (store, ledger) = (StoreAt(folder), new Ledger());
        var (path, aside) = (Path.Combine(folder, Files[0]), Path.Combine(folder, "aside"));
        var other = Path.Combine(folder, "other");
        await DrillServer.KeyAsync($"Data Source={other}");
        var bytes = await File.ReadAllBytesAsync(other);
        await using (var server = await StartAsync(store))
        {
            var watched = new WatchedServer(server, tally, ledger);
            await watched.ExpectWellAsync("at first");
            File.Move(path, aside);
            File.Move(other, path);
            await watched.ExpectNothingAsync("replaced", Moved);
            var now = await File.ReadAllBytesAsync(path);
            tally.Expect(now.AsSpan().SequenceEqual(bytes), "What was put in the file's place was written to.");
            File.Move(aside, path, overwrite: true);
            await watched.ExpectWellAsync("when the right file is back");
        }

        await DiskDrill.ExpectKeptAsync(store, ledger, tally);
    }

    private static async Task LockAsync(string folder, DrillTally tally)
    {
        var (store, ledger) = (StoreAt(folder), new Ledger());
        await using (var server = await StartAsync(store))
        {
            var watched = new WatchedServer(server, tally, ledger);
            await watched.ExpectWellAsync("at first");
            await using (var other = new SqliteConnection($"{store};Pooling=False"))
            {
                await other.OpenAsync();
                await other.ExecuteAsync("begin immediate");
                var start = DateTime.UtcNow;
                await Task.WhenAll(Enumerable.Range(0, Writing).Select(async _ =>
                {
                    var reply = await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
                    var isRefused = reply is { Status: 503, RetryAfter: true } && reply["type"] == Locked;
                    tally.Expect(isRefused, $"a write while others have the lock: {reply.Status} {reply.Text}");
                    tally.Expect(DateTime.UtcNow - start < MostWait, $"A writer waited {DateTime.UtcNow - start}.");
                }));
                await watched.ExpectFaultAsync("locked", Locked);
            }

            await watched.ExpectWellAsync("when nobody has the lock");
        }

        await DiskDrill.ExpectKeptAsync(store, ledger, tally);
    }

    private static async Task DamageAsync(string folder, DrillTally tally)
    {
        var sound = Directory.CreateDirectory(Path.Combine(folder, "sound")).FullName;
        var key = await DrillServer.KeyAsync(StoreAt(sound));
        await using (var server = await DrillServer.StartAsync(StoreAt(sound), key))
        {
            for (var i = 0; i < 40; i++)
            {
                var reply = await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
                tally.Expect(reply, "a write before the damage", 201);
            }

            await server.StopAsync();
        }

        foreach (var (table, target) in Readable)
        {
            var home = Directory.CreateDirectory(Path.Combine(folder, table)).FullName;
            File.Copy(Path.Combine(sound, Files[0]), Path.Combine(home, Files[0]));
            await OverwriteAsync(home, table);
            var (exitCode, text) = await DrillServer.RunAsync(StoreAt(home), "check");
            tally.Expect(exitCode == 1, $"`check` of damaged {table}: {text}");
            await ServeDamagedAsync(StoreAt(home), key, table, target, tally);
        }
    }

    private static async Task ServeDamagedAsync(string store, string key, string table, string target, DrillTally tally)
    {
        DrillServer server;
        try
        {
            server = await DrillServer.StartAsync(store, key);
        }
        catch (InvalidOperationException e)
        {
            // A server that meets the damage as it starts says so in a line.
            var isInALine = !e.Message.Contains("   at ", StringComparison.Ordinal);
            tally.Expect(isInALine, $"start on damaged {table}: {e.Message}");
            return;
        }

        await using (server)
        {
            var read = await server.GetAsync(target);
            tally.Expect(read.Status == 503 && read["type"] == Damaged, $"{target} of damaged {table}: {read.Text}");
            await new WatchedServer(server, tally, new Ledger()).ExpectWritesRefusedAsync($"damaged {table}", Damaged);
        }
    }

    private static async Task OverwriteAsync(string home, string table)
    {
        long page;
        await using (var connection = new SqliteConnection($"{StoreAt(home)};Mode=ReadOnly;Pooling=False"))
        {
            page = await connection.ExecuteScalarAsync<long>(
                "select rootpage from sqlite_schema where name = @Table",
                new { Table = table });
        }

        await using var file = new FileStream(Path.Combine(home, Files[0]), FileMode.Open);
        file.Position = (page - 1) * PageSize;
        await file.WriteAsync(Enumerable.Repeat((byte)0x5A, PageSize).ToArray());
    }

    private static async Task<DrillServer> StartAsync(string store) =>
        await DrillServer.StartAsync(store, await DrillServer.KeyAsync(store));

    private static string StoreAt(string folder) => $"Data Source={Path.Combine(folder, Files[0])}";
}
