using Api.Data.Lists;
using Api.Data.Tags;
using Api.Http;

namespace Api.Tags;

internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder v1)
    {
        var tags = v1.MapGroup("/tags").WithTags("Tags");

        tags.MapGet("/", ListTags);
        tags.MapGet("/{tag}", GetTag);
    }

    /// <summary>Lists the tags that published articles carry, by name.</summary>
    /// <remarks>The same word, in whatever spelling, is one tag.</remarks>
    /// <response code="200">One page of tags.</response>
    private static async Task<Listing<Tag>> ListTags([AsParameters] NameFilter filter, [AsParameters] Shape<Tag> shape, TagQueries tags, CancellationToken cancellationToken) =>
        new(await tags.ListAsync(filter, shape, cancellationToken), shape);

    /// <summary>Gets one tag.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="tag">The tag's id or slug.</param>
    /// <response code="200">The tag.</response>
    private static Task<Resource<Tag>> GetTag(string tag, [AsParameters] Shape<Tag> shape, HttpContext http, TagQueries tags, CancellationToken cancellationToken) =>
        Resource.NamedAsync(tag, http, shape, tags.FindAsync, cancellationToken);
}
