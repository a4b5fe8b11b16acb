namespace Api.Tests.CommandLine;

public sealed class ExportCommandsOnSqlite(SqliteServer server)
    : ExportCommandTests(server), IClassFixture<SqliteServer>;
public sealed class ExportCommandsOnPostgreSql(PostgreSqlServer server)
    : ExportCommandTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ExportCommandTests(Server server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_exported_beside_a_server_is_imported_whole_into_a_new_database_and_into_no_other()
    {
        var saved = await server.ImportAsync(
            Story.Text(
                Server.NewName("Bridge"),
                $"The {Server.NewName("bridge")} opened.",
                "“It is safe,” Ada Lindqvist said."));
        var file = _folder.At("all.ndjson");
        var other = $"Data Source={_folder.At("other.db")}";

        var exported = await Command.RunAsync(server, _folder.Path, null, "export", "all.ndjson");
        var piped = await Command.RunAsync(server, _folder.Path, null, "export");
        var again = await Command.RunAsync(server, _folder.Path, null, "export", "all.ndjson");
        var restored = await Command.RunAsync(other, _folder.Path, null, "import", "all.ndjson");
        var twice = await Command.RunAsync(other, _folder.Path, null, "import", "all.ndjson");

        Assert.Equal(
            (0, 0, 1, 0, 1), (exported.ExitCode, piped.ExitCode, again.ExitCode, restored.ExitCode, twice.ExitCode));
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(lines[1..^1], piped.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1]);
        Assert.Equal($"{lines.Length - 2} rows restored", restored.Report);
        Assert.Contains("new database", twice.Error, StringComparison.Ordinal);
        await using var database = Data.Database.Open(other);
        var article = await new Data.Articles.ArticleQueries(database)
            .FindAsync(new(saved.Id, null), Data.Visibility.Published, new(), TestContext.Current.CancellationToken);
        Assert.Equal(saved.Slug, article!.Slug);
    }
}
