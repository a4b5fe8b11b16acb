using Api.Http;

namespace Api.OpenApi;

/// <summary>
/// Serves the contract: compressed, with an <c>ETag</c>, and kept until the next commit like every answer, because its
/// examples depend on the database.
/// </summary>
internal static class WrittenContract
{
    /// <param name="path">Its address.</param>
    public static Func<HttpContext, RequestDelegate, Task> Of(string path) => async (http, next) =>
    {
        if (http.Request.Path != path || !HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }

        var answer = await WriteAsync(http, next);
        AnswerCache.Keep(http, answer);
        await answer.SendAsync(http);
    };

    private static async Task<Answer> WriteAsync(HttpContext http, RequestDelegate next)
    {
        var (sent, body) = (http.Response.Body, new MemoryStream());
        http.Response.Body = body;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Response.Body = sent;
        }

        return Answer.OfBody(http, new(body.ToArray(), http.Response.ContentType!), version: null, link: null);
    }
}
