using Api.Serving;

namespace Api.Http;

/// <summary>
/// The memory for requests under way: half of the heap's limit, which leaves the rest to caches and to garbage. It has
/// three rooms: senders never keep out readers, and a body that has arrived never waits for one that is still being
/// sent.
/// </summary>
internal sealed class InFlight(IConfiguration settings)
{
    /// <summary>
    /// The multiple of its size that a source takes while it is read: its text, its tokens, its tree, its rows.
    /// </summary>
    public const int OfSource = 32;

    /// <summary>
    /// The number of answers that may be made at one time, each as large as it can be without waiting for room.
    /// </summary>
    private static readonly int Making = Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>The room for bodies and lines as they come.</summary>
    public Room Incoming { get; } = new(MemoryLimit.Of(settings) / 8);

    /// <summary>The room for everything made of them.</summary>
    public Room Working { get; } = new(MemoryLimit.Of(settings) / 4);

    /// <summary>The room for answers, from the request until they are sent.</summary>
    public Room Outgoing { get; } = new(MemoryLimit.Of(settings) / 8);

    /// <summary>Opens a share of a room for as long as a request lasts.</summary>
    public static Room.Share Open(HttpContext http, Room room)
    {
        var share = room.Open();
        http.Response.RegisterForDispose(share);
        return share;
    }

    /// <summary>
    /// Makes requests that read wait until there is room for their answers: the size of one is known only after it is
    /// made.
    /// </summary>
    public static async ValueTask<object?> WaitAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var outgoing = http.RequestServices.GetRequiredService<InFlight>().Outgoing;
        var share = Open(http, outgoing);
        http.Features.Set(share);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await share.ResizeAsync(outgoing.Size / Making, http.RequestAborted);
        }

        return await next(context);
    }

    /// <summary>
    /// Waits again between two parts of an answer, for as long as it takes: the answer cannot be withdrawn any more.
    /// </summary>
    public static ValueTask WaitAgainAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var outgoing = http.RequestServices.GetRequiredService<InFlight>().Outgoing;
        // Its share is given up first: a long stream takes its turn with everybody else after each page.
        Answers(http, 0);
        return http.Features.Get<Room.Share>() is { } share
            ? share.ResizeAsync(outgoing.Size / Making, cancellationToken, Timeout.InfiniteTimeSpan)
            : ValueTask.CompletedTask;
    }

    /// <summary>Notes that the answer to this request has so many bytes from now on.</summary>
    public static void Answers(HttpContext http, long bytes) => http.Features.Get<Room.Share>()?.Hold(bytes);
}
