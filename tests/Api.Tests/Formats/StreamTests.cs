using System.Globalization;
using System.Text;

namespace Api.Tests.Formats;

public sealed class StreamsOnSqlite(SqliteServer server) : StreamTests(server), IClassFixture<SqliteServer>;
public sealed class StreamsOnPostgreSql(PostgreSqlServer server) : StreamTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Whole lists in one answer.</summary>
public abstract class StreamTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_the_filters_leave_is_given_in_the_order_of_the_list()
    {
        var id = await ManyAsync(215);
        var items = await server.AllAsync($"/v1/paragraphs?article={id}&limit=100&sort=publishedAt&fields=id,text");

        var lines = await server.GetAsync(
            $"/v1/paragraphs?article={id}&all=true&format=ndjson&sort=publishedAt&fields=id,text");
        var csv = await server.GetAsync($"/v1/articles/{id}/paragraphs?all=true&format=csv&fields=id");
        var quoted = await server.GetAsync(
            $"/v1/paragraphs?article={id}&all=true&format=ndjson&include=quotes&q=ferry&highlight=true"
                + "&sort=-publishedAt");

        Assert.Equal(215, items.Count);
        Assert.Equal(string.Concat(items.Select(item => $"{item}\n")), lines.Text);
        var ids = items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Id}\r\n"));
        Assert.Equal($"id\r\n{string.Concat(ids)}", csv.Text);
        Assert.Equal(
            215,
            quoted.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Element.Of(line))
                .Count(item => item["quotes"].Count == 0 && item["matches"].Count == 1));
        Assert.Equal(("no-store", null, null), (lines["Cache-Control"], lines["ETag"], lines["Link"]));
    }

    [Fact]
    public async Task It_goes_on_behind_a_cursor_and_HEAD_gives_the_headers_alone()
    {
        var id = await ManyAsync(3);
        var next = (await server.JsonAsync($"/v1/articles/{id}/paragraphs?limit=1"))["next"].AsText()!.Replace(
            "limit=1", "all=true&format=csv&fields=number", StringComparison.Ordinal);

        Assert.Equal("number\r\n2\r\n3\r\n", (await server.GetAsync(next)).Text);
        var head = await server.SendAsync(HttpMethod.Head, next);
        Assert.Equal(
            (200, "text/csv; charset=utf-8; header=present", 0), (head.Status, head["Content-Type"], head.Body.Length));
        (await server.GetAsync("/v1/articles/987654321/quotes?all=true&format=csv")).AssertProblem(404);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task A_failure_on_the_way_breaks_the_connection(string format)
    {
        var id = await ManyAsync(150);
        await server.ExecuteAsync(
            "update paragraphs set marks = 'broken' where article_id = @Id and number = 150", new { Id = id });

        using var response = await server.OpenAsync($"/v1/articles/{id}/paragraphs?all=true&format={format}");

        Assert.Equal(200, (int)response.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_slow_reader_is_waited_for_without_the_database()
    {
        var id = await ManyAsync(150);
        await server.ExecuteAsync(
            "update paragraphs set text = @Text where article_id = @Id",
            new { Id = id, Text = new string('x', 100_000) });
        using var slow = await server.OpenAsync($"/v1/articles/{id}/paragraphs?all=true&format=ndjson");
        await using var body = await slow.Content.ReadAsStreamAsync(Ct);
        Assert.Equal((byte)'{', body.ReadByte());

        // The second page is read when the first one, more than any buffer on the way holds, has been taken.
        await server.ExecuteAsync(
            "update paragraphs set removed_in = 1 where article_id = @Id and number > 120", new { Id = id });
        using var rest = new StreamReader(body, Encoding.UTF8);

        Assert.Equal(120, (await rest.ReadToEndAsync(Ct)).Count(c => c == '\n'));
    }

    /// <summary>An article of so many paragraphs.</summary>
    private async Task<long> ManyAsync(int paragraphs) =>
        (await server.SaveAsync(
            Story.Of([.. Enumerable.Range(1, paragraphs).Select(_ => $"The {Server.NewName("ferry")} left.")]))).Id;
}
