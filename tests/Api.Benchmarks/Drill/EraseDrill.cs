using System.Text;
using Api.Data;
using Api.Tests.Erasing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks.Drill;

/// <summary>
/// Erases articles beside others, and looks for every word that only they had in everything that is stored.
/// </summary>
internal sealed class EraseDrill(DrillReport report)
{
    private const int Erased = 40;
    private const int Others = 120;
    private const int WordsOfArticle = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        foreach (var database in Store.Databases)
        {
            await using var store = await Store.CreateAsync(database);
            var tally = new DrillTally();
            var looked = await RunAsync(store, tally);
            var isSqlite = database == Store.Databases[0];
            var where = isSqlite ? "db, wal, shm, erasures, inflated columns" : "all rows of all tables";
            report.Add($"{database}: words of erased articles found", $"{looked} words of {Erased} in {where}", tally);
        }
    }

    private static async Task<int> RunAsync(Store store, DrillTally tally)
    {
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
        var (words, ids) = (new List<string>(), new List<long>());
        for (var i = 0; i < Others; i++)
        {
            await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
            if (i % (Others / Erased) == 0)
            {
                ids.Add(await WriteAsync(server, words, tally));
            }
        }

        // Words that are not found while they are there would be found nowhere.
        var stored = await StoredAsync(store);
        var before = Stored.Find(stored.Concat(await UnpackedAsync(store)), words)
            .Select(found => found.Split(' ')[0])
            .ToHashSet();
        var missed = words.Where(word => !before.Contains(word)).ToList();
        tally.Expect(missed.Count == 0, $"Not stored: {string.Join(", ", missed.Take(5))}");
        foreach (var id in ids)
        {
            tally.Expect(await server.SendAsync(HttpMethod.Delete, Address(id), null), $"erasing {id}", 200);
        }

        await CompleteAsync(server, ids[^1], tally);
        foreach (var found in Stored.Find(await StoredAsync(store), words))
        {
            tally.Expect(false, found);
        }

        await server.StopAsync();
        foreach (var found in Stored.Find(await StoredAsync(store), words))
        {
            tally.Expect(false, $"after the server stopped: {found}");
        }

        return words.Count;
    }

    /// <summary>Writes an article each member of which has a word of its own, and changes it, by words of their own.
    /// </summary>
    private static async Task<long> WriteAsync(DrillServer server, List<string> all, DrillTally tally)
    {
        var words = Enumerable.Range(0, WordsOfArticle).Select(_ => $"zqx{Writers.NewWord()}vw").ToList();
        all.AddRange(words);
        var posted = await server.PostAsync("/v1/articles", new
        {
            title = $"Title {words[0]}",
            subtitle = $"Sub {words[1]}",
            byline = $"By {words[2]}",
            authors = new[] { $"A{words[3]} Ono" },
            publisher = new { name = $"The {words[4]} Post", url = $"https://{words[5]}.example/" },
            tags = new[] { $"t{words[6]}", "ports" },
            canonicalUrl = $"https://example.org/{words[7]}",
            externalId = $"id-{words[8]}",
            images = new[] { new { url = $"https://example.org/{words[9]}.jpg", caption = words[10] } },
            text = $"It opened at {words[11]}.\n\n“It is {words[12]} and safe,” Ada Li{words[13]} said.",
        });
        tally.Expect(posted, "a write", 201);
        var patched = await server.SendAsync(
            HttpMethod.Patch,
            $"/v1/articles/{posted.Id}",
            new { title = $"New {words[14]}", text = $"It closed.\n\n“It is {words[12]},” Bo Ma{words[15]} said." });
        tally.Expect(patched, "a change", 200);
        return posted.Id;
    }

    // A pending erasure is finished without another request; another request says how far it is.
    private static async Task CompleteAsync(DrillServer server, long id, DrillTally tally)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await server.SendAsync(HttpMethod.Delete, Address(id), null))["erased"] != "complete")
        {
            tally.Expect(!patience.IsCancellationRequested, "The erasures are not complete.");
            if (patience.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<(string Where, byte[] Bytes)>> UnpackedAsync(Store store)
    {
        await using var database = Database.Open(store.ConnectionString);
        return await Stored.UnpackedAsync(database);
    }

    private static string Address(long id) => $"/v1/articles/{id}?erase=true";

    private static async Task<IReadOnlyList<(string Where, byte[] Bytes)>> StoredAsync(Store store)
    {
        await using var connection = store.Connect();
        if (connection is SqliteConnection sqlite)
        {
            var file = sqlite.DataSource;
            return await Stored.InFilesAsync(file);
        }

        const string TablesSql = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            """;
        var stored = new List<(string, byte[])>();
        foreach (var table in await connection.QueryAsync<string>(TablesSql))
        {
            var rows = await connection.QueryAsync<string>($"select t::text from \"{table}\" t");
            stored.AddRange(rows.Select(row => (table, Encoding.UTF8.GetBytes(row))));
        }

        var packed = await connection.QueryAsync<byte[]>("select packed from packed_texts");
        stored.AddRange(
            packed.SelectMany(Stored.Inflated).Select(inflated => ("packed_texts, inflated", inflated)));
        return stored;
    }
}
