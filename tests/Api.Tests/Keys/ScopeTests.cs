using Api.Data;
using Api.Data.Keys;
using Api.Keys;
using Api.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Api.Tests.Keys;

/// <summary>Checks the routes that each scope opens, on routes of every sort that are these tests' own.</summary>
public sealed class ScopeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("GET", "/v1/read", 200, 200, 200, 200)]
    [InlineData("POST", "/v1/write", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/write?dryRun=true", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/admin", 401, 403, 403, 200)]
    [InlineData("POST", "/v1/admin?dryRun=true", 401, 403, 403, 200)]
    [InlineData("POST", "/v1/import", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun=true", 200, 200, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun=false", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun=True", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun=true&dryRun=false", 401, 403, 200, 200)]
    [InlineData("POST", "/v1/import?dryRun=true&DRYRUN=true", 401, 403, 200, 200)]
    [InlineData("POST", "/apart?dryRun=true", 200, 200, 200, 200)]
    public async Task A_scope_opens_what_it_names_and_what_it_includes(
        string method,
        string target,
        int anonymous,
        int reader,
        int writer,
        int admin)
    {
        await using var app = await StartAsync(requireKey: false);

        Assert.Equal(
            (anonymous, reader, writer, admin, 401),
            (await StatusAsync(app, method, target, null),
                await StatusAsync(app, method, target, Scope.Read),
                await StatusAsync(app, method, target, Scope.Write),
                await StatusAsync(app, method, target, Scope.Admin),
                (await SendAsync(app, method, target, "wrong")).Status));
    }

    [Theory]
    [InlineData("GET", "/v1/read", 401, 200)]
    [InlineData("POST", "/v1/import?dryRun=true", 401, 200)]
    [InlineData("POST", "/apart?dryRun=true", 401, 200)]
    [InlineData("POST", "/v1/import", 401, 403)]
    public async Task Where_keys_are_required_nothing_is_free(string method, string target, int anonymous, int reader)
    {
        await using var app = await StartAsync(requireKey: true);

        Assert.Equal(
            (anonymous, reader),
            (await StatusAsync(app, method, target, null), await StatusAsync(app, method, target, Scope.Read)));
    }

    [Theory]
    [InlineData(null, "Published, writes: False")]
    [InlineData("read", "Everything, writes: False")]
    [InlineData("write", "Everything, writes: True")]
    [InlineData("admin", "Everything, writes: True")]
    public async Task A_handler_is_told_what_its_caller_may_see_and_do(string? scope, string told)
    {
        await using var app = await StartAsync(requireKey: false);

        Assert.Equal(told, (await SendAsync(app, "GET", "/v1/read", await KeyAsync(app, scope))).Text);
    }

    [Fact]
    public async Task Any_answer_to_a_caller_with_a_key_is_kept_by_nobody()
    {
        await using var app = await StartAsync(requireKey: false);

        Assert.Equal(
            "private, no-store",
            (await SendAsync(app, "POST", "/v1/write", await KeyAsync(app, Scope.Write)))["Cache-Control"]);
    }

    private async Task<WebApplication> StartAsync(bool requireKey)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Articles"] = $"Data Source={_folder.At("articles.db")}";
        builder.Configuration["RequireKey"] = requireKey ? "true" : "false";
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddKeys();
        var app = builder.Build();
        app.UseRouting();
        app.UseKeys();
        var v1 = app.MapGroup("/v1").RequireRead();
        v1.MapGet("/read", Tell);
        v1.MapPost("/write", Tell).RequireWrite();
        v1.MapPost("/import", Tell).RequireWrite(dryRunIsFree: true);
        v1.MapPost("/admin", Tell).RequireAdmin();
        app.MapPost("/apart", Tell).RequireWrite(dryRunIsFree: true);
        await app.StartAsync(Ct);
        return app;

        static string Tell(HttpContext http) => $"{Caller.VisibilityOf(http)}, writes: {Caller.MayWrite(http)}";
    }

    private static async Task<string?> KeyAsync(WebApplication app, string? scope) => scope is null
        ? null
        : await new KeyWriter(app.Services.GetRequiredService<Database>(), TimeProvider.System)
            .CreateAsync(Server.NewName("key"), scope, null, Ct);

    private static async Task<int> StatusAsync(WebApplication app, string method, string target, string? scope)
    {
        var reply = await SendAsync(app, method, target, await KeyAsync(app, scope));
        if (reply.Status != 200)
        {
            reply.AssertProblem(reply.Status);
        }

        return reply.Status;
    }

    private static async Task<Reply> SendAsync(WebApplication app, string method, string target, string? key)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(target, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("Authorization", Server.Bearer(key).Value);
        }

        using var response = await http.SendAsync(request, Ct);
        return await Reply.ReadAsync(response, Ct);
    }
}
