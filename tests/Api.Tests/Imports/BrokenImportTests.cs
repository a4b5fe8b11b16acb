using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Api.Data.Keys;

namespace Api.Tests.Imports;

public sealed class BrokenImportsOnSqlite(SqliteServer server) : BrokenImportTests(server), IClassFixture<SqliteServer>;
public sealed class BrokenImportsOnPostgreSql(PostgreSqlServer server)
    : BrokenImportTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks bulk imports by clients that are slow, disconnect, or send bytes that are not HTTP: byte by byte over a
/// connection of their own.
/// </summary>
public abstract class BrokenImportTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_sender_gets_each_answer_before_the_next_line_is_sent()
    {
        using var wire = await ConnectAsync();
        Assert.Equal("HTTP/1.1 200 OK", await wire.NextAsync("HTTP"));

        for (var i = 1; i <= 5; i++)
        {
            await wire.ChunkAsync(BulkImportTests.Line(Server.NewName("Bridge")) + "\n");
            var answer = await wire.LineAsync();
            Assert.Equal((i, "created"), (answer["line"].AsNumber(), answer["result"].AsText()));
        }

        // Half a line now, and the rest of it with half of the next.
        var (line, next) = (BulkImportTests.Line(Server.NewName("Bridge")), BulkImportTests.Line(
            Server.NewName("Bridge")));
        await wire.ChunkAsync(line[..20]);
        await wire.ChunkAsync($"{line[20..]}\n{next[..20]}");
        Assert.Equal("created", (await wire.LineAsync())["result"].AsText());
        await wire.ChunkAsync(next[20..]);
        await wire.SendAsync("0\r\n\r\n");
        Assert.Equal(
            (7, "created"),
            await wire.LineAsync() is var last ? (last["line"].AsNumber(), last["result"].AsText()) : default);
    }

    [Fact]
    public async Task What_came_before_the_body_broke_is_stored_and_told()
    {
        using var wire = await ConnectAsync();
        var whole = BulkImportTests.Line(Server.NewName("Bridge"));
        var cut = BulkImportTests.Line(Server.NewName("Bridge"))[..30];
        await wire.ChunkAsync($"{whole}\n{cut}");
        var stored = await wire.LineAsync();

        await wire.SendAsync("this is no chunk\r\n");

        var broken = await wire.LineAsync();
        Assert.Equal((2, "rejected"), (broken["line"].AsNumber(), broken["result"].AsText()));
        Assert.Contains("breaks off", broken["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync($"/v1/articles/{stored.Id}")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_client_was_told_before_it_went_away_stays(bool abruptly)
    {
        var ids = new List<long>();
        using (var wire = await ConnectAsync())
        {
            for (var i = 0; i < 3; i++)
            {
                await wire.ChunkAsync(BulkImportTests.Line(Server.NewName("Bridge")) + "\n");
                ids.Add((await wire.LineAsync()).Id);
            }

            await wire.SendAsync("FFFF\r\n{\"title\":\"half");
            wire.Leave(abruptly);
        }

        Assert.All(ids, id => Assert.True(id > 0));
        foreach (var id in ids)
        {
            Assert.Equal(200, (await server.GetAsync($"/v1/articles/{id}")).Status);
        }

        // It holds nothing that the next one needs.
        var next = BulkImportTests.LinesOf(
            await server.WriteAsync(
                HttpMethod.Post,
                "/v1/imports",
                BulkImportTests.Line(Server.NewName("Bridge")),
                "application/x-ndjson"));
        Assert.Equal("created", Assert.Single(next)["result"].AsText());
    }

    [Fact]
    public async Task Who_waits_to_be_told_to_go_on_is_told()
    {
        using var wire = await ConnectAsync("Expect: 100-continue\r\n");

        Assert.Equal("HTTP/1.1 100 Continue", await wire.NextAsync("HTTP"));
        Assert.Equal("HTTP/1.1 200 OK", await wire.NextAsync("HTTP"));
        await wire.ChunkAsync(BulkImportTests.Line(Server.NewName("Bridge")));
        await wire.SendAsync("0\r\n\r\n");
        Assert.Equal("created", (await wire.LineAsync())["result"].AsText());
    }

    private async Task<Wire> ConnectAsync(string headers = "")
    {
        var key = await server.KeyAsync(Scope.Write);
        var wire = new Wire(server.Address);
        await wire.SendAsync(
            $"POST /v1/imports HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer "
                + $"{key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n{headers}\r\n");
        return wire;
    }

    private sealed class Wire : IDisposable
    {
        private readonly TcpClient _client;
        private readonly StreamReader _answer;

        public Wire(Uri server)
        {
            _client = new TcpClient(server.Host, server.Port) { NoDelay = true };
            _answer = new StreamReader(_client.GetStream(), Encoding.UTF8);
        }

        public ValueTask SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), Ct);

        public ValueTask ChunkAsync(string text) =>
            SendAsync(
                string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));

        /// <summary>
        /// Returns the next line of the answer that begins so; this leaves out the framing of chunks.
        /// </summary>
        public async Task<string> NextAsync(string start)
        {
            while (await _answer.ReadLineAsync(Ct) is { } line)
            {
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return line;
                }
            }

            throw new EndOfStreamException();
        }

        public async Task<Element> LineAsync() => new(JsonDocument.Parse(await NextAsync("{")).RootElement);

        public void Leave(bool abruptly) => _client.LingerState = new LingerOption(abruptly, 0);

        public void Dispose()
        {
            _answer.Dispose();
            _client.Dispose();
        }
    }
}
