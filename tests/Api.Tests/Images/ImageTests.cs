namespace Api.Tests.Images;

public sealed class ImagesOnSqlite(SqliteServer server) : ImageTests(server), IClassFixture<SqliteServer>;
public sealed class ImagesOnPostgreSql(PostgreSqlServer server) : ImageTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ImageTests(Server server)
{
    [Fact]
    public async Task An_image_has_every_key()
    {
        var saved = await server.SaveAsync(Story.Of().Pictured("The quay at dawn."));
        var listed = Assert.Single((await server.JsonAsync($"/v1/articles/{saved.Id}/images"))["items"]);

        var image = await server.JsonAsync($"/v1/images/{listed.Id}");

        Assert.Equal(
            new HashSet<string>
            {
                "id", "articleId", "position", "afterParagraph", "role", "url", "caption", "credit", "creator",
                "copyright", "license", "alt", "width", "height",
                "mediaType", "takenAt", "location", "sha256", "raw", "metadata", "links",
            },
            image.Names.ToHashSet());
        Assert.Equal(
            (saved.Id, 1, 0),
            (image["articleId"].AsNumber(), image["position"].AsNumber(), image["afterParagraph"].AsNumber()));
        Assert.Equal(
            ("main", "The quay at dawn.", "Harbour Press"),
            (image["role"].AsText(), image["caption"].AsText(), image["credit"].AsText()));
        Assert.Equal("The quay at dawn. (Harbour Press)", image["raw"].AsText());
        Assert.Empty(image["metadata"].Names);
        Assert.All(
            [
                "url", "creator", "copyright", "license", "alt", "width", "height", "mediaType", "takenAt", "location",
                "sha256",
            ],
            key => Assert.True(image[key].IsNull));
        Assert.Equal(listed.ToString(), image.ToString());
    }

    [Fact]
    public async Task Images_stand_in_order_and_are_filtered_by_role_credit_and_article()
    {
        var story = Story.Of("One.", "Two.").Pictured("First", "Second", "Third");
        var credit = Server.NewName("Agency, Inc");
        var saved = await server.SaveAsync(
            story with
            {
                Images = [
                    story.Images[0],
                    story.Images[1] with { Credit = "AgencyX" },
                    story.Images[2] with { Credit = credit.Split(',')[0] },
                ],
            });

        Assert.Equal(
            ["First", "Second", "Third"],
            (await server.AllAsync($"/v1/images?article={saved.Id}&limit=1")).Texts("caption"));
        Assert.Equal(["First"], (await ItemsAsync($"article={saved.Slug}&role=main")).Texts("caption"));
        Assert.Equal(["Second", "Third"], (await ItemsAsync($"article={saved.Slug}&role=body")).Texts("caption"));
        Assert.Equal(["Second"], (await ItemsAsync($"article={saved.Id}&credit=AgencyX")).Texts("caption"));
        Assert.Equal(["First", "Third"], (await ItemsAsync($"article={saved.Id}&credit=-AgencyX")).Texts("caption"));
        Assert.Empty(await ItemsAsync($"article={saved.Id}&credit=Nobody"));
    }

    [Fact]
    public async Task Images_of_the_newest_article_come_first()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag).Pictured("Old A", "Old B").On("2024"));
        await server.SaveAsync(Story.Of().Tagged(tag).Pictured("New A", "New B").On("2025"));

        Assert.Equal(
            ["New A", "New B", "Old A", "Old B"],
            (await server.AllAsync($"/v1/images?tag={tag}&limit=3")).Texts("caption"));
    }

    [Fact]
    public async Task An_image_that_never_was_is_not_found() =>
        (await server.GetAsync("/v1/images/987654321")).AssertProblem(404);

    private async Task<Element> ItemsAsync(string query) => (await server.JsonAsync($"/v1/images?{query}"))["items"];
}
