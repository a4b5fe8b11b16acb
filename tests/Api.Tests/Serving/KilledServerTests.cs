using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Keys;
using Api.Tests.CommandLine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Tests.Serving;

/// <summary>The server is killed as the kernel kills it, in the middle of writes.</summary>
public sealed class KilledServerTests : IDisposable
{
    /// <summary><c>DURABILITY_ROUNDS=50</c> kills it fifty times.</summary>
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("DURABILITY_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Store => $"Data Source={_folder.At("articles.db")}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_and_nothing_is_half_stored()
    {
        string key;
        await using (var database = Database.Open(Store))
        {
            key = (await new KeyWriter(database, TimeProvider.System).CreateAsync("writer", Scope.Write, null, Ct))!;
        }

        var acknowledged = new ConcurrentDictionary<long, int>();
        for (var round = 0; round < Rounds; round++)
        {
            await WriteAndKillAsync(key, round, acknowledged);
            await AssertWholeAsync(acknowledged);
        }

        Assert.NotEmpty(acknowledged);
    }

    private async Task WriteAndKillAsync(string key, int round, ConcurrentDictionary<long, int> acknowledged)
    {
        using var server = Command.Start(Store, _folder.Path, "--urls=http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await Command.AddressAsync(server) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var writes = 0;
        var enough = 15 + (round * 7 % 40);

        // Each writer posts an article and changes it, until the server is no more.
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        var posted = await SendAsync(
                            http,
                            HttpMethod.Post,
                            "/v1/articles",
                            new
                            {
                                title = $"Bridge {round}-{writer}-{i}",
                                paragraphs = new[]
                                {
                                    $"Bridge {round}-{writer}-{i} opened.",
                                    "“It is safe,” Ada Lindqvist said.",
                                    "It is long.",
                                },
                            });
                        acknowledged[posted.Id] = 1;
                        var patched = await SendAsync(
                            http,
                            HttpMethod.Patch,
                            $"/v1/articles/{posted.Id}",
                            new
                            {
                                subtitle = "At last",
                                paragraphs = new[]
                                {
                                    $"Bridge {round}-{writer}-{i} opened.",
                                    "“It is very safe,” Bo Marsh said.",
                                },
                            });
                        acknowledged[posted.Id] = (int)patched["version"].AsNumber();
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        return;
                    }

                    if (Interlocked.Increment(ref writes) == enough)
                    {
                        server.Kill();
                    }
                }
            },
            Ct));
        await Task.WhenAll(writers);
        await server.WaitForExitAsync(Ct);
    }

    private static async Task<Element> SendAsync(HttpClient http, HttpMethod method, string target, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative))
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var response = await http.SendAsync(request, Ct);
        var reply = await Reply.ReadAsync(response, Ct);
        Assert.True(reply.Status is 200 or 201, reply.Text);
        return reply.Json;
    }

    private async Task AssertWholeAsync(IReadOnlyDictionary<long, int> acknowledged)
    {
        await using var connection = new SqliteConnection($"{Store};Pooling=False");
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("pragma integrity_check"));
        Assert.Empty(await connection.QueryAsync("pragma foreign_key_check"));
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await connection.ExecuteScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
        }

        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<long>(
                "select count(*) from articles a where not exists (select 1 from changes c where c.type = 'article' "
                    + "and c.target_id = a.id)"));
        var stored = (await connection.QueryAsync<(long Id, int Version)>(
            "select id, version from articles")).ToDictionary();
        Assert.All(
            acknowledged,
            a =>
                Assert.True(
                    stored.TryGetValue(a.Key, out var version) && version >= a.Value,
                    $"Article {a.Key} was acknowledged in version {a.Value}."));
    }
}
