namespace Api.Benchmarks.Drill;

/// <summary>
/// Kills, cuts, fills, damages and attacks real servers, and counts what is lost or fails. Everything is in temporary
/// folders, and in databases of its own on the PostgreSQL server that <c>POSTGRESQL</c> offers.
/// </summary>
internal static class FaultDrill
{
    /// <param name="rounds">The number of moments at which the state after a kill is inspected; half as often the power
    /// is cut.</param>
    /// <param name="shapes">The number of hostile shapes that are sent.</param>
    /// <param name="only">The one part to run; null for all.</param>
    /// <returns>1 if anything was lost or failed.</returns>
    public static async Task<int> RunAsync(int rounds, int shapes, string? only)
    {
        (string Name, Func<DrillReport, Task> RunAsync)[] all =
        [
            ("kill", report => new KillDrill(report, rounds).RunAsync()),
            ("power", report => new PowerDrill(report, Math.Max(5, rounds / 2)).RunAsync()),
            ("disk", report => new DiskDrill(report).RunAsync()),
            ("file", report => new FileDrill(report).RunAsync()),
            ("connections", report => new ConnectionDrill(report).RunAsync()),
            ("hostile", report => new HostileDrill(report, shapes).RunAsync()),
            ("cursors", report => new CursorDrill(report).RunAsync()),
            ("exports", report => new ExportDrill(report).RunAsync()),
            ("erase", report => new EraseDrill(report).RunAsync()),
        ];
        var parts = all.Where(part => only is null || part.Name == only).ToList();
        if (parts.Count == 0)
        {
            Console.Error.WriteLine($"There is no part {only}: {string.Join(", ", all.Select(part => part.Name))}.");
            return 2;
        }

        var report = new DrillReport();
        foreach (var (name, runAsync) in parts)
        {
            try
            {
                await runAsync(report);
            }
            catch (Exception e)
            {
                // The other parts report their own results; and a part that breaks off has not passed.
                report.Add(name, "broke off", 1, $"{e}");
            }
        }

        Store.WriteLeftOut();
        return report.Failed == 0 ? 0 : 1;
    }
}
