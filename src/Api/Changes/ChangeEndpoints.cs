using System.Reflection;
using Api.Data.Changes;
using Api.Http;
using Api.Keys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Api.Changes;

internal static class ChangeEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapChanges(this IEndpointRouteBuilder v1)
    {
        var changes = v1.MapGroup("/changes").WithTags("Changes").ProducesProblems(StatusCodes.Status410Gone);

        changes.MapGet("/", ListChanges);
        changes.MapGet("/stream", StreamChanges);
    }

    /// <summary>Lists the changes after a place, in the order in which they became visible.</summary>
    /// <remarks>
    /// Begin with `since=0`, which gives everything that exists, and continue with `next` for ever: apply each item
    /// (take the resource, or drop it if it is `deleted`), and your copy is what the API answers. A resource appears
    /// once, with its newest change. A resource that you may no longer see is `deleted` for you; begin again when you
    /// get another key, or lose yours. A place is `timeline.seq`: if the database was continued from a backup, or from
    /// a standby that lacks changes you have seen, the answer is 410, and you begin again.
    /// </remarks>
    /// <response code="200">The changes after `since`.</response>
    /// <response code="410">
    /// `since` is a place in another history than this server's: begin again with `since=0`, and drop whatever that
    /// does not give.
    /// </response>
    private static async Task<Results<ChangeListing, Refused>> ListChanges(
        [AsParameters] ChangePageFilter filter,
        HttpContext http,
        ChangeQueries changes,
        CancellationToken cancellationToken) =>
        await changes.ListAsync(
            filter, Caller.VisibilityOf(http), filter.Since ?? ChangePosition.Beginning, cancellationToken) is { } slice
            ? new ChangeListing(slice)
            : OtherHistory;

    /// <summary>The answer to a caller that followed another history.</summary>
    internal static Refused OtherHistory => new(
        StatusCodes.Status410Gone,
        "This server's history of changes has no such place: it goes on from a backup, "
            + "or from a standby that had less. Begin anew with since=0.",
        new ProblemError("since", null, "since is a place in another history"));

    /// <summary>Streams the changes after a place, and then each change as it happens (server-sent events).</summary>
    /// <remarks>
    /// Each event is named `change`; its id is its place, `timeline.seq`, its data the item that `/v1/changes` gives. A
    /// browser's `EventSource` resumes after an interruption, by `Last-Event-ID`. A comment line now and then shows
    /// that the server is still there.
    /// </remarks>
    /// <param name="lastEventId">The id of the last event that was received. It overrides `since`.</param>
    /// <response code="200">Events, without end.</response>
    /// <response code="410">
    /// `since`, or the last event, is a place in another history than this server's:begin again with `since=0`.
    /// </response>
    private static Results<ChangeStream, Refused> StreamChanges(
        [AsParameters] ChangeFilter filter, [FromHeader(Name = LastEventId)] string? lastEventId, HttpContext http,
        ChangeWatch watch)
    {
        var since = filter.Since ?? ChangePosition.Beginning;
        if (lastEventId is not null)
        {
            ChangePosition.TryParse(lastEventId, null, out since);
        }

        return since is { Problem: null } && (lastEventId is null || !since.IsNow)
            ? new ChangeStream(watch, filter, Caller.VisibilityOf(http), since)
            : new Refused(
                StatusCodes.Status400BadRequest,
                $"{LastEventId} is not the id of an event.",
                new ProblemError(LastEventId, null, $"{LastEventId} takes the id of an event"));
    }
}

/// <summary>
/// The answer that is one page of changes, with the next page's address, which is in a <c>Link</c> header too while
/// there is more.
/// </summary>
internal sealed class ChangeListing(ChangeSlice slice) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var next = Listing.NextOf(httpContext.Request, "since", slice.Last.ToString());
        httpContext.Response.Headers.CacheControl = "no-store";
        var page = new ChangePage(slice.Rows, next, slice.CaughtUp, slice.Latest.ToString());
        return Answer.Of(httpContext, page, version: null, slice.CaughtUp ? null : $"<{next}>; rel=\"next\"")
            .SendAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ChangePage), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
