using Microsoft.Extensions.Primitives;

namespace Api.Http;

/// <summary>
/// Refuses compressed bodies as such (RFC 9110, sections 12.5.3 and 15.5.16), because bodies are read as they come;
/// otherwise they would be refused for bytes that make no sense.
/// </summary>
internal static class ContentCoding
{
    private const string None = "identity";

    public static Task RefuseAsync(HttpContext http, RequestDelegate next)
    {
        var codings = http.Request.Headers.ContentEncoding;
        if (http.GetEndpoint() is null || IsNone(codings))
        {
            return next(http);
        }

        http.Response.Headers.AcceptEncoding = None;
        return Problem.WriteAsync(
            http,
            StatusCodes.Status415UnsupportedMediaType,
            "A body with a Content-Encoding is not read: send it as it is.");
    }

    private static bool IsNone(StringValues codings) =>
        codings.SelectMany(c => (c ?? "").Split(',', StringSplitOptions.TrimEntries))
            .All(c => c.Length == 0 || c.Equals(None, StringComparison.OrdinalIgnoreCase));
}
