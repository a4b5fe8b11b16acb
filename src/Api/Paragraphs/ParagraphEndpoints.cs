using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Http;
using Api.Keys;

namespace Api.Paragraphs;

internal static class ParagraphEndpoints
{
    public static void MapParagraphs(this IEndpointRouteBuilder v1)
    {
        var paragraphs = v1.MapGroup("/paragraphs").WithTags("Paragraphs");

        paragraphs.MapGet("/", ListParagraphs);
        paragraphs.MapGet("/{id}", GetParagraph);
    }

    /// <summary>Lists paragraphs, the newest article's first.</summary>
    /// <remarks>Paragraphs of one article are in reading order.</remarks>
    /// <response code="200">One page of paragraphs.</response>
    private static Task<Listing<Paragraph>> ListParagraphs(
        [AsParameters] ParagraphFilter filter, [AsParameters] ParagraphPartFilter parts,
        [AsParameters] Including<Paragraph> shape, ParagraphQueries paragraphs, HttpContext http)
    {
        var plan = filter.Plan(parts, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, parts));
        return Listing.OfAsync(paragraphs, plan, http.RequestAborted);
    }

    /// <summary>Gets one paragraph.</summary>
    /// <remarks>
    /// A paragraph keeps its id as long as its words are in the article, wherever they move; after that its address
    /// answers 410.
    /// </remarks>
    /// <param name="id">The paragraph's id.</param>
    /// <response code="200">The paragraph.</response>
    private static Task<Resource<Paragraph>> GetParagraph(
        string id,
        [AsParameters] Including<Paragraph> shape,
        HttpContext http,
        ParagraphQueries paragraphs) =>
        Resource.NumberedAsync(id, http, shape, paragraphs.FindAsync);
}
