using System.Text;
using Api.Data.Keys;

namespace Api.Tests.Http;

/// <summary>Holds for the body of every operation that takes one, whatever it is about.</summary>
public sealed class SentBodyTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public async Task A_body_of_another_type_is_told_which_types_are_taken()
    {
        var operations = await OperationsAsync();
        Assert.True(operations.Count >= 14, $"{operations.Count} operations take a body.");
        foreach (var (method, target, types) in operations)
        {
            var reply = await server.WriteAsync(method, target, "a", "application/x-unheard-of", ("If-Match", "*"));

            var detail = reply.AssertProblem(415)["detail"].AsText()!;
            Assert.Equal(types.Order(), reply["Accept"]!.Split(", ").Order());
            Assert.All(types, type => Assert.Contains(type, detail, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_byte_order_mark_before_json_changes_nothing()
    {
        var key = Server.Bearer(await server.KeyAsync(Scope.Admin));
        foreach (var (method, target, types) in await OperationsAsync())
        {
            foreach (var type in types.Where(type => type.Contains("json", StringComparison.Ordinal)))
            {
                var bare = await SendAsync([]);
                var marked = await SendAsync(Mark);

                Assert.Equal((bare.Status, DetailOf(bare)), (marked.Status, DetailOf(marked)));
                Assert.Contains("unheardOf", marked.Text, StringComparison.Ordinal);

                Task<Reply> SendAsync(byte[] before) => server.SendBytesAsync(
                    method, target, [.. before, .. "{\"unheardOf\":1}"u8], type, key, ("If-Match", "*"));
            }
        }
    }

    [Fact]
    public async Task A_patch_with_a_byte_order_mark_is_done()
    {
        var title = Server.NewName("Marked");
        var patch = Encoding.UTF8.GetBytes($$"""{"title":"{{title}}"}""");

        var reply = await server.SendBytesAsync(
            HttpMethod.Patch,
            "/v1/articles/1",
            [.. Mark, .. patch],
            "application/merge-patch+json",
            Server.Bearer(await server.KeyAsync(Scope.Write)),
            ("If-Match", "*"));

        Assert.Equal((200, title), (reply.Status, reply.Json["title"].AsText()));
    }

    [Fact]
    public async Task A_line_with_nothing_but_a_byte_order_mark_is_empty()
    {
        var word = Server.NewName("marked");
        byte[] lines = [.. Mark, (byte)'\n', .. Encoding.UTF8.GetBytes($$"""{"text":"It is {{word}}."}""")];

        var reply = await server.SendBytesAsync(
            HttpMethod.Post,
            "/v1/imports",
            lines,
            "application/x-ndjson",
            Server.Bearer(await server.KeyAsync(Scope.Write)));

        var line = Element.Of(Assert.Single(reply.Text.Trim().Split('\n')));
        Assert.Equal((2, "created"), (line["line"].AsNumber(), line["result"].AsText()));
    }

    // The fault of a list of lines is in the first.
    private static string? DetailOf(Reply reply) => reply.Status == 200
        ? Element.Of(reply.Text.Split('\n')[0])["errors"][0]["detail"].AsText()
        : reply.Json["detail"].AsText();

    private async Task<IReadOnlyList<(HttpMethod Method, string Target, IReadOnlyList<string> Types)>> OperationsAsync()
    {
        var paths = (await server.JsonAsync("/openapi/v1.json"))["paths"];
        return
        [
            .. from path in paths.Names
               from method in paths[path].Names
               let operation = paths[path][method]
               where operation.Has("requestBody")
               select (
                   new HttpMethod(method.ToUpperInvariant()),
                   TargetOf(path, operation),
                   (IReadOnlyList<string>)[.. operation["requestBody"]["content"].Names]),
        ];
    }

    // The samples have one of each.
    private static string TargetOf(string path, Element operation) => operation.Optional("parameters")
        .Where(parameter => parameter["in"].AsText() == "path")
        .Aggregate(path, (target, p) => target.Replace($"{{{p["name"].AsText()}}}", "1", StringComparison.Ordinal));
}
