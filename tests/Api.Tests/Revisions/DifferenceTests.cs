using System.Text.Json.Nodes;
using Api.Content.Search;
using Api.Data.Keys;

namespace Api.Tests.Revisions;

public sealed class DifferencesOnSqlite(SqliteServer server) : DifferenceTests(server), IClassFixture<SqliteServer>;

public sealed class DifferencesOnPostgreSql(PostgreSqlServer server)
    : DifferenceTests(server), IClassFixture<PostgreSqlServer>;

public abstract class DifferenceTests(Server server)
{
    [Fact]
    public async Task The_words_that_went_and_came_are_told_paragraph_by_paragraph()
    {
        var target = await WriteAsync(
            """{"title": "Bridge opens", "paragraphs": ["One stays.", "The old bridge opened.", "It goes.", "End."]}""",
            """{"title": "Bridge opens late", "paragraphs": ["One stays.", "The bridge opened.", "End.", "New."]}""");
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));

        var found = await server.JsonAsync($"{target}/revisions/2/differences", writer);

        Assert.Equal(["articleId", "from", "to", "fields", "paragraphs", "links"], found.Names);
        Assert.Equal((1, 2), (found["from"].AsNumber(), found["to"].AsNumber()));
        var title = Assert.Single(found["fields"]);
        Assert.Equal(("title", "Bridge opens[+ late]"), (title["field"].AsText(), Marked(title)));
        Assert.Equal(
            ["changed 2 2 The [-old ]bridge opened.", "removed 3 - [-It goes.]", "added - 4 [+New.]"],
            found["paragraphs"].Select(
                p => $"{p["op"].AsText()} {Of(p["formerNumber"])} {Of(p["number"])} {Marked(p)}"));

        var back = await server.JsonAsync($"{target}/revisions/1/differences?from=2", writer);
        Assert.Equal("Bridge opens[- late]", Marked(back["fields"][0]));
        Assert.Equal("removed", back["paragraphs"][2]["op"].AsText());
    }

    [Fact]
    public async Task Superseded_words_need_a_key_that_may_write()
    {
        var target = await WriteAsync("""{"paragraphs": ["One."]}""", """{"paragraphs": ["Two."]}""");

        (await server.GetAsync($"{target}/revisions/2/differences")).AssertProblem(404);
        (await server.GetAsync(
            $"{target}/revisions/2/differences", Server.Bearer(await server.KeyAsync(Scope.Read)))).AssertProblem(404);
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        Assert.Equal(0, (await server.JsonAsync($"{target}/revisions/1/differences", writer))["paragraphs"].Count);
        (await server.GetAsync($"{target}/revisions/2/differences?from=7", writer)).AssertProblem(404);
        (await server.GetAsync($"{target}/revisions/2/differences?from=0", writer)).AssertProblem(400, "from");
    }

    [Theory]
    [InlineData("a b c", "a x c", "a [-b][+x] c")]
    [InlineData("the old, new town is", "the other, wide city is", "the [-old, new town][+other, wide city] is")]
    [InlineData("one. Two stays, three.", "uno. Two stays, tres.", "[-one][+uno]. Two stays, [-three][+tres].")]
    [InlineData("", "all", "[+all]")]
    [InlineData("don’t go", "don’t stay", "don’t [-go][+stay]")]
    [InlineData("東京都に住む", "東京市に住む", "東京[-都][+市]に住む")]
    [InlineData("cafe\u0301 au lait", "cafe au lait", "[-cafe\u0301][+cafe] au lait")]
    [InlineData("a 😀 b", "a 😁 b", "a [-😀][+😁] b")]
    public void Words_are_compared_whole_and_characters_alone_where_there_are_no_spaces(
        string former,
        string latter,
        string marked) =>
        Assert.Equal(marked, Marked(new WordDifferences().Between(former, latter)));

    [Fact]
    public void The_pieces_make_up_both_texts_and_what_would_take_long_is_told_whole()
    {
        var random = new Random(3);
        var words = new WordDifferences();
        for (var round = 0; round < 300; round++)
        {
            var (former, latter) = (Text(round), Text(round));
            var pieces = words.Between(former, latter);
            Assert.Equal(former, Join(pieces, DifferenceOp.Added));
            Assert.Equal(latter, Join(pieces, DifferenceOp.Removed));
        }

        var many = string.Join(' ', Enumerable.Range(0, 9_000));
        var others = string.Join(' ', Enumerable.Range(9_000, 9_000));
        Assert.Equal(
            [DifferenceOp.Removed, DifferenceOp.Added], words.Between(many, others).Select(piece => piece.Op));

        string Text(int most)
        {
            var signs = Enumerable.Range(0, random.Next(most + 1)).Select(_ => "ab c,.東\n’é"[random.Next(10)]);
            return string.Concat(signs);
        }

        static string Join(IEnumerable<DifferencePiece> pieces, DifferenceOp without) =>
            string.Concat(pieces.Where(piece => piece.Op != without).Select(piece => piece.Text));
    }

    private async Task<string> WriteAsync(string first, string then)
    {
        var article = JsonNode.Parse(first)!;
        article["title"] ??= "A bridge";
        article["externalId"] = Server.NewName("differences");
        article["publisher"] = Server.NewName("Post");
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", article.ToJsonString());
        var target = $"/v1/articles/{posted.Json.Id}";
        var patched = await server.WriteAsync(HttpMethod.Patch, target, then, headers: ("If-Match", "*"));
        Assert.Equal(200, patched.Status);
        return target;
    }

    private static string Of(Element number) => number.IsNull ? "-" : number.ToString();

    private static string Marked(Element difference) => Marked(
        difference["pieces"].Select(
            piece => new DifferencePiece(
                Enum.Parse<DifferenceOp>(piece["op"].AsText()!, ignoreCase: true), piece["text"].AsText()!)));

    private static string Marked(IEnumerable<DifferencePiece> pieces) => string.Concat(
        pieces.Select(piece => piece.Op switch
        {
            DifferenceOp.Removed => $"[-{piece.Text}]",
            DifferenceOp.Added => $"[+{piece.Text}]",
            _ => piece.Text,
        }));
}
