using System.Text;
using System.Text.Json.Nodes;
using Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Lists;

public sealed class ForgedCursorsOnSqlite(SqliteServer server) : ForgedCursorTests(server), IClassFixture<SqliteServer>;
public sealed class ForgedCursorsOnPostgreSql(PostgreSqlServer server)
    : ForgedCursorTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks cursors with a right checksum that nobody was given: a checksum is not a signature.</summary>
public abstract class ForgedCursorTests(Server server)
{
    private static readonly string[] Names = ["authors", "publishers", "tags"];

    private string? _key;

    [Fact]
    public async Task A_cursor_with_any_value_exchanged_is_refused_or_serves_and_never_fails()
    {
        var forged = 0;
        foreach (var target in await TargetsAsync())
        {
            var cursor = await CursorAsync(target);
            var genuine = JsonNode.Parse(Encoding.UTF8.GetString(CursorForge.PayloadOf(cursor)))!;
            foreach (var path in CursorForge.PathsOf(genuine, []))
            {
                var values = CursorForge.Impossible.Select(v => (Value: v, Refused: !CursorForge.CanBe(path, v)))
                    .Concat(CursorForge.Extreme.Select(v => (Value: v, Refused: false)))
                    .ToList();
                await Task.WhenAll(
                    values.Select(
                        v => AssertAsync(target, cursor, CursorForge.Exchanged(genuine, path, v.Value), v.Refused)));
                forged += values.Count;
            }

            foreach (var payload in CursorForge.Payloads)
            {
                await AssertAsync(target, cursor, payload, refused: true);
            }
        }

        Assert.InRange(forged, 3_000, int.MaxValue);
    }

    [Fact]
    public async Task Changes_since_anything_but_a_number_are_refused_and_since_any_number_given()
    {
        foreach (var since in new[]
        {
            "-1",
            "1.0",
            "1e3",
            "",
            "%20",
            "%2B1",
            "0x1",
            "9223372036854775808",
            "99999999999999999999",
            "NaN",
            "null",
            "%00",
            "%ED%A0%80",
            "١",
            "1,2",
            "[1]",
            new string('9', 5_000),
        })
        {
            (await server.GetAsync($"/v1/changes?since={since}")).AssertProblem(400, "since");
            if (since.Length < 1_000 && !since.Contains('%', StringComparison.Ordinal) && since.All(char.IsAscii))
            {
                Assert.Equal(
                    400,
                    (await server.GetAsync(
                        "/v1/changes/stream", ("Last-Event-ID", since.Length == 0 ? "x" : since))).Status);
            }
        }
    }

    /// <summary>Every list in every order, with something after its first item.</summary>
    private async Task<IReadOnlyList<string>> TargetsAsync()
    {
        var name = Server.NewName("Forged Somebody");
        var word = name.Replace("-", "", StringComparison.Ordinal).Split(' ')[1];
        var (id, quote) = (0L, 0L);
        for (var i = 0; i < 3; i++)
        {
            var words = $"The {word} is open to all who come by sea or by land, it said";
            var story = Story.Of(
                [
                    $"“{words},” {name} {i} said.",
                    $"“Another {word},” they said.",
                    .. Enumerable.Range(0, 30).Select(n => $"A {word}, {n}."),
                ])
                .Quote(words, $"{name} {i}")
                .Quote($"Another {word}", null);
            id =
                (await server.SaveAsync(
                    story.On("2026-03-14")
                        .By($"{name} {i}")
                        .From($"{name} {i}")
                        .Tagged(name, $"{name} {i}")
                        .Pictured($"One {word}.", $"Another {word}."))).Id;
            quote = (await server.JsonAsync($"/v1/articles/{id}/quotes"))["items"][0].Id;
        }

        var revised = (await server.SaveAsync(Story.Of())).Id;
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/articles/{revised}",
                """{ "title": "Revised" }""",
                "application/merge-patch+json",
                ("If-Match", "*"))).Status);

        // More paragraphs have the word than are ranked, and a list with a filter is walked.
        server.Services.GetRequiredService<Database>().SearchWindow = 60;
        var ids = string.Join(',', (await server.JsonAsync($"/v1/articles?q={word}"))["items"].Ids());
        return
        [
            .. Sorted(
                $"/v1/articles?q={word}",
                "",
                "-publishedAt",
                "publishedAt",
                "-updatedAt",
                "updatedAt",
                "-createdAt",
                "createdAt",
                "relevance"), $"/v1/articles?id={ids}", "/v1/articles?",
            .. Sorted($"/v1/paragraphs?q={word}", "", "-publishedAt", "publishedAt", "relevance"),
            $"/v1/paragraphs?q={word}&publishedFrom=2001", $"/v1/paragraphs?q={word}&language=-tlh", "/v1/paragraphs?",
            .. Sorted(
                $"/v1/quotes?q={word}", "", "-publishedAt", "publishedAt", "confidence", "-confidence", "relevance"),
                "/v1/quotes?",
            .. Sorted($"/v1/images?q={word}", "", "-publishedAt", "publishedAt", "relevance"), "/v1/images?",
            .. Sorted(
                "/v1/speakers?", "", "name", "-name", "articleCount", "-articleCount", "quoteCount", "-quoteCount"),
                "/v1/speakers?q=forged",
            .. Names.SelectMany(list => Sorted($"/v1/{list}?", "", "name", "-name", "articleCount", "-articleCount")),
            $"/v1/articles/{id}/paragraphs?", $"/v1/articles/{id}/images?", $"/v1/articles/{revised}/revisions?",
            .. Sorted($"/v1/articles/{id}/quotes?kind=direct,mixed,phrase", "", "number", "confidence", "-confidence"),
            $"/v1/quotes/{quote}/occurrences?",
        ];

        static IEnumerable<string> Sorted(string target, params string[] sorts) =>
            sorts.Select(sort => sort.Length == 0 ? target : $"{target}&sort={sort}");
    }

    // Superseded revisions are shown to callers who may write.
    private async Task<(string, string)[]> HeadersAsync() =>
        [Server.Bearer(_key ??= await server.KeyAsync(Api.Data.Keys.Scope.Write))];

    private async Task<string> CursorAsync(string target)
    {
        var page = await server.JsonAsync($"{target}&limit=1&total=true", await HeadersAsync());
        Assert.False(page["next"].IsNull, $"{target} has one page");
        var next = page["next"].AsText()!;
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];
        Assert.Equal(
            200,
            (await server.GetAsync(
                $"{target}&limit=1&cursor={CursorForge.Forged(
                    cursor, Encoding.UTF8.GetString(CursorForge.PayloadOf(cursor)))}",
                await HeadersAsync())).Status);
        return cursor;
    }

    private async Task AssertAsync(string target, string cursor, string payload, bool refused)
    {
        var reply = await server.GetAsync(
            $"{target}&limit=1&cursor={CursorForge.Forged(cursor, payload)}", await HeadersAsync());
        Assert.True(
            reply.Status == 400 || (reply.Status == 200 && !refused),
            $"{target} with {payload} was answered with {reply.Status}.");
        if (reply.Status == 400)
        {
            reply.AssertProblem(400, "cursor");
        }
    }
}
