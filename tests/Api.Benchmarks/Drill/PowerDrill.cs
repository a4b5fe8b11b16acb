using System.Globalization;

namespace Api.Benchmarks.Drill;

/// <summary>
/// Records a server's writes to its files, and cuts them off at many places: of the writes that were not synced before,
/// nothing, everything, any writes or any sectors are left. The files must then open with everything that was
/// acknowledged before the cut.
/// </summary>
internal sealed class PowerDrill(DrillReport report, int cuts)
{
    private static readonly Left[] Remains = Enum.GetValues<Left>();

    private static readonly (Kind Kind, int Times)[] Work =
        [(Kind.Post, 20), (Kind.Patch, 6), (Kind.Delete, 8), (Kind.Import, 4), (Kind.Decide, 6)];

    public async Task RunAsync()
    {
        const string What = "SQLite: power cut";
        if (!Recording.IsPossible)
        {
            DrillReport.AddNotTried(What, "strace, and leave to trace processes");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("articles-drill-");
        try
        {
            var data = folder.CreateSubdirectory("data").FullName;
            var ledger = new Ledger();
            var (whole, blind) = (new SimulatedDisk(), new SimulatedDisk(forgets: $"{StoredState.FileName}-wal"));
            var operations = await RecordAsync(folder.FullName, data, ledger, whole, blind);
            var (lost, unsound) = (new Tally(), new Tally());
            var acknowledged = ledger.All;
            await ReplayAsync(folder, whole, operations, acknowledged, Cuts(operations, acknowledged), lost, unsound);
            var tried = string.Create(
                CultureInfo.InvariantCulture,
                $"{unsound.Tried:n0} states after {cuts} cuts in {operations.Count:n0} operations");
            report.Add($"{What}: acknowledged before it", $"{tried}, {acknowledged.Count} acknowledged", lost);
            report.Add($"{What}: not opened, or unsound by `check`", tried, unsound);
            await ShowThatItSeesAsync(folder, blind, operations, acknowledged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<FileOperation>> RecordAsync(
        string folder,
        string data,
        Ledger ledger,
        params SimulatedDisk[] disks)
    {
        var (log, pid, store) = (Path.Combine(folder, "log"), Path.Combine(folder, "pid"), StoredState.StoreIn(data));
        var key = await DrillServer.KeyAsync(store);
        Array.ForEach(disks, disk => disk.Load(data));
        await using (var server = await DrillServer.StartAsync(store, key, Recording.Command(log, pid)))
        {
            var refused = new Tally();
            var writers = new Writers(server, ledger, refused);
            await Task.WhenAll(Work.Select(work => Task.Run(() => writers.WriteAsync(work.Kind, work.Times))));
            await server.StopAsync(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture));
            if (refused.Failures is [var first, ..])
            {
                throw new InvalidOperationException(first);
            }
        }

        return Recording.Read(log, data);
    }

    /// <summary>Half of them at random, half as soon as something was acknowledged.</summary>
    private SortedSet<int> Cuts(IReadOnlyList<FileOperation> operations, IReadOnlyList<Acknowledged> acknowledged)
    {
        var (chosen, random) = (new SortedSet<int> { operations.Count }, new Random(1));
        while (chosen.Count < Math.Min(cuts, operations.Count))
        {
            var at = acknowledged[random.Next(acknowledged.Count)].At;
            chosen.Add(random.Next(2) == 0 ? random.Next(operations.Count) : operations.Count(o => o.At <= at));
            chosen.Add(random.Next(operations.Count));
        }

        return chosen;
    }

    private static async Task ReplayAsync(
        DirectoryInfo folder,
        SimulatedDisk disk,
        IReadOnlyList<FileOperation> operations,
        IReadOnlyList<Acknowledged> acknowledged,
        IReadOnlySet<int> cuts,
        Tally lost,
        Tally unsound)
    {
        for (var done = 0; done <= operations.Count; done++)
        {
            if (cuts.Contains(done))
            {
                var known = done == operations.Count
                    ? acknowledged
                    : [.. acknowledged.Where(a => a.At < operations[done].At)];
                var number = done;
                await Parallel.ForEachAsync(Remains, async (left, _) =>
                {
                    var state = folder.CreateSubdirectory($"{number}-{left}");
                    disk.Save(state.FullName, left, new Random(number));
                    await CheckAsync(state.FullName, $"cut {number}, {left} left", known, lost, unsound);
                    state.Delete(recursive: true);
                });
            }

            if (done < operations.Count)
            {
                disk.Apply(operations[done]);
            }
        }
    }

    private static async Task CheckAsync(
        string folder,
        string what,
        IReadOnlyList<Acknowledged> known,
        Tally lost,
        Tally unsound)
    {
        var state = await StoredState.LookAsync(folder, known);
        unsound.Expect(state.Faults.Count == 0, $"{what}: {string.Join("; ", state.Faults)}");
        foreach (var one in state.Lost)
        {
            lost.Expect(false, $"{what}: {one}");
        }
    }

    /// <summary>
    /// Expects that writes are missed on a disk that ignores syncs of the log: otherwise nothing was shown.
    /// </summary>
    private async Task ShowThatItSeesAsync(
        DirectoryInfo folder,
        SimulatedDisk blind,
        IReadOnlyList<FileOperation> operations,
        IReadOnlyList<Acknowledged> acknowledged)
    {
        var (lost, unsound) = (new Tally(), new Tally());
        var some = Enumerable.Range(1, 8).Select(i => operations.Count * i / 10).ToHashSet();
        await ReplayAsync(folder, blind, operations, acknowledged, some, lost, unsound);
        var missed = lost.Failures.Count;
        report.Add(
            "SQLite: power cut on a disk that ignores syncs of the log, which must lose (a check of the drill)",
            $"{unsound.Tried} states, {missed:n0} acknowledged writes missed",
            missed > 0 ? 0 : 1);
    }
}
