using Api.Data.Backups;
using Api.Data.Exports;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Api.Data.Sqlite;

/// <summary>Makes complete copies of SQLite files, whoever writes to them meanwhile.</summary>
public static class SqliteBackup
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether a file is a SQLite database, by its first bytes.</summary>
    public static bool IsBackup(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    /// <summary>Opens a copy to read from.</summary>
    public static Database OpenCopy(string file) =>
        SqliteStore.OpenToRead(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);

    /// <summary>
    /// Writes a copy of a database as it is at one moment, while others read and write. The copy gets its name only
    /// after it has been checked and is on disk.
    /// </summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="file">The path of the copy.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <returns>The size of the copy in bytes.</returns>
    /// <exception cref="InvalidOperationException">The file is there already, or the database is not sound; the message
    /// says which.</exception>
    public static async Task<long> WriteAsync(
        string connectionString,
        string file,
        bool overwrite,
        CancellationToken cancellationToken)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        var source = Path.GetFullPath(settings.DataSource);
        await using var target = NewFile.Create(file, overwrite);
        Copy(
            source,
            standsStill: settings.Mode == SqliteOpenMode.ReadOnly && !HasLog(source),
            target.Part,
            cancellationToken);
        await target.FinishAsync(cancellationToken);
        return new FileInfo(file).Length;
    }

    /// <summary>
    /// Restores a copy to a place that has no database yet, or one that has never had anything in it, and upgrades its
    /// schema.
    /// </summary>
    /// <param name="file">The copy.</param>
    /// <param name="connectionString">The new database.</param>
    /// <param name="finish">The last steps in the new database, before anybody can open it.</param>
    /// <exception cref="InvalidOperationException">There is something already, it is in use, or the copy is not sound;
    /// the message says which.</exception>
    public static async Task RestoreAsync(
        string file,
        string connectionString,
        Func<Database, Task> finish,
        CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Held until the copy is in its place: otherwise a server could begin to serve the file that is about to be
        // replaced.
        using var only = await ClaimAsync(path, connectionString, cancellationToken);
        await using var target = NewFile.Create(path, overwrite: only is not null);
        Copy(Path.GetFullPath(file), standsStill: !HasLog(file), target.Part, cancellationToken);
        try
        {
            await using var database = Database.Open(
                new SqliteConnectionStringBuilder(connectionString) { DataSource = target.Part }.ConnectionString);
            await finish(database);
        }
        finally
        {
            // Opened under its temporary name, the database has made its turnstile under that name.
            File.Delete(target.Part + ".turn");
        }

        await target.FinishAsync(cancellationToken);
    }

    /// <summary>
    /// Makes sure that the new file at a path neither destroys anything nor disturbs anybody. Null if nothing is there.
    /// </summary>
    private static async Task<IDisposable?> ClaimAsync(
        string path,
        string connectionString,
        CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        IDisposable? only = null;
        try
        {
            await using (var database = Database.Open(connectionString))
            {
                only = database.TryServe() ?? throw new InvalidOperationException($"A server has {path} open.");
                await ExportReader.ThrowIfFilledAsync(database, cancellationToken);
            }

            // The last connection to close removes the log.
            return HasLog(path) ? throw new InvalidOperationException($"{path} is in use.") : only;
        }
        catch (Exception)
        {
            only?.Dispose();
            throw;
        }
    }

    private static bool HasLog(string path) => File.Exists(path + "-wal");

    /// <summary>
    /// Copies page by page the state that one reader sees, without deleted content, and checks every page of the copy.
    /// </summary>
    /// <param name="standsStill">Whether nobody can be writing to the source.</param>
    private static void Copy(string source, bool standsStill, string target, CancellationToken cancellationToken)
    {
        try
        {
            using (var connection = Open(source, standsStill))
            {
                // A command of the provider runs to its end on this thread; only an interrupt from another stops it.
                using var interruption = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
                ThrowIfForeign(connection);
                connection.Execute("vacuum into @Target", new { Target = target }, commandTimeout: 0);
            }

            using var copy = Open(target, immutable: true);
            using var end = cancellationToken.Register(() => raw.sqlite3_interrupt(copy.Handle));
            ThrowIfForeign(copy);
            var lines = copy.Query<string>("pragma integrity_check(3)", commandTimeout: 0);
            var faults = lines.Where(line => line != "ok").ToList();
            if (faults.Count > 0 || copy.Query("pragma foreign_key_check", commandTimeout: 0).Any())
            {
                var found = string.Join("; ", faults.DefaultIfEmpty("rows refer to rows that are not there"));
                throw new InvalidOperationException($"{source} is not sound, and nothing was written: {found}.");
            }
        }
        catch (SqliteException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException(
                $"{source} could not be copied, and nothing was written: {e.Message}", e);
        }
    }

    private static void ThrowIfForeign(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long>("pragma application_id") != SqliteSetUp.ApplicationId)
        {
            throw new InvalidOperationException($"{connection.DataSource} is not a database of this program.");
        }
    }

    private static SqliteConnection Open(string path, bool immutable)
    {
        var connection = new SqliteConnection(SqliteSetUp.ReadOnlyConnectionString(path, immutable));
        connection.Open();
        return connection;
    }
}
