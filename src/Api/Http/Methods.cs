namespace Api.Http;

/// <summary>HEAD and OPTIONS for every address that has GET (RFC 9110, sections 9.3.2 and 9.3.7), without operations of their own.</summary>
internal static class Methods
{
    /// <summary>HEAD is GET: Kestrel remembers what was asked, and sends the headers alone.</summary>
    public static Task HeadAsGetAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }

    /// <summary>Routing knows what an address allows and says so with a 405, which for OPTIONS is the answer.</summary>
    public static async Task AllowAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } response && response.Headers.Allow.ToString() is { Length: > 0 } allow)
        {
            response.Headers.Allow = allow.Contains("GET", StringComparison.Ordinal) ? $"{allow}, HEAD, OPTIONS" : $"{allow}, OPTIONS";
            if (HttpMethods.IsOptions(http.Request.Method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
    }
}
