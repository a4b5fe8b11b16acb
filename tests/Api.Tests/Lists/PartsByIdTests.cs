namespace Api.Tests.Lists;

public sealed class PartsByIdOnSqlite(SqliteServer server) : PartsByIdTests(server), IClassFixture<SqliteServer>;

public sealed class PartsByIdOnPostgreSql(PostgreSqlServer server)
    : PartsByIdTests(server), IClassFixture<PostgreSqlServer>;

public abstract class PartsByIdTests(Server server)
{
    [Theory]
    [InlineData("paragraphs")]
    [InlineData("quotes")]
    [InlineData("images")]
    public async Task Several_are_asked_for_at_once_and_an_unknown_one_is_told(string list)
    {
        var ids = new List<long>();
        foreach (var speaker in new[] { "Ada Lindqvist", "Bo Marsh" })
        {
            var saved = await server.SaveAsync(Story.Quoting(speaker).Pictured("The quay."));
            ids.Add((await server.JsonAsync($"/v1/articles/{saved.Id}"))[list][0].Id);
        }

        var both = await server.JsonAsync($"/v1/{list}?id={ids[0]},{ids[1]}");
        var one = await server.JsonAsync($"/v1/{list}?id={ids[0]},987654");
        var other = await server.JsonAsync($"/v1/{list}?id={ids[0]},{ids[1]},-{ids[0]}");

        Assert.Equal(ids.Order(), both["items"].Ids().Order());
        Assert.Equal(0, both["hints"].Count);
        Assert.Equal([ids[0]], one["items"].Ids());
        var hint = Assert.Single(one["hints"]);
        Assert.Equal(
            ("unknownValue", $"No {list[..^1]} has the id or slug \"987654\"."),
            (hint["kind"].AsText(), hint["detail"].AsText()));
        Assert.Equal([ids[1]], other["items"].Ids());
    }

    [Fact]
    public async Task A_paragraph_says_which_article_has_it_unless_it_stands_in_that()
    {
        var saved = await server.SaveAsync(Story.Of().On("2024-05-06"));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        var id = article["paragraphs"][0].Id;

        foreach (var paragraph in new[]
        {
            (await server.JsonAsync($"/v1/paragraphs?id={id}"))["items"][0],
            (await server.JsonAsync($"/v1/articles/{saved.Id}/paragraphs"))["items"][0],
            await server.JsonAsync($"/v1/paragraphs/{id}"),
        })
        {
            Assert.Equal(
                ["id", "slug", "displayTitle", "publishedAt", "publishedOn"], paragraph["article"].Names);
            Assert.Equal(
                (saved.Slug, "2024-05-06"),
                (paragraph["article"]["slug"].AsText(), paragraph["article"]["publishedOn"].AsText()));
        }

        Assert.DoesNotContain("article", article["paragraphs"][0].Names);
        var asked = (await server.JsonAsync($"/v1/paragraphs?id={id}&fields=id,article.slug"))["items"][0];
        Assert.Equal(["id", "article"], asked.Names);
        Assert.Equal(["slug"], asked["article"].Names);
    }
}
