using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Upkeep;
using Api.Tests.Erasing;
using static Api.Tests.Speakers.SurnameJoinTests;

namespace Api.Tests.Speakers;

/// <summary>Checks what is noted of surnames to be looked up, in a database that nobody looks after.</summary>
public sealed class SurnameTurnTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly ArticleWriter _writer;

    public SurnameTurnTests()
    {
        _database = Database.Open($"Data Source={_folder.At("articles.db")}");
        _writer = new(_database, TimeProvider.System);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _database.PrepareAsync(_ => { }, Ct);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_old_archive_is_looked_up_when_it_is_read_again()
    {
        await SaveAsync(Quoting("Harbour Post", "2031-03-12", "Mayor", "Marsh"));
        await SaveAsync(Quoting("Harbour Post", "2031-03-10", "Mayor", "Ida Marsh"));
        await using (var session = await _database.WriteAsync(Ct))
        {
            // As a program that knew of no joins has left it.
            await session.ExecuteAsync("delete from surname_turns");
            await session.CommitAsync(Ct);
        }

        await SurnameTurns.TakeAllAnewAsync(_database, TimeProvider.System, Ct);

        await using var reader = await _database.ReadAsync(Ct);
        Assert.Equal(1, await reader.ExecuteScalarAsync<long>("select count(*) from surname_joins"));
        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task An_erased_article_leaves_no_note_and_no_surname()
    {
        var alone = await SaveAsync(Quoting("Harbour Post", "2031-03-12", "Mayor", "Vandermarsh"));
        await SurnameTurns.TakeAllAsync(_database, TimeProvider.System, Ct);

        await EraseAsync(alone);

        Assert.Empty(await NotesAsync());
        Assert.Empty(Stored.Find(await Stored.InFilesAsync(_folder.At("articles.db")), ["vandermarsh"]));
    }

    [Fact]
    public async Task Whom_others_mean_without_an_erased_article_is_looked_up_by_their_days()
    {
        await SaveAsync(Quoting("Harbour Post", "2031-03-12", "Mayor", "Marsh"));
        await SaveAsync(Quoting("Harbour Post", "2031-03-10", "Mayor", "Ida Marsh"));
        var other = await SaveAsync(Quoting("Harbour Post", "2031-03-11", "Mayor", "Bo Marsh"));
        await SurnameTurns.TakeAllAsync(_database, TimeProvider.System, Ct);

        await EraseAsync(other);

        Assert.Equal(["marsh 2031-03-12"], await NotesAsync());
        await SurnameTurns.TakeAllAsync(_database, TimeProvider.System, Ct);
        await using var reader = await _database.ReadAsync(Ct);
        Assert.Equal(1, await reader.ExecuteScalarAsync<long>("select count(*) from surname_joins"));
    }

    private Task<Saved> SaveAsync(ParsedArticle article) => Server.SaveAsync(article, _writer);

    private async Task EraseAsync(Saved saved)
    {
        await _writer.DeleteAsync(new(saved.Id, null), new(null), erase: true, Ct);
        await _database.ErasedAsync(isNew: true, Ct);
        await _database.ForgetAsync(TimeSpan.MaxValue, Ct);
    }

    private async Task<IReadOnlyList<string>> NotesAsync()
    {
        await using var session = await _database.ReadAsync(Ct);
        return [.. await session.QueryAsync<string>("select surname || ' ' || published_on from surname_turns")];
    }
}
