using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Api.Tests.Imports;

public sealed class BulkImportsOnSqlite(SqliteServer server) : BulkImportTests(server), IClassFixture<SqliteServer>;
public sealed class BulkImportsOnPostgreSql(PostgreSqlServer server)
    : BulkImportTests(server, many: 2_000), IClassFixture<PostgreSqlServer>;

/// <summary>Many articles come in over HTTP, one a line.</summary>
public abstract class BulkImportTests(Server server, int many = 10_000)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_answered_in_its_order_and_the_articles_are_there()
    {
        var titles = Enumerable.Range(0, 250).Select(_ => Server.NewName("Bridge")).ToList();

        var reply = await PostAsync(string.Join('\n', titles.Select(Line)));

        Assert.Equal((200, "application/x-ndjson"), (reply.Status, reply["Content-Type"]));
        var lines = LinesOf(reply);
        Assert.Equal(Enumerable.Range(1, 250).Select(n => (long)n), lines.Select(l => l["line"].AsNumber()));
        Assert.All(lines, line => Assert.Equal("created", line["result"].AsText()));
        Assert.All(
            lines,
            line => Assert.Equal(["errors", "id", "leftOut", "line", "result", "slug", "status"], line.Names.Order()));
        foreach (var (line, title) in lines.Zip(titles).Where((_, i) => i % 50 == 0))
        {
            var article = await server.JsonAsync($"/v1/articles/{line.Id}");
            Assert.Equal((title, line["slug"].AsText()), (article["title"].AsText(), article["slug"].AsText()));
            Assert.Equal(["Ada Lindqvist"], article["quotes"][0]["speakers"].Texts("name"));
        }
    }

    [Fact]
    public async Task The_same_again_is_unchanged_and_so_is_the_same_line_twice()
    {
        var body = string.Join('\n', Enumerable.Range(0, 30).Select(_ => Line(Server.NewName("Bridge"))));

        var first = LinesOf(await PostAsync(body + "\n" + body));
        var second = LinesOf(await PostAsync(body));

        Assert.Equal(
            Enumerable.Repeat("created", 30).Concat(Enumerable.Repeat("unchanged", 30)), first.Texts("result"));
        Assert.Equal(first.Take(30).Ids(), first.Skip(30).Ids());
        Assert.All(second, line => Assert.Equal("unchanged", line["result"].AsText()));
        Assert.Equal(first.Take(30).Ids(), second.Ids());
    }

    [Fact]
    public async Task A_line_that_cannot_be_is_rejected_with_its_reasons_and_the_others_are_stored()
    {
        var good = Enumerable.Range(0, 4).Select(_ => Line(Server.NewName("Bridge"))).ToList();

        var lines = LinesOf(
            await PostAsync(
                $"{good[0]}\r\n\r\n  \n{{\"title\":5,\"nonsense\":1,\"text\":\"A.\"}}\n[]\n{good[1]}\nno "
                    + $"JSON\n{{\"title\":\"T\",\"text\":\" \"}}\n{good[2]}\n{good[3][..^5]}"));

        Assert.Equal([1, 4, 5, 6, 7, 8, 9, 10], lines.Select(l => l["line"].AsNumber()));
        Assert.Equal(
            ["created", "rejected", "rejected", "created", "rejected", "rejected", "created", "rejected"],
            lines.Texts("result"));
        Assert.Equal(["/title", "/nonsense"], lines[1]["errors"].Texts("pointer"));
        foreach (var line in lines)
        {
            var rejected = line["result"].AsText() == "rejected";
            Assert.Equal(
                (rejected, rejected, !rejected), (line["id"].IsNull, line["slug"].IsNull, line["errors"].Count == 0));
            Assert.All(line["errors"], error => Assert.NotEmpty(error["detail"].AsText()!));
        }
    }

    [Fact]
    public async Task A_deleted_article_is_not_brought_back()
    {
        var body = Line(Server.NewName("Bridge"));
        var created = Assert.Single(LinesOf(await PostAsync(body)));
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{created.Id}", null, headers: ("If-Match", "*"));

        var again = Assert.Single(LinesOf(await PostAsync(body)));

        Assert.Equal(("rejected", created.Id), (again["result"].AsText(), again.Id));
        Assert.Contains("deleted", again["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_over_the_limit_is_rejected_and_the_rest_goes_on()
    {
        var longest = Line(Server.NewName("Bridge"));
        longest += new string(' ', 2_000_000 - longest.Length);

        var lines = LinesOf(
            await PostAsync(
                $"{Line(Server.NewName("Bridge"))}\n{new string('x', 2_000_001)}\n{longest}\r\n{new string(
                    '[', 9_000_000)}\n{Line(Server.NewName("Bridge"))}\n"));

        Assert.Equal(["created", "rejected", "created", "rejected", "created"], lines.Texts("result"));
        Assert.Equal([1, 2, 3, 4, 5], lines.Select(l => l["line"].AsNumber()));
        Assert.Contains("2,000,000", lines[1]["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_all_is_answered_with_nothing()
    {
        Assert.Equal((200, ""), await StatusAndTextAsync(""));
        Assert.Equal((200, ""), await StatusAndTextAsync("\n\r\n \t\n"));
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("application/x-ndjson; charset=iso-8859-1", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("nonsense", 415)]
    [InlineData(null, 415)]
    [InlineData("application/x-ndjson; charset=utf-8", 200)]
    public async Task Only_NDJSON_is_taken(string? mediaType, int status)
    {
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/imports", Line(Server.NewName("Bridge")), mediaType!);

        Assert.True(reply.Status == status, reply.Text);
        if (status != 200)
        {
            reply.AssertProblem(status);
        }
    }

    [Fact]
    public async Task Without_a_key_nothing_is_read() =>
        (await server.SendAsync(
            HttpMethod.Post, "/v1/imports", Line(Server.NewName("Bridge")), "application/x-ndjson")).AssertProblem(401);

    [Fact]
    public async Task Thousands_of_lines_are_answered_one_each()
    {
        var tag = Server.NewName("tag");
        var body = new StringBuilder();
        for (var i = 0; i < many; i++)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"{{\"title\":\"{tag} {i}\",\"tags\":[\"{tag}\"],\"text\":\"Bridge {i} of {tag} opened.\"}}\n");
        }

        var lines = LinesOf(await PostAsync(body.ToString()));

        Assert.Equal(Enumerable.Range(1, many).Select(n => (long)n), lines.Select(l => l["line"].AsNumber()));
        Assert.All(lines, line => Assert.Equal("created", line["result"].AsText()));
        Assert.Equal(many, (await server.JsonAsync($"/v1/tags/{tag}"))["articleCount"].AsNumber());
        Assert.Equal(many, lines.Ids().Distinct().Count());
    }

    /// <summary>
    /// HttpClient reads no answer before it has sent the whole body: the report must not be in anybody's way until
    /// then.
    /// </summary>
    [Fact]
    public async Task Who_reads_nothing_until_all_is_sent_gets_a_report_that_no_socket_could_hold()
    {
        var nonsense = "{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"nonsense{i}\":1")) + "}\n";

        var reply = await PostAsync(string.Concat(Enumerable.Repeat(nonsense, many / 4)));

        Assert.True(reply.Body.Length > many * 1_250, $"The report has {reply.Body.Length} bytes.");
        var lines = LinesOf(reply);
        Assert.Equal(Enumerable.Range(1, many / 4).Select(n => (long)n), lines.Select(l => l["line"].AsNumber()));
        Assert.All(lines, line => Assert.Equal(100, line["errors"].Count));
    }

    [Fact]
    public async Task Others_write_while_many_come_in()
    {
        var tag = Server.NewName("tag");
        var posted = PostAsync(
            string.Concat(
                Enumerable.Range(0, 1_000)
                    .Select(
                        i =>
                            $"{{\"title\":\"{tag} {i}\",\"tags\":[\"{tag}\"],\"text\":\"Bridge {i} of {tag} "
                                + $"opened.\"}}\n")));
        var written = new List<(long Before, long After)>();
        while (!posted.IsCompleted)
        {
            var before = await CountAsync(tag);
            Assert.Equal(
                201, (await server.WriteAsync(HttpMethod.Post, "/v1/articles", Line(Server.NewName("Bridge")))).Status);
            written.Add((before, await CountAsync(tag)));
        }

        // A write that was asked for after the first of them was stored, and acknowledged before the last.
        Assert.Equal(1_000, LinesOf(await posted).Count);
        Assert.Contains(written, write => write.Before > 0 && write.After < 1_000);
    }

    private Task<long> CountAsync(string tag) =>
        server.ScalarAsync<long>(
            "select count(*) from article_tags x join tags t on t.id = x.tag_id where t.name = @Tag",
            new { Tag = tag });

    private async Task<(int Status, string Text)> StatusAndTextAsync(string body)
    {
        var reply = await PostAsync(body);
        return (reply.Status, reply.Text);
    }

    private Task<Reply> PostAsync(string body) =>
        server.WriteAsync(HttpMethod.Post, "/v1/imports", body, "application/x-ndjson");

    /// <summary>An article as a line.</summary>
    internal static string Line(string title) =>
        JsonSerializer.Serialize(
            new { title, paragraphs = new[] { $"The {title} opened at noon.", "“It is safe,” Ada Lindqvist said." } });

    internal static IReadOnlyList<Element> LinesOf(Reply reply)
    {
        Assert.True(reply.Status == 200, reply.Text);
        return [
            .. reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => new Element(JsonDocument.Parse(line).RootElement)),
        ];
    }
}
