using Api.Data.Images;
using Api.Data.Lists;
using Api.Formats;
using Api.Http;

namespace Api.Images;

internal static class ImageEndpoints
{
    public static void MapImages(this IEndpointRouteBuilder v1)
    {
        var images = v1.MapGroup("/images").WithTags("Images");

        images.MapGet("/", ListImages);
        images.MapGet("/{id}", GetImage);
    }

    /// <summary>Lists images, those of the newest article first.</summary>
    /// <remarks>Captions, credits and embedded metadata; the pictures themselves are not kept.</remarks>
    /// <response code="200">One page of images.</response>
    private static async Task<Listing<Image>> ListImages(
        [AsParameters] ImageFilter filter, [AsParameters] ImagePartFilter parts, [AsParameters] Shape<Image> shape, ImageQueries images, CancellationToken cancellationToken) =>
        new(await images.ListAsync(filter, parts, shape, cancellationToken), shape);

    /// <summary>Gets one image.</summary>
    /// <remarks>An image keeps its id as long as the article shows it; after that its address answers 410.</remarks>
    /// <param name="id">The image's id.</param>
    /// <response code="200">The image.</response>
    private static Task<Resource<Image>> GetImage(string id, [AsParameters] Shape<Image> shape, [AsParameters] ResourceFormat format, HttpContext http, ImageQueries images, CancellationToken cancellationToken) =>
        Resource.NumberedAsync(id, http, shape, images.FindAsync, cancellationToken, format);
}
