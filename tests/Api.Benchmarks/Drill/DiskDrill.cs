using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks.Drill;

/// <summary>The disk under a SQLite file is full, or takes no writes.</summary>
internal sealed class DiskDrill(DrillReport report)
{
    private const int Megabytes = 12;
    private const int MostWrites = 3_000;
    private const int Times = 5;

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("articles-drill-");
        var disk = folder.CreateSubdirectory("disk").FullName;
        try
        {
            if (!Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", disk))
            {
                DrillReport.AddNotTried("SQLite: disk full", "leave to mount a disk in memory (root)");
                DrillReport.AddNotTried("SQLite: disk read-only", "leave to mount a disk in memory (root)");
                return;
            }

            await FillAsync(disk);
            await CloseAsync(disk);
        }
        finally
        {
            Run("umount", "-l", disk);
            folder.Delete(recursive: true);
        }
    }

    private async Task FillAsync(string disk)
    {
        var (store, tally, ledger) = (StoreAt(disk), new DrillTally(), new Ledger());
        var key = await DrillServer.KeyAsync(store);
        await using (var server = await DrillServer.StartAsync(store, key))
        {
            for (var time = 0; time < Times; time++)
            {
                var watched = new WatchedServer(server, tally, ledger);
                await watched.ExpectWellAsync("with room");
                var ballast = Path.Combine(disk, "ballast");
                Fill(ballast);
                for (var i = 0; i < MostWrites && !await watched.IsRefusedAsync(); i++)
                {
                    // There is room in the log for some more.
                }

                await watched.ExpectFaultAsync("full", "urn:problem-type:storage-full", any: false);
                File.Delete(ballast);
                await watched.ExpectWellAsync("with room again");
            }
        }

        await ExpectKeptAsync(store, ledger, tally);
        report.Add("SQLite: disk full", $"{Times} times, {tally.Tried} answers, {ledger.Count} acknowledged", tally);
    }

    /// <summary>The disk takes no writes any more while the server runs, as when the kernel found a fault of it; and a
    /// server is started on one that takes none.</summary>
    private async Task CloseAsync(string disk)
    {
        var (store, tally, ledger) = (StoreAt(disk), new DrillTally(), new Ledger());
        var key = await DrillServer.KeyAsync(store);
        if (!Run("mount", "-o", "remount,ro", disk))
        {
            DrillReport.AddNotTried("SQLite: disk read-only", "leave to mount a disk read-only");
            return;
        }

        await using (var server = await DrillServer.StartAsync($"{store};Mode=ReadOnly", key))
        {
            var watched = new WatchedServer(server, tally, ledger);
            await watched.ExpectFaultAsync("readOnly", "urn:problem-type:storage-read-only");
        }

        try
        {
            await using var refused = await DrillServer.StartAsync(store, key);
            tally.Expect(false, "A server that would write was started on a disk that takes no writes.");
        }
        catch (InvalidOperationException e)
        {
            tally.Expect(!e.Message.Contains("   at ", StringComparison.Ordinal), e.Message);
        }

        Run("mount", "-o", "remount,rw", disk);
        await using (var server = await DrillServer.StartAsync(store, key))
        {
            await new WatchedServer(server, tally, ledger).ExpectWellAsync("on a disk that takes writes again");
        }

        await ExpectKeptAsync(store, ledger, tally);
        report.Add("SQLite: disk read-only", $"{tally.Tried} answers", tally);
    }

    /// <summary>Expects that every acknowledged write is there, and nothing is half-written.</summary>
    public static async Task ExpectKeptAsync(string store, Ledger ledger, DrillTally tally)
    {
        await using (var connection = new SqliteConnection($"{store};Pooling=False"))
        {
            var lost = await Ledger.FindLostAsync(connection, ledger.All);
            tally.Expect(lost.Count == 0, $"lost: {string.Join(", ", lost)}");
        }

        var (exitCode, text) = await DrillServer.RunAsync(store, "check");
        tally.Expect(exitCode == 0, text);
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // There is no room left.
        }
    }

    private static string StoreAt(string folder) => $"Data Source={Path.Combine(folder, "articles.db")}";

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
