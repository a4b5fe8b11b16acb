using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Tests.CommandLine;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Api.Tests.Schema;

/// <summary>
/// Checks that articles which an earlier version published with a future date stay published after an upgrade, and that
/// the log gives their number.
/// </summary>
public sealed class UpgradeNoteTests : IDisposable
{
    internal const string InsertSql = """
        insert into articles (
          slug, display_title, published_at, sort_at, status, revision, version, word_count, paragraph_count,
          quote_count, image_count, text_hash, editorial_hash, reading_hash, created_at, updated_at)
        values (
          @Slug, @Slug, @PublishedAt, @SortAt, @Status, 1, 1, 0, 0, 0, 0, @Slug, @Slug, @Slug, @Now, @Now);

        insert into sources (article_id, revision, media_type, sha256, received_at, given, content)
        select id, 1, 'text/plain', slug, created_at, '{}', @Content from articles where slug = @Slug;
        """;

    internal const string Note = "Upgraded: 2 published articles have a publishedAt in the future, and stay published.";

    private static readonly DateTimeOffset Ahead = new(2999, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Past = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => $"Data Source={_folder.At("articles.db")};Pooling=False";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sqlite_counts_what_lies_ahead_once()
    {
        await WriteToFileAsync("coming-1", "coming-2");

        Assert.Contains(Note, await OpenAsync(File));
        Assert.DoesNotContain(Note, await OpenAsync(File));
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_lies_ahead()
    {
        await WriteToFileAsync();

        Assert.DoesNotContain(await OpenAsync(File), line => line.StartsWith("Upgraded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_that_upgrades_says_it()
    {
        await WriteToFileAsync("coming-1", "coming-2");

        var run = await Command.RunAsync(File, _folder.Path, null, "keys", "list");

        Assert.Contains(Note, run.Error, StringComparison.Ordinal);
    }

    private async Task WriteToFileAsync(params string[] coming)
    {
        Upgrade(DeployChanges.To.SqliteDatabase(File)
            .WithScriptsEmbeddedInAssembly(
                typeof(Database).Assembly,
                name => name is "Sqlite/0001_articles.sql" or "Sqlite/0002_nested_lists.sql")
            .WithVariablesDisabled().LogToNowhere().Build());
        await using var connection = new SqliteConnection(File);
        await connection.ExecuteAsync("pragma application_id = 1095914563");
        await connection.ExecuteAsync(InsertSql, Rows(coming));
    }

    internal static async Task<IReadOnlyList<string>> OpenAsync(string store)
    {
        var told = new List<string>();
        await using var database = Database.Open(store);
        await database.PrepareAsync(told.Add, Ct);
        var all = new ArticleFilter().Plan(new Shape<Article>(), Visibility.Published, null);
        var seen = await new ArticleQueries(database).ListAsync(all, Ct);
        Assert.All(seen.Rows, article => Assert.Equal("published", article.Status.ToString().ToLowerInvariant()));
        await using var session = await database.ReadAsync(Ct);
        var published = "select count(*) from articles where status = 'published'";
        Assert.Equal(await session.ExecuteScalarAsync<long>(published), seen.Rows.Count);
        return told;
    }

    internal static void Upgrade(DbUp.Engine.UpgradeEngine engine)
    {
        var result = engine.PerformUpgrade();
        Assert.True(result.Successful, result.Error?.Message);
    }

    /// <summary>
    /// Returns the published articles with a future date, beside a draft with one, and an article without.
    /// </summary>
    internal static IEnumerable<object> Rows(IEnumerable<string> coming) =>
    [
        .. coming.Select(slug => Row(slug, Ahead, "published")),
        Row("draft", Ahead, "draft"),
        Row("past", Past, "published"),
    ];

    private static object Row(string slug, DateTimeOffset at, string status) =>
        new { Slug = slug, PublishedAt = at, SortAt = at, Status = status, Now = Past, Content = new byte[1] };
}

public sealed class UpgradeNoteOnPostgreSql
{
    private readonly string _name = $"upgrade_{Guid.NewGuid():n}";

    [Fact]
    public async Task It_counts_what_lies_ahead_once()
    {
        await PostgreSqlServer.OnServerAsync($"create database {_name}");
        try
        {
            var store = $"{PostgreSqlServer.Offered};Database={_name}";
            UpgradeNoteTests.Upgrade(DeployChanges.To.PostgresqlDatabase(store)
                .WithScriptsEmbeddedInAssembly(
                    typeof(Database).Assembly, name => name is "PostgreSql/0001_articles.sql")
                .WithVariablesDisabled().LogToNowhere().Build());
            await using (var connection = new NpgsqlConnection(store))
            {
                var rows = UpgradeNoteTests.Rows(["coming-1", "coming-2"]);
                await connection.ExecuteAsync(UpgradeNoteTests.InsertSql, rows);
            }

            Assert.Contains(UpgradeNoteTests.Note, await UpgradeNoteTests.OpenAsync(store));
            Assert.DoesNotContain(UpgradeNoteTests.Note, await UpgradeNoteTests.OpenAsync(store));
        }
        finally
        {
            await PostgreSqlServer.OnServerAsync($"drop database if exists {_name} with (force)");
        }
    }
}
