using Api.Content.Articles;
using Api.Data.Articles;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class ChangeVisibilityOnSqlite(SqliteServer server)
    : ChangeVisibilityTests(server), IClassFixture<SqliteServer>;
public sealed class ChangeVisibilityOnPostgreSql(PostgreSqlServer server)
    : ChangeVisibilityTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks which callers are told of resources that are not, or not yet, there for everybody.</summary>
public abstract class ChangeVisibilityTests(Server server)
{
    private readonly ChangeFeed _changes = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_begins_is_not_told_what_is_gone()
    {
        var saved = await server.SaveAsync(Story.Of());
        await DeleteAsync(saved.Id);

        Assert.DoesNotContain(
            (await server.JsonAsync("/v1/changes?since=0"))["items"], i => i["op"].AsText() == "deleted");
        Assert.Contains(
            (await _changes.FollowAsync("/v1/changes?since=1")).Items,
            i => i["op"].AsText() == "deleted" && i["type"].AsText() == "article" && i.Id == saved.Id);
    }

    [Fact]
    public async Task What_is_taken_back_is_deleted_for_those_without_a_key_and_changed_for_those_with_one()
    {
        var (speaker, url) = (Server.NewName("Ada Lindqvist"), $"https://example.org/{Server.NewName("page")}");
        var article = Story.Quoting(speaker).At(url);
        await server.SaveAsync(article);
        var end = await _changes.EndAsync();
        await server.SaveAsync(article with { Status = ArticleStatus.Withheld });

        var anonymous = (await _changes.FollowAsync(end)).Items;
        var keyed = (await _changes.FollowAsync(end, Server.Bearer(await server.KeyAsync(Scope.Read)))).Items;

        string[] types = ["article", "paragraph", "paragraph", "quote", "speaker"];
        Assert.Equal(types, anonymous.Texts("type").Order());
        Assert.Equal(types, keyed.Texts("type").Order());
        Assert.All(anonymous, i => Assert.Equal("deleted", i["op"].AsText()));
        Assert.All(keyed, i => Assert.Equal("updated", i["op"].AsText()));
    }

    [Fact]
    public async Task What_was_published_and_is_deleted_is_so_for_everybody()
    {
        var saved = await server.SaveAsync(Story.Of());
        var end = await _changes.EndAsync();
        await DeleteAsync(saved.Id);

        Assert.All((await _changes.FollowAsync(end)).Items, i => Assert.Equal("deleted", i["op"].AsText()));
        Assert.Equal(
            (await _changes.FollowAsync(end)).Items.Count,
            (await _changes.FollowAsync(end, Server.Bearer(await server.KeyAsync(Scope.Read)))).Items.Count);
    }

    [Fact]
    public async Task A_draft_leaves_no_trace_for_those_without_a_key_not_even_in_those_whom_it_names()
    {
        var (speaker, url) = (Server.NewName("Ada Lindqvist"), $"https://example.org/{Server.NewName("page")}");
        await server.SaveAsync(Story.Quoting(speaker).By(speaker).From(speaker).Tagged(speaker));
        var end = await _changes.EndAsync();
        var before = await server.GetAsync(end);
        var draft = Story.Quoting(speaker).By(speaker).From(speaker).Tagged(speaker, Server.NewName("tag")).At(url) with
        {
            Status = ArticleStatus.Draft,
        };
        await server.SaveAsync(draft);
        await server.SaveAsync(draft with { Title = "Another" });
        var saved = await server.SaveAsync(draft with { Paragraphs = Story.Of().Paragraphs, Quotes = [] });
        await DeleteAsync(saved.Id);
        await DeleteAsync((await server.SaveAsync(Story.Quoting(speaker) with { Status = ArticleStatus.Withheld })).Id);

        Assert.Equal(before.Text, (await server.GetAsync(end)).Text);
        Assert.Equal(before["ETag"], (await server.GetAsync(end))["ETag"]);
        var keyed = (await _changes.FollowAsync(end, Server.Bearer(await server.KeyAsync(Scope.Read)))).Items;
        Assert.Contains(keyed, i => i["type"].AsText() == "tag" && i["op"].AsText() == "created");
    }

    [Fact]
    public async Task A_draft_that_is_published_is_created()
    {
        var article = Story.Quoting(Server.NewName("Ada Lindqvist"))
            .At($"https://example.org/{Server.NewName("page")}");
        await server.SaveAsync(article with { Status = ArticleStatus.Draft });
        var end = await _changes.EndAsync();
        await server.SaveAsync(article with { Status = ArticleStatus.Published });

        Assert.All((await _changes.FollowAsync(end)).Items, i => Assert.Equal("created", i["op"].AsText()));
    }

    private async Task DeleteAsync(long id) =>
        Assert.Equal(
            EditResult.Updated,
            (await server.Services.GetRequiredService<ArticleWriter>()
                .DeleteAsync(new(id, null), new(null), erase: false, Ct)).Result);
}
