using System.CommandLine;
using Api.Data;
using Api.Data.Sqlite;
using Api.Serving;

namespace Api.CommandLine;

/// <summary><c>backup FILE</c>: copies a SQLite database, whole and checked, while others read and write.</summary>
internal static class BackupCommand
{
    private const string ByPostgreSql = """
        This database is on PostgreSQL, whose own programs back it up:
          pg_dump --format=custom --file=articles.dump DATABASE
              one moment, while it serves; pg_restore --dbname=NEW articles.dump brings it back
          pg_basebackup --pgdata=FOLDER --wal-method=stream
              the whole server; with archive_mode = on and an archive_command (WAL archiving), back to any moment since
        `export FILE` writes everything as this program's own NDJSON, for either database.
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where the copy is to be." };
        var overwrite = new Option<bool>("--overwrite")
        {
            Description = "Replaces a file that is there already, as soon as the new one is whole.",
        };
        var command = new Command(
            "backup",
            "Copies the SQLite database while it serves. "
                + "The copy is checked, and gets its name when it is on disk.") { file, overwrite };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(async () =>
        {
            var store = Settings.Database.Of(Commands.Settings());
            if (Database.IsPostgreSql(store))
            {
                await Console.Error.WriteLineAsync(ByPostgreSql);
                return 1;
            }

            var path = result.GetRequiredValue(file);
            var bytes = await SqliteBackup.WriteAsync(store, path, result.GetValue(overwrite), cancellationToken);
            Console.WriteLine($"{path}: {bytes} bytes, checked");
            return 0;
        }));
        return command;
    }
}
