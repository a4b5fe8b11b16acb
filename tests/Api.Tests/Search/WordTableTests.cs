using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class WordTablesOnSqlite(SqliteServer server) : WordTableTests(server), IClassFixture<SqliteServer>
{
    /// <summary>
    /// Returns every token with its row and place, the lengths of the rows, and the statistics of all rows together.
    /// </summary>
    protected override async Task<IReadOnlyList<string>> WordsAsync(string index) =>
    [
        .. await Tested.QueryAsync<string>($"""
            create virtual table temp.words using fts5vocab(main, {index}, instance);
            select doc || ' ' || term || ' ' || col || ' ' || offset from words order by doc, col, offset
            """),
        .. await Tested.QueryAsync<string>($"select id || ' ' || hex(sz) from {index}_docsize order by id"),
        .. await Tested.QueryAsync<string>($"select hex(block) from {index}_data where id = 1"),
    ];

    protected override async Task AssertSoundAsync(string index) =>
        await Tested.ExecuteAsync($"insert into {index} ({index}) values ('integrity-check')");
}

public sealed class WordTablesOnPostgreSql(PostgreSqlServer server)
    : WordTableTests(server, rounds: 40), IClassFixture<PostgreSqlServer>
{
    protected override Task<IReadOnlyList<string>> WordsAsync(string index) =>
        Tested.QueryAsync<string>(
            $"select rowid || ' ' || {(index == "article_search" ? "title || ' / ' || " : "")}tokens from {index} "
                + "order by rowid");

    protected override Task AssertSoundAsync(string index) => Task.CompletedTask;
}

/// <summary>Checks that, however articles were written, the indexes of words equal freshly made ones.</summary>
public abstract class WordTableTests(Server server, int rounds = 150)
{
    private static readonly string[] Indexes = ["article_search", "paragraph_search", "quote_search", "image_search"];
    private static readonly string[] Names = ["Ada Lindqvist", "Bo Marsh", "Mara Quill", "Élan Ünal"];
    private static readonly string[] Words = [
        "The harbour is open.",
        "Nobody knew.",
        "C’est l’été.",
        "東京都 shut",
        "We signed it, we did.",
        "a · ¤ b",
    ];

    private protected Server Tested => server;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyList<string>> WordsAsync(string index);

    protected abstract Task AssertSoundAsync(string index);

    [Fact]
    public async Task After_any_writes_they_are_what_they_are_when_made_anew()
    {
        var random = new Random(7);
        for (var round = 0; round < rounds; round++)
        {
            await WriteAsync(random);
        }

        await AssertAsMadeAnewAsync();
        Assert.NotEmpty(await WordsAsync("quote_search"));
        Assert.NotEmpty(await WordsAsync("image_search"));
    }

    [Fact]
    public async Task A_filling_that_was_killed_is_gone_on_with_whatever_was_written_in_between()
    {
        var random = new Random(8);
        for (var round = 0; round < 20; round++)
        {
            await WriteAsync(random);
        }

        for (var steps = 1; steps < 6; steps++)
        {
            await ForgetAsync();
            var filling = new WordTables(server.Services.GetRequiredService<Database>(), TimeSpan.Zero);
            for (var step = 0; step < steps; step++)
            {
                // The server's own upkeep may have been faster.
                await filling.StepAsync(Ct);
            }

            for (var round = 0; round < 10; round++)
            {
                await WriteAsync(random);
            }

            await PrepareAsync();
            await AssertAsMadeAnewAsync();
        }
    }

    [Fact]
    public async Task What_another_folding_put_in_is_not_touched_by_this_one()
    {
        await server.ExecuteAsync("update word_tables set folding = 99");
        try
        {
            await Assert.ThrowsAsync<StorageException>(() => server.SaveAsync(Story.Of()));
        }
        finally
        {
            Assert.StartsWith("The words are indexed, in ", (await PrepareAsync())[^1], StringComparison.Ordinal);
        }

        Assert.Equal(SaveResult.Created, (await server.SaveAsync(Story.Of())).Result);
        Assert.Empty(await PrepareAsync());
    }

    private async Task AssertAsMadeAnewAsync()
    {
        var before = await AllAsync();
        await ForgetAsync();
        await PrepareAsync();
        Assert.Equal(await AllAsync(), before);
    }

    private async Task<IReadOnlyList<string>> AllAsync()
    {
        var all = new List<string>();
        foreach (var table in new[] { "authors", "publishers", "speakers", "tags" })
        {
            all.AddRange(
                await server.QueryAsync<string>(
                    $"select id || ' ' || name_words from {table} where merged_into is null order by id"));
        }

        foreach (var index in Indexes)
        {
            await AssertSoundAsync(index);
            all.AddRange((await WordsAsync(index)).Select(row => $"{index} {row}"));
        }

        return all;
    }

    private Task<int> ForgetAsync() => server.ExecuteAsync("update word_tables set folding = 0");

    private async Task<IReadOnlyList<string>> PrepareAsync()
    {
        var told = new List<string>();
        await server.Services.GetRequiredService<Database>().PrepareAsync(told.Add, Ct);
        return told;
    }

    private async Task WriteAsync(Random random)
    {
        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        async Task<long> AnyAsync(string sql) =>
            await server.QueryAsync<long>(sql) is { Count: > 0 } ids ? Pick(ids) : 0;
        async Task CorrectAsync(HttpMethod method, string target, string body) =>
            Assert.True((await server.WriteAsync(method, target, body, headers: ("If-Match", "*"))).Status < 500);

        var writer = server.Services.GetRequiredService<ArticleWriter>();
        var article = await AnyAsync("select id from articles where deleted_at is null order by id");
        switch (random.Next(10))
        {
            case 0 or 1 or 2 or 3:
                var (said, name) = (Pick(Words), Pick(Names));
                var story = Story.Of($"“{said}” {name} said.", $"{Pick(Words)} {Pick(Words)}")
                    .Quote(said, name)
                    .Pictured(Pick(Words))
                    .At($"https://example.org/words/{random.Next(30)}");
                await server.SaveAsync(
                    story with
                    {
                        Title = Pick(Words),
                        Status = Pick<ArticleStatus?>([null, ArticleStatus.Draft, ArticleStatus.Published]),
                    });
                break;
            case 4:
                await CorrectAsync(
                    HttpMethod.Patch,
                    $"/v1/articles/{article}",
                    $$"""{"status":"{{Pick(["draft", "published", "published", "withheld"])}}"}""");
                break;
            case 5:
                await CorrectAsync(
                    HttpMethod.Patch,
                    $"/v1/articles/{article}",
                    $$"""{"title":"{{Pick(Words)}}","text":"{{Pick(Words)}} It was.\n\n“{{Pick(Words)}}” {{Pick(Names)}} said.\n\n{{Pick(Words)}}"}""");
                break;
            case 6 or 7:
                var quote = await AnyAsync("select id from quotes where removed_in is null order by id");
                await CorrectAsync(
                    HttpMethod.Patch,
                    $"/v1/quotes/{quote}",
                    Pick(
                        [
                            """{"review":"rejected"}""",
                            """{"review":"confirmed"}""",
                            """{"kind":"phrase"}""",
                            """{"kind":"direct","review":"unreviewed"}""",
                        ]));
                break;
            case 8:
                await CorrectAsync(
                    HttpMethod.Post,
                    $"/v1/articles/{article}/quotes",
                    $$"""{"paragraphNumber":{{Pick([1, 2])}},"start":{{Pick([0, 4, 9])}},"end":{{Pick([10, 12])}}}""");
                break;
            default:
                await writer.DeleteAsync(new(article, null), new(null), erase: random.Next(2) == 0, Ct);
                break;
        }
    }
}
