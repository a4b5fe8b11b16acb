using Api.Data.Authors;
using Api.Data.Lists;
using Api.Formats;
using Api.Http;

namespace Api.Authors;

internal static class AuthorEndpoints
{
    public static void MapAuthors(this IEndpointRouteBuilder v1)
    {
        var authors = v1.MapGroup("/authors").WithTags("Authors");

        authors.MapGet("/", ListAuthors);
        authors.MapGet("/{author}", GetAuthor);
    }

    /// <summary>Lists the authors that published articles name in their bylines, by name.</summary>
    /// <remarks>An author is somebody named in a byline.</remarks>
    /// <response code="200">One page of authors.</response>
    private static async Task<Listing<Author>> ListAuthors([AsParameters] NameFilter filter, [AsParameters] Shape<Author> shape, AuthorQueries authors, CancellationToken cancellationToken) =>
        new(await authors.ListAsync(filter, shape, cancellationToken), shape);

    /// <summary>Gets one author.</summary>
    /// <remarks>The articles are at `links.articles`.</remarks>
    /// <param name="author">The author's id or slug.</param>
    /// <response code="200">The author.</response>
    private static Task<Resource<Author>> GetAuthor(string author, [AsParameters] Shape<Author> shape, [AsParameters] ResourceFormat format, HttpContext http, AuthorQueries authors, CancellationToken cancellationToken) =>
        Resource.NamedAsync(author, http, shape, authors.FindAsync, cancellationToken, format);
}
