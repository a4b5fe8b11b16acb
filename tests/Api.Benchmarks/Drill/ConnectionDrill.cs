using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Api.Benchmarks.Drill;

/// <summary>More connections than the process may open files are left idle.</summary>
internal sealed class ConnectionDrill(DrillReport report)
{
    private static readonly int[] Limits = [512, 1024];

    public async Task RunAsync()
    {
        foreach (var limit in Limits)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"SQLite: idle connections at `ulimit -n {limit}`");
            if (!OperatingSystem.IsLinux())
            {
                DrillReport.AddNotTried(what, "Linux");
                continue;
            }

            await using var store = await Store.CreateAsync(Store.Databases[0]);
            var tally = new DrillTally();
            await RunAsync(store, limit, tally);
            report.Add(what, $"{Math.Max(limit, 1024) + 100:n0} connections, {tally.Tried} expectations", tally);
        }
    }

    private static async Task RunAsync(Store store, int limit, DrillTally tally)
    {
        string[] shell = ["sh", "-c", $"ulimit -n {limit} && exec \"$@\"", "sh"];
        var key = await DrillServer.KeyAsync(store.ConnectionString);
        await using var server = await DrillServer.StartAsync(store.ConnectionString, key, shell);
        tally.Expect(await server.GetAsync("/v1/articles"), "a list at first", 200);
        var connections = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Math.Max(limit, 1024) + 100; i++)
            {
                var client = new TcpClient();
                connections.Add(client);
                await ConnectAsync(client, server.Address);
                if (i % 100 == 0)
                {
                    // A caller who is connected already is served all along.
                    tally.Expect(await server.GetAsync("/v1/articles"), $"a list beside {i} connections", 200);
                    tally.Expect(await PostAsync(server), $"a write beside {i} connections", 201);
                }
            }

            var answer = await AskAsync(connections[0]);
            tally.Expect(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), $"The first was told: {answer}");
            tally.Expect(!server.HasExited, "The process ended.");
        }
        finally
        {
            connections.ForEach(client => client.Dispose());
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        tally.Expect(await IsServedAnewAsync(server), "A new connection is refused when the others are gone.");
        tally.Expect(!server.HasExited, "The process ended afterwards.");
    }

    private static Task<DrillReply> PostAsync(DrillServer server) =>
        server.PostAsync("/v1/articles", Writers.Article(Writers.NewWord()));

    // Connections beyond the limit are closed at once.
    private static async Task ConnectAsync(TcpClient client, Uri address)
    {
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
        }
        catch (SocketException)
        {
            client.Close();
        }
    }

    private static async Task<string> AskAsync(TcpClient client)
    {
        var buffer = new byte[64];
        var stream = client.GetStream();
        await stream.WriteAsync("GET /v1/articles HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    private static async Task<bool> IsServedAnewAsync(DrillServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.GetAsync(new Uri("/v1/articles", UriKind.Relative));
        return response.IsSuccessStatusCode;
    }
}
