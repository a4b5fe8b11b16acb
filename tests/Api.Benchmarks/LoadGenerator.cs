using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Api.Benchmarks;

/// <summary>
/// Callers of one server, each on a connection that is kept, each waiting for its answer before it asks again. Sockets
/// and a reader of <c>Content-Length</c> alone: what a client library does would be measured with the server.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly Connection[] _connections;

    private LoadGenerator(Connection[] connections) => _connections = connections;

    public static async Task<LoadGenerator> ConnectAsync(Uri server, int connections)
    {
        var opened = new Connection[connections];
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server.Host, server.Port);
            opened[i] = new Connection(socket);
        }

        return new LoadGenerator(opened);
    }

    /// <summary>A request as it stands on the wire.</summary>
    public static byte[] Request(string target, string? tag = null, string? coding = null)
    {
        var known = tag is null ? "" : $"If-None-Match: {tag}\r\n";
        var accepted = coding is null ? "" : $"Accept-Encoding: {coding}\r\n";
        return Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\n{known}{accepted}\r\n");
    }

    /// <summary>
    /// Returns a target spelled another way for each number: answers are kept by the bytes sent, so each spelling is
    /// read from the database once.
    /// </summary>
    public static string Spelled(string target, int number) =>
        target + (target.Contains('?', StringComparison.Ordinal) ? "" : "?") + new string('&', number);

    /// <summary>Asks again and again for so long.</summary>
    public Task<Load> RepeatAsync(byte[] request, int status, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        return RunAsync(() => watch.Elapsed < duration ? request : null, status);
    }

    /// <summary>Sends each request once.</summary>
    public Task<Load> EachAsync(IReadOnlyList<byte[]> requests, int status)
    {
        var sent = -1;
        return RunAsync(
            () => Interlocked.Increment(ref sent) is var i && i < requests.Count ? requests[i] : null, status);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task<Load> RunAsync(Func<byte[]?> next, int status)
    {
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(_connections.Select(c => Task.Run(() => c.RunAsync(next, status))));
        return new Load([.. latencies.SelectMany(l => l)], watch.Elapsed);
    }

    private sealed class Connection(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[1 << 20];

        public async Task<List<long>> RunAsync(Func<byte[]?> next, int status)
        {
            var latencies = new List<long>();
            while (next() is { } request)
            {
                var start = Stopwatch.GetTimestamp();
                await socket.SendAsync(request);
                var answered = await ReceiveAsync();
                latencies.Add(Stopwatch.GetTimestamp() - start);
                if (answered != status)
                {
                    throw new InvalidOperationException(
                        $"Answered {answered}, not {status}: {Encoding.UTF8.GetString(request)}");
                }
            }

            return latencies;
        }

        public void Dispose() => socket.Dispose();

        private async Task<int> ReceiveAsync()
        {
            var (filled, length) = (0, -1);
            while (length < 0 || filled < length)
            {
                var received = await socket.ReceiveAsync(_buffer.AsMemory(filled));
                if (received == 0)
                {
                    throw new InvalidOperationException("The server closed the connection.");
                }

                filled += received;
                if (length < 0 && _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                {
                    length = end + 4 + ContentLength(_buffer.AsSpan(0, end));
                }
            }

            return Utf8Parser.TryParse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _) ? status : 0;
        }

        private static int ContentLength(ReadOnlySpan<byte> head)
        {
            var name = "Content-Length: "u8;
            return head.IndexOf(name) is >= 0 and var at
                && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
                ? length
                : 0;
        }
    }
}

/// <summary>The answers' times, in ticks of the stopwatch.</summary>
internal sealed record Load(IReadOnlyList<long> Latencies, TimeSpan Elapsed)
{
    public double PerSecond => Latencies.Count / Elapsed.TotalSeconds;

    /// <summary>Milliseconds within which this share of all was answered.</summary>
    public static double Milliseconds(IEnumerable<Load> loads, double share)
    {
        var latencies = loads.SelectMany(l => l.Latencies).Order().ToList();
        return latencies[(int)(share * (latencies.Count - 1))] * 1000d / Stopwatch.Frequency;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
