using Api.Data.Lists;
using Api.Data.Names;
using Api.Data.Publishers;
using Api.Formats;
using Api.Http;
using Api.Keys;
using Api.Names;

namespace Api.Publishers;

internal static class PublisherEndpoints
{
    public static void MapPublishers(this IEndpointRouteBuilder v1)
    {
        var publishers = v1.MapGroup("/publishers").WithTags("Publishers");

        publishers.MapGet("/", ListPublishers);
        publishers.MapGet("/{publisher}", GetPublisher);
        publishers.MapPatch("/{publisher}", UpdatePublisher)
            .Takes<PublisherPatch>(patch: true)
            .Produces<Publisher>()
            .ProducesProblems(404, 409, 412, 428)
            .RequireWrite();
        publishers.MapPost("/{publisher}/merge", MergePublishers)
            .Takes<NameMerge>()
            .Produces<Publisher>()
            .ProducesProblems(404, 409, 412)
            .RequireWrite();
    }

    /// <summary>Lists the publishers of published articles, by name.</summary>
    /// <remarks>
    /// A name identifies one publisher, whatever its case and its shape of apostrophes, hyphens and quotation marks.
    /// </remarks>
    /// <response code="200">One page of publishers.</response>
    private static Task<Listing<Publisher>> ListPublishers(
        [AsParameters] NameFilter filter,
        [AsParameters] Shape<Publisher> shape,
        PublisherQueries publishers,
        HttpContext http) =>
        Listing.OfAsync(
            publishers,
            publishers.Plan(filter, shape, Listing.CursorOf(http, filter)),
            http.RequestAborted);

    /// <summary>Gets one publisher.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="publisher">The publisher's id or slug.</param>
    /// <response code="200">The publisher.</response>
    private static Task<Resource<Publisher>> GetPublisher(
        string publisher,
        [AsParameters] Shape<Publisher> shape,
        [AsParameters] ResourceFormat format,
        HttpContext http,
        PublisherQueries publishers) =>
        Resource.NamedAsync(publisher, http, shape, publishers.FindAsync, format);

    /// <summary>Corrects a publisher: the name, the home page.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). A new `name` or `url` shows at once in every article; `version` and `updatedAt`
    /// of many articles follow within seconds. A new name gives a new slug; the old one leads to it, and articles that
    /// use either name mean this publisher. Later imports do not replace a `url` that is set here. `If-Match` takes the
    /// publisher's `ETag`.
    /// </remarks>
    /// <param name="publisher">The publisher's id or slug.</param>
    /// <response code="200">The publisher as it now is.</response>
    /// <response code="409">Another publisher has this name: if the two are one, merge them.</response>
    private static Task<IResult> UpdatePublisher(
        string publisher,
        HttpContext http,
        NamedWriter writer,
        PublisherQueries publishers) =>
        NamedChange.UpdateAsync<PublisherPatch, Publisher>(Noun.Publisher, publisher, http, writer, publishers);

    /// <summary>Merges a publisher into another: the two are one.</summary>
    /// <remarks>
    /// The articles, names and addresses of the publisher in the path become the other's, in later imports too; its id
    /// and its slugs answer 307 with the other's address. Articles follow, at most a thousand at a time, and the answer
    /// comes after the last. Each article agrees with the lists at every moment, and the merge is completed even if the
    /// caller disconnects. `If-Match` is not needed, but is checked if it is sent.
    /// </remarks>
    /// <param name="publisher">The id or slug of the publisher that is merged away.</param>
    /// <response code="200">The publisher that stays.</response>
    /// <response code="409">
    /// Another merge of one of the two is under way, or both have an article with the same `externalId`.
    /// </response>
    private static Task<IResult> MergePublishers(
        string publisher,
        HttpContext http,
        NamedWriter writer,
        PublisherQueries publishers) =>
        NamedChange.MergeAsync(Noun.Publisher, publisher, http, writer, publishers);
}
