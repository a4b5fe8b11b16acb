using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Api.Data;
using Api.Data.Keys;
using Api.Tests.CommandLine;

namespace Api.Tests.Imports;

public sealed class KilledImportsOnSqlite() : KilledImportTests<SqliteServer>(rounds: 3);
public sealed class KilledImportsOnPostgreSql() : KilledImportTests<PostgreSqlServer>(rounds: 1);

/// <summary>The server is killed as the kernel kills it, in the middle of a bulk import.</summary>
public abstract class KilledImportTests<TServer>(int rounds) : IAsyncDisposable
    where TServer : Server, new()
{
    private const int Articles = 3_000;

    /// <summary><c>DURABILITY_ROUNDS=50</c> kills it fifty times.</summary>
    private readonly int _rounds = Environment.GetEnvironmentVariable("DURABILITY_ROUNDS") is { } asked
        ? int.Parse(asked, CultureInfo.InvariantCulture)
        : rounds;

    private readonly TemporaryFolder _folder = new();
    private readonly TServer _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Each_line_that_was_answered_is_there_and_nothing_is_half_stored()
    {
        await _store.CreateAsync();
        string key;
        await using (var database = Database.Open(_store.ConnectionString))
        {
            key = (await new KeyWriter(database, TimeProvider.System).CreateAsync("writer", Scope.Write, null, Ct))!;
        }

        for (var round = 0; round < _rounds; round++)
        {
            var told = new Dictionary<long, int>();
            using (var server = Command.Start(_store.ConnectionString, _folder.Path, "--urls=http://127.0.0.1:0"))
            {
                await ImportAndKillAsync(server, key, round, 40 + (round * 37 % 400), told);
            }

            await AssertWholeAsync(told, round);
        }
    }

    private static async Task ImportAndKillAsync(
        Process server,
        string key,
        int round,
        int enough,
        Dictionary<long, int> told)
    {
        using var http = new HttpClient { BaseAddress = await Command.AddressAsync(server) };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative))
        {
            Content = new ByteArrayContent(
                [.. Enumerable.Range(0, Articles).SelectMany(i => JsonSerializer.SerializeToUtf8Bytes(new
                {
                    title = $"Bridge {round}-{i}",
                    paragraphs = new[]
                    {
                        $"Bridge {round}-{i} opened.",
                        "“It is safe,” Ada Lindqvist said.",
                        $"“It is not,” Bo Marsh said of {i}.",
                    },
                }).Append((byte)'\n'))]),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-ndjson");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
            using var report = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
            while (await report.ReadLineAsync(Ct) is { } line)
            {
                var answer = new Element(JsonDocument.Parse(line).RootElement);
                told[answer.Id] = (int)answer["line"].AsNumber() - 1;
                if (told.Count == enough)
                {
                    server.Kill();
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It is dead.
        }

        await server.WaitForExitAsync(Ct);
        Assert.True(told.Count >= enough, $"{enough} lines were to be answered, {told.Count} were.");
    }

    private async Task AssertWholeAsync(Dictionary<long, int> told, int round)
    {
        await _store.AssertSoundAsync();
        await _store.AssertRecountAsync();
        Assert.Equal(
            0,
            await _store.ScalarAsync<long>(
                "select count(*) from articles where paragraph_count <> 3 or quote_count <> 2"));
        Assert.Equal(
            0,
            await _store.ScalarAsync<long>(
                "select count(*) from articles a where not exists (select 1 from changes c where c.type = 'article' "
                    + "and c.target_id = a.id)"));
        var stored = (await _store.QueryAsync<(long Id, string Title)>(
            "select id, title from articles")).ToDictionary();
        Assert.All(told, t => Assert.Equal($"Bridge {round}-{t.Value}", stored[t.Key]));
    }
}
