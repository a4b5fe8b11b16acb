using System.Text.Json;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Exports;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Images;

public sealed class ImageCorrectionsOnSqlite(SqliteServer server)
    : ImageCorrectionTests(server), IClassFixture<SqliteServer>;
public sealed class ImageCorrectionsOnPostgreSql(PostgreSqlServer server)
    : ImageCorrectionTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that a person's words about an image are kept, whatever its article is read from.</summary>
public abstract class ImageCorrectionTests(Server server)
{
    private static readonly string[] Members = ["caption", "alt", "credit", "creator"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_says_what_stands_under_an_image_and_searches_follow()
    {
        var (old, fresh) = (NewWord(), NewWord());
        var article = await PostAsync($$"""{"caption": "The {{old}} at dawn.", "credit": "Marsh", "width": 8}""");
        var image = article["images"][0];
        var before = (await server.JsonAsync("/v1/changes?since=now"))["next"].AsText()!;
        var seen = await server.GetAsync($"/v1/images/{image.Id}");

        var reply = await PatchAsync(
            image.Id,
            $$"""
            {"caption": " The {{fresh}}\nat noon. ", "alt": "A quay", "credit": null, "creator": "Ada Lindqvist"}
            """,
            seen["ETag"]!);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(
            ("updated", image.Id, $"The {fresh}\nat noon.", "A quay", null, "Ada Lindqvist", 8),
            (reply.Json["result"].AsText(), reply.Json.Id, reply.Json["caption"].AsText(), reply.Json["alt"].AsText(),
                reply.Json["credit"].AsText(), reply.Json["creator"].AsText(), reply.Json["width"].AsNumber()));
        var now = await server.GetAsync($"/v1/images/{image.Id}");
        Assert.Equal(WordsOf(now.Json), WordsOf(reply.Json));
        Assert.False(now.Json.Has("result"));
        Assert.Equal(now["ETag"]!.Split('-')[0], reply["ETag"]!.Split('-')[0]);
        Assert.NotEqual(seen["ETag"], now["ETag"]);
        Assert.Empty((await server.JsonAsync($"/v1/images?q={old}"))["items"]);
        Assert.Equal([image.Id], (await server.JsonAsync($"/v1/images?q={fresh}"))["items"].Ids());
        var after = await server.JsonAsync($"/v1/articles/{article.Id}");
        Assert.Equal(
            (article["version"].AsNumber() + 1, article["revision"].AsNumber() + 1),
            (after["version"].AsNumber(), after["revision"].AsNumber()));
        var revisions = (await server.JsonAsync($"/v1/articles/{article.Id}/revisions"))["items"];
        Assert.Contains(revisions, r => r["changed"].ToString() == "[\"images\"]");
        Assert.Contains(
            (await server.JsonAsync(before))["items"],
            change => (change["type"].AsText(), change["id"].AsNumber(), change["op"].AsText())
                == ("image", image.Id, "updated"));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Words_that_stand_already_change_nothing()
    {
        var image = (await PostAsync("""{"caption": "The quay.", "credit": "Marsh"}"""))["images"][0];
        var before = await server.GetAsync($"/v1/images/{image.Id}");
        var changes = (await server.JsonAsync("/v1/changes?since=now"))["next"].AsText()!;

        foreach (var patch in new[] { "{}", """{"caption": " The quay. ", "alt": "", "creator": null}""" })
        {
            var reply = await PatchAsync(image.Id, patch);

            Assert.Equal((200, "unchanged"), (reply.Status, reply.Json["result"].AsText()));
        }

        Assert.Equal(before["ETag"], (await server.GetAsync($"/v1/images/{image.Id}"))["ETag"]);
        Assert.Empty((await server.JsonAsync(changes))["items"]);
    }

    /// <summary>Each way to read the article again, with the source's words as they were and changed.</summary>
    [Fact]
    public async Task Neither_imports_nor_readings_nor_edits_undo_a_persons_words()
    {
        var url = Server.NewName("https://courier.example/ferry");
        string Page(string more, string caption) =>
            $"<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>{more}</p>"
                + "<p>Nobody on the quay was surprised, and several people said that they had expected worse.</p>"
                + $"<figure><img src='{url}/a.jpg' alt='A'><figcaption>{caption}</figcaption></figure>"
                + $"<p>It left at dawn, as {url} did.</p></article></body></html>";
        var import = server.Services.GetRequiredService<Api.Articles.ArticleImport>();
        Task<Saved> ImportAsync(string page) => import.SaveAsync(
            new(System.Text.Encoding.UTF8.GetBytes(page), SourceDocument.Html, new() { Url = url }), Ct);
        var saved = await ImportAsync(Page("The ferry left the harbour.", "The old quay."));
        var image = Assert.Single(await ImagesAsync(saved.Id));
        Assert.Equal(200, (await PatchAsync(image.Id, """{"caption": "The new quay.", "alt": null}""")).Status);
        Assert.Equal(200, (await PatchAsync(image.Id, """{"creator": "Ada Lindqvist"}""")).Status);
        var words = WordsOf((await server.JsonAsync($"/v1/images/{image.Id}")));
        Assert.Contains("The new quay.", words, StringComparison.Ordinal);
        Assert.Contains("Ada Lindqvist", words, StringComparison.Ordinal);
        async Task AssertKeptAsync() =>
            Assert.Equal(
                (image.Id, words),
                (Assert.Single(await ImagesAsync(saved.Id)).Id, WordsOf(Assert.Single(await ImagesAsync(saved.Id)))));

        Assert.Equal(
            SaveResult.Unchanged, (await ImportAsync(Page("The ferry left the harbour.", "The old quay."))).Result);
        await AssertKeptAsync();
        await server.Services.GetRequiredService<ArticleWriter>().RereadAsync([saved.Id], new("reread"), Ct);
        await AssertKeptAsync();
        Assert.Equal(SaveResult.Updated, (await ImportAsync(Page("The ferry is late.", "The old quay."))).Result);
        await AssertKeptAsync();
        await ImportAsync(Page("The ferry is late.", "Their new words."));
        await AssertKeptAsync();
        Assert.Equal(200, (await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{saved.Id}", """{"title": "Late"}""", headers: ("If-Match", "*"))).Status);
        await AssertKeptAsync();

        // While the article does not show the picture, its address says so; its words come back with it.
        var another = Page("The ferry is late.", "Their words.");
        await ImportAsync(another.Replace("a.jpg", "b.jpg", StringComparison.Ordinal));
        Assert.NotEqual(words, WordsOf(Assert.Single(await ImagesAsync(saved.Id))));
        (await PatchAsync(image.Id, """{"alt": "B"}""")).AssertProblem(410);
        (await server.GetAsync($"/v1/images/{image.Id}")).AssertProblem(410);
        await ImportAsync(Page("The ferry is late.", "Their new words."));
        Assert.Equal(words, WordsOf(Assert.Single(await ImagesAsync(saved.Id))));
        await server.AssertRecountAsync();
    }

    /// <summary>Pictures that a source shows twice, and pictures that have neither an address nor a file.</summary>
    [Theory]
    [InlineData("""{"url": "U", "caption": "A"}, {"url": "U", "caption": "B"}""", "B|X")]
    [InlineData("""{"url": "U", "caption": "A"}, {"url": "U", "caption": "A"}""", "A|X")]
    [InlineData("""{"caption": "A"}, {"caption": "B", "raw": "B (Marsh)"}""", "A|X")]
    [InlineData("""{"url": "V", "caption": "A"}, {"url": "U", "caption": "A"}""", "A|X")]
    public async Task Only_the_corrected_one_of_several_images_has_a_persons_words(string images, string expected)
    {
        var url = Server.NewName("https://courier.example/twice");
        var sent = images.Replace("U", url, StringComparison.Ordinal).Replace("V", url + "v", StringComparison.Ordinal);
        var article = await PostAsync(sent, url);
        Assert.Equal(200, (await PatchAsync(article["images"][1].Id, """{"caption": "X"}""")).Status);

        // The same images with another text, and, if their words tell them apart, the other way round.
        await PostAsync(sent, url, "Another text of it.", status: 200);

        var captions = (await ImagesAsync(article.Id)).Select(image => image["caption"].AsText());
        Assert.Equal("A|X", string.Join('|', captions));
        if (expected[0] == 'B')
        {
            var turned = $$"""{"url": "{{url}}", "caption": "B"}, {"url": "{{url}}", "caption": "A"}""";
            await PostAsync(turned, url, "A third text of it.", status: 200);

            Assert.Equal(["X", "A"], (await ImagesAsync(article.Id)).Select(image => image["caption"].AsText()));
        }
    }

    [Fact]
    public async Task A_picture_file_completes_a_corrected_image_and_a_list_of_images_replaces_its_words()
    {
        var url = Server.NewName("https://courier.example/quay");
        var article = await PostAsync($$"""{"url": "{{url}}", "caption": "The old quay."}""");
        Assert.Equal(200, (await PatchAsync(article["images"][0].Id, """{"caption": "The quay."}""")).Status);

        var file = Picture.Jpeg(Picture.Exif((0x010E, "From the file."), (0x013B, "Ada Lindqvist")));
        var completed = await server.AddPictureAsync(article.Id, file, $"?url={Uri.EscapeDataString(url)}");

        Assert.Equal(
            ("updated", "The quay.", "Ada Lindqvist"),
            (completed.Json["result"].AsText(), completed.Json["caption"].AsText(),
                completed.Json["creator"].AsText()));
        Assert.Equal(200, (await PatchAsync(completed.Json.Id, """{"creator": null}""")).Status);
        Assert.True((await server.JsonAsync($"/v1/images/{completed.Json.Id}"))["creator"].IsNull);
        await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{article.Id}",
            $$"""{"images": [{"url": "{{url}}", "caption": "Seen by all."}]}""",
            headers: ("If-Match", "*"));
        Assert.Equal("Seen by all.", Assert.Single(await ImagesAsync(article.Id))["caption"].AsText());
    }

    [Fact]
    public async Task A_patch_that_nobody_may_send_or_that_is_not_one_is_refused()
    {
        var image = (await PostAsync("""{"caption": "The quay."}"""))["images"][0];
        var target = $"/v1/images/{image.Id}";
        async Task<Element> FaultAsync(string patch, int status) =>
            Assert.Single((await PatchAsync(image.Id, patch)).AssertProblem(status)["errors"]);

        Assert.Equal("/captoin", (await FaultAsync("""{"captoin": "A"}""", 400))["pointer"].AsText());
        Assert.Equal("/width", (await FaultAsync("""{"width": 8}""", 400))["pointer"].AsText());
        Assert.Equal("/alt", (await FaultAsync("""{"alt": 8}""", 400))["pointer"].AsText());
        Assert.Equal("/caption", (await FaultAsync("""{"caption": ["A"]}""", 400))["pointer"].AsText());
        var endless = $$"""{"creator": "{{new string('a', 1_001)}}"}""";
        Assert.Equal("/creator", (await FaultAsync(endless, 422))["pointer"].AsText());
        Assert.Equal("/alt", (await FaultAsync("""{"alt": "a\u0001"}""", 400))["pointer"].AsText());
        (await server.WriteAsync(HttpMethod.Patch, target, """{"alt": "A"}""")).AssertProblem(428);
        (await PatchAsync(image.Id, """{"alt": "A"}""", "\"9-0\"")).AssertProblem(412);
        (await PatchAsync(987654321, """{"alt": "A"}""")).AssertProblem(404);
        (await server.WriteAsync(
            HttpMethod.Patch, "/v1/images/a-slug", """{"alt": "A"}""", headers: ("If-Match", "*"))).AssertProblem(404);
        (await server.WriteAsync(
            HttpMethod.Patch, target, "alt", "text/plain", ("If-Match", "*"))).AssertProblem(415);
        var reader = Server.Bearer(await server.KeyAsync(Scope.Read));
        (await server.SendAsync(HttpMethod.Patch, target, """{"alt": "A"}""", "application/json", reader))
            .AssertProblem(403);
        (await server.SendAsync(HttpMethod.Patch, target, """{"alt": "A"}""", "application/json")).AssertProblem(401);
        Assert.True((await server.JsonAsync(target))["alt"].IsNull);
    }

    [Fact]
    public async Task An_image_of_a_draft_is_corrected_unseen_and_one_of_a_deleted_article_is_gone()
    {
        var article = await PostAsync("""{"caption": "The quay."}""", more: ", \"status\": \"draft\"");
        var id = article["images"][0].Id;

        Assert.Equal("A", (await PatchAsync(id, """{"alt": "A"}""")).Json["alt"].AsText());
        (await server.GetAsync($"/v1/images/{id}")).AssertProblem(404);
        await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{article.Id}", """{"status": "published"}""", headers: ("If-Match", "*"));
        Assert.Equal("A", (await server.JsonAsync($"/v1/images/{id}"))["alt"].AsText());
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{article.Id}", null, headers: ("If-Match", "*"));
        (await PatchAsync(id, """{"alt": "B"}""")).AssertProblem(410);
    }

    [Fact]
    public async Task A_persons_words_are_in_exports_and_still_hold_after_they_are_restored()
    {
        var url = Server.NewName("https://courier.example/export");
        var sent = $$"""{"url": "{{url}}/a.jpg", "caption": "The old quay."}""";
        var article = await PostAsync(sent, url);
        Assert.Equal(200, (await PatchAsync(article["images"][0].Id, """{"caption": "Restored."}""")).Status);
        using var export = new MemoryStream();
        var database = server.Services.GetRequiredService<Database>();
        await new ExportWriter(database, TimeProvider.System).WriteAsync(export, Ct);
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");
        export.Position = 0;
        await new ExportReader(other).RestoreAsync(export, Ct);

        var saved = await new ArticleWriter(other, TimeProvider.System).RereadAsync([article.Id], new("reread"), Ct);

        Assert.Equal(SaveResult.Unchanged, Assert.Single(saved).Result);
        await using var session = await other.ReadAsync(Ct);
        Assert.Equal(
            ["Restored."],
            await session.QueryAsync<string>(
                "select caption from images where article_id = @Id and removed_in is null", new { article.Id }));
    }

    private async Task<IReadOnlyList<Element>> ImagesAsync(long article) =>
        [.. (await server.JsonAsync($"/v1/articles/{article}/images"))["items"]];

    private static string WordsOf(Element image) =>
        string.Join('|', Members.Select(member => image[member].ToString()));

    private static string NewWord() => Server.NewName("zqy").Replace("-", "", StringComparison.Ordinal);

    /// <summary>Sends an article with these images.</summary>
    private async Task<Element> PostAsync(
        string images,
        string? url = null,
        string? text = null,
        int status = 201,
        string more = "")
    {
        text ??= $"The {Server.NewName("ferry")} left.";
        var address = url is null ? "" : $"\"canonicalUrl\": {JsonSerializer.Serialize(url)}, ";
        var reply = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", $$"""{{{address}}"text": "{{text}}", "images": [{{images}}]{{more}}}""");
        Assert.True(reply.Status == status, reply.Text);
        return reply.Json;
    }

    private async Task<Reply> PatchAsync(long image, string patch, string ifMatch = "*") =>
        await server.WriteAsync(HttpMethod.Patch, $"/v1/images/{image}", patch, headers: ("If-Match", ifMatch));
}
