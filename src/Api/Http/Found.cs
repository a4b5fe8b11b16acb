namespace Api.Http;

/// <summary>An answer that is made of resources and is none itself: 200 as JSON with a weak tag, or 304.</summary>
internal sealed class Found<T>(T value) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        Answer.Of(httpContext, value, version: null, link: null).SendAsync(httpContext);
}
