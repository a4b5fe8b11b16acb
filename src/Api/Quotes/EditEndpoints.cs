using Api.Data;
using Api.Data.Lists;
using Api.Data.Quotes;
using Api.Http;
using Api.Keys;

namespace Api.Quotes;

internal static class EditEndpoints
{
    public static void MapEdits(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/edits", ListEdits).WithTags("Quotes");

    /// <summary>Lists edits of quotations, the newest first.</summary>
    /// <remarks>
    /// Quotations that a newer source reworded, removed or added after their article was published. Changes of case,
    /// marks and spaces, another reading of the same source and corrections by people are no edits. Words that the
    /// article no longer has are shown with a key that may write; others learn that a quotation changed, and when. As
    /// `format=atom` or `format=jsonfeed` it is a feed.
    /// </remarks>
    /// <response code="200">One page of edits.</response>
    private static Task<Listing<Edit>> ListEdits(
        [AsParameters] EditFilter filter,
        [AsParameters] Shape<Edit> shape,
        Database database,
        HttpContext http)
    {
        var plan = filter.Plan(shape, Caller.VisibilityOf(http), Listing.CursorOf(http, filter));
        return Listing.OfAsync(new EditQueries(database, Caller.MayWrite(http)), plan, http.RequestAborted);
    }
}
