using System.Reflection;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>
/// The answer that is one resource, by what was found: 200 with a strong tag, 307 to the slug that replaced the one asked for, 410 for a part
/// that its article no longer has, 404 for what never was.
/// </summary>
public sealed class Resource<T>(T? value, string? slug = null) : IResult, IEndpointMetadataProvider
    where T : Row, IVersioned
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        switch (value)
        {
            case null:
                return Problem.WriteAsync(httpContext, StatusCodes.Status404NotFound, "There is no such resource.");
            case Part { RemovedIn: { } revision }:
                return Problem.WriteAsync(httpContext, StatusCodes.Status410Gone, $"The article no longer has it since its revision {revision}.");
            case ISlugged named when slug is not null && slug != named.Slug:
                httpContext.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                httpContext.Response.Headers.Location = httpContext.Request.Path.Value![..^slug.Length] + named.Slug;
                return Task.CompletedTask;
            default:
                var answer = Answer.Of(httpContext, value, value.Version, link: null);
                AnswerCache.Keep(httpContext, answer);
                return answer.SendAsync(httpContext);
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(Problem), [Problem.MediaType]));
        if (typeof(T).IsAssignableTo(typeof(Part)))
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status410Gone, typeof(Problem), [Problem.MediaType]));
        }

        if (typeof(T).IsAssignableTo(typeof(ISlugged)))
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status307TemporaryRedirect));
        }
    }
}

/// <summary>Finds the resource that a path names.</summary>
internal static class Resource
{
    /// <summary>By id or slug.</summary>
    public static async Task<Resource<T>> NamedAsync<T>(string text, Func<Address, CancellationToken, Task<T?>> find, CancellationToken cancellationToken)
        where T : Row, IVersioned =>
        Address.Parse(text) is { } address ? new(await find(address, cancellationToken), address.Slug) : new(null);

    /// <summary>By id.</summary>
    public static async Task<Resource<T>> NumberedAsync<T>(string text, Func<long, CancellationToken, Task<T?>> find, CancellationToken cancellationToken)
        where T : Row, IVersioned =>
        Address.Parse(text) is { Slug: null, Id: var id } ? new(await find(id, cancellationToken)) : new(null);
}
