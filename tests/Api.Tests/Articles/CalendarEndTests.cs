namespace Api.Tests.Articles;

public sealed class CalendarEndOnSqlite(SqliteServer server) : CalendarEndTests(server), IClassFixture<SqliteServer>;
public sealed class CalendarEndOnPostgreSql(PostgreSqlServer server)
    : CalendarEndTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that JSON is taken as it is, also at the ends of the calendar, which have no day before or after them.
/// </summary>
public abstract class CalendarEndTests(Server server)
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("0001-01-01T12:00:00-11:00", "0001-01-01T23:00:00.000Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999Z")]
    [InlineData("9999-12-31T23:00:00+14:00", "9999-12-31T09:00:00.000Z")]
    public async Task An_instant_is_stored_listed_and_shown_in_every_format(string sent, string stored)
    {
        var tag = Server.NewName("tag");
        foreach (var at in new[] { "2024-05-06T08:00:00Z", sent })
        {
            var title = Server.NewName("Bridge");
            var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
                {"title": "{{title}}", "text": "The {{title}} opens. “It is,” Ada Moss said.", "tags": ["{{tag}}"], "publishedAt": "{{at}}", "modifiedAt": "{{at}}"}
                """);
            Assert.True(reply.Status == 201, reply.Text);
        }

        // 9999 is in the future, so others may not see it yet.
        var key = Server.Bearer(await server.KeyAsync("admin"));
        Assert.Contains(
            stored,
            (await server.AllAsync($"/v1/articles?tag={tag}&status=published,scheduled&limit=1", key)).Texts(
                "publishedAt"));
        foreach (var list in new[] { "articles", "quotes" })
        {
            foreach (var query in new[]
            {
                "",
                "&sort=publishedAt",
                "&facets=year,month",
                "&publishedFrom=0001&publishedBefore=9999-12-31",
                "&format=atom",
                "&format=jsonfeed",
                "&format=csv",
                "&format=ndjson",
            })
            {
                var reply = await server.GetAsync($"/v1/{list}?tag={tag}&status=published,scheduled{query}", key);
                Assert.True(reply.Status == 200, $"{list}{query}: {reply.Text}");
            }
        }
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("0000-12-31T23:59:59Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    public async Task An_instant_outside_of_the_calendar_is_refused(string sent) =>
        (await server.SendAsync(
            HttpMethod.Post,
            "/v1/articles?dryRun=true",
            $$"""{"text": "The bridge opens.", "publishedAt": "{{sent}}"}""",
            "application/json")).AssertProblem(422);

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2099-01-01T00:00:00Z")]
    public async Task A_page_and_front_matter_that_state_a_stamp_for_none_are_read_without_a_date(string stamp)
    {
        var title = Server.NewName("Mill");
        var page =
            $"<html><head><title>{title}</title><meta property=\"article:published_time\" "
                + $"content=\"{stamp}\"></head><body><p>The {title} will open its doors again in June.";
        foreach (var (body, type) in new[]
        {
            (page, "text/html"),
            ($"---\ndate: {stamp}\n---\n\nThe {title} opens.", "text/markdown"),
            ($$"""{"html": {{System.Text.Json.JsonSerializer.Serialize(page)}}}""", "application/json"),
        })
        {
            var reply = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", body, type);
            Assert.True(reply.Status == 200, reply.Text);
            Assert.True(
                reply.Json["publishedOn"].IsNull && reply.Json["publishedAt"].IsNull,
                $"{type}: {reply.Json["publishedOn"]}");
        }

        var stored = await server.WriteAsync(HttpMethod.Post, "/v1/articles", page, "text/html");
        Assert.Equal((201, true), (stored.Status, stored.Json["publishedOn"].IsNull));
    }
}
