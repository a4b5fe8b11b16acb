using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Api.Data.Keys;

namespace Api.Tests.Acts;

public sealed class ActsOnSqlite(SqliteServer server) : ActTests(server), IClassFixture<SqliteServer>;
public sealed class ActsOnPostgreSql(PostgreSqlServer server) : ActTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that every write leaves one row that says who did what, and none of its words.</summary>
public abstract partial class ActTests(Server server)
{
    private const string ArticleActsSql = """
        select a.verb from acts a where a.target_type = 'article' and a.target_id = @Id order by a.id
        """;

    [Fact]
    public async Task Every_write_over_http_leaves_one_act_of_its_key_and_one_that_changes_nothing_none()
    {
        var (before, key) = (await CountAsync(), await server.KeyAsync(Scope.Admin));
        var keyId = long.Parse(key.Split('_')[1], CultureInfo.InvariantCulture);
        var article = await SendAsync(HttpMethod.Post, "/v1/articles", Body(out var sent));
        var path = $"/v1/articles/{article["id"].AsNumber()}";
        await SendAsync(HttpMethod.Post, "/v1/articles", sent);
        await SendAsync(HttpMethod.Patch, path, """{"title": "Another"}""");
        await SendAsync(HttpMethod.Patch, path, """{"title": "Another"}""");
        var quote = article["quotes"][0]["id"].AsNumber();
        var speaker = article["quotes"][0]["speakers"][0]["id"].AsNumber();
        await SendAsync(HttpMethod.Patch, $"/v1/quotes/{quote}", """{"speakerIds": []}""");
        await SendAsync(
            HttpMethod.Post, path + "/quotes", """{"paragraphNumber": 2, "start": 0, "end": 3, "kind": "indirect"}""");
        await SendAsync(HttpMethod.Patch, $"/v1/speakers/{speaker}", """{"identity": "confirmed"}""");
        await SendAsync(HttpMethod.Delete, path, null);
        await SendAsync(HttpMethod.Delete, path + "?erase=true", null);

        var acts = await server.QueryAsync<(
            string Verb, string TargetType, long? KeyId, string? KeyName, string? Address)>(
            "select a.verb, a.target_type, a.key_id, a.key_name, a.address from acts a where a.id > @Before "
                + "and a.target_type <> 'key' order by a.id",
            new { Before = before });

        Assert.Equal(
            [
                "import article", "update article", "update quote", "add quote", "update speaker", "delete article",
                "erase article",
            ],
            acts.Select(a => $"{a.Verb} {a.TargetType}"));
        Assert.All(acts, act => Assert.Equal((keyId, "127.0.0.1"), (act.KeyId, act.Address)));
        Assert.All(acts, act => Assert.StartsWith("key-", act.KeyName, StringComparison.Ordinal));
        Assert.Equal(
            $$"""{"speakers":[{{speaker}}]} {"speakers":[]}""",
            await server.ScalarAsync<string>(
                "select a.before || ' ' || a.after from acts a where a.target_type = 'quote' and a.target_id = @Quote",
                new { Quote = quote }));

        async Task<Element> SendAsync(HttpMethod method, string target, string? body)
        {
            var reply = await server.SendAsync(
                method, target, body, "application/json", Server.Bearer(key), ("If-Match", "*"));
            Assert.True(reply.Status is >= 200 and < 300, $"{method} {target} answered {reply.Status}: {reply.Text}");
            return reply.Text.Length == 0 ? default! : reply.Json;
        }
    }

    [Fact]
    public async Task An_import_of_many_leaves_one_act_with_its_counts()
    {
        var before = await CountAsync();
        var lines = string.Concat(Enumerable.Range(0, 120).Select(_ => Body(out var _) + "\n"))
            + Body(out var twice)
            + "\n"
            + twice
            + "\n{\"nonsense\": 1}\n";

        await server.WriteAsync(HttpMethod.Post, "/v1/imports", lines, "application/x-ndjson");

        var act = Assert.Single(await server.QueryAsync<(string Verb, long? TargetId, string After)>(
            "select a.verb, a.target_id, a.after from acts a where a.id > @Before "
                + "and coalesce(a.target_type, '') <> 'key'",
            new { Before = before }));
        Assert.Equal(("import", null, """{"created":121,"updated":0,"unchanged":1,"rejected":1}"""), act);
    }

    [Fact]
    public async Task No_act_holds_a_word_of_what_it_is_about()
    {
        var story = Story.Quoting("Wilhelmina Aardenburg").Tagged("unspeakable");
        var saved = await server.SaveAsync(story);

        Assert.Equal(["import"], await server.QueryAsync<string>(ArticleActsSql, new { saved.Id }));
        var documents = await server.QueryAsync<string>(
            "select coalesce(a.before, '') || coalesce(a.after, '') from acts a");
        Assert.All(documents, document => Assert.Matches(IdsAlone(), document));
    }

    // Names of members, numbers and lists of numbers.
    [GeneratedRegex("""^(\{("[a-z]+":(\d+|\[[\d,]*\]|null),?)*\})*$""")]
    private static partial Regex IdsAlone();

    private async Task<long> CountAsync() => await server.ScalarAsync<long>("select coalesce(max(id), 0) from acts");

    private static string Body(out string sent) => sent = JsonSerializer.Serialize(new
    {
        title = Server.NewName("Bridge"),
        paragraphs = new[] { "“It is safe,” Ada Lindqvist said.", Server.NewName("Words.") },
    });
}
