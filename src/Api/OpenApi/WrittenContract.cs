using System.Text;
using Api.Http;

namespace Api.OpenApi;

/// <summary>
/// Serves the contract, whole and for generators of clients: compressed, with an <c>ETag</c>, and kept until the next
/// commit like every answer, because its examples depend on the database.
/// </summary>
internal static class WrittenContract
{
    private const string Whole = "/openapi/v1.json";
    private const string ForClients = "/openapi/client.json";

    public static async Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (path != Whole && path != ForClients || !HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Request.Path = Whole;
        var contract = await WriteAsync(http, next);
        http.Request.Path = path;
        var body = path == ForClients ? ClientContract.Of(contract) : contract;
        var answer = Answer.OfBody(http, new(body, http.Response.ContentType!), version: null, link: null);
        AnswerCache.Keep(http, answer);
        await answer.SendAsync(http);
    }

    private static async Task<byte[]> WriteAsync(HttpContext http, RequestDelegate next)
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

        // The writer says 3.1.2, which differs in wording alone, and which some parsers do not know.
        var contract = Encoding.UTF8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length));
        return Encoding.UTF8.GetBytes(contract.Replace("\"3.1.2\"", "\"3.1.1\"", StringComparison.Ordinal));
    }
}
