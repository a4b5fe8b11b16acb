using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Api.Articles;
using Api.Content.Text;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Upkeep;
using Api.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Api.Serving;

/// <summary>The server itself: its limits, its headers, its start.</summary>
internal static partial class WebServer
{
    /// <summary>
    /// Returns the builder of the server; null if the settings keep it from starting, which is then reported in one
    /// line.
    /// </summary>
    /// <param name="settings">The settings on the command line, as <c>--Name=value</c>.</param>
    public static WebApplicationBuilder? TryCreateBuilder(string[] settings)
    {
        try
        {
            var builder = CreateBuilder(settings);
            var (problem, warnings) = SettingsCheck.Of(builder.Configuration);
            builder.Services.AddSingleton(new Doubts(warnings));
            return problem is null ? builder : throw new InvalidOperationException(problem);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            Console.Error.WriteLine(
                e.InnerException is FormatException format ? $"{e.Message} {format.Message}" : e.Message);
            return null;
        }
    }

    // The bytes that a caller may send ahead of their reading; the default is a megabyte a connection.
    private const int UnreadBytes = 64 << 10;

    private static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if ("e\u0301".Normalize(NormalizationForm.FormC).Length != 1)
        {
            throw new InvalidOperationException(
                "Unicode normalisation is switched off here: install ICU, and do not set "
                    + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (Settings.Urls.IsGivenIn(builder.Configuration)
            || string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey]))
        {
            builder.WebHost.UseUrls(Settings.Urls.Of(builder.Configuration));
        }

        builder.Services.AddCors(cors => cors.AddDefaultPolicy(AnyOrigin));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SourceText.MaxBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MaxConcurrentConnections = ConnectionGate.MaxConnections(builder.Configuration);
            kestrel.Limits.MaxRequestBufferSize = UnreadBytes;
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = UnreadBytes);
        builder.Services.AddSingleton<SocketTransportFactory>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionListenerFactory, ConnectionGate>());
        return builder;
    }

    // As long as any browser keeps it: what is allowed depends on nothing.
    private static readonly TimeSpan PreflightAge = TimeSpan.FromDays(1);

    /// <summary>
    /// Lets pages of any origin read, and write with a key: a page sends the key itself, the browser never does of its
    /// own accord.
    /// </summary>
    private static void AnyOrigin(CorsPolicyBuilder cors) => cors
        .AllowAnyOrigin()
        .WithMethods("GET", "HEAD", "POST", "PATCH", "DELETE")
        .AllowAnyHeader()
        .WithExposedHeaders("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "Content-Disposition")
        .SetPreflightMaxAge(PreflightAge);

    /// <summary>Takes the public path off the addresses of requests, and gives every answer its header.</summary>
    public static void UsePathAndHeaders(this WebApplication app)
    {
        PublicPath.Use(app);
        app.Use((http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
    }

    public static void UseAnswerCache(this WebApplication app) => app.Use(next =>
    {
        var cache = app.Services.GetRequiredService<AnswerCache>();
        return http => cache.ServeAsync(http, next);
    });

    /// <summary>
    /// Opens the database, fills it with the samples if it is new and they are asked for, and answers until it is
    /// stopped.
    /// </summary>
    /// <returns>The exit code: 1 if it could not start.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            foreach (var doubt in app.Services.GetRequiredService<Doubts>().Lines)
            {
                Doubt(app.Logger, doubt);
            }

            MemoryLimit.Set(app.Configuration);
            var database = app.Services.GetRequiredService<Database>();
            using var only = database.TryServe()
                ?? throw new InvalidOperationException($"Another server has {database.Name} open.");
            await database.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
            await database.BeginTimelineAsync(app.Services.GetRequiredService<TimeProvider>(), CancellationToken.None);
            await app.Services.GetRequiredService<UpkeepLoop>().CatchUpAsync(CancellationToken.None);
            if (Settings.Samples.Of(app.Configuration))
            {
                await Samples.Samples.LoadAsync(
                    app.Services.GetRequiredService<ArticleQueries>(),
                    app.Services.GetRequiredService<ArticleImport>(),
                    CancellationToken.None);
            }

            if (app.Logger.IsEnabled(LogLevel.Information))
            {
                app.Lifetime.ApplicationStarted.Register(() => Announce(app, database));
            }

            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or DbException or IOException or SocketException
            or FormatException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Doubt}")]
    private static partial void Doubt(ILogger log, string doubt);

    private static void Announce(WebApplication app, Database database)
    {
        var reading = Settings.RequireKey.Of(app.Configuration)
            ? "needs a key"
            : "needs no key: anybody may read published articles (RequireKey=false)";
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"""

                Articles, quotes and speakers are served at {url}

                  Swagger UI   {url}/
                  Contract     {url}/openapi/v1.json
                  Articles     {url}/v1/articles
                  Quotes       {url}/v1/quotes
                  Database     {database.Name}
                  Reading      {reading}

                """);
        }
    }

    /// <summary>The doubtful settings, for the log, which does not exist before the application is built.</summary>
    private sealed record Doubts(IReadOnlyList<string> Lines);
}
