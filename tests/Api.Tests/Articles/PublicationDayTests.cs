using Api.Content.Articles;
using Api.Content.Text;
using static Api.Tests.Articles.ArticleJsonTests;

namespace Api.Tests.Articles;

/// <summary>A day and an instant of publication may be sent together, if they can both be true.</summary>
public sealed class PublicationDayTests
{
    [Theory]
    [InlineData("2024-05-06T00:30:00+02:00", "2024-05-06")]
    [InlineData("2024-05-05T22:30:00Z", "2024-05-06")] // as an answer gives the same instant
    [InlineData("2024-05-05T10:00:00Z", "2024-05-06")] // Kiritimati, UTC+14
    [InlineData("2024-05-06T11:59:59Z", "2024-05-05")] // Baker Island, UTC-12
    [InlineData("2024-01-01T00:30:00Z", "2023")]
    [InlineData("2024-06-01T00:30:00Z", "2024-05")]
    [InlineData("2024-05-06T12:00:00Z", "2024")]
    public void What_agrees_somewhere_is_taken(string instant, string day) =>
        Assert.Equal(day, Accepted(Sent(instant, day)).PublishedOn);

    [Theory]
    [InlineData("2024-05-06T12:00:00Z", "2019-02-03")]
    [InlineData("2024-05-06T12:00:00Z", "2024-05-04")]
    [InlineData("2024-05-06T12:00:00Z", "2024-05-08")]
    [InlineData("2024-05-05T09:59:59Z", "2024-05-06")]
    [InlineData("2024-05-06T12:00:00Z", "2024-05-05")]
    [InlineData("2024-05-06T12:00:00Z", "2023")]
    [InlineData("2024-05-06T12:00:00Z", "2024-06")]
    public void What_agrees_nowhere_is_refused(string instant, string day)
    {
        var refusal = Refused(Sent(instant, day));
        var fault = Assert.Single(refusal.Faults);
        Assert.Equal((RefusalKind.Unacceptable, "/publishedOn"), (refusal.Kind, fault.JsonPointer));
        Assert.Contains($"publishedAt, {instant}", fault.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "0001")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31")]
    public void The_ends_of_the_calendar_agree_with_themselves(string instant, string day) =>
        Assert.Equal(day, Accepted(Sent(instant, day)).PublishedOn);

    /// <summary>Checks that a day stored before such days were refused is read again as it was.</summary>
    [Fact]
    public void What_is_stored_is_read_again()
    {
        var source = new SourceDocument(
            System.Text.Encoding.UTF8.GetBytes(Sent("2024-05-06T12:00:00Z", "2019")), SourceDocument.Json, new());
        var article = ArticleReader.Read(source, Stored).Article!;
        Assert.Equal("2019", article.PublishedOn);

        // A day that a person gave holds against the instant of a later source.
        var edited = ArticleReader.Edit(article, """{"publishedOn":"2018"}""", Stored).Article!;
        Assert.Equal(("2018", null), (edited.PublishedOn, edited.PublishedAt));
        Assert.NotNull(ArticleReader.Edit(article, """{"title":"B"}""").Article);
    }

    private static string Sent(string instant, string day) =>
        $$"""{"text":"It is open.","publishedAt":"{{instant}}","publishedOn":"{{day}}"}""";

    private static WorkBudget Stored => new() { IsForStored = true };
}

public sealed class ContradictedDayOnSqlite(SqliteServer server)
    : ContradictedDayTests(server), IClassFixture<SqliteServer>;

public sealed class ContradictedDayOnPostgreSql(PostgreSqlServer server)
    : ContradictedDayTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ContradictedDayTests(Server server)
{
    private const string Noon = "2024-05-06T12:00:00Z";

    [Fact]
    public async Task A_contradiction_is_stored_by_no_way_in()
    {
        var (word, text) = (Server.NewName("word"), Server.NewName("text"));
        var body = $$"""{"text":"It is {{word}}.","publishedAt":"{{Noon}}","publishedOn":"2019"}""";
        Assert.Equal("/publishedOn", PointerOf(await server.WriteAsync(HttpMethod.Post, "/v1/articles", body)));
        var import = await server.WriteAsync(HttpMethod.Post, "/v1/imports", body, "application/x-ndjson");
        Assert.Equal("rejected", Element.Of(import.Text)["result"].AsText());
        var matter = $"---\npublishedAt: {Noon}\npublishedOn: 2019-02-03\n---\n\nIt is {word}.\n";
        var markdown = await server.WriteAsync(HttpMethod.Post, "/v1/articles", matter, "text/markdown");
        markdown.AssertProblem(422);
        Assert.Empty((await server.JsonAsync($"/v1/articles?q={word}"))["items"]);

        var sent = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", $$"""{"text":"It is {{text}}.","publishedAt":"{{Noon}}"}""");
        var path = $"/v1/articles/{sent.Json.Id}";
        Assert.Equal("/publishedOn", PointerOf(await PatchAsync(path, """{"publishedOn":"2019"}""")));
        Assert.Equal("2024-05-06", (await server.JsonAsync(path))["publishedOn"].AsText());

        var patched = await PatchAsync(path, """{"publishedOn":"2019","publishedAt":null}""");
        Assert.Equal((200, "2019"), (patched.Status, patched.Json["publishedOn"].AsText()));
        patched = await PatchAsync(path, $$"""{"publishedAt":"{{Noon}}"}""");
        Assert.Equal((200, "2024-05-06"), (patched.Status, patched.Json["publishedOn"].AsText()));
    }

    private Task<Reply> PatchAsync(string path, string patch) =>
        server.WriteAsync(HttpMethod.Patch, path, patch, headers: ("If-Match", "*"));

    private static string? PointerOf(Reply reply) =>
        Assert.Single(reply.AssertProblem(422)["errors"])["pointer"].AsText();
}
