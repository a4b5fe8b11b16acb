using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Api.Tests.CommandLine;

namespace Api.Tests.Serving;

/// <summary>The server in a process that may open few files.</summary>
public sealed class FileLimitTests : IDisposable
{
    // The runtime itself has about 270 open.
    private const int Files = 512;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--MaxConnections=100000")]
    public async Task More_connections_than_files_are_closed_at_once_while_others_are_served(string setting)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "What files a process has open is told by Linux.");
        using var server = Command.StartWithFiles(
            Files, $"Data Source={_folder.At("articles.db")}", _folder.Path, "--urls=http://127.0.0.1:0", setting);
        try
        {
            var address = await Command.AddressAsync(server);
            await GetAsync(address);
            var atRest = OpenFiles(server);

            var connections = new List<TcpClient>();
            foreach (var _ in Enumerable.Range(0, 2 * Files))
            {
                var client = new TcpClient();
                connections.Add(client);
                await ConnectAsync(client, address);
            }

            var closed = await Task.WhenAll(connections.Skip(Files).Select(IsClosedAsync)).WaitAsync(Hang, Ct);
            Assert.All(closed, Assert.True);
            Assert.InRange(OpenFiles(server), atRest + 50, Files - 10);
            Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(connections[0]), StringComparison.Ordinal);
            Assert.False(server.HasExited);

            connections.ForEach(c => c.Dispose());
            await UntilAsync(() => OpenFiles(server) <= atRest);
            Assert.Equal(200, await GetAsync(address));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }
    }

    private static int OpenFiles(Process server) => Directory.GetFiles($"/proc/{server.Id}/fd").Length;

    private static async Task<int> GetAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.GetAsync(new Uri("/v1/articles", UriKind.Relative), Ct);
        return (int)response.StatusCode;
    }

    private static async Task<string> AskAsync(TcpClient client)
    {
        var stream = client.GetStream();
        await stream.WriteAsync("GET /v1/articles HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Ct);
        var buffer = new byte[64];
        var read = await stream.ReadAsync(buffer, Ct).AsTask().WaitAsync(Hang, Ct);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    // It may be closed again before it is known here to be open.
    private static async Task ConnectAsync(TcpClient client, Uri address)
    {
        try
        {
            await client.ConnectAsync(address.Host, address.Port, Ct);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            Assert.False(client.Connected);
        }
    }

    /// <summary>Whether nothing comes any more, which it waits for.</summary>
    private static async Task<bool> IsClosedAsync(TcpClient client)
    {
        try
        {
            return !client.Connected || await client.GetStream().ReadAsync(new byte[1], Ct) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        hang.CancelAfter(Hang);
        while (!condition())
        {
            await timer.WaitForNextTickAsync(hang.Token);
        }
    }
}
