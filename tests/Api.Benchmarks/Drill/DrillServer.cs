using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Api.Data;
using Api.Data.Keys;

namespace Api.Benchmarks.Drill;

/// <summary>A server in a process of its own, to which bad things happen.</summary>
internal sealed class DrillServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly StringBuilder _errors = new();

    private DrillServer(Process process, string key)
    {
        _process = process;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(1) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public Uri Address => _http.BaseAddress!;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The processor time that it has taken since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="key">The key that is sent with each request.</param>
    /// <param name="before">The program that starts it, with its arguments; empty to start it at once.</param>
    public static async Task<DrillServer> StartAsync(string connectionString, string key, params string[] before)
    {
        var start = Command(connectionString, [.. before], "--urls", "http://127.0.0.1:0");
        var server = new DrillServer(Process.Start(start)!, key);
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("served at ", StringComparison.Ordinal))
            {
                // Its later output must not fill the pipe.
                _ = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                server._http.BaseAddress = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
                return server;
            }
        }

        await server._process.WaitForExitAsync();
        var errors = $"{server._errors}";
        await server.DisposeAsync();
        throw new InvalidOperationException($"The server did not start: {errors}");
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(string connectionString, params string[] arguments)
    {
        using var process = Process.Start(Command(connectionString, [], arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Makes a key in a database, which is created if it does not exist.</summary>
    public static async Task<string> KeyAsync(string connectionString)
    {
        await using var database = Database.Open(connectionString);
        return (await new KeyWriter(database, TimeProvider.System)
            .CreateAsync($"drill-{Guid.NewGuid():n}", Scope.Admin, null, CancellationToken.None))!;
    }

    public async Task<DrillReply> SendAsync(HttpMethod method, string target, byte[]? body, string? mediaType = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        using var response = await _http.SendAsync(request);
        var retryAfter = response.Headers.RetryAfter is not null;
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), retryAfter);
    }

    public Task<DrillReply> SendAsync(HttpMethod method, string target, object body) =>
        SendAsync(method, target, JsonSerializer.SerializeToUtf8Bytes(body), "application/json");

    public Task<DrillReply> PostAsync(string target, object body) => SendAsync(HttpMethod.Post, target, body);

    public Task<DrillReply> GetAsync(string target) => SendAsync(HttpMethod.Get, target, null);

    /// <summary>Sends an import and returns the lines of its report as they come.</summary>
    public async IAsyncEnumerable<JsonElement> ImportAsync(IEnumerable<object> articles)
    {
        var lines = string.Join('\n', articles.Select(article => JsonSerializer.Serialize(article)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative));
        request.Content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return JsonElement.Parse(line);
        }
    }

    /// <summary>
    /// Freezes it where it is, until the result is disposed. Everything it has written until then is exactly what a
    /// kill would have left. Only on Linux.
    /// </summary>
    public async Task<IAsyncDisposable> FreezeAsync()
    {
        await SignalAsync("-STOP", _process.Id);

        // A call that is under way ends first.
        while (Directory.GetDirectories($"/proc/{_process.Id}/task").Any(IsRunning))
        {
            await Task.Delay(1);
        }

        return new Frozen(_process.Id);
    }

    private static bool IsRunning(string thread)
    {
        try
        {
            // 4711 (.NET Server) T …
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[stat.LastIndexOf(')') + 2] is not ('T' or 't');
        }
        catch (IOException)
        {
            // It has ended.
            return false;
        }
    }

    private static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [signal, id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private sealed class Frozen(int id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await SignalAsync("-CONT", id);
    }

    /// <summary>Ends it as the kernel does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Makes it end by itself.</summary>
    /// <param name="id">The process that is asked, if another program started it.</param>
    public async Task StopAsync(int? id = null)
    {
        await SignalAsync("-TERM", id ?? _process.Id);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Command(string connectionString, string[] before, params string[] arguments)
    {
        string[] line = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "Api.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Articles"] = connectionString;
        start.Environment.Remove("ASPNETCORE_URLS");
        return start;
    }
}

/// <summary>An answer.</summary>
/// <param name="RetryAfter">Whether it says when to come again.</param>
internal sealed record DrillReply(int Status, string Text, bool RetryAfter)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public long Id => Json.GetProperty("id").GetInt64();

    /// <summary>Returns a member of the answer; empty if it has none.</summary>
    public string this[string member] =>
        Text.StartsWith('{') && Json.TryGetProperty(member, out var value) ? $"{value}" : "";
}
