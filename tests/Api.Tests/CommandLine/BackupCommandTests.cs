using Api.Data;
using Api.Data.Articles;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Tests.CommandLine;

public sealed class BackupCommandTests(SqliteServer server) : IClassFixture<SqliteServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Restored => $"Data Source={_folder.At("restored.db")}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_that_is_taken_while_others_write_is_whole_and_has_what_was_acknowledged_before()
    {
        await SaveAsync(20);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await SaveAsync(1);
                }
            },
            Ct);
        var acknowledged = await server.QueryAsync<long>("select id from articles");

        var backup = await RunAsync(server.ConnectionString, "backup", "copy.db");
        await stop.CancelAsync();
        await writing;
        var restored = await RunAsync(Restored, "restore", "copy.db");

        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.Equal(["copy.db", "restored.db"], FilesButLocks());
        await using var connection = new SqliteConnection($"{Restored};Mode=ReadOnly;Pooling=False");
        Assert.Empty(acknowledged.Except(await connection.QueryAsync<long>("select id from articles")));
        await connection.CloseAsync();
        var check = await RunAsync(Restored, "check");
        Assert.True(check.ExitCode == 0, check.Output);
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten_unless_that_is_said()
    {
        await SaveAsync(1);
        await File.WriteAllTextAsync(_folder.At("copy.db"), "mine", Ct);

        var refused = await RunAsync(server.ConnectionString, "backup", "copy.db");
        Assert.Equal((1, "mine"), (refused.ExitCode, await File.ReadAllTextAsync(_folder.At("copy.db"), Ct)));

        Assert.Equal(0, (await RunAsync(server.ConnectionString, "backup", "copy.db", "--overwrite")).ExitCode);
        Assert.Equal(0, (await RunAsync(Restored, "restore", "copy.db")).ExitCode);
        var twice = await RunAsync(Restored, "restore", "copy.db");
        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("new database", twice.Error, StringComparison.Ordinal);
        Assert.Equal(["copy.db", "restored.db"], FilesButLocks());
    }

    [Fact]
    public async Task A_copy_is_restored_into_a_database_that_has_nothing_yet_but_not_under_its_server()
    {
        await SaveAsync(3);
        await RunAsync(server.ConnectionString, "backup", "copy.db");
        await using (var served = new SqliteServerAt(Restored))
        {
            await served.InitializeAsync();
            var refused = await RunAsync(Restored, "restore", "copy.db");
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("server", refused.Error, StringComparison.Ordinal);
            await served.CloseAsync();
        }

        Assert.Equal(0, (await RunAsync(Restored, "restore", "copy.db")).ExitCode);
        await using var database = Database.Open(Restored);
        Assert.True(await new ArticleWriter(database, TimeProvider.System).CountAsync(Ct) >= 3);
    }

    [Fact]
    public async Task A_database_that_is_not_sound_gives_no_copy_and_a_copy_that_is_not_no_database()
    {
        await SaveAsync(40);
        await RunAsync(server.ConnectionString, "backup", "copy.db");
        var bytes = await File.ReadAllBytesAsync(_folder.At("copy.db"), Ct);
        bytes.AsSpan(bytes.Length / 2, 3 * 4096).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.At("damaged.db"), bytes, Ct);
        await File.WriteAllTextAsync(_folder.At("text.txt"), "No database.", Ct);

        Assert.Equal(1, (await RunAsync($"Data Source={_folder.At("damaged.db")}", "backup", "another.db")).ExitCode);
        Assert.Equal(1, (await RunAsync(Restored, "restore", "damaged.db")).ExitCode);
        Assert.Equal(1, (await RunAsync(Restored, "restore", "text.txt")).ExitCode);
        Assert.Equal(1, (await RunAsync(Restored, "restore", "missing.db")).ExitCode);
        Assert.Equal(1, (await RunAsync($"Data Source={_folder.At("missing.db")}", "backup", "another.db")).ExitCode);
        Assert.Equal(1, (await RunAsync($"Data Source={_folder.At("damaged.db")}", "check")).ExitCode);
        Assert.DoesNotContain(
            FilesButLocks(),
            name => name.Contains("another", StringComparison.Ordinal)
                || name.Contains("restored", StringComparison.Ordinal)
                || name.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_is_restored_if_it_is_whole_and_else_no_file_is_made()
    {
        await SaveAsync(3);
        await RunAsync(server.ConnectionString, "export", "all.ndjson");
        var lines = await File.ReadAllLinesAsync(_folder.At("all.ndjson"), Ct);
        await File.WriteAllLinesAsync(_folder.At("half.ndjson"), lines[..(lines.Length / 2)], Ct);

        var half = await RunAsync(Restored, "restore", "half.ndjson");
        Assert.Equal((1, false), (half.ExitCode, File.Exists(_folder.At("restored.db"))));
        Assert.Contains("breaks off", half.Error, StringComparison.Ordinal);

        var whole = await RunAsync(Restored, "restore", "all.ndjson");
        Assert.Equal((0, $"{lines.Length - 2} rows restored"), (whole.ExitCode, whole.Report));
        var check = await RunAsync(Restored, "check");
        Assert.True(check.ExitCode == 0, check.Output);
    }

    private async Task SaveAsync(int articles)
    {
        for (var i = 0; i < articles; i++)
        {
            await server.SaveAsync(Story.Quoting(Server.NewName("Ada Lindqvist")));
        }
    }

    private Task<CommandResult> RunAsync(string store, params string[] arguments) =>
        Command.RunAsync(store, _folder.Path, null, arguments);

    private string[] FilesButLocks() =>
        [
            .. Directory.GetFiles(_folder.Path)
                .Select(f => Path.GetFileName(f)!)
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
}

public sealed class BackupCommandsOnPostgreSql(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task It_says_by_what_PostgreSQL_is_backed_up()
    {
        using var folder = new TemporaryFolder();

        var backup = await Command.RunAsync(server, folder.Path, null, "backup", "copy.db");

        Assert.Equal((1, false), (backup.ExitCode, File.Exists(folder.At("copy.db"))));
        Assert.Contains("pg_dump", backup.Error, StringComparison.Ordinal);
        Assert.Contains("WAL archiving", backup.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_SQLite_database_is_restored_into_a_PostgreSQL_one()
    {
        using var folder = new TemporaryFolder();
        await using var home = new SqliteServerAt($"Data Source={folder.At("home.db")}");
        await home.InitializeAsync();
        var saved = await home.SaveAsync(Story.Quoting(Server.NewName("Ada Lindqvist")));
        await Command.RunAsync(home, folder.Path, null, "backup", "copy.db");

        var restored = await Command.RunAsync(server, folder.Path, null, "restore", "copy.db");

        Assert.True(restored.ExitCode == 0, restored.Error);
        Assert.Equal(saved.Slug, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["slug"].AsText());
        var check = await Command.RunAsync(server, folder.Path, null, "check");
        Assert.True(check.ExitCode == 0, check.Output);
    }
}
