using System.Globalization;
using Api.Content.Articles;
using Api.Tests.Hostile;

namespace Api.Benchmarks.Drill;

/// <summary>Hostile megabytes are sent to be read, while somebody well-behaved asks for other things.</summary>
internal sealed class HostileDrill(DrillReport report)
{
    private const int Shapes = 100;
    private const int Bytes = 1 << 20;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync()
    {
        await using var store = await Store.CreateAsync(Store.Databases[0]);
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        await using var server = await DrillServer.StartAsync(store.ConnectionString, key);
        await server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));
        var (tally, waits, longest) = (new Tally(), new Tally(), TimeSpan.Zero);
        var shapes = HostileShape.All.Where(shape => MediaTypeOf(shape) is not null).ToList();
        using var stop = new CancellationTokenSource();
        var asking = AskAsync(server, waits, stop.Token);
        for (var i = 0; i < Shapes; i++)
        {
            // From every kind of source as many as it has of all.
            var shape = shapes[i * shapes.Count / Shapes];
            await SendAsync(server, shape, Bytes / 16, new Tally());
            var took = await SendAsync(server, shape, Bytes, tally);
            longest = took > longest ? took : longest;
        }

        await stop.CancelAsync();
        var slowest = await asking;
        report.Add(
            $"SQLite: hostile shapes of 1 MB as dry runs: over {Most.TotalSeconds} s of processor time, 500 or no answer",
            string.Create(CultureInfo.InvariantCulture, $"{Shapes} of {shapes.Count} shapes, at most {longest.TotalSeconds:n2} s"),
            tally);
        report.Add(
            $"SQLite: somebody else meanwhile: not served within {MostWait.TotalSeconds} s",
            string.Create(CultureInfo.InvariantCulture, $"{waits.Tried} requests, at most {slowest.TotalMilliseconds:n0} ms"),
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

    private static async Task<TimeSpan> SendAsync(DrillServer server, HostileShape shape, int size, Tally tally)
    {
        var before = server.ProcessorTime;
        try
        {
            var reply = await server.SendAsync(
                HttpMethod.Post,
                "/v1/articles?dryRun=true",
                shape.Make(size),
                MediaTypeOf(shape));
            var took = server.ProcessorTime - before;
            var isBounded = reply.Status < 500 && took <= Most;
            tally.Expect(isBounded, $"{shape}: {reply.Status} after {took.TotalSeconds:n2} s of processor time");
            return took;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            tally.Expect(false, $"{shape}: {e.Message}");
            return server.ProcessorTime - before;
        }
    }

    /// <returns>The longest that it waited.</returns>
    private static async Task<TimeSpan> AskAsync(DrillServer server, Tally waits, CancellationToken stop)
    {
        var slowest = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            var start = TimeProvider.System.GetTimestamp();
            var reply = await server.GetAsync("/v1/articles?limit=1");
            var took = TimeProvider.System.GetElapsedTime(start);
            waits.Expect(reply.Status == 200 && took < MostWait, $"{reply.Status} after {took}");
            slowest = took > slowest ? took : slowest;
            await Task.Delay(Pause, CancellationToken.None);
        }

        return slowest;
    }
}
