using System.Globalization;
using System.Reflection;
using System.Text;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Formats;
using Api.Keys;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>
/// The answer that is one resource: 200 with a strong tag if it was found, 307 to the resource that replaced it, 410 if
/// it was deleted or is a part that its article no longer has, 404 if it never existed.
/// </summary>
public sealed class Resource<T>(T? value, Shape? shape = null, Address? address = null, string? format = null)
    : IResult, IEndpointMetadataProvider
    where T : Row, IVersioned
{
    private static readonly string[] Trims = ["fields", "include"];

    private const string Gone = "The article was deleted.";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var trims = format is null or "json" ? null : Trims.FirstOrDefault(httpContext.Request.Query.ContainsKey);
        switch (value)
        {
            case not null when trims is not null:
                return Problem.WriteAsync(
                    httpContext,
                    StatusCodes.Status400BadRequest,
                    $"{trims} is for JSON.",
                    new ProblemError(trims, null, $"{trims} is for JSON: {format} gives the whole resource"));
            case null:
                return Problem.WriteAsync(httpContext, StatusCodes.Status404NotFound, "There is no such resource.");
            case Article { DeletedAt: not null } or Part { DeletedAt: not null }:
                return Problem.WriteAsync(httpContext, StatusCodes.Status410Gone, Gone);
            case Part { RemovedIn: { } revision, ReplacedBy: var next }:
                return Problem.WriteGoneAsync(
                    httpContext,
                    $"The article no longer has it since its revision {revision}.",
                    next is { } living ? new(living, new(SiblingOf(httpContext, living))) : null);
            case ISlugged named when address is { Slug: { } slug } && slug != named.Slug:
                return RedirectAsync(httpContext, named.Slug);
            case Named named when address is { Slug: null, Id: var id } && id != named.Id:
                return RedirectAsync(httpContext, named.Id.ToString(CultureInfo.InvariantCulture));
            default:
                var answer = AnswerOf(httpContext, value);
                Keep(httpContext, answer, value);
                return answer.SendAsync(httpContext);
        }
    }

    private static void Keep(HttpContext http, Answer answer, T found)
    {
        if (found is Article article)
        {
            AnswerCache.KeepArticle(http, answer, article.Id);
        }
        else
        {
            AnswerCache.Keep(http, answer);
        }
    }

    private Answer AnswerOf(HttpContext http, T found)
    {
        if (found is Article { Document: { } rendered })
        {
            return Answer.OfDocument(http, rendered, found.Version);
        }

        return OutputFormat.Of(format)?.Write(found, http.Request.PathBase) is { } document
            ? Answer.OfBody(http, BodyOf(document), found.Version, link: null)
            : Answer.Of(http, found, found.Version, link: null, shape?.Asked);
    }

    private static AnswerBody BodyOf(Document document) =>
        new(Encoding.UTF8.GetBytes(document.Text), document.ContentType, document.Policy);

    private static string SiblingOf(HttpContext http, long id) =>
        SiblingOf(http, id.ToString(CultureInfo.InvariantCulture));

    // The last segment of the path is the address that was asked for.
    private static string SiblingOf(HttpContext http, string to) =>
        http.Request.PathBase
        + http.Request.Path.Value![..(http.Request.Path.Value!.TrimEnd('/').LastIndexOf('/') + 1)]
        + to;

    private static Task RedirectAsync(HttpContext http, string to)
    {
        http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        http.Response.Headers.Location = SiblingOf(http, to) + http.Request.QueryString;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(Problem), [Problem.MediaType]));
        if (typeof(T).IsAssignableTo(typeof(Part)) || typeof(T) == typeof(Article))
        {
            builder.Metadata.Add(
                new ProducesResponseTypeMetadata(StatusCodes.Status410Gone, typeof(Problem), [Problem.MediaType]));
        }

        if (typeof(T).IsAssignableTo(typeof(ISlugged)))
        {
            builder.Metadata.Add(
                new ProducesResponseTypeMetadata(StatusCodes.Status307TemporaryRedirect, typeof(void)));
        }
    }
}

/// <summary>Finds the resource that a path names.</summary>
internal static class Resource
{
    /// <summary>Finds a resource by id or slug.</summary>
    public static async Task<Resource<T>> NamedAsync<T>(
        string text,
        HttpContext http,
        Shape<T> shape,
        Func<Address, Visibility, Shape<T>, CancellationToken, Task<T?>> find,
        ResourceFormat? format = null)
        where T : Row, IVersioned =>
        Address.Parse(text) is { } address
            ? new(
                await find(address, Caller.VisibilityOf(http), shape, http.RequestAborted),
                shape,
                address,
                format?.Format)
            : new(null);

    /// <summary>Finds a resource by id.</summary>
    public static async Task<Resource<T>> NumberedAsync<T>(
        string text,
        HttpContext http,
        Shape<T> shape,
        Func<long, Visibility, Shape<T>, CancellationToken, Task<T?>> find,
        ResourceFormat? format = null)
        where T : Row, IVersioned =>
        Address.Parse(text) is { Slug: null, Id: var id }
            ? new(await find(id, Caller.VisibilityOf(http), shape, http.RequestAborted), shape, format: format?.Format)
            : new(null);
}
