using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Keys;

namespace Api.Benchmarks;

/// <summary>
/// Measures the most memory that the server has while it gets many requests at once: hostile bodies, an import, all of
/// its articles, and callers who read and send slowly; one after the other, and together.
/// </summary>
internal static class MemoryBenchmark
{
    private const int Megabyte = 1 << 20;
    private const int Senders = 8;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="megabytes">The size of the import.</param>
    /// <param name="clients">The number of slow clients.</param>
    /// <param name="seconds">The length of each part but the import.</param>
    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int megabytes, int clients, int seconds)
    {
        Console.WriteLine($"""
            {megabytes:n0} MB imported, {clients} slow callers, {seconds} s each.

            | database | what goes on | resident before, MB | most | after | answers |
            |---|---|--:|--:|--:|---|
            """);
        foreach (var store in stores)
        {
            await RunAsync(store, megabytes, clients, TimeSpan.FromSeconds(seconds));
        }

        Store.WriteLeftOut();
        return 0;
    }

    private static async Task RunAsync(Store store, int megabytes, int clients, TimeSpan time)
    {
        string key;
        await using (var database = Database.Open(store.ConnectionString))
        {
            key = (await new KeyWriter(database, TimeProvider.System)
                .CreateAsync("benchmark", Scope.Write, null, CancellationToken.None))!;
        }

        using var app = await ChildServer.AppAsync(store.ConnectionString);
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var (imported, rest) = (0, megabytes / 2);
        var load = new MemoryLoad(http, app.Address, key);
        (string What, Func<CancellationToken, Task>[] Loads)[] phases =
        [
            ("at rest: one article asked for", [_ => load.AskAsync("/v1/articles?limit=1")]),
            ("hostile megabytes, eight at a time", [load.HostileAsync]),
            ("an import of half", [_ => load.ImportAsync(imported += rest, rest)]),
            ("all articles with all parts as NDJSON", [load.ExportAsync]),
            ("slow callers", [stop => load.SlowAsync(clients, stop)]),
            ("all of these, with the other half", [
                load.HostileAsync,
                _ => load.ImportAsync(imported += rest, rest),
                load.ExportAsync,
                stop => load.SlowAsync(clients, stop),
            ]),
        ];
        foreach (var (what, loads) in phases)
        {
            load.Answers.Clear();
            var before = app.Memory;
            using var stop = new CancellationTokenSource(time);
            using var looking = new CancellationTokenSource();
            var most = WatchAsync(app, looking.Token);
            await Task.WhenAll(loads.Select(run => Task.Run(() => run(stop.Token))));
            await looking.CancelAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
            var peak = await most;
            var answers = string.Join(", ", load.Answers.OrderBy(a => a.Key).Select(a => $"{a.Value} × {a.Key}"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {store.Database} | {what} | {before / Megabyte} | {peak / Megabyte} | {app.Memory / Megabyte} "
                    + $"| {answers} |"));
        }
    }

    private static async Task<long> WatchAsync(ChildServer app, CancellationToken stop)
    {
        var most = app.Memory;
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                most = Math.Max(most, app.Memory);
            }
        }
        catch (OperationCanceledException)
        {
            // It is seen.
        }

        return most;
    }

    /// <summary>The requests to the server, and its answers.</summary>
    private sealed class MemoryLoad(HttpClient http, Uri address, string key)
    {
        // Of each kind of source, much of what its reader finds hardest, and a page near its limit of 10 MB.
        private static readonly (string Type, byte[] Body)[] Hostile =
        [
            ("text/plain", Repeat("“It is safe,” Ada Lindqvist said. ", Megabyte)),
            ("text/plain", Repeat("a\n\n", Megabyte)),
            ("text/markdown", Repeat("*a* [b](https://example.org/) ", Megabyte)),
            ("text/html", Repeat("<p><b>a</b> <a href='https://example.org/'>b</a>", Megabyte)),
            ("text/html", Repeat("<p>“It is safe,” said Ada Lindqvist, the <i>harbour</i> master.</p>", 9 * Megabyte)),
            ("application/json", Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(
                    new { text = string.Concat(Enumerable.Repeat("The quay is dry. ", Megabyte / 17)) }))),
            ("application/json", Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(new { paragraphs = Enumerable.Repeat("a", Megabyte / 4) }))),
        ];

        public ConcurrentDictionary<string, int> Answers { get; } = new();

        public async Task AskAsync(string target) => Count(await http.GetAsync(new Uri(target, UriKind.Relative)));

        public async Task HostileAsync(CancellationToken stop)
        {
            var number = 0;
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var (type, body) = Hostile[Interlocked.Increment(ref number) % Hostile.Length];
                    using var content = new ByteArrayContent(body);
                    content.Headers.ContentType = new MediaTypeHeaderValue(type);
                    var target = new Uri("/v1/articles?dryRun=true", UriKind.Relative);
                    await TryAsync(() => http.PostAsync(target, content));
                }
            }));
        }

        public async Task ImportAsync(int upTo, int megabytes)
        {
            using var content = new Lines(upTo, megabytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative))
            {
                Content = content,
            };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await lines.ReadLineAsync() is { } line)
            {
                Answers.AddOrUpdate(
                    line.Contains("rejected", StringComparison.Ordinal) ? "rejected" : "stored",
                    1,
                    (_, count) => count + 1);
            }
        }

        public async Task ExportAsync(CancellationToken stop)
        {
            do
            {
                using var response = await http.GetAsync(
                    new Uri("/v1/articles?all=true&format=ndjson&include=paragraphs,quotes,images", UriKind.Relative),
                    HttpCompletionOption.ResponseHeadersRead,
                    CancellationToken.None);
                Count(response);
                await using var body = await response.Content.ReadAsStreamAsync(CancellationToken.None);
                await body.CopyToAsync(Stream.Null, CancellationToken.None);
            }
            while (!stop.IsCancellationRequested);
        }

        // Half of them read a list of whole articles, a kilobyte a second; half send a text as slowly.
        public Task SlowAsync(int clients, CancellationToken stop) =>
            Task.WhenAll(Enumerable.Range(0, clients).Select(async i =>
            {
                try
                {
                    using var client = new TcpClient { ReceiveBufferSize = 4096 };
                    await client.ConnectAsync(address.Host, address.Port, stop);
                    await using var stream = client.GetStream();
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(i % 2 == 0
                        ? $"GET /v1/articles?include=paragraphs,quotes,images&updatedFrom={1000 + i} "
                            + $"HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\r\n"
                        : $"POST /v1/articles?dryRun=true HTTP/1.1\r\nHost: x\r\nContent-Type: "
                            + $"text/plain\r\nContent-Length: {Megabyte}\r\n\r\n"), stop);
                    if (i % 2 == 1)
                    {
                        // Much of it at once, and then hardly any more.
                        await stream.WriteAsync(Hostile[0].Body.AsMemory(0, Megabyte / 2), stop);
                    }

                    var buffer = new byte[512];
                    while (true)
                    {
                        await (i % 2 == 0
                            ? stream.ReadAsync(buffer, stop).AsTask()
                            : stream.WriteAsync(buffer, stop).AsTask());
                        await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
                    }
                }
                catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
                {
                    Answers.AddOrUpdate(
                        e is OperationCanceledException ? "slow to the end" : "slow and cut off",
                        1,
                        (_, count) => count + 1);
                }
            }));

        private async Task TryAsync(Func<Task<HttpResponseMessage>> send)
        {
            try
            {
                using var response = await send();
                Count(response);
            }
            catch (HttpRequestException)
            {
                Answers.AddOrUpdate("failed", 1, (_, count) => count + 1);
            }
        }

        private void Count(HttpResponseMessage response) =>
            Answers.AddOrUpdate(
                ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), 1, (_, count) => count + 1);

        private static byte[] Repeat(string text, int bytes) =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, bytes / Encoding.UTF8.GetByteCount(text))));

        /// <summary>Sends as many articles as make so many megabytes, with a large one now and then.</summary>
        private sealed class Lines(int upTo, int megabytes) : HttpContent
        {
            protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
            {
                for (var (sent, number) = (0L, upTo * 1000); sent < (long)megabytes * Megabyte; number++)
                {
                    var (source, given) = GeneratedArticles.Of(number);
                    var text = Encoding.UTF8.GetString(source);
                    var line = JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            text = number % 200 == 0 ? string.Concat(Enumerable.Repeat(text, 150)) : text,
                            canonicalUrl = given.Url,
                            given.Publisher,
                        },
                        JsonSerializerOptions.Web);
                    await stream.WriteAsync(line);
                    await stream.WriteAsync("\n"u8.ToArray());
                    sent += line.Length + 1;
                }
            }

            protected override bool TryComputeLength(out long length) => (length = -1) > 0;
        }
    }
}
