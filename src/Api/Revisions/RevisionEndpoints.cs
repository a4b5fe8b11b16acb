using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Revisions;
using Api.Http;
using Api.Keys;

namespace Api.Revisions;

internal static class RevisionEndpoints
{
    public static void MapRevisions(this IEndpointRouteBuilder v1)
    {
        var revisions = v1.MapGroup("/articles/{article}/revisions")
            .WithTags("Articles")
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);

        revisions.MapGet("/", ListArticleRevisions);
        revisions.MapGet("/{revision}", GetArticleRevision).Produces<Article>();
    }

    /// <summary>Lists the revisions of one article, the newest first.</summary>
    /// <remarks>
    /// The changes of each, and when they were made. Superseded revisions are shown with a key that may write.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its revisions.</response>
    private static async Task<Listing<Revision>> ListArticleRevisions(
        string article,
        [AsParameters] RevisionPageFilter page,
        [AsParameters] Shape<Revision> shape,
        HttpContext http,
        ArticleQueries articles,
        RevisionQueries revisions)
    {
        if (Address.Parse(article) is not { } address)
        {
            return new(null);
        }

        var plan = RevisionQueries.PlanOf(
            address,
            superseded: Caller.MayWrite(http),
            page.PlanPage(shape, Caller.VisibilityOf(http), Listing.CursorOf(http, page)));
        return await Listing.OfArticleAsync(address, articles, revisions, plan, http.RequestAborted);
    }

    /// <summary>Gets an article as it was in one revision.</summary>
    /// <remarks>
    /// Whole: with its paragraphs, quotes and images, as it was answered when another revision replaced it. A
    /// superseded revision needs a key that may write.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <param name="revision">The number of the revision.</param>
    /// <response code="200">The article as it was then.</response>
    private static async Task<IResult> GetArticleRevision(
        string article,
        string revision,
        [AsParameters] Including<Article> shape,
        HttpContext http,
        ArticleQueries articles,
        RevisionQueries revisions)
    {
        if (Address.Parse(article) is not { } address
            || Address.Parse(revision) is not { Slug: null, Id: > 0 and <= int.MaxValue and var number }
            || await articles.FindAsync(address, Caller.VisibilityOf(http), shape, http.RequestAborted)
                is not { } current)
        {
            return new Resource<Article>(null);
        }

        if (number == current.Revision)
        {
            return new Resource<Article>(current, shape);
        }

        if (Caller.MayWrite(http)
            && await revisions.FindDocumentAsync(current.Id, (int)number, http.RequestAborted) is { } document)
        {
            return new Superseded(document, shape);
        }

        return new Resource<Article>(current.DeletedAt is null ? null : current);
    }

    private sealed class Superseded(byte[] document, Shape<Article> shape) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var json = PublicPath.Put(httpContext.Request, document);
            return Answer.OfJson(httpContext, json, shape.AskedOfWhole).SendAsync(httpContext);
        }
    }
}
