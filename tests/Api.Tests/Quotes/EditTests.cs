using System.Text.Json;
using Api.Data.Keys;

namespace Api.Tests.Quotes;

public sealed class EditsOnSqlite(SqliteServer server) : EditTests(server), IClassFixture<SqliteServer>;
public sealed class EditsOnPostgreSql(PostgreSqlServer server) : EditTests(server), IClassFixture<PostgreSqlServer>;

public abstract class EditTests(Server server)
{
    private const string First = "“We will open the new harbour bridge soon,” Ada Lindqvist said.";
    private const string Second = "“We will open the harbour bridge soon,” Ada Lindqvist said.";
    private const string Other = "“The ferry sails at noon every day,” Bo Marsh said.";

    [Fact]
    public async Task A_newer_source_that_rewords_removes_or_adds_quotations_is_told_the_newest_first()
    {
        var source = Server.NewName("edits");
        var (article, first) = await WriteAsync(source, First);
        var (_, second) = await WriteAsync(source, Second);
        var (_, third) = await WriteAsync(source, Second, Other);
        await WriteAsync(source, Other);
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        var list = $"/v1/edits?article={article}";

        var items = (await server.JsonAsync(list, writer))["items"];

        Assert.Equal(
            [
                "removed 4 We will open the harbour bridge soon > -",
                "added 3 - > The ferry sails at noon every day",
                "reworded 2 We will open the new harbour bridge soon > We will open the harbour bridge soon",
            ],
            items.Select(Told));
        Assert.Equal([second[0], third[1], second[0]], items.Select(item => item["quoteId"].AsNumber()));
        Assert.Equal(first[0], items[2]["formerQuoteId"].AsNumber());
        Assert.Equal("Bo Marsh", items[1]["speakers"][0]["name"].AsText());
        Assert.Equal(
            [
                "removed 4 - > -", "added 3 - > The ferry sails at noon every day", "reworded 2 - > -",
            ],
            (await server.JsonAsync(list))["items"].Select(Told));
        Assert.Equal(items.Ids(), (await server.AllAsync($"{list}&limit=1", writer)).Ids());
        Assert.Equal(
            [items[1].Id], (await server.JsonAsync(items[1]["links"]["self"].AsText()!))["items"].Ids());
    }

    [Fact]
    public async Task Case_marks_spaces_people_and_unpublished_states_make_no_edit()
    {
        var source = Server.NewName("edits");
        var (article, _) = await WriteAsync(source, First);
        await WriteAsync(source, First.Replace("harbour bridge", "Harbour-Bridge", StringComparison.Ordinal));
        await WriteAsync(source, "It rained.", First.Replace(" soon,", "  soon,", StringComparison.Ordinal));
        await PatchAsync(article, $$"""{"paragraphs": ["The {{source}} opens.", "{{Second}}"]}""");
        await PatchAsync(article, """{"status": "draft"}""");
        await WriteAsync(source, Other);

        Assert.Equal(0, (await server.JsonAsync($"/v1/edits?article={article}"))["items"].Count);
        Assert.Equal(
            0,
            (await server.JsonAsync(
                $"/v1/edits?article={article}", Server.Bearer(await server.KeyAsync(Scope.Write))))["items"].Count);
    }

    [Theory]
    [InlineData(
        "The bridge was a disaster and a shame, Ada Lindqvist said.",
        "The bridge was “a disaster and a shame”, Ada Lindqvist said.")]
    [InlineData(
        "The bridge was “a disaster and a shame”, Ada Lindqvist said.",
        "The bridge was a disaster and a shame, Ada Lindqvist said.")]
    [InlineData(
        "“It was late. Nobody slept,” Ada Lindqvist said.", "“It was late,” Ada Lindqvist said. “Nobody slept.”")]
    [InlineData(
        "“It was late,” Ada Lindqvist said. “Nobody slept.”", "“It was late. Nobody slept,” Ada Lindqvist said.")]
    public async Task Marks_alone_and_one_quotation_made_two_are_no_edit(string first, string then)
    {
        var source = Server.NewName("edits");
        var (article, _) = await WriteAsync(source, first);
        await WriteAsync(source, then);
        var list = $"/v1/edits?article={article}&kind=direct,mixed,indirect,phrase";

        Assert.Equal(2, (await server.JsonAsync($"/v1/articles/{article}"))["revision"].AsNumber());
        Assert.Equal(0, (await server.JsonAsync(list))["items"].Count);
    }

    [Fact]
    public async Task Every_filter_works_in_every_format_and_hidden_articles_have_none()
    {
        var (source, tag) = (Server.NewName("edits"), Server.NewName("tag"));
        var (article, _) = await WriteAsync(source, First, tag: tag);
        await WriteAsync(source, Second, tag: tag);
        await WriteAsync(source, Second, Other, tag: tag);

        foreach (var (query, count) in new[]
        {
            ("", 2), ("&change=reworded", 1), ("&change=-added", 1), ("&change=removed", 0),
            ("&speaker=ada-lindqvist", 1), ("&speaker=-ada-lindqvist", 1), ("&publisher=the-post", 2),
            ("&author=nobody", 0), ("&language=en", 2), ("&language=de", 0), ("&kind=indirect", 0),
            ("&publishedFrom=2024&publishedBefore=2025", 2), ("&publishedFrom=2025", 0),
            ("&editedFrom=2020", 2), ("&editedFrom=2999", 0), ("&section=News", 2), ($"&article={article}", 2),
        })
        {
            var page = await server.JsonAsync($"/v1/edits?tag={tag}{query}&total=true");
            Assert.Equal((query, count), (query, page["items"].Count));
            Assert.Equal(count, page["total"]["value"].AsNumber());
        }

        var feed = await server.GetAsync($"/v1/edits?tag={tag}&format=atom");
        Assert.Contains($"Reworded: {source}", feed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("new harbour bridge", feed.Text, StringComparison.Ordinal);
        var table = (await server.GetAsync($"/v1/edits?tag={tag}&format=csv&fields=change,after")).Text;
        Assert.Equal(["change", "added", "reworded", ""], table.Split("\r\n").Select(line => line.Split(',')[0]));
        Assert.Equal(
            "unknownValue", (await server.JsonAsync("/v1/edits?speaker=nobody"))["hints"][0]["kind"].AsText());

        await PatchAsync(article, """{"status": "withheld"}""");
        Assert.Equal(0, (await server.JsonAsync($"/v1/edits?tag={tag}"))["items"].Count);
    }

    private static string Told(Element edit) => string.Join(
        ' ',
        edit["change"].AsText(),
        edit["revision"].AsNumber(),
        edit["before"].AsText()?.TrimEnd(',') ?? "-",
        ">",
        edit["after"].AsText()?.TrimEnd(',') ?? "-");

    private async Task PatchAsync(long article, string patch) => Assert.Equal(
        200,
        (await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{article}", patch, headers: ("If-Match", "*"))).Status);

    /// <summary>Stores an article, or its next revision, and returns its id and those of its quotes.</summary>
    private async Task<(long Article, IReadOnlyList<long> Quotes)> WriteAsync(
        string source,
        string paragraph,
        string? more = null,
        string? tag = null)
    {
        string[] paragraphs = [$"The {source} opens.", paragraph, more ?? "That is all."];
        var article = new
        {
            externalId = source,
            publisher = "The Post",
            title = source,
            language = "en",
            publishedOn = "2024-05-06",
            section = "News",
            tags = tag is null ? Array.Empty<string>() : [tag],
            paragraphs,
        };
        var saved = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(article));
        Assert.InRange(saved.Status, 200, 201);
        return (saved.Json.Id, saved.Json["quotes"].Ids());
    }
}
