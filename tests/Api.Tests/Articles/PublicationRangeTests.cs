using System.Globalization;
using Api.Content.Articles;

namespace Api.Tests.Articles;

public sealed class PublicationRangesOnSqlite(SqliteServer server)
    : PublicationRangeTests(server), IClassFixture<SqliteServer>;
public sealed class PublicationRangesOnPostgreSql(PostgreSqlServer server)
    : PublicationRangeTests(server), IClassFixture<PostgreSqlServer>;

public abstract class PublicationRangeTests(Server server)
{
    private static readonly string[] Instants = [
        "2024-03-01T00:30:00+02:00", "2024-03-31T23:30:00-05:00", "2024-03-15T12:00:00Z",
    ];

    private static readonly string[] Days = ["2024", "2024-03", "2024-03-01", "2024-03-31", "2025-01-01"];

    [Theory]
    [InlineData("From=2024-03&Before=2024-04", "3/1 3/31 3/15 2024-03 2024-03-01 2024-03-31")]
    [InlineData("From=2024-03-01&Before=2024-03-02", "3/1 2024-03-01")]
    [InlineData("From=2024-03-31&Before=2024-04-01", "3/31 2024-03-31")]
    [InlineData("From=2024&Before=2025", "3/1 3/31 3/15 2024 2024-03 2024-03-01 2024-03-31")]
    [InlineData("From=2024-01-02", "3/1 3/31 3/15 2024-03 2024-03-01 2024-03-31 2025-01-01")]
    [InlineData("Before=2024-12-31", "3/1 3/31 3/15 2024-03 2024-03-01 2024-03-31")]
    [InlineData("Before=2024-03-31", "3/1 3/15 2024-03-01")]
    [InlineData("From=2024-03-01T00:00:00Z", "3/31 3/15 2024-03 2024-03-01 2024-03-31 2025-01-01")]
    [InlineData("Before=2024-03-02T00:00:00Z", "3/1 2024-03-01")]
    [InlineData("Before=2024-03-01T12:00:00Z", "3/1")]
    [InlineData("From=0001", "3/1 3/31 3/15 2024 2024-03 2024-03-01 2024-03-31 2025-01-01")]
    [InlineData("Before=9999-12-31", "3/1 3/31 3/15 2024 2024-03 2024-03-01 2024-03-31 2025-01-01")]
    [InlineData("From=2026", "")]
    public async Task A_day_is_the_articles_own_and_all_of_a_date_lies_in_the_range(string range, string expected)
    {
        var tag = Server.NewName("tag");
        foreach (var at in Instants.Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)))
        {
            var day = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await server.SaveAsync(Named(tag, $"{at.Month}/{at.Day}").On(day) with { PublishedAt = at });
        }

        foreach (var day in Days)
        {
            await server.SaveAsync(Named(tag, day).On(day));
        }

        await server.SaveAsync(Named(tag, "undated"));
        var query = string.Join('&', range.Split('&').Select(part => $"published{part}"));
        foreach (var sort in new[] { "publishedAt", "-publishedAt" })
        {
            var items = await server.AllAsync($"/v1/articles?tag={tag}&sort={sort}&limit=2&{query}");

            var titles = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(titles.Order(), items.Texts("title").Order());
        }
    }

    private static ParsedArticle Named(string tag, string title) => Story.Of().Tagged(tag) with { Title = title };
}
