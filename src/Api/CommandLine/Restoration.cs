using Api.Data;
using Api.Data.Articles;
using Api.Data.Exports;
using Api.Data.Sqlite;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// Restores everything from a file that <c>backup</c> or <c>export</c> wrote, into a database that has nothing yet.
/// </summary>
internal static class Restoration
{
    private const int HeaderBytes = 64;

    public static bool IsExport(string file)
    {
        try
        {
            return !SourceFile.HasNothing(file) && ExportFormat.IsHeader(StartOf(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Restores a file into the database of the settings, which is not opened until the file is known to be whole.
    /// </summary>
    public static async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        var (start, store) = (StartOf(file), Settings.Database.Of(Commands.Settings()));
        if (ExportFormat.IsHeader(start))
        {
            await ExportReader.CheckAsync(file, cancellationToken);
            await using var database = Database.Open(store);
            return await RunAsync(database, file, cancellationToken);
        }

        if (!SqliteBackup.IsBackup(start))
        {
            throw new InvalidOperationException($"{file} is neither a backup nor an export.");
        }

        if (Database.IsPostgreSql(store))
        {
            return await MoveAsync(file, store, cancellationToken);
        }

        var articles = 0L;
        await SqliteBackup.RestoreAsync(
            file,
            store,
            async restored => articles = await FinishAsync(restored, cancellationToken),
            cancellationToken);
        Console.WriteLine($"{articles} articles restored");
        return 0;
    }

    /// <summary>Restores an export into an open database.</summary>
    public static async Task<int> RunAsync(Database database, string file, CancellationToken cancellationToken)
    {
        await using var export = File.OpenRead(file);
        return await RestoreAsync(database, export, cancellationToken);
    }

    private static async Task<int> RestoreAsync(Database database, Stream export, CancellationToken cancellationToken)
    {
        var rows = await new ExportReader(database, Console.Error.WriteLine)
            .RestoreAsync(export, cancellationToken, Console.Error.WriteLine);
        Console.WriteLine($"{await FinishAsync(database, cancellationToken)} articles restored");
        Console.WriteLine($"{rows} rows restored");
        return 0;
    }

    /// <summary>
    /// Does the last steps of every restoration, whatever its source, before anybody is told that the database is
    /// there.
    /// </summary>
    /// <returns>The number of articles in it.</returns>
    private static Task<long> FinishAsync(Database database, CancellationToken cancellationToken) =>
        new ArticleWriter(database, TimeProvider.System).CountAsync(cancellationToken);

    // Everything that both databases know goes from one to the other, by way of a file that is removed at the end.
    private static async Task<int> MoveAsync(string backup, string store, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"articles-restore-{Guid.NewGuid():n}");
        await using var export = new FileStream(
            file,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.Read | FileShare.Delete,
            1 << 16,
            FileOptions.DeleteOnClose);
        await using (var source = SqliteBackup.OpenCopy(backup))
        {
            await new ExportWriter(source, TimeProvider.System).WriteAsync(export, cancellationToken);
        }

        await using var database = Database.Open(store);
        return await RestoreAsync(database, export, cancellationToken);
    }

    private static byte[] StartOf(string file)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[HeaderBytes];
        return start[..stream.ReadAtLeast(start, HeaderBytes, throwOnEndOfStream: false)];
    }
}
