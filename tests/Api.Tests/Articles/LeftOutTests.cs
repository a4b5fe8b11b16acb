using Api.Content.Articles;

namespace Api.Tests.Articles;

public sealed class LeftOutOnSqlite(SqliteServer server) : LeftOutTests(server), IClassFixture<SqliteServer>;
public sealed class LeftOutOnPostgreSql(PostgreSqlServer server)
    : LeftOutTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that everything that a reader left out of an article is told, found and counted.</summary>
public abstract class LeftOutTests(Server server)
{
    [Fact]
    public async Task An_article_tells_what_its_source_has_beside_it()
    {
        var saved = await server.SaveAsync(Lacking(Server.NewName("tag"), LeftOutKind.Frame));

        var source = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["source"];

        Assert.Equal(
            """[{"kind":"frame","count":2,"words":7,"examples":[{"text":"A map of the quay","afterParagraph":1}]}]""",
            source["leftOut"].ToString());
    }

    [Fact]
    public async Task Articles_are_found_and_counted_by_what_they_lack()
    {
        var tag = Server.NewName("tag");
        var framed = await server.SaveAsync(Lacking(tag, LeftOutKind.Frame));
        var both = await server.SaveAsync(Lacking(tag, LeftOutKind.Frame, LeftOutKind.Tail));
        await server.SaveAsync(Lacking(tag));

        var page = await server.JsonAsync($"/v1/articles?tag={tag}&leftOut=frame&facets=leftOut");

        Assert.Equal(
            new[] { framed.Id, both.Id }.Order(), page["items"].Select(article => article.Id).Order());
        Assert.Equal(
            [("frame", 2L, true), ("tail", 1L, false)],
            page["facets"]["leftOut"]["items"].Select(
                item => (item["value"].AsText(), item["count"].AsNumber(), item["selected"].Raw.GetBoolean())));
        Assert.Single((await server.JsonAsync($"/v1/articles?tag={tag}&leftOut=tail"))["items"]);
        (await server.GetAsync("/v1/articles?leftOut=frames")).AssertProblem(400, "leftOut");
    }

    [Fact]
    public async Task A_new_reading_replaces_what_was_left_out()
    {
        var tag = Server.NewName("tag");
        var story = Lacking(tag, LeftOutKind.Frame);
        var saved = await server.SaveAsync(story);

        var again = await server.SaveAsync(story with { LeftOut = [] });

        Assert.Equal(saved.Id, again.Id);
        Assert.Empty((await server.JsonAsync($"/v1/articles/{saved.Id}"))["source"]["leftOut"]);
        Assert.Empty((await server.JsonAsync($"/v1/articles?tag={tag}&leftOut=frame"))["items"]);
    }

    private static ParsedArticle Lacking(string tag, params LeftOutKind[] kinds)
    {
        var at = $"https://example.org/{Server.NewName("story")}";
        return Story.Of("It sails again.").Tagged(tag).At(at) with
        {
            LeftOut = [.. kinds.Select(kind => new LeftOut(kind, 2, 7, [new("A map of the quay", 1)]))],
        };
    }
}
