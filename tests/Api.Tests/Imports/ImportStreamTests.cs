using System.Text;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Imports;

public sealed class ImportStreamsOnSqlite : ImportStreamTests<SqliteServer>;
public sealed class ImportStreamsOnPostgreSql : ImportStreamTests<PostgreSqlServer>;

/// <summary>Many sources on their way in.</summary>
public abstract class ImportStreamTests<TServer> : IAsyncLifetime
    where TServer : Server, new()
{
    private readonly TServer _server = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ImportStream Imports => _server.Services.GetRequiredService<ImportStream>();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task No_more_is_taken_in_than_memory_should_hold_however_much_comes()
    {
        var taken = 0L;
        async IAsyncEnumerable<Incoming> EndlessAsync()
        {
            while (true)
            {
                var text = Story.Text(
                    Server.NewName("Bridge"), $"It opened at {Server.NewName("noon")}.", new string('a', 400_000));
                Interlocked.Increment(ref taken);
                yield return new("", taken, new(Encoding.UTF8.GetBytes(text), SourceDocument.PlainText, new()));
                await Task.Yield();
            }
        }

        var told = 0L;
        await foreach (var imported in Imports.RunAsync(EndlessAsync(), Ct))
        {
            told += imported.Count;
            Assert.InRange(Interlocked.Read(ref taken) - told, 0, 22); // 8 MB of them, and one that waits to be let in
            if (told > 60)
            {
                break;
            }
        }
    }

    [Fact]
    public async Task One_that_cannot_be_stored_is_rejected_alone()
    {
        await _server.ImportAsync(Story.Text(Server.NewName("Bridge"), "Refuse me.", "It closed."));
        await _server.ExecuteAsync("create unique index refuse on paragraphs (text) where text like 'Refuse%'");
        var sources = Enumerable.Range(1, 50)
            .Select(
                i =>
                    new Incoming(
                        "",
                        i,
                        new(
                            Encoding.UTF8.GetBytes(
                                Story.Text(Server.NewName("Bridge"), i == 17 ? "Refuse me." : $"Bridge {i} opened.")),
                            SourceDocument.PlainText,
                            new())));

        var imported = new List<Imported>();
        await foreach (var together in Imports.RunAsync(sources.ToAsyncEnumerable(), Ct))
        {
            imported.AddRange(together);
        }

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), imported.Select(i => i.Incoming.Line));
        Assert.Equal(17, Assert.Single(imported, i => i.Saved.Result != SaveResult.Created).Incoming.Line);
        Assert.Equal(50, await _server.ScalarAsync<long>("select count(*) from articles"));
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await _server.ScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
        }
    }

    [Fact]
    public async Task When_the_input_fails_what_came_before_is_stored_and_told()
    {
        static async IAsyncEnumerable<Incoming> FailingAsync()
        {
            for (var i = 1; i <= 5; i++)
            {
                yield return new(
                    "",
                    i,
                    new(
                        Encoding.UTF8.GetBytes(Story.Text(Server.NewName("Bridge"), $"Bridge {i} opened.")),
                        SourceDocument.PlainText,
                        new()));
                await Task.Yield();
            }

            throw new InvalidDataException("broken");
        }

        var told = 0;
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var imported in Imports.RunAsync(FailingAsync(), Ct))
            {
                told += imported.Count;
            }
        });

        Assert.Equal((5, 5L), (told, await _server.ScalarAsync<long>("select count(*) from articles")));
    }

    [Fact]
    public async Task A_writer_in_another_process_gets_its_turn_between_two_transactions()
    {
        // Each database that was opened by itself is to the others like one in another process.
        await using var elsewhere = Database.Open(_server.ConnectionString);
        var single = new ArticleWriter(elsewhere, TimeProvider.System);
        var sources = Enumerable.Range(1, 1_500)
            .Select(
                i =>
                    new Incoming(
                        "",
                        i,
                        new(
                            Encoding.UTF8.GetBytes(Story.Text(Server.NewName("Bridge"), $"Bridge {i} opened.")),
                            SourceDocument.PlainText,
                            new())));
        var many = Task.Run(async () =>
        {
            await foreach (var _ in Imports.RunAsync(sources.ToAsyncEnumerable(), Ct))
            {
            }
        }, Ct);
        var written = new List<(long Before, long After)>();
        while (!many.IsCompleted)
        {
            var before = await _server.ScalarAsync<long>("select count(*) from articles") - written.Count;
            await Server.SaveAsync(Story.Of(), single);
            var after = await _server.ScalarAsync<long>("select count(*) from articles") - written.Count - 1;
            written.Add((before, after));
        }

        await many;

        // A write that was asked for after the first of them was stored, and done before the last.
        Assert.Contains(written, write => write.Before > 0 && write.After < 1_500);
    }
}
