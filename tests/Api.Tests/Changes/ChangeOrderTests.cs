using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class ChangeOrderOnSqlite() : ChangeOrderTests(() => new SqliteServer());
public sealed class ChangeOrderOnPostgreSql() : ChangeOrderTests(() => new PostgreSqlServer());

/// <summary>
/// Checks that changes become visible in their order, even with many writers: a reader who has seen one has seen all
/// before it.
/// </summary>
public abstract class ChangeOrderTests(Func<Server> start)
{
    private const int Writes = 30;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_reader_misses_a_change_while_several_processes_write()
    {
        await using var server = start();
        await server.InitializeAsync();
        await using var other = Database.Open(server.ConnectionString);
        ArticleWriter[] writers = [
            server.Services.GetRequiredService<ArticleWriter>(),
            new(other, TimeProvider.System),
        ];
        var key = Server.Bearer(await server.KeyAsync(Scope.Read));

        // A reader who begins at 0 while others write is rightly not told of deleted resources.
        await server.SaveAsync(Story.Of());
        var since = await server.ScalarAsync<long>("select max(seq) from changes");

        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => WriteAsync(writers[n % 2], n))));
        var readers = await Task.WhenAll(
            Enumerable.Range(0, 6)
                .Select(
                    n => Task.Run(
                        () => ReadAsync(server, writing, n % 2 == 0 ? [] : [key], since, limit: 1 + (n * 7)))));
        await writing;

        var last = await server.QueryAsync<(long Seq, string Audience, string Type, long Id, string Op)>(
            "select seq, audience, type, target_id, op from changes where seq > @Since order by seq",
            new { Since = since });
        Assert.True(last.Count > 4 * Writes);
        for (var n = 0; n < readers.Length; n++)
        {
            var others = n % 2 == 0 ? "keyed" : "anonymous";
            var visible = last.Where(c => c.Audience != others).ToList();
            Assert.Empty(visible.Select(c => c.Seq).Except(readers[n].Select(c => c.Seq)));
            Assert.Equal(readers[n].Select(c => c.Seq).Distinct().Order(), readers[n].Select(c => c.Seq));

            var held = readers[n].GroupBy(c => (c.Type, c.Id)).ToDictionary(g => g.Key, g => g.Last());
            Assert.All(
                visible.GroupBy(c => (c.Type, c.Id)),
                g => Assert.Equal((g.Last().Seq, g.Last().Op), (held[g.Key].Seq, held[g.Key].Op)));
        }
    }

    private static async Task WriteAsync(ArticleWriter writer, int n)
    {
        for (var i = 0; i < Writes; i++)
        {
            var article = Story.Quoting("Ada Lindqvist")
                .Tagged("harbour", $"tag-{n}")
                .At($"https://example.org/{n}/{i % 10}");
            var saved = await Server.SaveAsync(
                i % 7 == 6 ? article with { Status = ArticleStatus.Draft } : article, writer);
            if (i % 10 == 9)
            {
                await writer.DeleteAsync(new(saved.Id, null), new(null), erase: false, Ct);
            }
        }
    }

    /// <summary>Returns everything that a reader gets who continues without a pause until nothing more comes.</summary>
    private static async Task<List<(long Seq, string Type, long Id, string Op)>> ReadAsync(
        Server server,
        Task writing,
        (string, string)[] headers,
        long since,
        int limit)
    {
        var seen = new List<(long, string, long, string)>();
        var next = $"/v1/changes?since={since}&limit={limit}";
        while (true)
        {
            var over = writing.IsCompleted;
            var page = await server.JsonAsync(next, headers);
            seen.AddRange(
                page["items"].Select(i => (i["seq"].AsNumber(), i["type"].AsText()!, i.Id, i["op"].AsText()!)));
            next = page["next"].AsText()!;
            if (over && page["caughtUp"].Raw.GetBoolean())
            {
                return seen;
            }
        }
    }
}
