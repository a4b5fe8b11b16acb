using System.Reflection;
using Api.Data;
using Api.Data.Changes;
using Api.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Changes;

/// <summary>
/// The answer that continues for as long as its caller listens (WHATWG HTML, section 9.2, Server-sent events). It also
/// ends with the server, or with the caller's key.
/// </summary>
internal sealed class ChangeStream(ChangeWatch watch, ChangeFilter filter, Visibility visibility, ChangePosition since)
    : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "text/event-stream";

    // An empty comment line: it keeps proxies and firewalls in between from taking the connection for dead.
    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (await watch.ReadAsync(watch.Now, filter, visibility, since) is null)
        {
            await ChangeEndpoints.OtherHistory.ExecuteAsync(httpContext);
            return;
        }

        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        InFlight.Answers(httpContext, 0); // the bytes sent are shared by all listeners
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back until there are many
        if (Methods.IsHead(httpContext))
        {
            return;
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, watch.Stopping);
        try
        {
            await response.Body.WriteAsync(Heartbeat, leaving.Token);
            await response.Body.FlushAsync(leaving.Token);
            using var listening = watch.Listen();
            await WriteAsync(httpContext, leaving.Token);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // They have everything up to here, and come back for more with the id of the last event.
        }
    }

    private async Task WriteAsync(HttpContext http, CancellationToken leaving)
    {
        var (last, written) = (since, watch.Clock.GetTimestamp());
        while ((await http.AuthenticateAsync()).Failure is null)
        {
            var moment = watch.Now;
            if (await watch.ReadAsync(moment, filter, visibility, last).WaitAsync(leaving) is not { } events)
            {
                // The history is another now; a caller who comes back with the id of the last event is told so.
                return;
            }

            if (events.Bytes.Length > 0 || watch.Clock.GetElapsedTime(written) >= watch.Heartbeat)
            {
                await http.Response.Body.WriteAsync(events.Bytes.Length > 0 ? events.Bytes : Heartbeat, leaving);
                await http.Response.Body.FlushAsync(leaving);
                (last, written) = (events.Last, watch.Clock.GetTimestamp());
            }

            if (events.CaughtUp)
            {
                await moment.PassedAsync(watch.Heartbeat - watch.Clock.GetElapsedTime(written), watch.Clock, leaving);
            }
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
}
