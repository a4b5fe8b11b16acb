namespace Api.Benchmarks.Drill;

/// <summary>
/// Kills the server as the kernel does, again and again, while writers of five kinds are busy, and starts it again on
/// the files that are left.
/// </summary>
internal sealed class KillDrill(DrillReport report, int rounds)
{
    // A database grows from kill to kill, and so does the time of each check.
    private const int KillsOfDatabase = 5;
    private const int StatesOfKill = 10;
    private const int MostWrites = 30;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly string[] Files =
        [.. new[] { "", "-wal", "-shm", ".erasures" }.Select(end => StoredState.FileName + end)];

    public async Task RunAsync()
    {
        foreach (var database in Store.Databases)
        {
            var (all, kills) = (new Outcome(), Math.Max(1, rounds / StatesOfKill));
            var lengths = Enumerable.Range(0, (kills + KillsOfDatabase - 1) / KillsOfDatabase)
                .Select(i => Math.Min(KillsOfDatabase, kills - (i * KillsOfDatabase)));

            // The start of one server continues beside the writes to another.
            await Parallel.ForEachAsync(
                lengths,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                async (length, _) => await RunAsync(database, length, all));
            Report(database, kills, all);
        }
    }

    private void Report(string database, int kills, Outcome all)
    {
        var rounds = $"{kills} kills" + (all.Frozen == 0 ? "" : $", {all.Frozen} states as a kill leaves them");
        foreach (var kind in Writers.Kinds)
        {
            var lost = all.Lost.Where(l => l.Kind == kind).ToList();
            var tried = $"{rounds}; {all.Acknowledged.Count(a => a.Kind == kind):n0} acknowledged";
            report.Add($"{database}: kill -9 during {NameOf(kind)}", tried, lost.Count, lost.Select(l => $"{l}"));
        }

        var checks = $"{all.Checks.Tried:n0} checks and articles";
        report.Add($"{database}: half-written after kills, by `check` and as served", checks, all.Checks);
        report.Add($"{database}: writes that failed before the kill", $"{all.Refused.Tried:n0} writes", all.Refused);
    }

    private static string NameOf(Kind kind) => kind switch
    {
        Kind.Post => "POST of articles",
        Kind.Patch => "PATCH of articles",
        Kind.Delete => "DELETE and erasing",
        Kind.Import => "an import of NDJSON",
        _ => "decisions and merges",
    };

    private static async Task RunAsync(string database, int kills, Outcome all)
    {
        await using var store = await Store.CreateAsync(database);
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        var (ledger, random) = (new Ledger(), new Random(all.Seed()));
        for (var kill = 0; kill <= kills; kill++)
        {
            await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
            var acknowledged = ledger.All;
            all.Add(await LostAsync(store, acknowledged));
            await AskForLastAsync(server, acknowledged, all);
            var (exitCode, text) = await DrillServer.RunAsync(store.ConnectionString, "check");
            all.Checks.Expect(exitCode == 0, text);
            if (kill < kills)
            {
                await WriteAndKillAsync(server, store, ledger, all, random);
            }
        }

        all.Acknowledge(ledger.All);
    }

    private static async Task WriteAndKillAsync(
        DrillServer server,
        Store store,
        Ledger ledger,
        Outcome all,
        Random random)
    {
        var writers = new Writers(server, ledger, all.Refused);
        var writing = Writers.Kinds.Select(kind => Task.Run(() => writers.WriteAsync(kind))).ToList();
        if (store.File is not null && OperatingSystem.IsLinux())
        {
            for (var state = 1; state < StatesOfKill; state++)
            {
                await UntilSomeMomentAsync(ledger, random);
                await LookAtFrozenAsync(server, store.File, ledger, all);
            }
        }

        await UntilSomeMomentAsync(ledger, random);
        await server.KillAsync();
        await Task.WhenAll(writing);
    }

    /// <summary>Waits for a random write, and a random moment of it.</summary>
    private static async Task UntilSomeMomentAsync(Ledger ledger, Random random)
    {
        var enough = ledger.Count + random.Next(1, MostWrites);
        var rest = TimeSpan.FromMicroseconds(random.Next(20_000));
        using var longest = new CancellationTokenSource(Longest);
        while (ledger.Count < enough && !longest.IsCancellationRequested)
        {
            await Task.Delay(1, CancellationToken.None);
        }

        await Task.Delay(rest, CancellationToken.None);
    }

    /// <summary>
    /// Inspects the files as they are at one moment. A kill takes nothing of what a process has given to the system, so
    /// these are the files that a kill would leave, at a tenth of the time of a start.
    /// </summary>
    private static async Task LookAtFrozenAsync(DrillServer server, string file, Ledger ledger, Outcome all)
    {
        var copy = Directory.CreateTempSubdirectory("articles-drill-").FullName;
        try
        {
            // It stays frozen until everything is inspected: otherwise the next inspection is ever larger.
            await using var frozen = await server.FreezeAsync();
            var acknowledged = ledger.All;
            foreach (var name in Files.Where(name => File.Exists(Path.Combine(Path.GetDirectoryName(file)!, name))))
            {
                File.Copy(Path.Combine(Path.GetDirectoryName(file)!, name), Path.Combine(copy, name));
            }

            var state = await StoredState.LookAsync(copy, acknowledged);
            all.Add(state.Lost, isFrozen: true);
            all.Checks.Expect(state.Faults.Count == 0, string.Join("; ", state.Faults));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Acknowledged>> LostAsync(
        Store store,
        IEnumerable<Acknowledged> acknowledged)
    {
        await using var connection = store.Connect();
        return await Ledger.FindLostAsync(connection, acknowledged);
    }

    /// <summary>Expects that the content of the database is served, too.</summary>
    private static async Task AskForLastAsync(DrillServer server, IReadOnlyList<Acknowledged> acknowledged, Outcome all)
    {
        foreach (var last in acknowledged.Where(a => a.Sql == Ledger.ArticleSql).TakeLast(3))
        {
            var reply = await server.GetAsync($"/v1/articles/{last.Id}");
            all.Checks.Expect(reply.Status == 200 && reply["title"] == last.Value, $"{last} is served as {reply.Text}");
        }
    }

    private sealed class Outcome
    {
        private readonly Lock _lock = new();
        private int _seed;

        public List<Acknowledged> Acknowledged { get; } = [];

        public HashSet<Acknowledged> Lost { get; } = [];

        public DrillTally Checks { get; } = new();

        public DrillTally Refused { get; } = new();

        public int Seed() => Interlocked.Increment(ref _seed);

        /// <summary>The number of states that were inspected without a kill.</summary>
        public int Frozen { get; private set; }

        public void Add(IEnumerable<Acknowledged> lost, bool isFrozen = false)
        {
            lock (_lock)
            {
                Frozen += isFrozen ? 1 : 0;
                Lost.UnionWith(lost);
            }
        }

        public void Acknowledge(IEnumerable<Acknowledged> acknowledged)
        {
            lock (_lock)
            {
                Acknowledged.AddRange(acknowledged);
            }
        }
    }
}
