using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class ChangesOnSqlite(SqliteServer server) : ChangeTests(server), IClassFixture<SqliteServer>
{
    private readonly SqliteServer _server = server;

    [Fact]
    public async Task A_page_walks_an_index_past_nothing_that_others_see()
    {
        await using var session = await _server.Services.GetRequiredService<Database>().ReadAsync(Ct);
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            var plan = (await session.QueryAsync<(long, long, long, string Step)>(
                $"explain query plan {ChangeQueries.PageSql(new(), visibility, 0)}", new { Since = 0, Limit = 21 }))
                .Select(p => p.Step)
                .ToList();

            Assert.Equal(
                16,
                plan.Count(
                    step =>
                        step == "SEARCH c USING COVERING INDEX changes_by_audience (audience=? AND type=? AND seq>?)"));
            Assert.DoesNotContain("SCAN c", plan);
        }
    }
}

public sealed class ChangesOnPostgreSql(PostgreSqlServer server) : ChangeTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ChangeTests(Server server)
{
    private readonly ChangeFeed _changes = new(server);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_an_envelope_of_items_next_and_caughtUp_and_an_item_has_every_key()
    {
        await server.SaveAsync(Story.Of());

        var reply = await server.GetAsync("/v1/changes?since=0");

        Assert.Equal(
            (200, "no-store", "application/json; charset=utf-8"),
            (reply.Status, reply["Cache-Control"], reply["Content-Type"]));
        Assert.Equal(["items", "next", "caughtUp", "latest"], reply.Json.Names);
        Assert.All(
            reply.Json["items"],
            item => Assert.Equal(["seq", "type", "id", "articleId", "op", "revision", "at", "mergedInto"], item.Names));
        Assert.Equal(
            "no-store",
            (await server.GetAsync("/v1/changes", Server.Bearer(await server.KeyAsync(Scope.Read))))["Cache-Control"]);
    }

    [Fact]
    public async Task An_import_is_told_with_all_that_came_of_it_once_each_in_order()
    {
        var end = await _changes.EndAsync();
        var (speaker, tag) = (Server.NewName("Ada Lindqvist"), Server.NewName("tag"));
        var saved = await server.SaveAsync(
            Story.Quoting(speaker).By(speaker).From(speaker).Tagged(tag).Pictured("The quay."));

        var page = await server.JsonAsync(end);

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(
            ["article", "author", "image", "paragraph", "paragraph", "publisher", "quote", "speaker", "tag"],
            page["items"].Texts("type").Order());
        Assert.All(page["items"], item => Assert.Equal("created", item["op"].AsText()));
        Assert.Equal(
            page["items"].Select(i => i["seq"].AsNumber()).Distinct().Order(),
            page["items"].Select(i => i["seq"].AsNumber()));
        Assert.Equal(article["paragraphs"].Ids(), page["items"].Where(i => i["type"].AsText() == "paragraph").Ids());
        Assert.All(
            page["items"],
            item =>
                Assert.Equal(
                    item["type"].AsText() is "article" or "paragraph" or "quote" or "image",
                    !item["articleId"].IsNull
                        && item["articleId"].AsNumber() == saved.Id
                        && item["revision"].AsNumber() == 1));
        Assert.True(page["caughtUp"].Raw.GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&type=article,tag")]
    [InlineData("&type=quote&type=speaker")]
    [InlineData("&include=resource")]
    public async Task All_pages_together_are_the_whole_whatever_their_size(string query)
    {
        for (var i = 0; i < 3; i++)
        {
            await server.SaveAsync(Story.Quoting(Server.NewName("Ada Lindqvist")).Tagged(Server.NewName("tag")));
        }

        var whole = await _changes.FollowAsync($"/v1/changes?since=1{query}");
        foreach (var limit in new[] { 1, 2, 7, 20 })
        {
            var pages = await _changes.FollowAsync($"/v1/changes?since=1&limit={limit}{query}");
            Assert.Equal(whole.Items.Select(i => i.ToString()), pages.Items.Select(i => i.ToString()));
            var list = Regex.Escape($"/v1/changes?limit={limit}{query}&since=");
            Assert.Matches($"^{list}[0-9a-z]+[.]{whole.Items[^1]["seq"].AsNumber()}$", pages.End);
        }
    }

    [Fact]
    public async Task There_is_a_Link_to_the_next_page_until_there_is_no_more_and_next_is_always_there()
    {
        await server.SaveAsync(Story.Of());

        var first = await server.GetAsync("/v1/changes?limit=1");
        var end = await _changes.EndAsync();
        var last = await server.GetAsync(end);

        Assert.False(first.Json["caughtUp"].Raw.GetBoolean());
        Assert.Equal($"<{first.Json["next"].AsText()}>; rel=\"next\"", first["Link"]);
        Assert.True(last.Json["caughtUp"].Raw.GetBoolean());
        Assert.Empty(last.Json["items"]);
        Assert.Null(last["Link"]);
        Assert.Equal(end, last.Json["next"].AsText());
    }

    [Fact]
    public async Task Included_is_what_the_address_of_each_resource_answers()
    {
        // A reader who begins with nothing is not told of deleted resources.
        await server.SaveAsync(Story.Of());
        var end = await _changes.EndAsync();
        var speaker = Server.NewName("Ada Lindqvist");
        var tag = Server.NewName("tag");
        var url = $"https://example.org/{Server.NewName("page")}";
        await server.SaveAsync(
            Story.Quoting(speaker).By(speaker).From(speaker).Tagged(tag).Pictured("The quay.").At(url));
        await server.SaveAsync(
            Story.Quoting(speaker, "It is shut.").By(speaker).From(speaker).Tagged(tag).Pictured("The quay.").At(url));

        var (items, _) = await _changes.FollowAsync($"{end}&include=resource");

        Assert.Equal(8, items.Select(i => i["type"].AsText()).Distinct().Count());
        Assert.Contains(items, i => i["op"].AsText() == "deleted");
        foreach (var item in items)
        {
            if (item["op"].AsText() == "deleted")
            {
                Assert.True(item["resource"].IsNull);
            }
            else
            {
                Assert.Equal(
                    Mirror.HeldOf(
                        item["type"].AsText()!, await server.GetAsync($"/v1/{item["type"].AsText()}s/{item.Id}")),
                    item["resource"].ToString());
            }
        }
    }

    [Fact]
    public async Task A_change_takes_the_place_of_the_one_before()
    {
        var url = $"https://example.org/{Server.NewName("page")}";
        var saved = await server.SaveAsync(Story.Of("One.").At(url));
        var end = await _changes.EndAsync();
        await server.SaveAsync(Story.Of("Two.").At(url));
        await server.SaveAsync(Story.Of("Three.").At(url));

        var (items, _) = await _changes.FollowAsync(end);

        var article = Assert.Single(items, i => i["type"].AsText() == "article");
        Assert.Equal((saved.Id, "updated", 3), (article.Id, article["op"].AsText(), article["revision"].AsNumber()));
        Assert.Equal(
            ["created", "deleted", "deleted"], items.Where(i => i["type"].AsText() == "paragraph").Texts("op").Order());
    }

    [Fact]
    public async Task An_article_that_comes_twice_in_one_transaction_is_told_as_it_stands()
    {
        var (end, url) = (await _changes.EndAsync(), $"https://example.org/{Server.NewName("page")}");
        await new ArticleWriter(server.Services.GetRequiredService<Database>(), new StandingClock())
            .SaveAsync([Read("One."), Read("Two.")], new("import"), Ct);

        var (items, _) = await _changes.FollowAsync($"{end}&include=resource");

        Assert.Equal(["article", "paragraph"], items.Texts("type"));
        Assert.Equal("Two.", items[1]["resource"]["text"].AsText());

        ReadSource Read(string text) =>
            new(Story.Of(text).At(url), new(System.Text.Encoding.UTF8.GetBytes(text), SourceDocument.PlainText, new()));
    }

    [Theory]
    [InlineData("since=-1", "since")]
    [InlineData("since=abc", "since")]
    [InlineData("since=", "since")]
    [InlineData("since=1.5", "since")]
    [InlineData("since=9223372036854775808", "since")]
    [InlineData("since=1&since=2", "since")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=21&include=resource", "limit")]
    [InlineData("type=articles", "type")]
    [InlineData("type=-articles", "type")]
    [InlineData("include=resources", "include")]
    [InlineData("cursor=abc", "cursor")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        (await server.GetAsync($"/v1/changes?{query}")).AssertProblem(400, parameter);
        if (!query.StartsWith("limit", StringComparison.Ordinal))
        {
            (await server.GetAsync($"/v1/changes/stream?{query}")).AssertProblem(400, parameter);
        }
    }

    /// <summary>However long a busy machine takes, a transaction of several is not over.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
