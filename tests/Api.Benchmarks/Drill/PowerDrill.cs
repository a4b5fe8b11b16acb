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
            var work = new RecordedWork(operations, ledger.All);
            var seen = await ReplayAsync(folder, whole, work, Cuts(work));
            var tried = string.Create(
                CultureInfo.InvariantCulture,
                $"{seen.Unsound.Tried:n0} states after {cuts} cuts in {operations.Count:n0} operations");
            report.Add(
                $"{What}: acknowledged before it", $"{tried}, {work.Acknowledged.Count} acknowledged", seen.Lost);
            report.Add($"{What}: not opened, or unsound by `check`", tried, seen.Unsound);
            await ShowThatItSeesAsync(folder, blind, work);
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
            var refused = new DrillTally();
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
    private SortedSet<int> Cuts(RecordedWork work)
    {
        var (operations, acknowledged) = work;
        var (chosen, random) = (new SortedSet<int> { operations.Count }, new Random(1));
        while (chosen.Count < Math.Min(cuts, operations.Count))
        {
            var at = acknowledged[random.Next(acknowledged.Count)].At;
            chosen.Add(random.Next(2) == 0 ? random.Next(operations.Count) : operations.Count(o => o.At <= at));
            chosen.Add(random.Next(operations.Count));
        }

        return chosen;
    }

    private static async Task<Seen> ReplayAsync(
        DirectoryInfo folder,
        SimulatedDisk disk,
        RecordedWork work,
        IReadOnlySet<int> cuts)
    {
        var (operations, acknowledged) = work;
        var seen = new Seen(new(), new());
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
                    await CheckAsync(state.FullName, $"cut {number}, {left} left", known, seen);
                    state.Delete(recursive: true);
                });
            }

            if (done < operations.Count)
            {
                disk.Apply(operations[done]);
            }
        }

        return seen;
    }

    private static async Task CheckAsync(
        string folder,
        string what,
        IReadOnlyList<Acknowledged> known,
        Seen seen)
    {
        var state = await StoredState.LookAsync(folder, known);
        seen.Unsound.Expect(state.Faults.Count == 0, $"{what}: {string.Join("; ", state.Faults)}");
        foreach (var one in state.Lost)
        {
            seen.Lost.Expect(false, $"{what}: {one}");
        }
    }

    /// <summary>
    /// Expects that writes are missed on a disk that ignores syncs of the log: otherwise nothing was shown.
    /// </summary>
    private async Task ShowThatItSeesAsync(DirectoryInfo folder, SimulatedDisk blind, RecordedWork work)
    {
        var some = Enumerable.Range(1, 8).Select(i => work.Operations.Count * i / 10).ToHashSet();
        var seen = await ReplayAsync(folder, blind, work, some);
        var missed = seen.Lost.Failures.Count;
        report.Add(
            "SQLite: power cut on a disk that ignores syncs of the log, which must lose (a check of the drill)",
            $"{seen.Unsound.Tried} states, {missed:n0} acknowledged writes missed",
            missed > 0 ? 0 : 1);
    }

    /// <summary>The server's operations on its files, and the writes that it acknowledged meanwhile.</summary>
    private sealed record RecordedWork(
        IReadOnlyList<FileOperation> Operations,
        IReadOnlyList<Acknowledged> Acknowledged);

    /// <summary>The states that were looked at after cuts.</summary>
    private sealed record Seen(DrillTally Lost, DrillTally Unsound);
}
