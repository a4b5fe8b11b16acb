using Api.Data;
using Api.Data.Checks;
using Api.Data.Keys;
using Api.Data.Revisions;
using Api.Data.Upkeep;
using Api.Tests.CommandLine;
using Api.Tests.Revisions;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Upkeep;

public sealed class RevisionPruningOnSqlite(SqliteServer server)
    : RevisionPruningTests(server), IClassFixture<SqliteServer>;
public sealed class RevisionPruningOnPostgreSql(PostgreSqlServer server)
    : RevisionPruningTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that a pruning removes what is not kept, and nothing else.</summary>
public abstract class RevisionPruningTests(Server server)
{
    private const int Revisions = 36;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => server.Services.GetRequiredService<Database>();

    [Fact]
    public async Task Kept_revisions_are_read_as_they_were_and_pruned_ones_are_gone_however_many_stay()
    {
        var states = new List<string>();
        var id = await RevisedArticle.WriteAsync(server, Revisions, states.Add);
        var current = (await server.JsonAsync($"/v1/articles/{id}")).ToString();
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));

        // Texts are made from others of their block of 16: some that stay differ from some that go.
        foreach (var kept in new[] { 30, 19, 18, 5, 4, 3, 1, 0 })
        {
            await PruneAsync(new RevisionsKept.Newest(kept));

            for (var revision = 1; revision < Revisions; revision++)
            {
                var reply = await server.GetAsync($"/v1/articles/{id}/revisions/{revision}", writer);
                var isKept = revision >= Revisions - kept;
                Assert.Equal(isKept ? 200 : 410, reply.Status);
                Assert.True(!isKept || reply.Json.ToString() == states[revision - 1], $"Revision {revision} changed.");
            }

            var sources = await server.QueryAsync<int>(
                "select revision from sources where article_id = @Id order by revision", new { Id = id });
            var texts = await server.QueryAsync<int>(
                "select revision from packed_texts where article_id = @Id and kind = 'source' order by revision",
                new { Id = id });
            Assert.Equal(sources, texts);
            Assert.Single(sources, revision => revision <= Revisions - kept);
            Assert.Equal(current, (await server.JsonAsync($"/v1/articles/{id}")).ToString());
            Assert.DoesNotContain(await FaultsAsync(), fault => fault.Contains($" {id}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_list_says_which_were_pruned_and_a_difference_cannot_be_told_of_them()
    {
        var id = await RevisedArticle.WriteAsync(server, 5, _ => { });
        await PruneAsync(new RevisionsKept.Newest(2));
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        var target = $"/v1/articles/{id}/revisions";

        var listed = (await server.JsonAsync(target, writer))["items"];

        Assert.Equal([5, 4, 3, 2, 1], listed.Select(item => item["revision"].AsNumber()));
        Assert.Equal([false, false, false, true, true], listed.Select(item => item["pruned"].Raw.GetBoolean()));
        Assert.Equal(200, (await server.GetAsync($"{target}/4/differences", writer)).Status);
        (await server.GetAsync($"{target}/3/differences", writer)).AssertProblem(410);
        (await server.GetAsync($"{target}/4/differences?from=1", writer)).AssertProblem(410);
        (await server.GetAsync($"{target}/6", writer)).AssertProblem(404);
        (await server.GetAsync($"{target}/1")).AssertProblem(404);
    }

    [Fact]
    public async Task Revisions_that_were_replaced_long_ago_go_by_their_age()
    {
        var id = await RevisedArticle.WriteAsync(server, 6, _ => { });
        var today = DateTimeOffset.UtcNow;
        foreach (var (revision, days) in new[] { (1, 900), (2, 500), (3, 401), (4, 399), (5, 20), (6, 1) })
        {
            await server.ExecuteAsync(
                "update revisions set created_at = @At where article_id = @Id and revision = @Revision",
                new { At = today.AddDays(-days), Id = id, Revision = revision });
        }

        await PruneAsync(new RevisionsKept.Younger(TimeSpan.FromDays(400)));
        var young = await StatesAsync(id);
        await PruneAsync(new RevisionsKept.Younger(TimeSpan.FromHours(12)));

        Assert.Equal([3, 4, 5], young);
        Assert.Empty(await StatesAsync(id));
    }

    [Fact]
    public async Task An_article_with_a_damaged_revision_is_left_as_it_is_and_named()
    {
        var id = await RevisedArticle.WriteAsync(server, 6, _ => { });
        await server.ExecuteAsync(
            "update packed_texts set packed = @Junk where article_id = @Id and kind = 'state' and revision = 4",
            new { Id = id, Junk = new byte[] { 1, 2, 3 } });

        var pruned = await PruneAsync(new RevisionsKept.Newest(2));
        var left = await StatesAsync(id);
        await server.ExecuteAsync(
            "delete from packed_texts where article_id = @Id and kind = 'state'", new { Id = id });

        Assert.Contains(id, pruned.Damaged);
        Assert.Equal([1, 2, 3, 4, 5], left);
    }

    [Fact]
    public async Task After_a_pruning_an_article_is_changed_read_again_and_erased_like_any()
    {
        var id = await RevisedArticle.WriteAsync(server, 5, _ => { });
        await PruneAsync(new RevisionsKept.Newest(0));
        var before = (await server.JsonAsync($"/v1/articles/{id}")).ToString();

        var changed = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{id}", """{"subtitle": "After"}""", headers: ("If-Match", "*"));
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        var state = await server.JsonAsync($"/v1/articles/{id}/revisions/5", writer);
        var erased = await server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{id}?erase=true",
            null,
            null,
            Server.Bearer(await server.KeyAsync(Scope.Admin)),
            ("If-Match", "*"));

        Assert.Equal((200, 200), (changed.Status, erased.Status));
        Assert.Equal(before, state.ToString());
        Assert.DoesNotContain(await FaultsAsync(), fault => fault.Contains($" {id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_prunes_beside_a_server_by_a_setting_that_it_must_be_given()
    {
        using var folder = new TemporaryFolder();
        var id = await RevisedArticle.WriteAsync(server, 4, _ => { });

        var without = await Command.RunAsync(server, folder.Path, null, "prune");
        var wrong = await Command.RunAsync(server, folder.Path, null, "prune", "--Revisions:Keep=20x");
        var left = await StatesAsync(id);
        var run = await Command.RunAsync(server, folder.Path, null, "prune", "--Revisions:Keep=1");
        var again = await Command.RunAsync(server, folder.Path, null, "prune", "--Revisions:Keep=1");

        Assert.Equal((1, 1, 0), (without.ExitCode, wrong.ExitCode, run.ExitCode));
        Assert.StartsWith("Revisions__Keep ", without.Error, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], left);
        Assert.Equal([3], await StatesAsync(id));
        Assert.Contains("vacuum", run.Output, StringComparison.Ordinal);
        Assert.Equal("0 revisions and 0 sources removed", again.Report);
    }

    [Theory]
    [InlineData("20", true)]
    [InlineData("0", true)]
    [InlineData("400d", true)]
    [InlineData("-1", false)]
    [InlineData("d", false)]
    [InlineData("2 d", false)]
    [InlineData("1000001", false)]
    [InlineData("36501d", false)]
    [InlineData("", false)]
    public void The_setting_takes_a_number_of_revisions_or_of_days(string text, bool isTaken) =>
        Assert.Equal(isTaken, RevisionsKept.Parse(text) is not null);

    private Task<Pruned> PruneAsync(RevisionsKept kept) =>
        new RevisionPruning(Database, kept, TimeProvider.System).RunAsync(Ct);

    private async Task<IReadOnlyList<int>> StatesAsync(long id) => await server.QueryAsync<int>(
        "select revision from packed_texts where article_id = @Id and kind = 'state' order by revision",
        new { Id = id });

    private async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        await new DatabaseCheck(Database, faults.Add).RunAsync(Ct);
        return faults;
    }
}
