using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Exports;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Exports;

/// <summary>Moves a database to the other kind and back.</summary>
public sealed class MovesOnPostgreSql(SqliteServerWithSamples home, PostgreSqlServer away, SqliteServer back)
    : IClassFixture<SqliteServerWithSamples>, IClassFixture<PostgreSqlServer>, IClassFixture<SqliteServer>
{
    private static readonly string[] Nouns = [
        "articles", "paragraphs", "quotes", "images", "speakers", "authors", "publishers", "tags",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_and_every_answer_is_the_same_in_the_new_place_and_back_home()
    {
        var key = Server.Bearer(await home.KeyAsync(Scope.Admin));
        await LiveAsync(key);
        var rows = await ExportAsync(home);

        await RestoreAsync(away, rows);
        Assert.Equal(Lines(rows), Lines(await ExportAsync(away)));

        await RestoreAsync(back, await ExportAsync(away));
        Assert.Equal(Lines(rows), Lines(await ExportAsync(back)));

        foreach (var target in await TargetsAsync())
        {
            foreach (var headers in new (string, string)[][] { [], [key] })
            {
                var here = await home.GetAsync(target, headers);
                var there = await away.GetAsync(target, headers);
                var again = await back.GetAsync(target, headers);
                Assert.Equal(Seen(here), Seen(there));
                Assert.Equal(Seen(here), Seen(again));
            }
        }

        // Life goes on: nothing is given twice, and corrections hold.
        var article = (await home.JsonAsync("/v1/articles/1"));
        var samples = Samples.Samples.All().ToList();
        Assert.Equal(
            "unchanged",
            (await away.ImportAsync(samples[0].Source, samples[0].Given)).Result.ToString().ToLowerInvariant());
        Assert.Equal(article.Raw.GetRawText(), (await away.JsonAsync("/v1/articles/1")).Raw.GetRawText());
        var tag = Server.NewName("tag");
        var posted = await away.SendAsync(
            HttpMethod.Post,
            "/v1/articles",
            JsonSerializer.Serialize(
                new
                {
                    title = article["title"].AsText(),
                    tags = new[] { tag },
                    text = $"“It is {tag},” {tag} Marsh said.",
                }),
            "application/json",
            key);
        Assert.Equal(
            (201, true),
            (posted.Status, posted.Json.Id > Lines(rows).Count(
                l => l.StartsWith("{\"articles\"", StringComparison.Ordinal))));
        Assert.StartsWith(article["slug"].AsText() + "-", posted.Json["slug"].AsText(), StringComparison.Ordinal);
        var newest = (await away.AllChangesAsync(key)).Max(c => c["seq"].AsNumber());
        Assert.True(newest > (await home.AllChangesAsync(key)).Max(c => c["seq"].AsNumber()));
        await away.AssertRecountAsync();
    }

    /// <summary>Does everything that happens to articles in a newsroom.</summary>
    private async Task LiveAsync((string, string) key)
    {
        async Task DoAsync(HttpMethod method, string target, string? body, int status)
        {
            var reply = await home.SendAsync(method, target, body, "application/json", key, ("If-Match", "*"));
            Assert.True(reply.Status == status, $"{target} answered {reply.Status}: {reply.Text}");
        }

        await DoAsync(
            HttpMethod.Patch,
            "/v1/articles/1",
            """{"subtitle": "At last", "tags": ["ports", "ünïcode ☂", "zz"], "publishedAt": "2026-02-03T04:05:06.789+02:00"}""",
            200);
        await DoAsync(
            HttpMethod.Patch,
            "/v1/articles/2",
            """{"text": "It opened.\n\n“It is 🚢 safe,” Bo Marsh said.", "slug": "another-one"}""",
            200);
        await DoAsync(HttpMethod.Patch, "/v1/articles/3", """{"status": "withheld"}""", 200);
        await DoAsync(HttpMethod.Patch, "/v1/images/1", """{"caption": "The 🚢 quay.", "creator": null}""", 200);
        Assert.Equal(
            201,
            (await home.SendBytesAsync(
                HttpMethod.Post,
                "/v1/articles/3/images",
                Images.Picture.Jpeg(Images.Picture.Exif((0x010E, "The quay 🚢."))),
                "image/jpeg",
                key)).Status);
        await DoAsync(HttpMethod.Delete, "/v1/articles/4", null, 204);
        await DoAsync(HttpMethod.Delete, "/v1/articles/5?erase=true", null, 200);
        var quotes = (await home.JsonAsync("/v1/quotes?article=1"))["items"];
        await DoAsync(HttpMethod.Patch, $"/v1/quotes/{quotes[0].Id}", """{"review": "confirmed"}""", 200);
        await DoAsync(
            HttpMethod.Patch, $"/v1/quotes/{quotes[1].Id}", """{"review": "rejected", "kind": "phrase"}""", 200);
        var speakers = (await home.JsonAsync("/v1/speakers"))["items"];
        await DoAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{speakers[0].Id}",
            """{"name": "Ægir Ørsted", "aliases": ["Æ"], "sameAs": ["https://example.org/a"]}""",
            200);
        await DoAsync(
            HttpMethod.Post, $"/v1/speakers/{speakers[1].Id}/merge", $$"""{"into": {{speakers[0].Id}}}""", 200);
        await DoAsync(
            HttpMethod.Post,
            "/v1/articles",
            """{"title": "A draft", "status": "draft", "images": [{"caption": "The quay \u2028 at dawn.", "width": 800}], "text": "Nobody knows.\n\n“Nobody,” Ada Lindqvist said."}""",
            201);
        await new KeyWriter(home.Services.GetRequiredService<Database>(), TimeProvider.System)
            .RevokeAsync((await home.KeyAsync(Scope.Read)).Split('_')[1], Ct);
    }

    /// <summary>
    /// Returns the addresses of everything, and lists of it by everything that sorts and filters them.
    /// </summary>
    private async Task<IReadOnlyList<string>> TargetsAsync()
    {
        string[] lists =
        [
            .. Nouns.Select(noun => $"/v1/{noun}?limit=100&total=true"),
            "/v1/articles?sort=updatedAt", "/v1/articles?status=published,draft,withheld",
            "/v1/articles?publishedFrom=2026&limit=2", "/v1/articles?language=-de&tag=-zz",
            "/v1/quotes?kind=direct,mixed,phrase,indirect&review=unreviewed,confirmed,rejected"
                + "&anchor=exact,moved,lost&limit=100",
            "/v1/quotes?maxConfidence=0.9", "/v1/quotes?sort=confidence&kind=direct,mixed,phrase,indirect&limit=100",
            "/v1/speakers?sort=-name", "/v1/speakers?sort=-quoteCount", "/v1/changes?since=0&include=resource",
            "/v1/articles/1/revisions", "/v1/articles/1/revisions/1",
            "/v1/paragraphs?q=bridge&sort=-publishedAt&total=true",
            "/v1/articles?q=-bridge&sort=publishedAt&highlight=true", "/v1/quotes?q=safe OR open&sort=publishedAt",
            "/v1/images?q=quay&sort=publishedAt", "/v1/speakers?q=b",
        ];
        var ones = new List<string>();
        foreach (var noun in Nouns)
        {
            ones.AddRange(
                (await home.QueryAsync<long>($"select id from {noun} order by id limit 10")).Select(
                    id => $"/v1/{noun}/{id}"));
        }

        return [
            .. lists,
            .. ones,
            .. (await home.QueryAsync<string>("select slug from slugs where noun = 'speaker'")).Select(
                slug => $"/v1/speakers/{slug}"),
        ];
    }

    /// <summary>Returns the content of an answer; a problem has an id of its own.</summary>
    private static (int, string?, string?) Seen(Reply reply) =>
        (reply.Status, reply["ETag"], reply.Status == 200 ? reply.Text : reply["Location"]);

    private static async Task<byte[]> ExportAsync(Server server)
    {
        using var output = new MemoryStream();
        await new ExportWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System)
            .WriteAsync(output, Ct);
        return output.ToArray();
    }

    private static Task<long> RestoreAsync(Server server, byte[] rows) =>
        new ExportReader(server.Services.GetRequiredService<Database>()).RestoreAsync(new MemoryStream(rows), Ct);

    /// <summary>The rows; the first line says when it was written, and the last has a hash over that too.</summary>
    private static string[] Lines(byte[] export) =>
        Encoding.UTF8.GetString(export).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1];
}
