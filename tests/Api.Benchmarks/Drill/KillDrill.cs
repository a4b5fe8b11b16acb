namespace Api.Benchmarks.Drill;

/// <summary>
/// The server is killed as the kernel kills it, again and again, while writers of five kinds are busy, and started again
/// on what it left.
/// </summary>
internal sealed class KillDrill(DrillReport report, int rounds)
{
    // A database grows from round to round, and with it what each check takes.
    private const int RoundsOfDatabase = 50;
    private const int RoundsOfCheck = 10;
    private const int MostWrites = 60;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task RunAsync()
    {
        foreach (var database in Store.Databases)
        {
            var (all, left) = (new Outcome(), database == Store.Databases[0] ? rounds : Math.Max(1, rounds / 5));
            var lengths = Enumerable.Range(0, (left + RoundsOfDatabase - 1) / RoundsOfDatabase)
                .Select(i => Math.Min(RoundsOfDatabase, left - (i * RoundsOfDatabase)));

            // The start of one server goes on beside the writes to another.
            await Parallel.ForEachAsync(
                lengths,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                async (length, _) => await RunAsync(database, length, all));
            Report(database, left, all);
        }
    }

    private void Report(string database, int killed, Outcome all)
    {
        foreach (var kind in Writers.Kinds)
        {
            var lost = all.Lost.Where(l => l.Kind == kind).ToList();
            var tried = $"{killed} kills, {all.Acknowledged.Count(a => a.Kind == kind):n0} acknowledged";
            report.Add($"{database}: kill -9 during {NameOf(kind)}", tried, lost.Count, lost.Select(l => $"{l}"));
        }

        report.Add($"{database}: anything half-written, by `check` after kills", $"{all.Checks.Tried} checks", all.Checks);
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

    private static async Task RunAsync(string database, int length, Outcome all)
    {
        await using var store = await Store.CreateAsync(database);
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        var ledger = new Ledger();
        var (known, random) = (0, new Random(length + all.Seed()));
        for (var round = 0; round <= length; round++)
        {
            await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
            var acknowledged = ledger.All;
            all.Add(await LostAsync(store, acknowledged.Skip(round == length ? 0 : known)));
            await AskForLastAsync(server, acknowledged, all);
            known = acknowledged.Count;
            if (round == length || round % RoundsOfCheck == RoundsOfCheck - 1)
            {
                var (exitCode, text) = await DrillServer.RunAsync(store.ConnectionString, "check");
                all.Checks.Expect(exitCode == 0, text);
            }

            if (round < length)
            {
                await WriteAndKillAsync(server, ledger, all, random);
            }
        }

        all.Acknowledge(ledger.All);
    }

    private static async Task WriteAndKillAsync(DrillServer server, Ledger ledger, Outcome all, Random random)
    {
        // At a random write, and at a random moment of it.
        var (enough, rest) = (ledger.Count + random.Next(1, MostWrites), TimeSpan.FromMicroseconds(random.Next(20_000)));
        var writers = new Writers(server, ledger, all.Refused);
        var writing = Writers.Kinds.Select(kind => Task.Run(() => writers.WriteAsync(kind))).ToList();
        using var longest = new CancellationTokenSource(Longest);
        while (ledger.Count < enough && !longest.IsCancellationRequested)
        {
            await Task.Delay(1, CancellationToken.None);
        }

        await Task.Delay(rest, CancellationToken.None);
        await server.KillAsync();
        await Task.WhenAll(writing);
    }

    private static async Task<IReadOnlyList<Acknowledged>> LostAsync(Store store, IEnumerable<Acknowledged> acknowledged)
    {
        await using var connection = store.Connect();
        return await Ledger.FindLostAsync(connection, acknowledged);
    }

    /// <summary>What is in the database is served, too.</summary>
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

        public Tally Checks { get; } = new();

        public Tally Refused { get; } = new();

        public int Seed() => Interlocked.Increment(ref _seed);

        public void Add(IEnumerable<Acknowledged> lost)
        {
            lock (_lock)
            {
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
