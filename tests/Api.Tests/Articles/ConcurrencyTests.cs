using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Api.Tests.Articles;

public sealed class ConcurrencyOnSqlite(SqliteServer server) : ConcurrencyTests(server), IClassFixture<SqliteServer>;
public sealed class ConcurrencyOnPostgreSql(PostgreSqlServer server)
    : ConcurrencyTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Many write at the same time.</summary>
public abstract class ConcurrencyTests(Server server)
{
    [Fact]
    public async Task Sixty_four_writers_and_their_readers_finish_without_an_error()
    {
        var longest = new ConcurrentBag<TimeSpan>();
        async Task<Reply> TimedAsync(Func<Task<Reply>> send)
        {
            var watch = Stopwatch.StartNew();
            var reply = await send();
            longest.Add(watch.Elapsed);
            return reply;
        }

        var writers = Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                var posted = await TimedAsync(() =>
                    server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(new
                    {
                        title = $"Bridge {writer} {i}",
                        tags = new[] { "ports", $"tag{writer % 8}" },
                        paragraphs = new[]
                        {
                            $"The {Server.NewName("bridge")} opened.",
                            $"“It is safe,” Ada Lindqvist {writer % 8} said.",
                        },
                    })));
                Assert.True(posted.Status == 201, posted.Text);
                var patched = await TimedAsync(
                    () =>
                        server.WriteAsync(
                            HttpMethod.Patch,
                            $"/v1/articles/{posted.Json.Id}",
                            """{"subtitle": "At last"}""",
                            headers: ("If-Match", posted["ETag"]!)));
                Assert.True(patched.Status == 200, patched.Text);
                Assert.Equal(
                    "At last", (await server.JsonAsync($"/v1/articles/{posted.Json.Id}"))["subtitle"].AsText());
            }
        }));
        await Task.WhenAll(writers);

        TestContext.Current.SendDiagnosticMessage(
            $"{longest.Count} writes by 64 writers: the longest took {longest.Max().TotalMilliseconds:n0} ms.");
        Assert.Equal(
            64 * 3, await server.ScalarAsync<long>("select count(*) from articles where subtitle = 'At last'"));
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await server.ScalarAsync<long>(sql) == 0, $"The {what} are miscounted.");
        }
    }

    [Fact]
    public async Task The_same_article_posted_twice_at_once_is_one_article()
    {
        var body = JsonSerializer.Serialize(
            new { title = Server.NewName("Bridge"), text = $"The {Server.NewName("bridge")} opened." });

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => server.WriteAsync(HttpMethod.Post, "/v1/articles", body)));

        Assert.Single(replies, r => r.Status == 201);
        Assert.Equal(15, replies.Count(r => r.Status == 200 && r.Json["result"].AsText() == "unchanged"));
        Assert.Single(replies.Select(r => r.Json.Id).Distinct());
    }
}
