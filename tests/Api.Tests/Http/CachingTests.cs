using System.IO.Compression;

namespace Api.Tests.Http;

public sealed class CachingOnSqlite(SqliteServer server) : CachingTests(server), IClassFixture<SqliteServer>;
public sealed class CachingOnPostgreSql(PostgreSqlServer server)
    : CachingTests(server), IClassFixture<PostgreSqlServer>;

public abstract class CachingTests(Server server)
{
    [Fact]
    public async Task A_resource_has_a_strong_tag_that_begins_with_its_version_and_a_list_has_a_weak_one()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Pictured("The quay."));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Matches("^\"1-[0-9a-f]{16}\"$", (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"]);
        foreach (var part in new[] { "paragraphs", "quotes", "images" })
        {
            Assert.Matches(
                "^\"1-[0-9a-f]{16}\"$", (await server.GetAsync($"/v1/{part}/{article[part][0].Id}"))["ETag"]);
            Assert.Matches("^W/\"[0-9a-f]{16}\"$", (await server.GetAsync($"/v1/articles/{saved.Id}/{part}"))["ETag"]);
        }

        Assert.Matches("^W/\"[0-9a-f]{16}\"$", (await server.GetAsync("/v1/articles"))["ETag"]);
        Assert.Matches(
            "^\"[0-9]+-[0-9a-f]{16}\"$",
            (await server.GetAsync($"/v1/speakers/{article["quotes"][0]["speakers"][0].Id}"))["ETag"]);
    }

    [Theory]
    [InlineData("W/{0}", "weak")]
    [InlineData("W/{0}, W/\"7-x\"", "weak")]
    [InlineData("W/{0}, \"7-x\"", "changed")]
    [InlineData("\"7-x\"", "changed")]
    public async Task A_weak_tag_changes_nothing_and_the_answer_says_that_it_is_one(string sent, string told)
    {
        var target = $"/v1/articles/{(await server.SaveAsync(Story.Of())).Id}";
        var tag = (await server.GetAsync(target))["ETag"]!;
        var header = ("If-Match", sent.Replace("{0}", tag, StringComparison.Ordinal));
        var reply = await server.WriteAsync(HttpMethod.Patch, target, """{"section": "Quay"}""", headers: header);

        Assert.Contains(told, reply.AssertProblem(412)["detail"].AsText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task The_contract_is_compressed_for_whoever_takes_that_and_asked_for_again(string coding)
    {
        var reply = await server.GetAsync("/openapi/v1.json", ("Accept-Encoding", coding));

        Assert.Equal((200, coding == "identity" ? null : coding), (reply.Status, reply["Content-Encoding"]));
        Assert.True(coding == "identity" || reply.Body.Length < 100_000, $"{reply.Body.Length} bytes");
        var again = await server.GetAsync(
            "/openapi/v1.json", ("Accept-Encoding", coding), ("If-None-Match", reply["ETag"]!));
        Assert.Equal(304, again.Status);
    }

    [Fact]
    public async Task An_answer_may_be_kept_but_must_be_asked_for_again()
    {
        var saved = await server.SaveAsync(Story.Of());

        foreach (var target in new[] { $"/v1/articles/{saved.Id}", "/v1/articles" })
        {
            var reply = await server.GetAsync(target);
            Assert.Equal("public, no-cache", reply["Cache-Control"]);
            Assert.Equal("Accept-Encoding, Authorization", reply["Vary"]);
            Assert.Equal("application/json; charset=utf-8", reply["Content-Type"]);
            Assert.Equal("nosniff", reply["X-Content-Type-Options"]);
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("admin")]
    public async Task An_answer_to_a_caller_with_a_key_is_kept_by_nobody_and_never_given_to_another(string scope)
    {
        var saved = await server.SaveAsync(Story.Of());
        var key = Server.Bearer(await server.KeyAsync(scope));

        foreach (var target in new[] { $"/v1/articles/{saved.Id}", "/v1/articles" })
        {
            var keyed = await server.GetAsync(target, key);
            var anonymous = await server.GetAsync(target);
            var again = await server.GetAsync(target, key);

            Assert.Equal(
                ("private, no-store", "public, no-cache", "private, no-store"),
                (keyed["Cache-Control"], anonymous["Cache-Control"], again["Cache-Control"]));
            Assert.Equal("Accept-Encoding, Authorization", keyed["Vary"]);
            var known = await server.GetAsync(target, key, ("If-None-Match", keyed["ETag"]!));
            Assert.Equal((304, "private, no-store"), (known.Status, known["Cache-Control"]));
        }

        Assert.Equal(
            "private, no-store", (await server.GetAsync($"/v1/articles/{saved.Id}/paragraphs", key))["Cache-Control"]);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("*")]
    [InlineData("\"other\", {0}")]
    [InlineData("\"a\",\"b\" , W/{0},\"c\"")]
    public async Task What_the_caller_has_already_is_not_sent_again(string sent)
    {
        var saved = await server.SaveAsync(Story.Of());

        foreach (var target in new[] { $"/v1/articles/{saved.Id}", $"/v1/articles/{saved.Id}/paragraphs" })
        {
            var first = await server.GetAsync(target);
            var again = await server.GetAsync(
                target,
                ("If-None-Match", sent.Replace(
                    "{0}", first["ETag"]!.Replace("W/", "", StringComparison.Ordinal), StringComparison.Ordinal)));

            Assert.Equal(304, again.Status);
            Assert.Empty(again.Body);
            Assert.Equal(first["ETag"], again["ETag"]);
            Assert.Equal(first["Cache-Control"], again["Cache-Control"]);
            Assert.Equal(first["Vary"], again["Vary"]);
            Assert.Null(again["Content-Type"]);
        }
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("W/\"1-0000000000000000\"")]
    [InlineData("no quotes at all")]
    [InlineData("\"")]
    [InlineData(",,,")]
    public async Task Another_tag_and_one_that_cannot_be_read_bring_the_whole_answer(string sent)
    {
        var saved = await server.SaveAsync(Story.Of());

        Assert.Equal(200, (await server.GetAsync($"/v1/articles/{saved.Id}", ("If-None-Match", sent))).Status);
    }

    [Fact]
    public async Task The_same_question_has_the_same_tag_as_long_as_nothing_changes()
    {
        var saved = await server.SaveAsync(Story.Of());

        Assert.Equal(
            (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"],
            (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"]);
        Assert.Equal(
            (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"],
            (await server.GetAsync($"/v1/articles/{saved.Slug}"))["ETag"]);
    }

    [Fact]
    public async Task What_another_process_changed_is_seen_by_the_next_request()
    {
        var (tag, url) = (Server.NewName("tag"), $"https://example.org/{Server.NewName("page")}");
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag).At(url));
        string[] targets = [
            $"/v1/articles/{saved.Id}",
            $"/v1/articles?tag={tag}",
            $"/v1/articles/{saved.Id}/paragraphs",
            $"/v1/tags/{tag}",
        ];
        var before = new List<Reply>();
        foreach (var target in targets)
        {
            before.Add(await server.GetAsync(target));
            Assert.Equal(before[^1].Text, (await server.GetAsync(target)).Text);
        }

        await server.SaveElsewhereAsync(Story.Quoting("Ada Lindqvist", "The harbour is shut.").Tagged(tag).At(url));
        await server.SaveElsewhereAsync(Story.Of().Tagged(tag));

        for (var i = 0; i < targets.Length; i++)
        {
            var after = await server.GetAsync(targets[i], ("If-None-Match", before[i]["ETag"]!));
            Assert.True(after.Status == 200, $"{targets[i]} answered {after.Status} from the past.");
            Assert.NotEqual(before[i]["ETag"], after["ETag"]);
            Assert.NotEqual(before[i].Text, after.Text);
        }

        Assert.StartsWith(
            "\"2-", (await server.GetAsync($"/v1/articles/{saved.Id}"))["ETag"], StringComparison.Ordinal);
        Assert.Equal(2, (await server.JsonAsync($"/v1/articles?tag={tag}"))["items"].Count);
        Assert.Equal(2, (await server.JsonAsync($"/v1/tags/{tag}"))["articleCount"].AsNumber());
    }

    [Fact]
    public async Task Readers_never_see_half_a_change_and_never_an_older_one_than_they_saw()
    {
        var url = $"https://example.org/{Server.NewName("page")}";
        var saved = await server.SaveAsync(Version(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var seen = 0L;
            while (!stop.IsCancellationRequested)
            {
                var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
                var number = article["revision"].AsNumber();
                Assert.True(number >= seen, $"Revision {number} came after {seen}.");
                Assert.Equal([$"Ferry {number}.", $"Quay {number}."], article["paragraphs"].Texts("text"));
                Assert.Equal($"Title {number}", article["title"].AsText());
                seen = number;
            }
        })).ToList();
        for (var number = 2; number <= 15; number++)
        {
            await server.SaveElsewhereAsync(Version(number));
            Assert.Equal(number, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["revision"].AsNumber());
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Content.Articles.ParsedArticle Version(int number) =>
            Story.Of($"Ferry {number}.", $"Quay {number}.").At(url) with { Title = $"Title {number}" };
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("gzip;q=0, br;q=0", null)]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    [InlineData("what? is; this", null)]
    public async Task An_answer_is_compressed_as_the_caller_accepts(string accepted, string? coding)
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var target = $"/v1/articles/{saved.Id}";
        var plain = await server.GetAsync(target);

        var reply = await server.GetAsync(target, ("Accept-Encoding", accepted));

        Assert.Equal(coding, reply["Content-Encoding"]);
        Assert.Equal(plain.Body, Decompress(reply));
        Assert.Equal(coding is null, plain["ETag"] == reply["ETag"]);
        Assert.Equal(
            304,
            (await server.GetAsync(target, ("Accept-Encoding", accepted), ("If-None-Match", reply["ETag"]!))).Status);
        Assert.Equal(plain["Vary"], reply["Vary"]);
    }

    [Fact]
    public async Task A_cached_answer_is_told_apart_by_all_of_its_address()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag));
        await server.SaveAsync(Story.Of().Tagged(tag));

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(2, (await server.JsonAsync($"/v1/articles?tag={tag}"))["items"].Count);
            Assert.Single((await server.JsonAsync($"/v1/articles?tag={tag}&limit=1"))["items"]);
            Assert.Empty((await server.JsonAsync($"/v1/articles?tag=-{tag}&tag={tag}"))["items"]);
            (await server.GetAsync($"/v1/articles?tag={tag}&limit=0")).AssertProblem(400, "limit");
        }
    }

    private static byte[] Decompress(Reply reply)
    {
        using var body = new MemoryStream(reply.Body);
        using Stream stream = reply["Content-Encoding"] switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
