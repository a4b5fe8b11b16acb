using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Api.Data;
using Api.Data.Keys;
using Api.Tests.CommandLine;

namespace Api.Tests.Imports;

/// <summary>The server is told to stop in the middle of a bulk import.</summary>
public sealed class StoppedImportTests : IDisposable
{
    private const int Articles = 3_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Store => $"Data Source={_folder.At("articles.db")}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_report_ends_with_a_line_that_says_so_and_from_where_to_send_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send.");
        string key;
        await using (var database = Database.Open(Store))
        {
            key = (await new KeyWriter(database, TimeProvider.System).CreateAsync("writer", Scope.Write, null, Ct))!;
        }

        using var server = Command.Start(Store, _folder.Path, "--urls=http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await Command.AddressAsync(server) };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative))
        {
            Content = new ByteArrayContent(
                [
                    .. Enumerable.Range(0, Articles)
                        .SelectMany(
                            i =>
                                JsonSerializer.SerializeToUtf8Bytes(
                                    new { title = $"Bridge {i}", text = $"Bridge {i} opened." })
                                    .Append((byte)'\n')),
                ]),
        };
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        using var report = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        var lines = new List<Element>();
        while (await report.ReadLineAsync(Ct) is { } line)
        {
            lines.Add(new(JsonDocument.Parse(line).RootElement));
            if (lines.Count == 3)
            {
                Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
            }
        }

        await server.WaitForExitAsync(Ct);
        var last = lines[^1];
        Assert.InRange(lines.Count, 4, Articles);
        Assert.Equal(("interrupted", lines.Count), (last["result"].AsText(), (int)last["line"].AsNumber()));
        Assert.Contains("stops", last["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
        Assert.All(lines.SkipLast(1), l => Assert.Equal("created", l["result"].AsText()));
        Assert.Equal(0, server.ExitCode);
        await using var stored = Database.Open(Store);
        Assert.True(
            await new Data.Articles.ArticleWriter(stored, TimeProvider.System).CountAsync(Ct) >= lines.Count - 1);
    }
}
