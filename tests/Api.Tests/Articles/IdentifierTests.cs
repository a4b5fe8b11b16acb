using System.Text.Json.Nodes;

namespace Api.Tests.Articles;

public sealed class IdentifiersOnSqlite(SqliteServer server) : IdentifierTests(server), IClassFixture<SqliteServer>;
public sealed class IdentifiersOnPostgreSql(PostgreSqlServer server)
    : IdentifierTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>An import under another identifier never takes an article over.</summary>
public abstract class IdentifierTests(Server server)
{
    private readonly string _url = $"https://post.example/{Server.NewName("page")}";
    private readonly string _publisher = Server.NewName("Harbour Post");
    private readonly string[] _words = [.. Enumerable.Range(0, 4).Select(_ => Server.NewName("Words of the ferry."))];

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    public async Task Another_text_or_another_publisher_is_refused_and_the_one_that_has_the_address_is_named(
        bool isSamePublisher,
        int shared)
    {
        var first = await SendAsync("north", _words);
        var other = Article("south", [.. _words.Take(shared), "Other words.", "And others still.", "And more."]);
        other["publisher"] = isSamePublisher ? _publisher : "Another Post";

        var problem = (await server.WriteAsync(HttpMethod.Post, "/v1/articles", other.ToJsonString())).AssertProblem(
            409);
        var again = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/imports",
            $"{Article("north", _words).ToJsonString()}\n{other.ToJsonString()}\n",
            "application/x-ndjson");

        Assert.Contains($"article {first["id"].AsNumber()}", problem["detail"].AsText(), StringComparison.Ordinal);
        Assert.Equal(
            ["unchanged", "rejected"],
            again.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!["result"]!.GetValue<string>()));
        Assert.Equal("north", (await server.JsonAsync($"/v1/articles/{first["id"].AsNumber()}"))["title"].AsText());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public async Task The_same_publisher_may_call_a_revision_of_the_same_text_by_a_second_identifier(int shared)
    {
        var first = await SendAsync("north", _words);

        var second = await SendAsync("south", [.. _words.Take(shared), "Words that are new."]);

        Assert.Equal(
            (first["id"].AsNumber(), "updated", "south"),
            (second["id"].AsNumber(), second["result"].AsText(), second["title"].AsText()));
        Assert.Equal(
            (Id("north"), $"{Id("north")} {Id("south")}"),
            (second["externalId"].AsText(), string.Join(' ', second["externalIds"].Select(i => i.AsText()))));
    }

    [Fact]
    public async Task Two_senders_that_repeat_themselves_change_nothing_and_either_may_go_on()
    {
        var first = await SendAsync("north", _words);
        var second = await SendAsync("south", [.. _words, "Words that are new."]);

        var results = new List<string?>();
        foreach (var (side, words) in new[]
        {
            ("north", _words),
            ("south", [.. _words, "Words that are new."]),
            ("south", [.. _words, "Newer still."]),
            ("south", [.. _words, "Newer still."]),
        })
        {
            results.Add((await SendAsync(side, words))["result"].AsText());
        }

        Assert.Equal(["unchanged", "unchanged", "updated", "unchanged"], results);
        Assert.Equal(
            second["revision"].AsNumber() + 1,
            (await server.JsonAsync($"/v1/articles/{first["id"].AsNumber()}"))["revision"].AsNumber());
    }

    [Fact]
    public async Task An_article_with_one_identifier_lists_it_and_one_without_lists_none()
    {
        var one = await SendAsync("north", _words);
        var none =
            (await server.WriteAsync(
                HttpMethod.Post, "/v1/articles", $$"""{"text": "{{Server.NewName("ferry")}} left."}""")).Json;

        Assert.Equal([Id("north")], one["externalIds"].Select(i => i.AsText()));
        Assert.Empty(none["externalIds"]);
    }

    private string Id(string side) => $"{side}-{_url[^6..]}";

    private JsonObject Article(string side, IReadOnlyList<string> paragraphs) => new()
    {
        ["externalId"] = Id(side),
        ["canonicalUrl"] = _url,
        ["publisher"] = _publisher,
        ["title"] = side,
        ["paragraphs"] = new JsonArray([.. paragraphs.Select(p => JsonValue.Create(p))]),
    };

    private async Task<Element> SendAsync(string side, IReadOnlyList<string> paragraphs)
    {
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", Article(side, paragraphs).ToJsonString());
        Assert.True(reply.Status is 200 or 201, reply.Text);
        return reply.Json;
    }
}
