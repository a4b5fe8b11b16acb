using Api.Data.Lists;
using Api.Data.Names;
using Api.Data.Tags;
using Api.Http;
using Api.Keys;
using Api.Names;

namespace Api.Tags;

internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder v1)
    {
        var tags = v1.MapGroup("/tags").WithTags("Tags");

        tags.MapGet("/", ListTags);
        tags.MapGet("/{tag}", GetTag);
        tags.MapPatch("/{tag}", UpdateTag)
            .Takes<NamePatch>(patch: true)
            .Produces<Tag>()
            .ProducesProblems(404, 409, 412, 428)
            .RequireWrite();
        tags.MapPost("/{tag}/merge", MergeTags)
            .Takes<NameMerge>()
            .Produces<Tag>()
            .ProducesProblems(404, 409, 412)
            .RequireWrite();
    }

    /// <summary>Lists the tags that published articles carry, by name.</summary>
    /// <remarks>
    /// A name identifies one tag, whatever its case and its shape of apostrophes, hyphens and quotation marks; no other
    /// difference is ignored: `C`, `C++` and `C#` are three.
    /// </remarks>
    /// <response code="200">One page of tags.</response>
    private static Task<Listing<Tag>> ListTags(
        [AsParameters] NameFilter filter,
        [AsParameters] Shape<Tag> shape,
        TagQueries tags,
        HttpContext http) =>
        Listing.OfAsync(tags, tags.Plan(filter, shape, Listing.CursorOf(http, filter)), http.RequestAborted);

    /// <summary>Gets one tag.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="tag">The tag's id or slug.</param>
    /// <response code="200">The tag.</response>
    private static Task<Resource<Tag>> GetTag(
        string tag,
        [AsParameters] Shape<Tag> shape,
        HttpContext http,
        TagQueries tags) =>
        Resource.NamedAsync(tag, http, shape, tags.FindAsync);

    /// <summary>Corrects a tag: the name.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). A new `name` shows at once in every article; `version` and `updatedAt` of many
    /// articles follow within seconds. A new name gives a new slug; the old one leads to it, and articles that use
    /// either name mean this tag. `If-Match` takes the tag's `ETag`.
    /// </remarks>
    /// <param name="tag">The tag's id or slug.</param>
    /// <response code="200">The tag as it now is.</response>
    /// <response code="409">Another tag has this name: if the two are one, merge them.</response>
    private static Task<IResult> UpdateTag(
        string tag,
        HttpContext http,
        NamedWriter writer,
        TagQueries tags) =>
        NamedChange.UpdateAsync<NamePatch, Tag>(Noun.Tag, tag, http, writer, tags);

    /// <summary>Merges a tag into another: the two are one.</summary>
    /// <remarks>
    /// The articles, names and addresses of the tag in the path become the other's, in later imports too; its id and
    /// its slugs answer 307 with the other's address. Articles follow, at most a thousand at a time, and the answer
    /// comes after the last. Each article agrees with the lists at every moment, and the merge is completed even if the
    /// caller disconnects. `If-Match` is not needed, but is checked if it is sent.
    /// </remarks>
    /// <param name="tag">The id or slug of the tag that is merged away.</param>
    /// <response code="200">The tag that stays.</response>
    /// <response code="409">Another merge of one of the two is under way.</response>
    private static Task<IResult> MergeTags(
        string tag,
        HttpContext http,
        NamedWriter writer,
        TagQueries tags) =>
        NamedChange.MergeAsync(Noun.Tag, tag, http, writer, tags);
}
