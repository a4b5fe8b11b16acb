using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Api.Data.Keys;

namespace Api.Tests.Http;

public sealed class ContentCodingTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    private const string Text = "text/plain";
    private const string DryRun = "/v1/articles?dryRun=true";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("X-GZIP")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity, gzip")]
    [InlineData("Identity")]
    public async Task A_compressed_body_is_read(string coding)
    {
        var (status, answer, _) = await SendAsync(
            HttpMethod.Post, DryRun, Text, coding, Coded(coding, "The mill opened early.\n\nNobody came."u8.ToArray()));

        Assert.True(status == 200, answer);
        Assert.Equal(2, Element.Of(answer)["paragraphs"].Count);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip, gzip")]
    public async Task An_unknown_coding_is_refused_with_those_that_are_read(string coding)
    {
        var (status, _, read) = await SendAsync(HttpMethod.Post, DryRun, Text, coding, [1, 2, 3]);

        Assert.Equal((415, "gzip, br, deflate"), (status, read));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_is_not_in_its_coding_or_is_cut_is_refused(string coding)
    {
        var whole = Coded(coding, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5_000))));

        foreach (var body in (byte[][])[[.. "The mill opened."u8], whole[..^1], whole[..(whole.Length / 2)], []])
        {
            var (status, answer, _) = await SendAsync(HttpMethod.Post, DryRun, Text, coding, body);

            Assert.True(status == 400, answer);
            Assert.Contains(coding, Element.Of(answer)["detail"].AsText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Too_much_that_comes_out_is_refused(string coding)
    {
        var words = Coded(coding, Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 500_000))));
        var spaces = Coded(coding, Encoding.UTF8.GetBytes("a" + new string(' ', 1_000_000)));

        Assert.Contains("2,000,000 bytes", await RefusedAsync(words), StringComparison.Ordinal);
        Assert.Contains("100 times", await RefusedAsync(spaces), StringComparison.Ordinal);

        async Task<string> RefusedAsync(byte[] body)
        {
            var (status, answer, _) = await SendAsync(HttpMethod.Post, DryRun, Text, coding, body);
            Assert.True(status == 413, answer);
            return answer;
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Lines_and_patches_may_be_compressed(string coding)
    {
        var (title, word) = (Server.NewName("Pressed"), Server.NewName("pressed"));
        var lines = string.Concat(Enumerable.Range(0, 20).Select(i => $$"""{"text":"It is {{word}} {{i}}."}""" + "\n"));

        var (_, imported, _) = await SendAsync(
            HttpMethod.Post,
            "/v1/imports",
            "application/x-ndjson",
            coding,
            Coded(coding, Encoding.UTF8.GetBytes(lines)));
        var (status, patched, _) = await SendAsync(
            HttpMethod.Patch,
            "/v1/articles/1",
            "application/merge-patch+json",
            coding,
            Coded(coding, Encoding.UTF8.GetBytes($$"""{"title":"{{title}}"}""")));

        Assert.All(
            imported.Trim().Split('\n'), line => Assert.Equal("created", Element.Of(line)["result"].AsText()));
        Assert.Equal((200, title), (status, Element.Of(patched)["title"].AsText()));
    }

    [Fact]
    public async Task Lines_that_break_off_are_told()
    {
        var lines = string.Concat(
            Enumerable.Range(0, 2_000).Select(i => $$"""{"text":"It is {{Server.NewName("cut")}} {{i}}."}""" + "\n"));

        var (_, imported, _) = await SendAsync(
            HttpMethod.Post,
            "/v1/imports",
            "application/x-ndjson",
            "gzip",
            Coded("gzip", Encoding.UTF8.GetBytes(lines))[..^9]);

        Assert.Contains("breaks off", imported.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain; charset=windows-1252", 200)]
    [InlineData("text/plain; charset=\"iso-8859-1\"", 200)]
    [InlineData("text/html; charset=windows-1252", 200)]
    [InlineData("text/markdown; charset=windows-1252", 200)]
    [InlineData("text/plain", 400)]
    [InlineData("text/plain; charset=utf-8", 400)]
    [InlineData("text/plain; charset=unheard-of", 415)]
    public async Task A_charset_is_believed(string type, int expected)
    {
        byte[] body = [.. "The caf"u8, 0xE9, .. " is shut."u8];

        var (status, answer, _) = await SendAsync(HttpMethod.Post, DryRun, type, "identity", body);

        Assert.Equal(expected, status);
        Assert.Equal(expected == 200, answer.Contains("The café is shut.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_may_have_a_charset()
    {
        byte[] patch = [.. """{"subtitle":"Caf"""u8, 0xE9, .. "\"}"u8];

        var (status, answer, _) = await SendAsync(
            HttpMethod.Patch, "/v1/articles/2", "application/json; charset=windows-1252", "identity", patch);

        Assert.Equal((200, "Café"), (status, Element.Of(answer)["subtitle"].AsText()));
    }

    private static byte[] Coded(string coding, byte[] body)
    {
        using var coded = new MemoryStream();
        using (Stream coder = coding.ToLowerInvariant() switch
        {
            "identity" => new BufferedStream(coded),
            "br" => new BrotliStream(coded, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(coded, CompressionLevel.Optimal),
            _ => new GZipStream(coded, CompressionLevel.Optimal),
        })
        {
            coder.Write(body);
        }

        return coded.ToArray();
    }

    private async Task<(int Status, string Answer, string? Accepted)> SendAsync(
        HttpMethod method, string address, string type, string coding, byte[] body)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await server.KeyAsync(Scope.Write));
        using var reply = await http.SendAsync(request, Ct);
        var accepted = reply.Headers.TryGetValues("Accept-Encoding", out var values) ? string.Join(", ", values) : null;
        return ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(Ct), accepted);
    }
}
