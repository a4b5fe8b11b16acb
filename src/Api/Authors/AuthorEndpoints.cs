using Api.Data.Authors;
using Api.Data.Lists;
using Api.Data.Names;
using Api.Formats;
using Api.Http;
using Api.Keys;
using Api.Names;

namespace Api.Authors;

internal static class AuthorEndpoints
{
    public static void MapAuthors(this IEndpointRouteBuilder v1)
    {
        var authors = v1.MapGroup("/authors").WithTags("Authors");

        authors.MapGet("/", ListAuthors);
        authors.MapGet("/{author}", GetAuthor);
        authors.MapPatch("/{author}", UpdateAuthor)
            .Takes<NamePatch>(patch: true)
            .Produces<Author>()
            .ProducesProblems(404, 409, 412, 428)
            .RequireWrite();
        authors.MapPost("/{author}/merge", MergeAuthors)
            .Takes<NameMerge>()
            .Produces<Author>()
            .ProducesProblems(404, 409, 412)
            .RequireWrite();
    }

    /// <summary>Lists the authors that published articles name in their bylines, by name.</summary>
    /// <remarks>An author is somebody named in a byline.</remarks>
    /// <response code="200">One page of authors.</response>
    private static Task<Listing<Author>> ListAuthors(
        [AsParameters] NameFilter filter,
        [AsParameters] Shape<Author> shape,
        AuthorQueries authors,
        HttpContext http) =>
        Listing.OfAsync(authors, authors.Plan(filter, shape, Listing.CursorOf(http, filter)), http.RequestAborted);

    /// <summary>Gets one author.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="author">The author's id or slug.</param>
    /// <response code="200">The author.</response>
    private static Task<Resource<Author>> GetAuthor(
        string author,
        [AsParameters] Shape<Author> shape,
        [AsParameters] ResourceFormat format,
        HttpContext http,
        AuthorQueries authors) =>
        Resource.NamedAsync(author, http, shape, authors.FindAsync, format);

    /// <summary>Corrects an author: the name.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). A new `name` shows at once in every article; `version` and `updatedAt` of many
    /// articles follow within seconds. A new name gives a new slug; the old one leads to it, and articles that use
    /// either name mean this author. `If-Match` takes the author's `ETag`.
    /// </remarks>
    /// <param name="author">The author's id or slug.</param>
    /// <response code="200">The author as it now is.</response>
    /// <response code="409">Another author has this name: if the two are one, merge them.</response>
    private static Task<IResult> UpdateAuthor(
        string author,
        HttpContext http,
        NamedWriter writer,
        AuthorQueries authors) =>
        NamedChange.UpdateAsync<NamePatch, Author>(Noun.Author, author, http, writer, authors);

    /// <summary>Merges an author into another: the two are one.</summary>
    /// <remarks>
    /// The articles, names and addresses of the author in the path become the other's, in later imports too; its id and
    /// its slugs answer 307 with the other's address. Articles follow, at most a thousand at a time, and the answer
    /// comes after the last. Each article agrees with the lists at every moment, and the merge is completed even if the
    /// caller disconnects. `If-Match` is not needed, but is checked if it is sent.
    /// </remarks>
    /// <param name="author">The id or slug of the author that is merged away.</param>
    /// <response code="200">The author that stays.</response>
    /// <response code="409">Another merge of one of the two is under way.</response>
    private static Task<IResult> MergeAuthors(
        string author,
        HttpContext http,
        NamedWriter writer,
        AuthorQueries authors) =>
        NamedChange.MergeAsync(Noun.Author, author, http, writer, authors);
}
