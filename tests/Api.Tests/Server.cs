using System.Data.Common;
using System.Globalization;
using System.Net;
using Api.Articles;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Api.Tests;

/// <summary>
/// The real application, answering over HTTP on a real database of its own, which is empty unless the samples are asked
/// for. A contract class takes one of these; each supported database has a subclass.
/// </summary>
public abstract class Server : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static int _names;
    private readonly bool _samples;
    private readonly (string Name, string Value)[] _settings;
    private readonly Lazy<Task<string>> _writer;
    private readonly FailureLog _failures = new();
    private HttpClient? _http;

    protected Server(bool samples, params (string Name, string Value)[] settings)
    {
        _samples = samples;
        _settings = settings;
        _writer = new(() => KeyAsync(Scope.Write));
        // Not UseKestrel(0): that sets the port when the application may have started already.
        UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
    }

    /// <summary>The address at which it answers.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The connection string by which any process reaches the database.</summary>
    public abstract string ConnectionString { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A name that no other test uses, and its slug: <c>tag-17</c>.</summary>
    public static string NewName(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{Interlocked.Increment(ref _names)}");

    public virtual ValueTask InitializeAsync()
    {
        StartServer();
        // A test sees the bytes on the wire, however long a busy machine takes.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        _http = new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await this.AssertDocumentsAsync();
        await base.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a connection of the test's own to the database.</summary>
    protected abstract DbConnection Connect();

    protected abstract ValueTask DropAsync();

    /// <summary>Makes the database, with nothing in it and nobody who serves it.</summary>
    public virtual Task CreateAsync() => Task.CompletedTask;

    /// <summary>Checks that the database finds no fault with itself.</summary>
    public virtual Task AssertSoundAsync() => Task.CompletedTask;

    /// <summary>Lists the columns of its tables.</summary>
    public abstract Task<IReadOnlyList<SchemaColumn>> ColumnsAsync();

    /// <summary>Makes the server see the latest writes of others, which it otherwise would a moment later.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings.Prepend(("MaxMemory", "0"))
            .Prepend(("ConnectionStrings:Articles", ConnectionString))
            .Prepend(("Samples", _samples ? "true" : "false")))
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Logging:LogLevel:Default", "Critical");
        builder.UseSetting("Logging:LogLevel:Microsoft", "Critical");
        builder.ConfigureLogging(logging => logging.AddProvider(_failures).AddFilter<FailureLog>(null, LogLevel.Error));
    }

    /// <summary>Makes a key in the database, as the command line does.</summary>
    internal async Task<string> KeyAsync(string scope, DateTimeOffset? expiresAt = null) =>
        (await new KeyWriter(Services.GetRequiredService<Database>(), TimeProvider.System)
            .CreateAsync(NewName("key"), scope, expiresAt, Ct))!;

    /// <summary>The header that sends a key.</summary>
    public static (string Name, string Value) Bearer(string key) => ("Authorization", $"Bearer {key}");

    public async Task<Reply> SendAsync(HttpMethod method, string target, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, target, headers);
        return await ReplyAsync(request);
    }

    /// <summary>Sends a body of text.</summary>
    public Task<Reply> SendAsync(
        HttpMethod method,
        string target,
        string? body,
        string? mediaType,
        params (string Name, string Value)[] headers) =>
        SendBytesAsync(
            method, target, body is null ? null : System.Text.Encoding.UTF8.GetBytes(body), mediaType, headers);

    /// <summary>Sends a body of bytes.</summary>
    public async Task<Reply> SendBytesAsync(
        HttpMethod method,
        string target,
        byte[]? body,
        string? mediaType,
        params (string Name, string Value)[] headers)
    {
        using var request = Request(method, target, headers);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        return await ReplyAsync(request);
    }

    // If a test fails because the server did, the server's reason is in its message.
    private async Task<Reply> ReplyAsync(HttpRequestMessage request)
    {
        using var response = await _http!.SendAsync(request, Ct);
        if (response.StatusCode == HttpStatusCode.InternalServerError)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(_failures.Text);
        }

        return await Reply.ReadAsync(response, Ct);
    }

    /// <summary>Sends a body of JSON with a key that may write.</summary>
    public async Task<Reply> WriteAsync(
        HttpMethod method,
        string target,
        string? body,
        string mediaType = "application/json",
        params (string Name, string Value)[] headers) =>
        await SendAsync(method, target, body, mediaType, [Bearer(await _writer.Value), .. headers]);

    /// <summary>Sends a picture file with a key that may write.</summary>
    public async Task<Reply> AddPictureAsync(
        long article,
        byte[] picture,
        string query = "",
        string mediaType = "image/jpeg",
        params (string Name, string Value)[] headers) =>
        await SendBytesAsync(
            HttpMethod.Post,
            $"/v1/articles/{article}/images{query}",
            picture,
            mediaType,
            [Bearer(await _writer.Value), .. headers]);

    public Task<Reply> GetAsync(string target, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, target, headers);

    /// <summary>Sends a request whose answer is read as it comes.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string target, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, target, headers);
        return await _http!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    /// <summary>Returns the JSON that an address answers with 200.</summary>
    internal async Task<Element> JsonAsync(string target, params (string Name, string Value)[] headers)
    {
        var reply = await GetAsync(target, headers);
        Assert.True(reply.Status == 200, $"{target} answered {reply.Status}: {reply.Text}");
        return reply.Json;
    }

    /// <summary>All items of a list, page by page.</summary>
    internal async Task<IReadOnlyList<Element>> AllAsync(string target, params (string Name, string Value)[] headers)
    {
        var items = new List<Element>();
        var next = target;
        while (next is not null)
        {
            var page = await JsonAsync(next, headers);
            items.AddRange(page["items"]);
            next = page["next"].AsText();
        }

        return items;
    }

    /// <summary>All changes from the beginning, page by page.</summary>
    internal async Task<IReadOnlyList<Element>> AllChangesAsync(params (string Name, string Value)[] headers)
    {
        var (items, page) = (new List<Element>(), await JsonAsync("/v1/changes?since=0", headers));
        for (; ; page = await JsonAsync(page["next"].AsText()!, headers))
        {
            items.AddRange(page["items"]);
            if (page["caughtUp"].Raw.GetBoolean())
            {
                return items;
            }
        }
    }

    /// <summary>Stores an article through the one way in, as its source.</summary>
    internal Task<Saved> ImportAsync(string text, GivenFields? given = null) =>
        ImportAsync(System.Text.Encoding.UTF8.GetBytes(text), given);

    internal Task<Saved> ImportAsync(byte[] source, GivenFields? given = null) =>
        Services.GetRequiredService<ArticleImport>()
            .SaveAsync(new(source, SourceDocument.PlainText, given ?? new()), Ct);

    /// <summary>Stores an article as a reader would hand it on.</summary>
    internal Task<Saved> SaveAsync(ParsedArticle article) =>
        SaveAsync(article, Services.GetRequiredService<ArticleWriter>());

    /// <summary>Stores an article as another process does: over a database that it opened itself.</summary>
    internal async Task<Saved> SaveElsewhereAsync(ParsedArticle article)
    {
        await using var database = Database.Open(ConnectionString);
        var saved = await SaveAsync(article, new ArticleWriter(database, TimeProvider.System));
        await SettleAsync();
        return saved;
    }

    internal static Task<Saved> SaveAsync(ParsedArticle article, ArticleWriter writer) =>
        writer.SaveAsync(
            article,
            new SourceDocument(
                System.Text.Encoding.UTF8.GetBytes(article.Paragraphs[0].Text), SourceDocument.PlainText, new()),
            Ct);

    internal async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        var rows = await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: Ct));
        await this.ForgetRenderedAsync(connection, sql);
        await SettleAsync();
        return rows;
    }

    internal async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: Ct));
    }

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: Ct))];
    }

    private static HttpRequestMessage Request(HttpMethod method, string target, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}

