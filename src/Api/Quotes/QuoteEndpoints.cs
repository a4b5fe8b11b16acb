using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Quotes;
using Api.Formats;
using Api.Http;
using Api.Keys;

namespace Api.Quotes;

internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder v1)
    {
        var quotes = v1.MapGroup("/quotes").WithTags("Quotes");

        quotes.MapGet("/", ListQuotes);
        quotes.MapGet("/{id}", GetQuote);
        quotes.MapGet("/{id}/occurrences", ListQuoteOccurrences).ProducesProblems(404, 410);
        quotes.MapGet("/{id}/history", GetQuoteHistory).Produces<QuoteHistory>().ProducesProblems(404, 410);
        quotes.MapPatch("/{id}", UpdateQuote)
            .Takes<QuotePatch>(patch: true)
            .Produces<Quote>()
            .ProducesProblems(404, 409, 410, 412, 428)
            .RequireWrite();
        v1.MapEdits();
        v1.MapPost("/articles/{article}/quotes", AddQuote).WithTags("Quotes")
            .Takes<QuoteDraft>()
            .Produces<Quote>(StatusCodes.Status201Created)
            .ProducesProblems(404, 409, 410, 412)
            .RequireWrite();
    }

    /// <summary>Lists quotes, the newest article's first.</summary>
    /// <remarks>
    /// Direct and mixed quotes that are still in their articles and that nobody rejected, unless `kind`, `anchor` or
    /// `review` asks for others. Quotes of one article are in reading order, lost ones after the others.
    /// `sort=confidence&amp;review=unreviewed&amp;sourceType=-notAttempted` is the list for a reviewer, the least
    /// certain first.
    /// </remarks>
    /// <response code="200">One page of quotes.</response>
    private static Task<Listing<Quote>> ListQuotes(
        [AsParameters] QuoteFilter filter, [AsParameters] QuotePartFilter parts, [AsParameters] Including<Quote> shape,
        QuoteQueries quotes, HttpContext http)
    {
        var plan = filter.Plan(parts, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, parts));
        return Listing.OfAsync(quotes, plan, http.RequestAborted);
    }

    /// <summary>Gets one quote.</summary>
    /// <remarks>
    /// Slice the paragraph's text with `place` and you have `text`. A quote keeps its id as long as its paragraph
    /// stays, or if its words are found exactly once elsewhere, between the same words (`anchor` is then `moved`).
    /// After that its address answers 410; but a quote that a person has corrected or reviewed is `lost`: still here,
    /// as it was in its `revision`. If its words were edited, the 410 names the quote that it became as `replacedBy`:
    /// the one quote in the same place, of the same speakers, with at least half of the words of the longer of the two.
    /// </remarks>
    /// <param name="id">The quote's id.</param>
    /// <response code="200">The quote.</response>
    private static Task<Resource<Quote>> GetQuote(
        string id,
        [AsParameters] Including<Quote> shape,
        [AsParameters] ResourceFormat format,
        HttpContext http,
        QuoteQueries quotes) =>
        Resource.NumberedAsync(id, http, shape, quotes.FindAsync, format);

    /// <summary>Lists the other articles' quotes of the same words, the oldest first.</summary>
    /// <remarks>
    /// Quotes in other articles that have the same words, whatever their case, accents and marks, and quotes of eight
    /// words or more that have nearly the same: `occurrence` says whether each is `same` or `near`. So the first one is
    /// the earliest publication of these words in this archive.
    /// </remarks>
    /// <param name="id">The quote's id.</param>
    /// <response code="200">One page of quotes.</response>
    private static async Task<Listing<Quote>> ListQuoteOccurrences(
        string id,
        [AsParameters] PageFilter page,
        [AsParameters] Including<Quote> shape,
        HttpContext http,
        QuoteQueries quotes,
        OccurrenceQueries occurrences)
    {
        if (Address.Parse(id) is not { Slug: null, Id: var number }
            || await quotes.FindAsync(number, Caller.VisibilityOf(http), Words, http.RequestAborted) is not { } quote)
        {
            return new(null);
        }

        if (quote.RemovedIn is not null || quote.DeletedAt is not null)
        {
            return new(null, gone: "Its article no longer has it, or was deleted.");
        }

        var plan = page.PlanPage(shape, Visibility.Published, Listing.CursorOf(http, page));
        return new(await occurrences.ListAsync(quote, plan, http.RequestAborted), shape);
    }

    /// <summary>Gets the changes of one quotation.</summary>
    /// <remarks>
    /// When its article began to quote it, when its words were edited, and when they went, the newest first. It is told
    /// under the id of each quote that it was. Words that the article no longer has are shown with a key that may
    /// write; others learn that they changed, and when.
    /// </remarks>
    /// <param name="id">The quote's id, also of one that is gone.</param>
    /// <response code="200">Its changes.</response>
    private static async Task<IResult> GetQuoteHistory(
        string id,
        HttpContext http,
        QuoteQueries quotes,
        QuoteHistoryQueries histories)
    {
        var visibility = Caller.VisibilityOf(http);
        if (Address.Parse(id) is not { Slug: null, Id: var number }
            || await quotes.FindAsync(number, visibility, Words, http.RequestAborted) is not { DeletedAt: null } quote)
        {
            return await Resource.NumberedAsync(id, http, Words, quotes.FindAsync);
        }

        var found = await histories.FindAsync(quote, visibility, Caller.MayWrite(http), http.RequestAborted);
        return new Found<QuoteHistory>(found);
    }

    private static readonly Shape<Quote> Words = new() { Fields = Fields<Quote>.Of("text") };

    /// <summary>Corrects a quote: its speakers, its kind, whether it is a quote at all.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). With `speakerIds` the quote's `method` is `manual`. Neither later imports nor
    /// another reading of the article undo a person's decision about a quote; one that is `confirmed` or `rejected`
    /// stays as the person saw it. `If-Match` takes the quote's `ETag`.
    /// </remarks>
    /// <param name="id">The quote's id.</param>
    /// <response code="200">The quote as it now is.</response>
    /// <response code="409">Its words are in another quote by now, so it cannot be restored.</response>
    private static async Task<IResult> UpdateQuote(
        string id,
        HttpContext http,
        QuoteWriter writer,
        QuoteQueries quotes,
        CancellationToken cancellationToken)
    {
        var (patch, refused) = await Body.ReadAsync<QuotePatch>(http, patch: true);
        return refused ?? await ChangeRequest.OfAsync(
            http, id, (quote, ifMatch) => writer.EditAsync(quote, ifMatch, patch!, cancellationToken),
            async edited => new Changed<Quote>(await ReadAsync(quotes, edited, http, cancellationToken)));
    }

    /// <summary>Adds a quote that was missed.</summary>
    /// <remarks>
    /// Its place is a range of one paragraph's text in Unicode code points, as in `place`. Because a person has seen
    /// it, it is `confirmed`, its `method` is `manual`, and later imports do not undo it. `If-Match` is not needed, but
    /// is checked if it is sent.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="201">The quote, which is new.</response>
    /// <response code="409">Some of the words are in a quote already; the answer has its address.</response>
    private static async Task<IResult> AddQuote(
        string article,
        HttpContext http,
        QuoteWriter writer,
        QuoteQueries quotes,
        CancellationToken cancellationToken)
    {
        var (draft, refused) = await Body.ReadAsync<QuoteDraft>(http);
        return refused ?? await ChangeRequest.OfAsync(
            http,
            article,
            (address, ifMatch) => writer.AddAsync(address, ifMatch, draft!, cancellationToken),
            async edited =>
                new Changed<Quote>(await ReadAsync(quotes, edited, http, cancellationToken), $"/v1/quotes/{edited.Id}"),
            blind: true);
    }

    private static Task<Quote?> ReadAsync(
        QuoteQueries quotes,
        Edited edited,
        HttpContext http,
        CancellationToken cancellationToken) =>
        quotes.FindWrittenAsync(edited.Id, Caller.VisibilityOf(http), cancellationToken);
}
