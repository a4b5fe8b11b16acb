using System.Net;
using Api.Data;
using Api.Data.Checks;
using Api.Data.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Articles;

public sealed class ArticleDocumentsOnSqlite(SqliteServer server)
    : ArticleDocumentTests(server), IClassFixture<SqliteServer>;

public sealed class ArticleDocumentsOnPostgreSql(PostgreSqlServer server)
    : ArticleDocumentTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that articles are answered from what was rendered when they were written, exactly as from their rows. What
/// every other test does is compared when its server is disposed of.
/// </summary>
public abstract class ArticleDocumentTests(Server server)
{
    private const string ValidSql = """
        select count(*) from article_documents d join articles a on a.id = d.article_id
        where a.id = @Id and d.version = a.version and d.format > 0
        """;

    private const string LeftSql = """
        select (select count(*) from article_documents where format = 0) + (select count(*) from name_turns)
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => server.Services.GetRequiredService<Database>();

    [Theory, InlineData("identity"), InlineData("br"), InlineData("gzip")]
    public async Task A_caller_cannot_tell_a_document_from_rows(string coding)
    {
        var id = await WriteAsync();
        var tag = (await server.JsonAsync($"/v1/articles/{id}"))["tags"][0]["slug"].AsText();
        foreach (var target in new[]
        {
            $"/v1/articles/{id}",
            $"/v1/articles?tag={tag}",
            $"/v1/articles?tag={tag}&include=paragraphs,quotes,images&total=true&facets=year",
            $"/v1/articles?tag={tag}&format=ndjson",
            $"/v1/articles?tag={tag}&format=ndjson&include=paragraphs,quotes,images",
        })
        {
            Assert.Equal(1, await server.ScalarAsync<long>(ValidSql, new { Id = id }));
            var rendered = await BytesAsync(target, coding);
            await AgeAsync(id);
            var read = await BytesAsync(target, coding);
            await LeaveAsync(id);
            await CatchUpAsync();

            Assert.Equal(rendered.Tag, read.Tag);
            Assert.Equal(rendered.Coding, read.Coding);
            Assert.Equal(rendered.Body, read.Body);
        }
    }

    [Fact]
    public async Task A_document_is_given_as_it_was_rendered()
    {
        var id = await WriteAsync();

        // Without a version of its own, which no writer leaves out: no reader looks at the rows.
        await WriteAsync("update articles set summary = 'Unseen' where id = @Id", new { Id = id });
        Assert.Null((await server.JsonAsync($"/v1/articles/{id}"))["summary"].AsText());
        Assert.Equal("Unseen", (await server.JsonAsync($"/v1/articles/{id}?fields=summary"))["summary"].AsText());

        await AgeAsync(id);
        Assert.Equal("Unseen", (await server.JsonAsync($"/v1/articles/{id}"))["summary"].AsText());
        await LeaveAsync(id);
    }

    [Fact]
    public async Task Readers_render_and_write_nothing()
    {
        var id = await WriteAsync();
        await AgeAsync(id);

        await server.JsonAsync($"/v1/articles/{id}");
        await server.JsonAsync($"/v1/articles?id={id}");
        Assert.Equal(0, await server.ScalarAsync<long>(ValidSql, new { Id = id }));

        await LeaveAsync(id);
        await CatchUpAsync();
        Assert.Equal(1, await server.ScalarAsync<long>(ValidSql, new { Id = id }));
    }

    [Fact]
    public async Task A_new_name_shows_at_once_in_every_article_and_documents_follow()
    {
        var (author, renamed) = (Server.NewName("Maj Lund"), Server.NewName("Maj Berg"));
        var ids = new List<long>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add((await server.SaveAsync(Story.Of().By(author))).Id);
        }

        var slug = (await server.JsonAsync($"/v1/articles/{ids[0]}"))["authors"][0]["slug"].AsText();
        var patched = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/authors/{slug}", $$"""{"name": "{{renamed}}"}""", headers: ("If-Match", "*"));
        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)patched.Status);
        await server.SettleAsync();

        foreach (var id in ids)
        {
            var article = await server.JsonAsync($"/v1/articles/{id}");
            Assert.Equal(renamed, article["authors"][0]["name"].AsText());
        }

        await CatchUpAsync();
        await using var session = await Database.ReadSnapshotAsync(Ct);
        Assert.Empty(await KeptDocuments.FindFaultsAsync(session, Ct));
    }

    [Fact]
    public async Task While_articles_follow_a_new_name_none_is_answered_from_its_document()
    {
        var id = await WriteAsync();
        Task<Session> next;
        await using (var session = await Database.WriteAsync(Ct))
        {
            // In line before the upkeep, which has no work before the commit: no turn is taken while the test reads.
            next = Database.WriteAsync(Ct).AsTask();
            await session.ExecuteAsync("update articles set summary = 'Renamed' where id = @Id", new { Id = id });
            await session.ExecuteAsync("insert into name_turns (noun, target_id) values ('tag', 0)");
            await session.CommitAsync(Ct);
        }

        await using (await next)
        {
            await server.SettleAsync();
            Assert.Equal("Renamed", (await server.JsonAsync($"/v1/articles/{id}"))["summary"].AsText());
        }

        await LeaveAsync(id);
    }

    [Theory, InlineData(""), InlineData("?erase=true")]
    public async Task A_deleted_article_leaves_no_document(string query)
    {
        var id = await WriteAsync();

        var deleted = await server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{id}{query}",
            null,
            null,
            Server.Bearer(await server.KeyAsync(Data.Keys.Scope.Admin)),
            ("If-Match", "*"));

        Assert.InRange(deleted.Status, 200, 204);
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from article_documents where article_id = @Id", new { Id = id }));
        Assert.Equal(410, (await server.GetAsync($"/v1/articles/{id}")).Status);
    }

    [Theory]
    [InlineData("update article_documents set whole = @Junk where article_id = @Id")]
    [InlineData("update article_documents set slim = @Junk where article_id = @Id")]
    [InlineData("update article_documents set hash = 'other' where article_id = @Id")]
    public async Task A_damaged_document_is_found_by_the_check(string damage)
    {
        var id = await WriteAsync();
        await WriteAsync(damage, new { Id = id, Junk = new byte[] { 1, 2, 3 } });

        var faults = new List<string>();
        await new DatabaseCheck(Database, faults.Add).RunAsync(Ct);
        await LeaveAsync(id);

        Assert.Contains(faults, fault => fault.EndsWith($"not: {id}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("paragraphs", "marks", "[]")]
    [InlineData("paragraphs", "kind", "paragraph")]
    [InlineData("paragraphs", "structure", null)]
    [InlineData("images", "metadata", "{}")]
    [InlineData("quotes", "anchor", "exact")]
    [InlineData("sources", "left_out", "[]")]
    public async Task An_article_with_a_damaged_row_keeps_no_other_from_being_rendered(
        string table,
        string column,
        string? sound)
    {
        var sql = $"update {table} set {column} = @Value where article_id = @Id";
        var (damaged, other) = (await WriteAsync(), await WriteAsync());
        await server.ExecuteAsync(sql, new { Id = damaged, Value = "broken" });

        await CatchUpAsync();

        Assert.Equal(0, await server.ScalarAsync<long>(ValidSql, new { Id = damaged }));
        Assert.Equal(1, await server.ScalarAsync<long>(ValidSql, new { Id = other }));
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from article_documents where format = 0"));
        (await server.GetAsync($"/v1/articles/{damaged}")).AssertProblem(500);
        await server.ExecuteAsync(sql, new { Id = damaged, Value = sound });
    }

    private async Task<long> WriteAsync()
    {
        var (title, speaker) = (Server.NewName("Bridge"), Server.NewName("Ada Lindqvist"));
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "title": "{{title}}", "publisher": "Harbour Post", "authors": ["Mara Quill"],
              "tags": ["{{Server.NewName("ports")}}"], "publishedOn": "2024-05-06",
              "images": [{
                "caption": "The quay \u2028 at dawn.", "width": 800, "metadata": { "links": { "self": "/v1/x" } }
              }],
              "html": "<h2>Now</h2><p>The <b>{{title}}</b> opened.</p><p>“It is safe,” {{speaker}} said.</p>"
            }
            """);
        Assert.Equal(201, posted.Status);

        // While articles follow a new name of another test, none is answered from its document.
        await CatchUpAsync();
        return posted.Json.Id;
    }

    private async Task WriteAsync(string sql, object parameters)
    {
        await using (var session = await Database.WriteAsync(Ct))
        {
            await session.ExecuteAsync(sql, parameters);
            await session.CommitAsync(Ct);
        }

        await server.SettleAsync();
    }

    // A document of an older version, which no turn looks for: its article is read from rows.
    private Task<int> AgeAsync(long id) =>
        server.ExecuteAsync("update article_documents set version = 0 where article_id = @Id", new { Id = id });

    private Task<int> LeaveAsync(long id) =>
        server.ExecuteAsync("update article_documents set format = 0 where article_id = @Id", new { Id = id });

    // The server's own upkeep may have taken a turn that it has not committed yet.
    private async Task CatchUpAsync()
    {
        do
        {
            await server.Services.GetRequiredService<UpkeepLoop>().CatchUpAsync(Ct);
        }
        while (await server.ScalarAsync<long>(LeftSql) > 0);

        await server.SettleAsync();
    }

    private async Task<(string? Tag, string? Coding, byte[] Body)> BytesAsync(string target, string coding)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.Add("Accept-Encoding", coding);
        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (
            answer.Headers.ETag?.ToString(),
            answer.Content.Headers.ContentEncoding.SingleOrDefault(),
            await answer.Content.ReadAsByteArrayAsync(Ct));
    }
}
