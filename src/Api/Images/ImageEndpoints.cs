using Api.Data.Images;
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
    /// <response code="200">One page of images.</response>
    private static async Task<Listing<Image>> ListImages([AsParameters] ImageFilter filter, ImageQueries images, CancellationToken cancellationToken) =>
        new(await images.ListAsync(filter, of: null, cancellationToken));

    /// <summary>Gets one image.</summary>
    /// <param name="id">The image's id.</param>
    /// <response code="200">The image.</response>
    private static Task<Resource<Image>> GetImage(string id, ImageQueries images, CancellationToken cancellationToken) =>
        Resource.NumberedAsync(id, images.FindAsync, cancellationToken);
}
