using System.Text.Json;
using Api.Data.Keys;

namespace Api.Tests.Quotes;

public sealed class QuoteHistoriesOnSqlite(SqliteServer server)
    : QuoteHistoryTests(server), IClassFixture<SqliteServer>;

public sealed class QuoteHistoriesOnPostgreSql(PostgreSqlServer server)
    : QuoteHistoryTests(server), IClassFixture<PostgreSqlServer>;

public abstract class QuoteHistoryTests(Server server)
{
    private const string Said = " Ada Lindqvist said.";

    [Fact]
    public async Task Edits_of_a_quotation_are_told_under_each_of_its_ids_the_newest_first()
    {
        var source = Server.NewName("history");
        var first = await WriteAsync(source, $"“We will open the new harbour bridge soon,”{Said}");
        var second = await WriteAsync(source, $"“We will open the harbour bridge soon,”{Said}");
        await WriteAsync(source, $"“We will open the Harbour Bridge soon”,{Said}");
        var last = await WriteAsync(source, $"“We may open the Harbour Bridge soon”,{Said}");
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));

        string[] told =
        [
            "reworded 4 import We may open the Harbour Bridge soon",
            "reworded 2 import We will open the Harbour Bridge soon",
            "added 1 import We will open the new harbour bridge soon",
        ];
        foreach (var id in new[] { first, second, last })
        {
            var lines = await HistoryAsync(id, writer);
            Assert.Equal(told, lines.Select(line => line.TrimEnd(',')));
        }

        var publicly = await HistoryAsync(first);
        Assert.Equal(
            ["reworded 4 import We may open the Harbour Bridge soon", "reworded 2 import -", "added 1 import -"],
            publicly);
        Assert.Equal(publicly, await HistoryAsync(last, Server.Bearer(await server.KeyAsync(Scope.Read))));
    }

    [Fact]
    public async Task Words_that_still_stand_are_shown_to_everybody_however_they_are_written_now()
    {
        var source = Server.NewName("history");
        await WriteAsync(source, $"“We will open the new harbour bridge soon,”{Said}");
        await WriteAsync(source, $"“We will open the harbour bridge soon,”{Said}");
        var last = await WriteAsync(source, $"“We will open the Harbour Bridge soon,”{Said}");

        var items = (await server.JsonAsync($"/v1/quotes/{last}/history"))["items"];

        Assert.Equal(
            ["reworded 2 import We will open the Harbour Bridge soon", "added 1 import -"],
            (await HistoryAsync(last)).Select(line => line.TrimEnd(',')));
        Assert.Equal(last, items[0]["quoteId"].AsNumber());
        var article = (await server.JsonAsync($"/v1/quotes/{last}"))["articleId"].AsNumber();
        var edit = Assert.Single((await server.JsonAsync($"/v1/edits?article={article}"))["items"]);
        Assert.Equal("We will open the Harbour Bridge soon", edit["after"].AsText()!.TrimEnd(','));
    }

    [Fact]
    public async Task A_quotation_that_went_is_told_as_removed()
    {
        var source = Server.NewName("history");
        var id = await WriteAsync(source, $"“We will open the new harbour bridge soon,”{Said}");
        await WriteAsync(source, "Nothing is said any more.");

        Assert.Equal(["removed 2 import -", "added 1 import -"], await HistoryAsync(id));
        var items = (await server.JsonAsync($"/v1/quotes/{id}/history"))["items"];
        Assert.Equal(["change", "quoteId", "revision", "at", "cause", "text"], items[0].Names);
        Assert.Equal([id, id], items.Select(item => item["quoteId"].AsNumber()));
    }

    [Fact]
    public async Task What_a_caller_may_not_see_has_no_history()
    {
        var source = Server.NewName("history");
        var id = await WriteAsync(source, $"“We will open the new harbour bridge soon,”{Said}");
        var article = (await server.JsonAsync($"/v1/quotes/{id}"))["articleId"].AsNumber();
        var withheld = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{article}", """{"status": "withheld"}""", headers: ("If-Match", "*"));
        Assert.Equal(200, withheld.Status);

        (await server.GetAsync($"/v1/quotes/{id}/history")).AssertProblem(404);
        Assert.Single(await HistoryAsync(id, Server.Bearer(await server.KeyAsync(Scope.Read))));
        (await server.GetAsync("/v1/quotes/987654/history")).AssertProblem(404);
        (await server.GetAsync("/v1/quotes/x/history")).AssertProblem(404);
    }

    private async Task<IReadOnlyList<string>> HistoryAsync(long id, params (string, string)[] headers) =>
    [
        .. (await server.JsonAsync($"/v1/quotes/{id}/history", headers))["items"].Select(
            item => string.Join(
                ' ',
                item["change"].AsText(),
                item["revision"].AsNumber(),
                item["cause"].AsText(),
                item["text"].AsText() ?? "-")),
    ];

    /// <summary>Stores an article, or its next revision, and returns the id of its quote; 0 for none.</summary>
    private async Task<long> WriteAsync(string source, string paragraph)
    {
        string[] paragraphs = [$"The {source} opens.", paragraph];
        var article = new { externalId = source, publisher = "The Post", title = source, language = "en", paragraphs };
        var saved = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(article));
        Assert.InRange(saved.Status, 200, 201);
        return saved.Json["quotes"].Count == 0 ? 0 : saved.Json["quotes"][0].Id;
    }
}
