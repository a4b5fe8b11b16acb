using Api.Content.Articles;
using Api.Data;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Http;

public sealed class ArticleCachingOnSqlite(SqliteServer server)
    : ArticleCachingTests(server), IClassFixture<SqliteServer>;

public sealed class ArticleCachingOnPostgreSql(PostgreSqlServer server)
    : ArticleCachingTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that answers that are one article are kept while others are written, and that whatever changes one of them is
/// seen by the next request.
/// </summary>
public abstract class ArticleCachingTests(Server server)
{
    private static readonly string[] Forms = ["?", "?fields=title,authors.name", "?include=quotes", "?format=md"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => server.Services.GetRequiredService<Database>();

    [Fact]
    public async Task An_article_is_kept_while_others_are_written()
    {
        var saved = await server.SaveAsync(Story.Of());
        var before = await AnswersAsync(saved.Id);

        // No writer changes an article without a place in the log of changes.
        await using (var session = await Database.WriteAsync(Ct))
        {
            await session.ExecuteAsync("update articles set title = 'Unseen' where id = @Id", new { saved.Id });
            await session.CommitAsync(Ct);
        }

        await server.SaveAsync(Story.Of());
        await server.SaveElsewhereAsync(Story.Of());
        await server.SettleAsync();
        var after = await AnswersAsync(saved.Id);

        Assert.Equal(before, after);
        Assert.Equal("Unseen", (await server.JsonAsync($"/v1/articles/{saved.Id}?&fields=title"))["title"].AsText());
        await server.ExecuteAsync("update articles set title = 'Ferry' where id = @Id", new { saved.Id });
    }

    [Fact]
    public async Task Whatever_changes_an_article_is_seen_by_the_next_request()
    {
        var (author, other, speaker) = (
            Server.NewName("Maj Lund"), Server.NewName("Bo Lund"), Server.NewName("Ada Lindqvist"));
        var saved = await server.SaveAsync(Story.Quoting(speaker).By(author));
        var namesake = await server.SaveAsync(Story.Of().By(other));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        var authorId = article["authors"][0].Id;
        var otherId = (await server.JsonAsync($"/v1/articles/{namesake.Id}"))["authors"][0].Id;
        var quote = article["quotes"][0];
        var speakerId = quote["speakers"][0].Id;
        var changes = new (string Target, string Patch)[]
        {
            ($"/v1/articles/{saved.Id}", """{"title": "The quay"}"""),
            ($"/v1/articles/{saved.Id}", """{"text": "The quay is shut.\n\n“It is shut,” Ada Lindqvist said."}"""),
            ($"/v1/authors/{authorId}", $$"""{"name": "{{Server.NewName("Maj Berg")}}"}"""),
            ($"/v1/speakers/{speakerId}", $$"""{"name": "{{Server.NewName("Ada Berg")}}"}"""),
            ($"/v1/articles/{saved.Id}", """{"status": "draft"}"""),
            ($"/v1/articles/{saved.Id}", """{"status": "published"}"""),
        };
        await SeenAsync(saved.Id);
        foreach (var (target, patch) in changes)
        {
            var patched = await server.WriteAsync(HttpMethod.Patch, target, patch, headers: ("If-Match", "*"));
            Assert.True(patched.Status == 200, $"{target}: {patched.Text}");
            await SeenAsync(saved.Id);
        }

        var merged = await server.WriteAsync(
            HttpMethod.Post,
            $"/v1/authors/{authorId}/merge",
            $$"""{"into": {{otherId}}}""",
            headers: ("If-Match", "*"));
        Assert.Equal(200, merged.Status);
        await SeenAsync(saved.Id);

        await server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{saved.Id}",
            null,
            null,
            Server.Bearer(await server.KeyAsync(Scope.Write)),
            ("If-Match", "*"));
        await SeenAsync(saved.Id);
    }

    [Fact]
    public async Task After_any_writes_by_anybody_nobody_is_given_an_article_of_before()
    {
        var random = new Random(5);
        var urls = Enumerable.Range(0, 8).Select(_ => $"https://example.org/{Server.NewName("page")}").ToList();
        var ids = new List<long>();
        foreach (var url in urls)
        {
            ids.Add((await server.SaveAsync(Numbered(url))).Id);
        }

        for (var round = 0; round < 20; round++)
        {
            var reading = Task.WhenAll(ids.Select(AnswersAsync));
            var article = Numbered(urls[random.Next(urls.Count)]);
            await (random.Next(2) == 0 ? server.SaveAsync(article) : server.SaveElsewhereAsync(article));
            await reading;
            foreach (var id in ids)
            {
                await SeenAsync(id);
            }
        }

        ParsedArticle Numbered(string url) => Story.Of().At(url) with { Title = Server.NewName("Title") };
    }

    // The first answers may be kept ones; nobody has asked in these words before.
    private async Task SeenAsync(long id)
    {
        await server.SettleAsync();
        var unseen = new string('&', 1 + Random.Shared.Next(1_000));
        for (var i = 0; i < Forms.Length; i++)
        {
            var kept = await server.GetAsync($"/v1/articles/{id}{Forms[i]}");
            var read = await server.GetAsync($"/v1/articles/{id}{Forms[i]}{unseen}");
            Assert.Equal((read.Status, read["ETag"]), (kept.Status, kept["ETag"]));
        }
    }

    private async Task<IReadOnlyList<string>> AnswersAsync(long id)
    {
        var answers = new List<string>();
        foreach (var form in Forms)
        {
            answers.Add((await server.GetAsync($"/v1/articles/{id}{form}")).Text);
        }

        return answers;
    }
}
