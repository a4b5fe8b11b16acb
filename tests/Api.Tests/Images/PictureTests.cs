using System.Security.Cryptography;
using Api.Content.Images;
using Api.Data.Keys;

namespace Api.Tests.Images;

public sealed class PicturesOnSqlite(SqliteServer server) : PictureTests(server), IClassFixture<SqliteServer>;
public sealed class PicturesOnPostgreSql(PostgreSqlServer server)
    : PictureTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Picture files that are sent to an article.</summary>
public abstract class PictureTests(Server server)
{
    private static byte[] Quay(string caption) => Picture.Jpeg(
        Picture.Exif(
            [
                (0x010E, caption),
                (0x013B, "Ada Lindqvist"),
                (0x9003, "2024:05:06 07:08:09"),
                (0x9011, "+02:00"),
                .. Picture.Position,
            ]),
        Picture.Iptc((105, "Dawn over the quay"), (110, "Harbour Press"), (90, "Kaldhaven")));

    [Fact]
    public async Task A_picture_is_a_new_image_of_its_article_and_the_same_again_is_nothing_new()
    {
        var word = Server.NewName("quay").Replace("-", "", StringComparison.Ordinal);
        var before = await PostAsync("""{"caption": "First."}""");
        var picture = Quay($"The {word} at dawn.");

        var reply = await server.AddPictureAsync(before.Id, picture, "?afterParagraph=2&alt=A%20quay&credit=Marsh");

        Assert.True(reply.Status == 201, reply.Text);
        var image = reply.Json;
        Assert.Equal(($"/v1/images/{image.Id}", "created"), (reply["Location"], image["result"].AsText()));
        var get = await server.GetAsync($"/v1/images/{image.Id}");
        Assert.Equal(reply["ETag"]!.Split('-')[0], get["ETag"]!.Split('-')[0]);
        Assert.False(get.Json.Has("result"));
        Assert.Equal(
            (2, 2, "body", 640, 480, "image/jpeg"),
            (image["position"].AsNumber(), image["afterParagraph"].AsNumber(), image["role"].AsText(),
                image["width"].AsNumber(), image["height"].AsNumber(), image["mediaType"].AsText()));
        Assert.Equal(
            ($"The {word} at dawn.", "Marsh", "Ada Lindqvist", "A quay", "2024-05-06T05:08:09.000Z", "Kaldhaven",
                Convert.ToHexStringLower(SHA256.HashData(picture))),
            (image["caption"].AsText(), image["credit"].AsText(), image["creator"].AsText(), image["alt"].AsText(),
                image["takenAt"].AsText(), image["location"].AsText(), image["sha256"].AsText()));
        Assert.Equal("Dawn over the quay", image["metadata"]["headline"].AsText());
        Assert.False(image["metadata"].Has("latitude"));
        Assert.Equal([image.Id], (await server.JsonAsync($"/v1/images?q={word}"))["items"].Ids());
        var after = await server.JsonAsync($"/v1/articles/{before.Id}");
        Assert.Equal(
            (2, before["revision"].AsNumber() + 1), (after["imageCount"].AsNumber(), after["revision"].AsNumber()));
        Assert.Equal([before["images"][0].Id, image.Id], after["images"].Ids());
        Assert.Contains(
            (await server.AllChangesAsync()),
            change => (change["type"].AsText(), change["id"].AsNumber(),
                change["op"].AsText()) == ("image", image.Id, "created"));

        var again = await server.AddPictureAsync(before.Id, picture, "?caption=Other");

        Assert.Equal(
            (200, "unchanged", image.Id, (string?)null),
            (again.Status, again.Json["result"].AsText(), again.Json.Id, again["Location"]));
        Assert.Equal(after.ToString(), (await server.JsonAsync($"/v1/articles/{before.Id}")).ToString());
    }

    [Fact]
    public async Task A_picture_completes_the_image_that_the_article_shows_at_its_address()
    {
        const string Url = "https://courier.example/quay.jpg";
        var saved = await PostAsync($$"""{"url": "{{Url}}", "caption": "The old quay."}, {"caption": "Other."}""");

        var reply = await server.AddPictureAsync(saved.Id, Quay("From the file."), $"?url={Uri.EscapeDataString(Url)}");

        Assert.Equal((200, "updated"), (reply.Status, reply.Json["result"].AsText()));
        Assert.Equal(
            (1, "The old quay.", "Harbour Press", Url, 640),
            (reply.Json["position"].AsNumber(), reply.Json["caption"].AsText(), reply.Json["credit"].AsText(),
                reply.Json["url"].AsText(), reply.Json["width"].AsNumber()));
        Assert.Equal(2, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["imageCount"].AsNumber());
        var newer = await server.AddPictureAsync(saved.Id, Quay("A newer file."), $"?url={Uri.EscapeDataString(Url)}");
        Assert.Equal(("updated", 1), (newer.Json["result"].AsText(), newer.Json["position"].AsNumber()));
        Assert.NotEqual(reply.Json["sha256"].AsText(), newer.Json["sha256"].AsText());
    }

    [Fact]
    public async Task Pictures_hold_against_imports_and_edits_until_somebody_says_which_images_there_are()
    {
        var url = $"https://courier.example/{Server.NewName("ferry")}";
        var saved = await server.ImportAsync(Story.Text("The ferry", "The ferry left at dawn."), new() { Url = url });
        var image = (await server.AddPictureAsync(saved.Id, Quay("The quay."))).Json;

        await server.ImportAsync(
            Story.Text("The ferry", "The ferry left at dawn.", "It came back."), new() { Url = url });
        Assert.Equal(200, (await PatchAsync(saved.Id, """{"title": "The late ferry"}""")).Status);

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal((2, "The late ferry"), (article["paragraphCount"].AsNumber(), article["title"].AsText()));
        Assert.Equal(image.Id, Assert.Single(article["images"]).Id);
        Assert.Equal(
            "unchanged",
            (await PatchAsync(saved.Id, $$"""{"images": {{article["images"]}}}""")).Json["result"].AsText());
        Assert.Empty((await PatchAsync(saved.Id, """{"images": []}""")).Json["images"]);
        Assert.Empty((await server.JsonAsync($"/v1/articles/{saved.Id}/images"))["items"]);
        Assert.Equal(410, (await server.GetAsync($"/v1/images/{image.Id}")).Status);
        Assert.Equal("created", (await server.AddPictureAsync(saved.Id, Quay("The quay."))).Json["result"].AsText());
    }

    [Fact]
    public async Task What_is_erased_is_gone_with_its_pictures()
    {
        var saved = await server.SaveAsync(Story.Of());
        var image = (await server.AddPictureAsync(saved.Id, Quay("Erase this."))).Json;

        var admin = Server.Bearer(await server.KeyAsync(Scope.Admin));
        Assert.Equal(
            200,
            (await server.SendAsync(
                HttpMethod.Delete, $"/v1/articles/{saved.Id}?erase=true", admin, ("If-Match", "*"))).Status);

        (await server.AddPictureAsync(saved.Id, Quay("Again."))).AssertProblem(410);
        (await server.GetAsync($"/v1/images/{image.Id}")).AssertProblem(410);
        Assert.Equal(
            "[]", await server.ScalarAsync<string>("select pictures from articles where id = @Id", new { saved.Id }));
    }

    [Fact]
    public async Task What_is_no_picture_or_may_not_be_sent_is_refused()
    {
        var saved = await server.SaveAsync(Story.Of());
        var picture = Quay("The quay.");
        async Task<Reply> AddAsync(
            byte[] body,
            string query = "",
            string type = "image/jpeg",
            params (string, string)[] headers) => await server.AddPictureAsync(saved.Id, body, query, type, headers);

        (await AddAsync(picture, type: "image/tiff")).AssertProblem(415);
        (await AddAsync(picture, type: "image/png")).AssertProblem(415);
        (await AddAsync([])).AssertProblem(415);
        (await AddAsync(picture[..60])).AssertProblem(422);
        (await AddAsync(picture, "?url=quay.jpg")).AssertProblem(400, "url");
        (await AddAsync(picture, "?afterParagraph=-1")).AssertProblem(400, "afterParagraph");
        (await AddAsync(picture, headers: ("If-Match", "\"9-0\""))).AssertProblem(412);
        (await server.AddPictureAsync(987654321, picture)).AssertProblem(404);
        (await server.SendBytesAsync(
            HttpMethod.Post, $"/v1/articles/{saved.Id}/images", picture, "image/jpeg")).AssertProblem(401);
        (await server.SendBytesAsync(
            HttpMethod.Post,
            $"/v1/articles/{saved.Id}/images",
            picture,
            "image/jpeg",
            Server.Bearer(await server.KeyAsync(Scope.Read)))).AssertProblem(403);
        (await AddAsync(
            [.. picture, .. new byte[PictureReader.MaxBytes]], headers: ("Expect", "100-continue"))).AssertProblem(413);
        Assert.Equal(201, (await AddAsync([.. picture, .. new byte[3_000_000]])).Status);
    }

    /// <summary>A new article with these images.</summary>
    private async Task<Element> PostAsync(string images) =>
        (await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"text": "The {{Server.NewName("ferry")}} left.\n\nIt came back.", "images": [{{images}}]}""")).Json;

    private async Task<Reply> PatchAsync(long article, string patch) =>
        await server.WriteAsync(HttpMethod.Patch, $"/v1/articles/{article}", patch, headers: ("If-Match", "*"));
}
