using Api.Data.Articles;
using Api.Data.Quotes;
using Api.Http;

namespace Api.Quotes;

internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder v1)
    {
        var quotes = v1.MapGroup("/quotes").WithTags("Quotes");

        quotes.MapGet("/", ListQuotes);
        quotes.MapGet("/{id}", GetQuote);
    }

    /// <summary>Lists quotes, those of the newest article first.</summary>
    /// <remarks>Direct and mixed quotes that nobody rejected, unless `kind` or `review` asks for others. Quotes of one article stand in reading order.</remarks>
    /// <response code="200">One page of quotes.</response>
    private static async Task<Listing<Quote>> ListQuotes(
        [AsParameters] QuoteFilter filter, [AsParameters] PartFilter parts, QuoteQueries quotes, CancellationToken cancellationToken) =>
        new(await quotes.ListAsync(filter, parts, cancellationToken));

    /// <summary>Gets one quote.</summary>
    /// <remarks>Slice the paragraph's text with `place` and you have `text`. A quote keeps its id as long as it stands in its paragraph; after that its address answers 410.</remarks>
    /// <param name="id">The quote's id.</param>
    /// <response code="200">The quote.</response>
    private static Task<Resource<Quote>> GetQuote(string id, HttpContext http, QuoteQueries quotes, CancellationToken cancellationToken) =>
        Resource.NumberedAsync(id, http, quotes.FindAsync, cancellationToken);
}
