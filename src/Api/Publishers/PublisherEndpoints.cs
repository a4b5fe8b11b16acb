using Api.Data.Lists;
using Api.Data.Publishers;
using Api.Formats;
using Api.Http;

namespace Api.Publishers;

internal static class PublisherEndpoints
{
    public static void MapPublishers(this IEndpointRouteBuilder v1)
    {
        var publishers = v1.MapGroup("/publishers").WithTags("Publishers");

        publishers.MapGet("/", ListPublishers);
        publishers.MapGet("/{publisher}", GetPublisher);
    }

    /// <summary>Lists the publishers that published articles come from, by name.</summary>
    /// <remarks>The same name, in whatever spelling, is one publisher.</remarks>
    /// <response code="200">One page of publishers.</response>
    private static async Task<Listing<Publisher>> ListPublishers([AsParameters] NameFilter filter, [AsParameters] Shape<Publisher> shape, PublisherQueries publishers, CancellationToken cancellationToken) =>
        new(await publishers.ListAsync(filter, shape, cancellationToken), shape);

    /// <summary>Gets one publisher.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="publisher">The publisher's id or slug.</param>
    /// <response code="200">The publisher.</response>
    private static Task<Resource<Publisher>> GetPublisher(string publisher, [AsParameters] Shape<Publisher> shape, [AsParameters] ResourceFormat format, HttpContext http, PublisherQueries publishers, CancellationToken cancellationToken) =>
        Resource.NamedAsync(publisher, http, shape, publishers.FindAsync, cancellationToken, format);
}
