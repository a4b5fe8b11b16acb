using Api.Data;
using Api.Data.Checks;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Checks;

public sealed class ChecksOnSqlite() : CheckTests<SqliteServer>;
public sealed class ChecksOnPostgreSql() : CheckTests<PostgreSqlServer>;

public abstract class CheckTests<TServer> : IAsyncLifetime
    where TServer : Server, new()
{
    private readonly TServer _server = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Nothing more: without a server of the database a test is skipped, but only after this.
    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_people_and_senders_did_is_sound()
    {
        await LiveAsync();

        Assert.Empty(await CheckAsync());
    }

    /// <summary>Checks that each kind of damage is found, by one fault.</summary>
    [Theory]
    [InlineData("update tags set article_count = article_count + 1 where id = 1", "tags' articles")]
    [InlineData("update speakers set quote_count = 99 where id = 1", "speakers' quotes")]
    [InlineData("update articles set paragraph_count = 99 where id = @Id", "articles' paragraphs")]
    [InlineData("update quotes set text = 'It is not safe' where article_id = @Id and number = 1", "quotes are not in")]
    [InlineData("update quotes set place_start = place_start + 1 where article_id = @Id and number = 1", "quotes are not in")]
    [InlineData("update quotes set mention_start_utf16 = mention_start_utf16 + 1 where article_id = @Id and number = 1", "quotes are not in")]
    [InlineData("update quotes set cue_text = 'denied' where article_id = @Id and number = 1", "quotes are not in")]
    [InlineData("update paragraphs set text = text || ' tomorrow' where article_id = @Id and number = 1 and removed_in is null", "rows of paragraph_search")]
    [InlineData("update articles set title = 'Another' where id = @Id", "rows of article_search")]
    [InlineData("update images set caption = 'Another' where article_id = @Id", "rows of image_search")]
    [InlineData("update quotes set review = 'rejected' where article_id = @Id and number = 1", "rows of quote_search")]
    [InlineData("update quotes set replaced_by = id where article_id = @Id and number = 1", "quotes' successors")]
    [InlineData("delete from changes where type = 'article' and target_id = @Id", "missing from the changes")]
    [InlineData("delete from changes where type = 'quote' and op <> 'deleted'", "missing from the changes")]
    [InlineData("update changes set op = 'deleted' where type = 'tag' and target_id = 1", "living resources are missing")]
    [InlineData("update changes set op = 'updated' where op = 'deleted' and type = 'article'", "dead resources live")]
    [InlineData("update changes set audience = 'keyed' where type = 'paragraph' and article_id = @Id", "everybody sees")]
    [InlineData("update changes set audience = 'everyone' where audience = 'keyed' and type = 'article'", "not everybody may see")]
    public async Task What_is_wrong_is_found(string damage, string told)
    {
        await _server.ExecuteAsync(damage, new { Id = await LiveAsync() });

        Assert.Contains(await CheckAsync(), fault => fault.Contains(told, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        var faults = new List<string>();
        Assert.Equal(
            await new DatabaseCheck(_server.Services.GetRequiredService<Database>(), faults.Add).RunAsync(Ct),
            faults.Count);
        return faults;
    }

    /// <summary>
    /// Stores an article that stays as it was posted, beside others to which everything possible has happened.
    /// </summary>
    private async Task<long> LiveAsync()
    {
        var stays = await PostAsync("published", "The 🚢 quay");
        var (changed, drafted, withheld, deleted, erased) =
            (await PostAsync("published", "a"), await PostAsync("draft", "b"), await PostAsync("published", "c"),
                await PostAsync("published", "d"), await PostAsync("published", "e"));
        await DoAsync(
            HttpMethod.Patch,
            $"/v1/articles/{changed}",
            """{"text": "It opened 🚢.\n\n“It is safe,” Bo Marsh said.", "tags": ["zz"], "authors": ["Ines Calder"], "publisher": "Quay Times"}""",
            200);
        await DoAsync(HttpMethod.Patch, $"/v1/articles/{drafted}", """{"title": "Still a draft"}""", 200);
        await DoAsync(HttpMethod.Patch, $"/v1/articles/{withheld}", """{"status": "withheld"}""", 200);
        await DoAsync(HttpMethod.Delete, $"/v1/articles/{deleted}", null, 204);
        var erase = await _server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{erased}?erase=true",
            null,
            "application/json",
            Server.Bearer(await _server.KeyAsync("admin")),
            ("If-Match", "*"));
        Assert.Equal(200, erase.Status);
        var quotes = (await _server.JsonAsync($"/v1/quotes?article={changed}"))["items"];
        await DoAsync(HttpMethod.Patch, $"/v1/quotes/{quotes[0].Id}", """{"review": "rejected"}""", 200);
        var speakers = (await _server.JsonAsync("/v1/speakers"))["items"];
        await DoAsync(
            HttpMethod.Post, $"/v1/speakers/{speakers[1].Id}/merge", $$"""{"into": {{speakers[0].Id}}}""", 200);
        foreach (var noun in new[] { "authors", "publishers", "tags" })
        {
            var ids = (await _server.JsonAsync($"/v1/{noun}"))["items"].Ids().Order().ToList();
            await DoAsync(HttpMethod.Post, $"/v1/{noun}/{ids[^1]}/merge", $$"""{"into": {{ids[0]}}}""", 200);
        }

        return stays;
    }

    private async Task<long> PostAsync(string status, string name)
    {
        var posted = await _server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "title": "{{name}} {{Server.NewName("Bridge")}}", "status": "{{status}}", "tags": ["ports", "{{name}}"], "authors": ["Mara Quill"], "publisher": "Harbour Post",
              "images": [{"caption": "The quay at dawn, {{name}}.", "width": 800}],
              "text": "The {{name}} opened.\n\n🚢 “It is safe, {{name}},” Ada Lindqvist said.\n\n“It is not,” Mayor Bo Marsh told reporters of {{name}}."
            }
            """);
        Assert.True(posted.Status == 201, posted.Text);
        return posted.Json.Id;
    }

    private async Task DoAsync(HttpMethod method, string target, string? body, int status)
    {
        var reply = await _server.WriteAsync(method, target, body, headers: ("If-Match", "*"));
        Assert.True(reply.Status == status, $"{target} answered {reply.Status}: {reply.Text}");
    }
}
