using System.Globalization;
using Api.Content.Articles;
using Api.Tests.Hostile;

namespace Api.Benchmarks.Drill;

/// <summary>Hostile megabytes are sent to be read, while somebody well-behaved asks for other things.</summary>
/// <param name="most">The number of shapes; all of them, if there are fewer.</param>
internal sealed class HostileDrill(DrillReport report, int most)
{
    private const int Bytes = 1 << 20;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private TimeSpan _costOfAsking;
    private long _asked;

    public async Task RunAsync()
    {
        await using var store = await Store.CreateAsync(Store.Databases[0]);
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
        await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
        var (tally, waits, longest) = (new DrillTally(), new DrillTally(), TimeSpan.Zero);
        var shapes = HostileShape.All.Where(shape => MediaTypeOf(shape) is not null).ToList();
        _costOfAsking = await CostOfAskingAsync(server);
        using var stop = new CancellationTokenSource();
        var asking = AskAsync(server, waits, stop.Token);
        var sent = Math.Min(most, shapes.Count);
        for (var i = 0; i < sent; i++)
        {
            // As many from every kind of source as its share of all.
            var took = await SendAsync(server, shapes[i * shapes.Count / sent], tally);
            longest = took > longest ? took : longest;
        }

        await stop.CancelAsync();
        var slowest = await asking;
        report.Add(
            "SQLite: hostile shapes of 1 MB as dry runs: over 2 s of processor time, 500 or no answer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sent} of {shapes.Count} shapes, at most {longest.TotalSeconds:n2} s"),
            tally);
        report.Add(
            "SQLite: somebody else meanwhile: not served within 2 s",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{waits.Tried} requests, at most {slowest.TotalMilliseconds:n0} ms"),
            waits);
    }

    private static string? MediaTypeOf(HostileShape shape) => shape.Reader switch
    {
        "text" => SourceDocument.PlainText,
        "html" => SourceDocument.Html,
        "markdown" => SourceDocument.Markdown,
        "json" => SourceDocument.Json,
        _ => null,
    };

    /// <summary>The processor time that one good request takes: more of them come while a busy machine reads.</summary>
    private static async Task<TimeSpan> CostOfAskingAsync(DrillServer server)
    {
        const int Often = 100;
        for (var i = 0; i < Often; i++)
        {
            await server.GetAsync("/v1/articles?limit=1");
        }

        var before = server.ProcessorTime;
        for (var i = 0; i < Often; i++)
        {
            await server.GetAsync("/v1/articles?limit=1");
        }

        return (server.ProcessorTime - before) / Often;
    }

    /// <summary>A shape of a megabyte, whatever a character takes: twice that is refused for its length.</summary>
    private static byte[] Make(HostileShape shape)
    {
        var content = shape.Make(Bytes);
        return content.Length <= Bytes * 3 / 2 ? content : shape.Make((int)((long)Bytes * Bytes / content.Length));
    }

    /// <returns>The processor time that it took.</returns>
    private async Task<TimeSpan> SendAsync(DrillServer server, HostileShape shape, DrillTally tally)
    {
        var (took, status) = await SendAsync(server, shape);
        if (took > Most)
        {
            // Its code may have been compiled meanwhile, and others may have had the caches: a second time tells.
            (took, status) = await SendAsync(server, shape);
        }

        var isBounded = status is > 0 and < 500 && took <= Most;
        tally.Expect(isBounded, $"{shape}: {status} after {took.TotalSeconds:n2} s of processor time");
        return took;
    }

    private async Task<(TimeSpan Took, int Status)> SendAsync(DrillServer server, HostileShape shape)
    {
        var content = Make(shape);
        var (before, asked) = (server.ProcessorTime, Volatile.Read(ref _asked));
        try
        {
            var reply = await server.SendAsync(
                HttpMethod.Post,
                "/v1/articles?dryRun=true",
                content,
                MediaTypeOf(shape));
            return (Took(), reply.Status);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // It got no answer.
            return (Took(), 0);
        }

        TimeSpan Took() => server.ProcessorTime - before - ((Volatile.Read(ref _asked) - asked) * _costOfAsking);
    }

    /// <returns>The longest wait.</returns>
    private async Task<TimeSpan> AskAsync(DrillServer server, DrillTally waits, CancellationToken stop)
    {
        var slowest = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            var start = TimeProvider.System.GetTimestamp();
            var reply = await server.GetAsync("/v1/articles?limit=1");
            var took = TimeProvider.System.GetElapsedTime(start);
            Interlocked.Increment(ref _asked);
            waits.Expect(reply.Status == 200 && took < MostWait, $"{reply.Status} after {took}");
            slowest = took > slowest ? took : slowest;
            await Task.Delay(Pause, CancellationToken.None);
        }

        return slowest;
    }
}
