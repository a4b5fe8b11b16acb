using Microsoft.Extensions.Primitives;

namespace Api.Benchmarks;

/// <summary>
/// The least that Kestrel can do for the same bytes: one route a path, which writes an answer from memory, or 304 if
/// the caller names its tag. No middleware of this program, no logging; the same runtime, garbage collector and kind of
/// process as the application.
/// </summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(Uri app, string[] paths)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var server = builder.Build();

        using var client = new HttpClient { BaseAddress = app };
        foreach (var path in paths)
        {
            server.MapGet(RouteOf(path), await CopyAsync(client, path));
        }

        server.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(server.Urls.Single()));
        await server.RunAsync();
        return 0;
    }

    /// <summary>Returns the route that answers as a target does: a route has no query.</summary>
    public static string RouteOf(string target) => target.Replace('?', '/');

    private static async Task<RequestDelegate> CopyAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        StringValues Header(string name) =>
            answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
                ? string.Join(", ", values)
                : default;
        var (tag, cacheControl, vary, link) = (Header("ETag"), Header("Cache-Control"), Header("Vary"), Header("Link"));
        var (contentType, contentTypeOptions) = (Header("Content-Type"), Header("X-Content-Type-Options"));
        return http =>
        {
            var headers = http.Response.Headers;
            headers.ETag = tag;
            headers.CacheControl = cacheControl;
            headers.Vary = vary;
            headers.XContentTypeOptions = contentTypeOptions;
            if (link.Count > 0)
            {
                headers.Link = link;
            }

            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            headers.ContentType = contentType;
            headers.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body).AsTask();
        };
    }
}
