using System.Diagnostics;

namespace Api.Benchmarks.Drill;

/// <summary>A server under whose file something happens, and the answers that it must give then.</summary>
internal sealed class WatchedServer(DrillServer server, DrillTally tally, Ledger ledger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Expects that reads and writes continue, at the latest after a while, and that it says so.</summary>
    public async Task ExpectWellAsync(string when)
    {
        var start = Stopwatch.GetTimestamp();
        while (await IsRefusedAsync() && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        tally.Expect(!await IsRefusedAsync(), $"It does not write {when}.");
        tally.Expect(await server.GetAsync("/v1/articles"), $"a list {when}", 200);
        var ready = await server.GetAsync("/health/ready");
        tally.Expect(ready.Status == 200 && ready["status"] == "ready", $"ready {when}: {ready.Text}");
        tally.Expect(await server.GetAsync("/health/ready?for=writes"), $"ready for writes {when}", 200);
    }

    /// <summary>Expects that reads continue, that writes are refused, and that it says why.</summary>
    /// <param name="any">Whether no write succeeds, however small: on a full disk the log may have room for
    /// one.</param>
    public async Task ExpectFaultAsync(string database, string type, bool any = true)
    {
        tally.Expect(await server.GetAsync("/v1/articles"), $"a list, {database}", 200);
        var ready = await server.GetAsync("/health/ready");
        var isTold = ready["status"] == "degraded" && ready["database"] == database && ready["reason"].Length > 0;
        tally.Expect(ready.Status == 200 && isTold, $"ready, {database}: {ready.Text}");
        if (any)
        {
            await ExpectWritesRefusedAsync(database, type);
            return;
        }

        await IsRefusedAsync();
        await ExpectToldAsync(database, type);
    }

    /// <summary>Expects that neither reads nor writes continue, and that it says why.</summary>
    public async Task ExpectNothingAsync(string what, string type)
    {
        await ExpectWritesRefusedAsync(what, type);
        foreach (var target in new[] { "/v1/articles", "/health/ready" })
        {
            var reply = await server.GetAsync(target);
            tally.Expect(reply.Status == 503 && reply["type"] == type, $"{target}, {what}: {reply.Text}");
        }

        tally.Expect(await server.GetAsync("/health/live"), $"live, {what}", 200);
    }

    /// <summary>Expects that no kind of write succeeds, and that every caller is told why.</summary>
    public async Task ExpectWritesRefusedAsync(string what, string type)
    {
        await ExpectToldAsync(what, type);
        var article = Writers.Article(Writers.NewWord());
        var posted = await server.PostAsync("/v1/articles", article);
        var patched = await server.SendAsync(HttpMethod.Patch, "/v1/articles/1", new { subtitle = Writers.NewWord() });
        var deleted = await server.SendAsync(HttpMethod.Delete, "/v1/articles/1", null);
        foreach (var reply in new[] { posted, patched, deleted })
        {
            var isRefused = reply.Status == 503 && reply["type"] == type && reply.RetryAfter;
            tally.Expect(isRefused, $"a write, {what}: {reply.Status} {reply.Text}");
        }
    }

    private async Task ExpectToldAsync(string what, string type)
    {
        var ready = await server.GetAsync("/health/ready?for=writes");
        tally.Expect(ready.Status == 503 && ready["type"] == type, $"ready for writes, {what}: {ready.Text}");
    }

    /// <summary>Whether a write is refused as it must be; one that succeeds is noted as acknowledged.</summary>
    public async Task<bool> IsRefusedAsync()
    {
        var word = Writers.NewWord();
        var reply = await server.PostAsync("/v1/articles", Writers.Article(word));
        if (reply.Status == 201)
        {
            ledger.Add(Kind.Post, Ledger.ArticleSql, reply.Id, $"Bridge {word}");
        }

        tally.Expect(reply.Status == 201 || (reply.Status == 503 && reply.RetryAfter), $"a write: {reply.Text}");
        return reply.Status != 201;
    }
}
