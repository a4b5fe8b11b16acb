using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Names;
using Api.Data.Upkeep;

namespace Api.Tests.Names;

/// <summary>
/// Checks the changes to authors, publishers and tags that are possible while one is being merged into another, and
/// nobody continues the merge.
/// </summary>
public sealed class MergeUnderWayTests : IAsyncLifetime
{
    private static readonly IfMatch Any = new(null);

    private readonly TemporaryFolder _folder = new();
    private Database _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NamedWriter Writer => new(_database, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _database = Database.Open($"Data Source={_folder.At("articles.db")};Pooling=False");
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await SaveAsync(Story.Of().Tagged(name).By(name).From(name) with { ExternalId = name });
        }

        await using var session = await _database.WriteAsync(Ct);
        foreach (var noun in Noun.All)
        {
            await session.ExecuteAsync("insert into name_turns (noun, target_id, into_id) values (@Name, 1, 2)", noun);
            await session.ExecuteAsync("update name_keys set target_id = 2 where noun = @Name and target_id = 1", noun);
        }

        await session.CommitAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Neither_goes_elsewhere_and_the_merge_may_be_asked_for_again()
    {
        foreach (var noun in Noun.All)
        {
            AssertConflict(await Writer.EditAsync(noun, new(1, null), Any, new() { Name = "Other" }, Ct));
            foreach (var (from, into) in new[] { (1, 3), (2, 3), (3, 1), (2, 1) })
            {
                AssertConflict(await Writer.MergeAsync(noun, new(from, null), Any, new() { Into = into }, Ct));
            }

            Assert.Equal(
                EditResult.Updated,
                (await Writer.EditAsync(noun, new(2, null), Any, new() { Name = "Both" }, Ct)).Result);
            Assert.Equal(
                EditResult.Updated, (await Writer.MergeAsync(noun, new(1, null), Any, new() { Into = 2 }, Ct)).Result);
            Assert.Equal(
                EditResult.Unchanged,
                (await Writer.MergeAsync(noun, new(1, null), Any, new() { Into = 2 }, Ct)).Result);
        }

        Assert.False(await NameTurns.TakeTurnAsync(_database, TimeProvider.System, Ct));
        await AssertRecountAsync();
    }

    [Fact]
    public async Task An_article_of_the_publisher_that_goes_is_known_again_by_its_identifier()
    {
        var saved = await SaveAsync(Story.Of().Tagged("One").By("One").From("ONE") with { ExternalId = "One" });

        Assert.Equal((SaveResult.Updated, 1), (saved.Result, saved.Id));
        for (var turns = 0; await NameTurns.TakeTurnAsync(_database, TimeProvider.System, Ct); turns++)
        {
            Assert.InRange(turns, 0, 3);
        }

        await AssertRecountAsync();
        await using var session = await _database.ReadAsync(Ct);
        Assert.Equal(
            0,
            await session.ExecuteScalarAsync<long>("select count(*) from tags where merged_into is null and id = 1"));
    }

    private static void AssertConflict(Edited edited) =>
        Assert.Equal((EditResult.Refused, RefusalKind.Conflict), (edited.Result, edited.Refusal?.Kind));

    private async Task<Saved> SaveAsync(ParsedArticle article) =>
        await Server.SaveAsync(article, new ArticleWriter(_database, TimeProvider.System));

    private async Task AssertRecountAsync()
    {
        await using var session = await _database.ReadAsync(Ct);
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await session.ExecuteScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
        }
    }
}
