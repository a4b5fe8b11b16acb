using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Api.Data.Keys;

namespace Api.Tests.Serving;

/// <summary>One request and its result: status 0 if no answer came.</summary>
internal sealed record Exchange(
    int Client,
    string Target,
    TimeSpan Began,
    TimeSpan Ended,
    int Status,
    bool SaysWhenToRetry,
    string Text)
{
    public TimeSpan Took => Ended - Began;

    public bool WasRead => Status is 200 or 304;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Target} by {Client} at {Began.TotalSeconds:n2} s for {Took.TotalMilliseconds:n0} ms: {Status} {Text}");
}

/// <summary>
/// Readers and writers who never stop, each on one connection that is kept, and all that they were answered.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int Readers = 4;
    private const int Writers = 2;

    private static readonly string[] Targets =
        [
            "/v1/articles/1", "/v1/articles?limit=5", "/v1/quotes?limit=5", "/v1/changes?limit=5",
            "/v1/articles/1/paragraphs", "/v1/speakers?limit=5", "/health/ready",
        ];

    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ConcurrentQueue<Exchange> _reads = new();
    private readonly ConcurrentQueue<Exchange> _writes = new();
    private readonly ConcurrentDictionary<long, string> _acknowledged = new();
    private Task _all = Task.CompletedTask;

    public IReadOnlyCollection<Exchange> Reads => _reads;

    public IReadOnlyCollection<Exchange> Writes => _writes;

    public IReadOnlyCollection<Exchange> FailedReads => [.. _reads.Where(r => !r.WasRead)];

    /// <summary>The titles of the articles that were answered with 201, by their ids.</summary>
    public IReadOnlyDictionary<long, string> Acknowledged => _acknowledged;

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>Begins on a node, and returns when each of them has been answered.</summary>
    public static async Task<Traffic> StartAsync(Server node)
    {
        var traffic = new Traffic();
        var (reader, writer) = (await node.KeyAsync(Scope.Read), await node.KeyAsync(Scope.Write));

        // There is something to read; and anything slow at its first run has run once.
        using (var first = ClientOf(node, writer))
        {
            await traffic.WriteAsync(first, Readers);
            traffic._writes.Clear();
        }

        // Answers to callers with a key are read from the database each time; others may come from memory.
        var clients = Enumerable.Range(0, Readers)
            .Select(
                n =>
                    traffic.EndlesslyAsync(
                        ClientOf(node, n % 2 == 0 ? reader : null), 3, http => traffic.ReadAsync(http, n)));
        var writers = Enumerable.Range(Readers, Writers)
            .Select(n => traffic.EndlesslyAsync(ClientOf(node, writer), 15, http => traffic.WriteAsync(http, n)));
        traffic._all = Task.WhenAll([.. clients, .. writers]);
        await traffic.UntilAsync(reads: 100, acknowledged: 10);
        return traffic;
    }

    /// <summary>Returns when so many more reads were answered, writes acknowledged, and writes put off.</summary>
    public async Task UntilAsync(int reads = 0, int acknowledged = 0, int putOff = 0)
    {
        var (r, a, p) = (ReadCount() + reads, _acknowledged.Count + acknowledged, PutOffCount() + putOff);
        await PostgreSqlPair.WaitAsync(
            () =>
                Task.FromResult(
                    _all.IsCompleted || (ReadCount() >= r && _acknowledged.Count >= a && PutOffCount() >= p)),
                    $"{reads} more reads, {acknowledged} writes, {putOff} writes that are put off");
        await (_all.IsCompleted ? _all : Task.CompletedTask);

        int ReadCount() => _reads.Count(x => x.WasRead);
        int PutOffCount() => _writes.Count(x => x.Status == 503);
    }

    /// <summary>The longest time in which no write was acknowledged.</summary>
    public TimeSpan LongestGap()
    {
        var times = _writes.Where(w => w.Status == 201).Select(w => w.Ended).Order().ToList();
        return times.Zip(times.Skip(1), (one, next) => next - one).Max();
    }

    /// <summary>Ends all of them after their current requests.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _all;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private static HttpClient ClientOf(Server node, string? key)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        var http = new HttpClient(handler) { BaseAddress = node.Address };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private async Task EndlesslyAsync(HttpClient http, int milliseconds, Func<HttpClient, Task> act)
    {
        using var paced = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        using (http)
        {
            while (!_stop.IsCancellationRequested && await paced.WaitForNextTickAsync(CancellationToken.None))
            {
                await act(http);
            }
        }
    }

    private async Task ReadAsync(HttpClient http, int client)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(Targets[_reads.Count % Targets.Length], UriKind.Relative));
        _reads.Enqueue(await SendAsync(http, request, client));
    }

    private async Task WriteAsync(HttpClient http, int client)
    {
        var title = Server.NewName("Bridge");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/articles", UriKind.Relative));
        request.Content = new StringContent(
            JsonSerializer.Serialize(
                new { title, paragraphs = new[] { $"{title} opened.", "“It is safe,” Ada Lindqvist said." } }),
            Encoding.UTF8,
            "application/json");
        var exchange = await SendAsync(http, request, client);
        if (exchange.Status == 201)
        {
            using var json = JsonDocument.Parse(exchange.Text);
            Assert.True(
                _acknowledged.TryAdd(json.RootElement.GetProperty("id").GetInt64(), title),
                $"An id was given twice: {exchange}");
        }

        _writes.Enqueue(exchange with { Text = exchange.Status is 201 or 503 ? "" : exchange.Text });
    }

    private async Task<Exchange> SendAsync(HttpClient http, HttpRequestMessage request, int client)
    {
        var (target, began) = (request.RequestUri!.ToString(), _clock.Elapsed);
        try
        {
            using var response = await http.SendAsync(request);
            var text = response.IsSuccessStatusCode && request.Method == HttpMethod.Get
                ? ""
                : await response.Content.ReadAsStringAsync();
            return new(
                client,
                target,
                began,
                _clock.Elapsed,
                (int)response.StatusCode,
                response.Headers.RetryAfter is not null,
                text);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return new(client, target, began, _clock.Elapsed, 0, false, e.ToString());
        }
    }
}
