using System.Net.Sockets;
using System.Text;
using Api.Http;
using Api.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Serving;

/// <summary>Checks that bodies and answers take room, wait if there is none, and leave none taken.</summary>
public sealed class InFlightTests(SqliteServer server) : IClassFixture<SqliteServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InFlight InFlight => server.Services.GetRequiredService<InFlight>();

    [Fact]
    public async Task Where_there_is_no_room_for_an_answer_it_is_503_and_what_needs_none_goes_on()
    {
        await server.SaveAsync(Story.Of());
        var (kept, other) = ($"/v1/articles?title={Server.NewName("kept")}", "/v1/paragraphs?limit=7");
        await server.GetAsync("/v1/articles?limit=9");
        using (Fill(InFlight.Outgoing))
        {
            Assert.NotNull((await server.GetAsync(other))["Retry-After"]);
            (await server.GetAsync(other)).AssertProblem(503);
            Assert.Equal(200, (await server.GetAsync("/v1/articles?limit=9")).Status);
            Assert.Equal(200, (await server.GetAsync("/health/live")).Status);
            Assert.Equal(
                201,
                (await server.WriteAsync(
                    HttpMethod.Post,
                    "/v1/articles",
                    $$"""{"text": "The {{Server.NewName("quay")}} is dry."}""")).Status);
        }

        Assert.Equal(200, (await server.GetAsync(other)).Status);
        Assert.Equal(400, (await server.GetAsync(kept)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_there_is_no_room_for_a_body_it_is_503_and_reading_goes_on(bool whileItComes)
    {
        using (Fill(whileItComes ? InFlight.Incoming : InFlight.Working))
        {
            var refused = await server.SendAsync(
                HttpMethod.Post, "/v1/articles?dryRun=true", "The quay is dry.", "text/plain");
            refused.AssertProblem(503);
            Assert.NotNull(refused["Retry-After"]);
            Assert.Equal(200, (await server.GetAsync($"/v1/images?limit={(whileItComes ? 11 : 12)}")).Status);
        }

        Assert.Equal(
            200,
            (await server.SendAsync(
                HttpMethod.Post, "/v1/articles?dryRun=true", "The quay is dry.", "text/plain")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_under_way_waits_for_room_and_loses_no_line(bool whileItComes)
    {
        Task<Reply> importing;
        using (Fill(whileItComes ? InFlight.Incoming : InFlight.Working))
        {
            var lines = Enumerable.Range(0, 100)
                .Select(_ => $$"""{"text": "The {{Server.NewName("quay")}} is dry."}""");
            importing = server.WriteAsync(
                HttpMethod.Post, "/v1/imports", string.Join('\n', lines), "application/x-ndjson");

            // Meanwhile others are refused.
            (await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", "The quay is dry.", "text/plain"))
                .AssertProblem(503);
            Assert.False(importing.IsCompleted);
        }

        var answers = (await importing).Text.Trim().Split('\n');
        Assert.Equal(100, answers.Length);
        Assert.All(answers, answer => Assert.Contains("\"created\"", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_becomes_of_requests_they_leave_nothing_taken()
    {
        await server.SaveAsync(Story.Of());
        await server.GetAsync("/v1/articles?format=ndjson&all=true");
        await server.GetAsync("/v1/articles/no-such-article");
        await server.GetAsync("/v1/articles?limit=0");
        await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", "{", "application/json");
        await server.WriteAsync(
            HttpMethod.Post, "/v1/imports", "{\n{\"text\": \"The quay is dry.\"}\n", "application/x-ndjson");
        await server.WriteAsync(HttpMethod.Post, "/v1/articles", "{\"text\": 1}");

        // Those who go before they are through.
        foreach (var start in new[]
        {
            "GET /v1/changes/stream HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /v1/articles?dryRun=true HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
                + "100000\r\n\r\nThe",
        })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Address.Host, server.Address.Port, Ct);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start), Ct);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (InFlight.Incoming.Taken + InFlight.Working.Taken + InFlight.Outgoing.Taken > 0)
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }

    private static Filled Fill(Room room) => new(room);

    private sealed class Filled : IDisposable
    {
        private readonly Room _room;
        private readonly TimeSpan _usual;
        private readonly Room.Share _share;

        public Filled(Room room)
        {
            (_room, _usual, _share) = (room, room.Patience, room.Open());
            _share.Hold(room.Size);
            _room.Patience = TimeSpan.Zero;
        }

        public void Dispose()
        {
            _share.Dispose();
            _room.Patience = _usual;
        }
    }
}
