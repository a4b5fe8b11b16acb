using Api.Data.Articles;

namespace Api.Tests.Articles;

public sealed class FailedImportsOnSqlite(SqliteServer server) : FailedImportTests(server), IClassFixture<SqliteServer>;
public sealed class FailedImportsOnPostgreSql(PostgreSqlServer server)
    : FailedImportTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>An import that fails leaves no trace.</summary>
public abstract class FailedImportTests(Server server)
{
    [Fact]
    public async Task An_article_that_cannot_be_stored_leaves_nothing_behind_and_does_not_stop_the_next()
    {
        var story = Story.Quoting(Server.NewName("Ada Lindqvist"))
            .By(Server.NewName("Mara Quill"))
            .From(Server.NewName("post"))
            .Tagged(Server.NewName("tag"))
            .Pictured("The quay.");
        var broken = story with
        {
            Quotes = [.. story.Quotes, story.Quotes[0] with { Place = story.Quotes[0].Place with { Paragraph = 99 } }],
        };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => server.SaveAsync(broken));

        Assert.Equal(
            0,
            await server.ScalarAsync<long>("select count(*) from articles where title = @Title", new { story.Title }));
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                """
                select (select count(*) from authors where name = @A)
                  + (select count(*) from publishers where name = @P)
                  + (select count(*) from tags where name = @T)
                """,
                new { A = story.Authors[0], P = story.Publisher, T = story.Tags[0] }));
        Assert.Equal(SaveResult.Created, (await server.SaveAsync(story)).Result);
    }

    [Fact]
    public async Task A_change_that_cannot_be_stored_leaves_the_article_as_it_was()
    {
        var story = Story.Quoting("Ada Lindqvist")
            .Tagged(Server.NewName("tag"))
            .At($"https://example.org/{Server.NewName("page")}");
        var saved = await server.SaveAsync(story);
        var before = (await server.GetAsync($"/v1/articles/{saved.Id}")).Text;

        await Assert.ThrowsAnyAsync<ArgumentException>(() => server.SaveAsync(story with
        {
            Title = "Broken",
            Tags = [],
            Quotes = [story.Quotes[0] with { Place = story.Quotes[0].Place with { Paragraph = 99 } }],
        }));

        Assert.Equal(before, (await server.GetAsync($"/v1/articles/{saved.Id}")).Text);
        await server.AssertRecountAsync();
    }
}
