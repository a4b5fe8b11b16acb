using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Api.Tests.Lists;

namespace Api.Benchmarks.Drill;

/// <summary>Cursors are forged: with a right checksum, and a key of a wrong type, of too many parts, or of none.
/// </summary>
internal sealed class CursorDrill(DrillReport report)
{
    private const int Articles = 4;

    // With something to give after the first item.
    private static readonly string[] Lists =
    [
        "/v1/articles?", "/v1/articles?sort=publishedAt", "/v1/articles?sort=-updatedAt", "/v1/articles?sort=createdAt",
        "/v1/articles?q=bridge", "/v1/articles?q=bridge&sort=-publishedAt", "/v1/articles?id=1,2,3",
        "/v1/paragraphs?", "/v1/paragraphs?q=bridge", "/v1/paragraphs?q=bridge&sort=publishedAt",
        "/v1/quotes?", "/v1/quotes?q=safe", "/v1/quotes?sort=confidence", "/v1/quotes?sort=-publishedAt",
        "/v1/images?", "/v1/images?q=quay", "/v1/speakers?", "/v1/speakers?sort=name", "/v1/speakers?sort=-quoteCount",
        "/v1/tags?", "/v1/tags?sort=name", "/v1/tags?sort=-articleCount", "/v1/articles/1/paragraphs?",
    ];

    public async Task RunAsync()
    {
        foreach (var database in Store.Databases)
        {
            await using var store = await Store.CreateAsync(database);
            var key = await DrillServer.KeyAsync(store.ConnectionString);
            await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
            var (refused, served) = (new DrillTally(), new DrillTally());
            for (var i = 0; i < Articles; i++)
            {
                var posted = await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
                refused.Expect(posted, "a write", 201);
            }

            foreach (var list in Lists)
            {
                await ForgeAsync(server, list, refused, served);
            }

            var tried = string.Create(CultureInfo.InvariantCulture, $"{refused.Tried:n0} in {Lists.Length} lists");
            report.Add($"{database}: forged cursors that could be none, not answered with 400", tried, refused);
            var could = $"{database}: forged cursors that could be one, neither 400 nor 200";
            report.Add(could, $"{served.Tried:n0}", served);
        }
    }

    private static async Task ForgeAsync(DrillServer server, string list, DrillTally refused, DrillTally served)
    {
        var next = (await server.GetAsync($"{list}&limit=1"))["next"];
        var start = next.IndexOf("cursor=", StringComparison.Ordinal);
        refused.Expect(start >= 0, $"{list} has one page");
        if (start < 0)
        {
            return;
        }

        var cursor = next[(start + 7)..].Split('&')[0];
        var genuine = JsonNode.Parse(Encoding.UTF8.GetString(CursorForge.PayloadOf(cursor)))!;
        foreach (var payload in CursorForge.Payloads)
        {
            await RefusedAsync(payload);
        }

        foreach (var path in CursorForge.PathsOf(genuine, []))
        {
            foreach (var value in CursorForge.Impossible)
            {
                var payload = CursorForge.Exchanged(genuine, path, value);
                await (CursorForge.CanBe(path, value) ? ServedAsync(payload) : RefusedAsync(payload));
            }

            foreach (var value in CursorForge.Extreme)
            {
                await ServedAsync(CursorForge.Exchanged(genuine, path, value));
            }
        }

        async Task RefusedAsync(string payload) =>
            refused.Expect(await SendAsync(payload), $"{list} with {payload}", 400);

        async Task ServedAsync(string payload) =>
            served.Expect(await SendAsync(payload), $"{list} with {payload}", 200, 400);

        Task<DrillReply> SendAsync(string payload) =>
            server.GetAsync($"{list}&limit=1&cursor={CursorForge.Forged(cursor, payload)}");
    }
}
