using Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class SearchLimitsOnSqlite(SqliteServer server) : SearchLimitTests(server), IClassFixture<SqliteServer>
{
    protected override async Task WhileSlowAsync(Database database, Func<Task> search)
    {
        database.SearchTimeout = TimeSpan.Zero;
        await search();
        database.SearchTimeout = TimeSpan.FromSeconds(10);
    }
}

public sealed class SearchLimitsOnPostgreSql(PostgreSqlServer server)
    : SearchLimitTests(server), IClassFixture<PostgreSqlServer>
{
    protected override async Task WhileSlowAsync(Database database, Func<Task> search)
    {
        // Holding the table keeps searches waiting.
        database.SearchTimeout = TimeSpan.FromMilliseconds(100);
        await using var session = await database.WriteAsync(TestContext.Current.CancellationToken);
        await session.ExecuteAsync("lock table paragraph_search in access exclusive mode");
        await search();
        database.SearchTimeout = TimeSpan.FromSeconds(10);
    }
}

/// <summary>Searches that find too much, or take too long.</summary>
public abstract class SearchLimitTests(Server server)
{
    /// <summary>Runs it while every search takes longer than it may.</summary>
    protected abstract Task WhileSlowAsync(Database database, Func<Task> search);

    [Fact]
    public async Task By_relevance_a_list_ends_behind_a_thousand_with_a_problem_that_says_how_to_go_on()
    {
        var word = Server.NewName("needle").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(
            Story.Of(
                [
                    .. Enumerable.Range(1, 1005)
                        .Select(i => $"A {word} in paragraph {i}{(i % 3 == 0 ? $" and another {word}" : "")}."),
                ]));
        var target = $"/v1/paragraphs?q={word}&limit=90&fields=id";

        var (seen, next) = (new List<long>(), (string?)target);
        for (var reply = await server.GetAsync(target); reply.Status == 200; reply = await server.GetAsync(next!))
        {
            seen.AddRange(reply.Json["items"].Ids());
            next = reply.Json["next"].AsText();
        }

        Assert.Equal(1000, seen.Distinct().Count());
        Assert.Equal(1000, seen.Count);
        Assert.Contains(
            "sort=-publishedAt",
            (await server.GetAsync(next!)).AssertProblem(400, "cursor")["detail"].AsText(),
            StringComparison.Ordinal);
        Assert.Equal(
            1005, (await server.AllAsync($"/v1/paragraphs?q={word}&limit=100&fields=id&sort=-publishedAt")).Count);
        Assert.Equal(1005, (await server.JsonAsync($"{target}&total=true"))["total"]["value"].AsNumber());

        var database = server.Services.GetRequiredService<Database>();
        database.SearchWindow = 500;
        var page = await server.JsonAsync($"{target}&limit=100".Replace("limit=90&", "", StringComparison.Ordinal));
        database.SearchWindow = 10_000;
        Assert.Equal("newest", page["ranking"].AsText());
        Assert.All(page["items"].Ids(), id => Assert.Contains(id, seen.Order().TakeLast(500)));

        await WhileSlowAsync(
            database,
            async () =>
                Assert.Contains(
                    "search_timeout",
                    (await server.GetAsync($"/v1/paragraphs?q={word}%20paragraph")).AssertProblem(503, "q").ToString(),
                    StringComparison.Ordinal));
        Assert.Equal(20, (await server.JsonAsync($"/v1/paragraphs?q={word}%20paragraph"))["items"].Count);
    }

    [Fact]
    public async Task What_was_given_up_is_found_when_it_is_asked_for_again()
    {
        var word = Server.NewName("patience").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(Story.Of([.. Enumerable.Range(1, 1005).Select(i => $"It takes {word}, {i}.")]));
        var (database, words) = (server.Services.GetRequiredService<Database>(), word);
        foreach (var filter in new[] { "", "&total=true", "&sort=-publishedAt", "&sort=-publishedAt&total=true" })
        {
            // A statement is prepared when it comes for the second time over a connection, and no answer is kept to a
            // request that was not sent before.
            for (var round = 0; round < 3; round++)
            {
                Assert.Equal(20, (await server.JsonAsync($"/v1/paragraphs?q={words}{filter}"))["items"].Count);
                words += $"%20{word}";
                await WhileSlowAsync(
                    database,
                    async () => (await server.GetAsync($"/v1/paragraphs?q={words}{filter}")).AssertProblem(503, "q"));
                Assert.Equal(20, (await server.JsonAsync($"/v1/paragraphs?q={words}{filter}"))["items"].Count);
            }

            words = word;
        }
    }
}
