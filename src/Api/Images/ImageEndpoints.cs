using Api.Content.Images;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Formats;
using Api.Http;
using Api.Keys;

namespace Api.Images;

internal static class ImageEndpoints
{
    public static void MapImages(this IEndpointRouteBuilder v1)
    {
        var images = v1.MapGroup("/images").WithTags("Images");

        images.MapGet("/", ListImages);
        images.MapGet("/{id}", GetImage);
        images.MapPatch("/{id}", UpdateImage)
            .Takes<ImagePatch>(patch: true)
            .Produces<Image>()
            .ProducesProblems(404, 409, 410, 412, 428)
            .RequireWrite();
        v1.MapPost("/articles/{article}/images", AddImage).WithTags("Images").Accepts<Stream>(
            PictureReader.MediaTypes[0], [.. PictureReader.MediaTypes.Skip(1)])
            .Produces<Image>().Produces<Image>(StatusCodes.Status201Created).ProducesProblems(
                404, 410, 412, 413, 415, 422).RequireWrite();
    }

    /// <summary>Lists images, the newest article's first.</summary>
    /// <remarks>Captions, credits and embedded metadata; the pictures themselves are not kept.</remarks>
    /// <response code="200">One page of images.</response>
    private static Task<Listing<Image>> ListImages(
        [AsParameters] ImageFilter filter, [AsParameters] ImagePartFilter parts, [AsParameters] Shape<Image> shape,
        ImageQueries images, HttpContext http)
    {
        var plan = filter.Plan(parts, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, parts));
        return Listing.OfAsync(images, plan, http.RequestAborted);
    }

    /// <summary>Gets one image.</summary>
    /// <remarks>An image keeps its id as long as the article shows it; after that its address answers 410.</remarks>
    /// <param name="id">The image's id.</param>
    /// <response code="200">The image.</response>
    private static Task<Resource<Image>> GetImage(
        string id,
        [AsParameters] Shape<Image> shape,
        [AsParameters] ResourceFormat format,
        HttpContext http,
        ImageQueries images) =>
        Resource.NumberedAsync(id, http, shape, images.FindAsync, format);

    /// <summary>Corrects the words of an image: caption, alternative text, credit, creator.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): null takes words away. The image keeps its id, and its article gets its next
    /// revision. Neither later imports of the article nor another reading undo a person's words, as long as the article
    /// shows the picture: the one at the same address or of the same file. A PATCH of the article with `images`
    /// replaces them. `If-Match` takes the image's `ETag`.
    /// </remarks>
    /// <param name="id">The image's id.</param>
    /// <response code="200">The image as it now is: see `result`.</response>
    /// <response code="409">The article's source is no longer read with this image.</response>
    private static async Task<IResult> UpdateImage(
        string id,
        HttpContext http,
        ArticleWriter writer,
        ImageQueries images)
    {
        var (patch, refused) = await Body.ReadAsync<ImagePatch>(http, patch: true);
        return refused ?? await ChangeRequest.OfAsync(
            http,
            id,
            (image, ifMatch) => writer.EditImageAsync(image, ifMatch, patch!, http.RequestAborted),
            async edited => new Changed<Image>(await FindWrittenAsync(images, edited, http)));
    }

    /// <summary>Adds a picture to an article: the statements of its file, not its pixels.</summary>
    /// <remarks>
    /// The body is the file as it is, at most 25 MB. Size, EXIF, IPTC and XMP are read from it and reconciled as the
    /// Metadata Working Group recommends; the picture itself is not kept, only its SHA-256. GPS positions are left out,
    /// unless this server is set to keep them (`Images__Gps`). The query overrides the file. If the article shows an
    /// image at `url`, that image is completed, and the article's own statements about it come first (`updated`); else
    /// the picture is a new image (`created`). Sending the file again is `unchanged`. Later imports do not remove
    /// pictures; a PATCH with `images` replaces the whole list. `If-Match` is not needed, but is checked if it is sent.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">The image, which was there before: see `result`.</response>
    /// <response code="201">The image, which is new.</response>
    /// <response code="415">It is not a picture of the declared media type.</response>
    /// <response code="422">It is a picture, but broken, or too much for its article.</response>
    private static async Task<IResult> AddImage(
        string article,
        [AsParameters] PictureQuery query,
        HttpContext http,
        ImageImport import,
        ImageQueries images)
    {
        var type = ChangeRequest.MediaTypeOf(http.Request);
        var content = PictureReader.MediaTypes.Contains(type)
            ? await ChangeRequest.BytesAsync(http, PictureReader.MaxBytes, weight: 2)
            : [];
        return PictureReader.MediaTypeOf(content) != type
            ? new Refused(
                StatusCodes.Status415UnsupportedMediaType,
                $"Send a picture as what it is: {string.Join(", ", PictureReader.MediaTypes)}.")
            : await ChangeRequest.OfAsync(
                http,
                article,
                (address, ifMatch) => import.AddAsync(address, ifMatch, content, query.Given, http.RequestAborted),
                async edited => new Changed<Image>(
                    await FindWrittenAsync(images, edited, http),
                    edited.Result == EditResult.Created ? $"/v1/images/{edited.Id}" : null),
                blind: true);
    }

    private static async Task<Image?> FindWrittenAsync(ImageQueries images, Edited edited, HttpContext http) =>
        await images.FindWrittenAsync(edited.Id, Caller.VisibilityOf(http), http.RequestAborted) is { } image
            ? image with { Result = ResultOf(edited) }
            : null;

    private static SaveResult ResultOf(Edited edited) => edited.Result switch
    {
        EditResult.Created => SaveResult.Created,
        EditResult.Updated => SaveResult.Updated,
        _ => SaveResult.Unchanged,
    };
}

/// <summary>Statements about a picture that its file does not make itself.</summary>
public sealed record PictureQuery
{
    /// <summary>The words under it, without the credit.</summary>
    public string? Caption { get; init; }

    /// <summary>IPTC credit line: the source that the publisher names.</summary>
    public string? Credit { get; init; }

    /// <summary>Alternative text for people who cannot see it.</summary>
    public string? Alt { get; init; }

    /// <summary>The address at which it is published; an image that the article shows there is completed.</summary>
    public string? Url { get; init; }

    /// <summary>The number of the paragraph that it follows; 0 before the body.</summary>
    public WholeNumber? AfterParagraph { get; init; }

    internal GivenPicture Given =>
        new() { Caption = Caption, Credit = Credit, Alt = Alt, Url = Url, AfterParagraph = AfterParagraph?.Value };
}
