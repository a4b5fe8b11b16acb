using System.Data.Common;
using Api.Data;

namespace Api.Http;

/// <summary>
/// Handles HEAD and OPTIONS for every address that has GET (RFC 9110, sections 9.3.2 and 9.3.7), without operations of
/// their own.
/// </summary>
internal static class Methods
{
    private static readonly object Head = new();

    /// <summary>Whether only the headers are asked for: an answer whose body would never end has to know.</summary>
    public static bool IsHead(HttpContext http) => http.Items.ContainsKey(Head);

    /// <summary>Turns HEAD into GET: Kestrel remembers the original method, and sends the headers alone.</summary>
    public static Task HeadAsGetAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Items[Head] = true;
        }

        return next(http);
    }

    /// <summary>
    /// Repeats a GET once if its connection to the database failed, as any proxy may (RFC 9110, section 9.2.2).
    /// </summary>
    public static async Task GetAgainAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (DbException e) when (HttpMethods.IsGet(http.Request.Method)
            && !http.Response.HasStarted
            && Failure.Passes(e)
            && !Failure.TookTooLong(e))
        {
            await next(http);
        }
    }

    /// <summary>
    /// Answers OPTIONS: routing knows the methods of an address and lists them with a 405, which is the answer.
    /// </summary>
    public static async Task AllowAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } response
            && response.Headers.Allow.ToString() is { Length: > 0 } allow)
        {
            response.Headers.Allow = allow.Contains("GET", StringComparison.Ordinal)
                ? $"{allow}, HEAD, OPTIONS"
                : $"{allow}, OPTIONS";
            if (HttpMethods.IsOptions(http.Request.Method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
    }
}
