using System.Globalization;
using Api.Data;
using Api.Data.Exports;
using Dapper;

namespace Api.Benchmarks.Drill;

/// <summary>Exports that break off, at the ends of lines and within them, are refused before anything is stored.
/// </summary>
internal sealed class ExportDrill(DrillReport report)
{
    private const int Articles = 60;
    private const int Cuts = 500;
    private const int CutsByCommand = 20;

    public async Task RunAsync()
    {
        await using var full = await Store.CreateAsync(Store.Databases[0]);
        var folder = Directory.CreateTempSubdirectory("articles-drill-");
        try
        {
            var export = await ExportAsync(full, Path.Combine(folder.FullName, "whole.ndjson"));
            foreach (var database in Store.Databases)
            {
                await using var store = await Store.CreateAsync(database);
                var tally = new DrillTally();
                await RestoreAsync(store, export, tally);
                report.Add($"{database}: exports that break off, restored at least in part", $"{Cuts} cuts", tally);
            }

            await RestoreByCommandAsync(folder.FullName, export);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> ExportAsync(Store store, string file)
    {
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        await using (var server = await DrillServer.StartAsync(store.ConnectionString, key))
        {
            var articles = Enumerable.Range(0, Articles).Select(_ => Writers.Article(Writers.NewWord()));
            await foreach (var _ in server.ImportAsync(articles))
            {
                // Its report is not part of this test.
            }
        }

        var (exitCode, text) = await DrillServer.RunAsync(store.ConnectionString, "export", file);
        return exitCode == 0 ? await File.ReadAllBytesAsync(file) : throw new InvalidOperationException(text);
    }

    private static async Task RestoreAsync(Store store, byte[] export, DrillTally tally)
    {
        await using var database = Database.Open(store.ConnectionString);
        foreach (var length in Lengths(export, Cuts))
        {
            var isRefused = await IsRefusedAsync(database, export[..length]);
            tally.Expect(isRefused, $"{length} of {export.Length} bytes were taken");
        }

        // A refused export leaves nothing, and does not prevent the complete one.
        tally.Expect(await ArticlesAsync(store) == 0, "Something was stored.");
        await new ExportReader(database).RestoreAsync(new MemoryStream(export), CancellationToken.None);
        tally.Expect(await ArticlesAsync(store) == Articles, "The whole export was not restored.");
    }

    private async Task RestoreByCommandAsync(string folder, byte[] export)
    {
        var (tally, number) = (new DrillTally(), 0);
        foreach (var length in Lengths(export, CutsByCommand))
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"cut-{number++}"));
            await File.WriteAllBytesAsync(file, export[..length]);
            var (exitCode, text) = await DrillServer.RunAsync($"Data Source={file}.db", "restore", file);
            var isRefused = exitCode == 1 && !File.Exists(file + ".db");
            tally.Expect(isRefused, $"`restore` of {length} of {export.Length} bytes: {exitCode}, {text}");
        }

        report.Add("SQLite: the same by `restore`, which makes no file", $"{CutsByCommand} cuts", tally);
    }

    private static async Task<bool> IsRefusedAsync(Database database, byte[] export)
    {
        try
        {
            await new ExportReader(database).RestoreAsync(new MemoryStream(export), CancellationToken.None);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Returns lengths from nothing to all but the last byte; half of them at the end of a line.</summary>
    private static IEnumerable<int> Lengths(byte[] export, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var length = (int)((export.Length - 1) * (long)i / (count - 1));
            var end = export.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            yield return i % 2 == 0 ? length : end;
        }
    }

    private static async Task<long> ArticlesAsync(Store store)
    {
        await using var connection = store.Connect();
        return await connection.ExecuteScalarAsync<long>("select count(*) from articles");
    }
}
