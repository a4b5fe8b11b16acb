using Api.Data.Paragraphs;
using Api.Http;

namespace Api.Paragraphs;

internal static class ParagraphEndpoints
{
    public static void MapParagraphs(this IEndpointRouteBuilder v1)
    {
        var paragraphs = v1.MapGroup("/paragraphs").WithTags("Paragraphs");

        paragraphs.MapGet("/", ListParagraphs);
        paragraphs.MapGet("/{id}", GetParagraph);
    }

    /// <summary>Lists paragraphs, those of the newest article first.</summary>
    /// <response code="200">One page of paragraphs.</response>
    private static async Task<Listing<Paragraph>> ListParagraphs([AsParameters] ParagraphFilter filter, ParagraphQueries paragraphs, CancellationToken cancellationToken) =>
        new(await paragraphs.ListAsync(filter, of: null, cancellationToken));

    /// <summary>Gets one paragraph.</summary>
    /// <param name="id">The paragraph's id.</param>
    /// <response code="200">The paragraph.</response>
    private static Task<Resource<Paragraph>> GetParagraph(string id, ParagraphQueries paragraphs, CancellationToken cancellationToken) =>
        Resource.NumberedAsync(id, paragraphs.FindAsync, cancellationToken);
}
