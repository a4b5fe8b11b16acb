using System.Text.Json;
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
        revisions.MapGet("/{revision}/differences", GetArticleDifferences).Produces<RevisionDifferences>();
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
    /// superseded revision needs a key that may write, and is a 410 if it was pruned.
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

        return WithoutText(http, current, (int)number);
    }

    // Callers who may not read superseded revisions do not learn which there are.
    private static IResult WithoutText(HttpContext http, Article article, int number)
    {
        if (number < article.Revision && Caller.MayWrite(http))
        {
            return new Refused(StatusCodes.Status410Gone, $"Revision {number} was pruned: its text is no longer kept.");
        }

        return new Resource<Article>(article.DeletedAt is null ? null : article);
    }

    /// <summary>Gets the words that differ between two revisions of an article.</summary>
    /// <remarks>
    /// The words that went and the words that came, paragraph by paragraph, and those of the title, subtitle, summary,
    /// byline and dateline; what else changed is in `changed` of the revisions. Scripts without spaces are compared by
    /// characters. If texts differ so much that a comparison would take long, a paragraph is told as removed and added
    /// whole. Superseded revisions need a key that may write; a pruned one is a 410.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <param name="revision">The number of the latter revision.</param>
    /// <response code="200">The differences.</response>
    private static async Task<IResult> GetArticleDifferences(
        string article,
        string revision,
        [AsParameters] DifferenceFilter filter,
        HttpContext http,
        ArticleQueries articles,
        RevisionQueries revisions)
    {
        if (Address.Parse(article) is not { } address
            || Address.Parse(revision) is not { Slug: null, Id: > 0 and <= int.MaxValue and var number }
            || await articles.FindAsync(address, Caller.VisibilityOf(http), new(), http.RequestAborted)
                is not { } current)
        {
            return new Resource<Article>(null);
        }

        var former = filter.From?.Value ?? Math.Max(1, (int)number - 1);
        using var to = await FindAsync((int)number);
        using var from = await FindAsync(former);
        if (from is null || to is null)
        {
            return WithoutText(http, current, to is null ? (int)number : former);
        }

        return new Found<RevisionDifferences>(RevisionDifferences.Between(from.RootElement, to.RootElement));

        async Task<JsonDocument?> FindAsync(int wanted)
        {
            if (current.DeletedAt is null && wanted == current.Revision)
            {
                return JsonSerializer.SerializeToDocument(current, Json.Options);
            }

            return Caller.MayWrite(http)
                && await revisions.FindDocumentAsync(current.Id, wanted, http.RequestAborted) is { } document
                ? JsonDocument.Parse(document)
                : null;
        }
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
