using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Tests.CommandLine;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The process is killed as the kernel kills it, again and again, in the middle of storing a folder.
    /// </summary>
    [Fact]
    public async Task A_killed_import_leaves_whole_articles_only_and_the_next_one_completes_it()
    {
        const int Files = 1_000;
        var file = _folder.At("articles.db");
        var database = $"Data Source={file}";
        WriteNews(Files);

        var stored = 0L;
        for (var round = 0; round < 5; round++)
        {
            using (var import = Command.Start(database, _folder.Path, "import", "news"))
            {
                // The output is not read: there is less of it than a pipe holds.
                await KillAfterAsync(import, file, (int)stored + 20 + (round * 7));
            }

            stored = await AssertWholeAsync(file, atLeast: stored + 20);
            Assert.InRange(stored, 1, Files);
        }

        var last = await Command.RunAsync(database, _folder.Path, null, "import", "news");

        Assert.Equal(
            (0, $"{Files - stored} created, 0 updated, {stored} unchanged, 0 rejected"), (last.ExitCode, last.Report));
        Assert.Equal(Files, await AssertWholeAsync(file, atLeast: Files));
    }

    [Fact]
    public async Task Imports_that_start_together_on_a_new_database_store_each_text_once()
    {
        const int Files = 30;
        var file = _folder.At("articles.db");
        WriteNews(Files);

        var imports = await Task.WhenAll(
            Enumerable.Range(0, 3)
                .Select(_ => Command.RunAsync($"Data Source={file}", _folder.Path, null, "import", "news")));

        Assert.All(imports, import => Assert.True(import.ExitCode == 0, import.Error));
        Assert.Equal(
            Files, imports.Sum(import => int.Parse(import.Report.Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(Files, await AssertWholeAsync(file, atLeast: Files));
    }

    private void WriteNews(int files)
    {
        Directory.CreateDirectory(_folder.At("news"));
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(
                _folder.At(string.Create(CultureInfo.InvariantCulture, $"news/{i:0000}.txt")),
                Story.Text(
                    $"Bridge {i}",
                    $"Bridge number {i} opened at noon.",
                    $"“Bridge {i} is safe,” Ada Lindqvist said.",
                    $"“It is not,” Bo Marsh said of bridge {i}.",
                    $"Bridge {i} is long."), Encoding.UTF8);
        }
    }

    private static async Task KillAfterAsync(Process process, string file, int articles)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(3));
        while (!process.HasExited && !File.Exists(file))
        {
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await using var connection = Open(file);
        while (!process.HasExited && await CountAsync(connection) < articles)
        {
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> CountAsync(SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<long>("select count(*) from sqlite_schema where name = 'articles'") == 0
            ? 0
            : await connection.ExecuteScalarAsync<long>("select count(*) from articles");

    private static async Task<long> AssertWholeAsync(string file, long atLeast)
    {
        await using var connection = Open(file);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("pragma integrity_check"));
        Assert.Empty(await connection.QueryAsync("pragma foreign_key_check"));
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await connection.ExecuteScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
        }

        Assert.Equal(
            0, await connection.ExecuteScalarAsync<long>("select count(*) from articles where paragraph_count <> 4"));
        var stored = await connection.ExecuteScalarAsync<long>("select count(*) from articles");
        Assert.True(stored >= atLeast, $"{atLeast} articles were stored, {stored} are left.");
        return stored;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }
}
