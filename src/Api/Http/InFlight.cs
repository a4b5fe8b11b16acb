using Api.Serving;

namespace Api.Http;

/// <summary>
/// The memory for requests under way: half of what the heap may have, which leaves the rest to what is kept and to what
/// is garbage already. It is three rooms: whoever sends never keeps out whoever asks, and a body that has come never
/// waits to be read for one that is still being sent.
/// </summary>
internal sealed class InFlight(IConfiguration settings)
{
    /// <summary>
    /// A source takes so many times its size while it is read: its text, its tokens, its tree, its rows.
    /// </summary>
    public const int OfSource = 32;

    /// <summary>
    /// As many answers as this are made at a time, each as large as it may be without being waited for.
    /// </summary>
    private static readonly int Making = Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>For bodies and lines as they come.</summary>
    public Room Incoming { get; } = new(MemoryLimit.Of(settings) / 8);

    /// <summary>For what is made of them.</summary>
    public Room Working { get; } = new(MemoryLimit.Of(settings) / 4);

    /// <summary>For answers, from when they are asked for until they are sent.</summary>
    public Room Outgoing { get; } = new(MemoryLimit.Of(settings) / 8);

    /// <summary>A share of a room for as long as a request lasts.</summary>
    public static Room.Share Open(HttpContext http, Room room)
    {
        var share = room.Open();
        http.Response.RegisterForDispose(share);
        return share;
    }

    /// <summary>
    /// Has requests that read wait until there is room for their answers: how large one is, is known when it is made.
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
    /// Waits anew between two parts of an answer, for as long as it takes: it cannot be taken back any more.
    /// </summary>
    public static ValueTask WaitAgainAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var outgoing = http.RequestServices.GetRequiredService<InFlight>().Outgoing;
        Answers(http, 0);
        return http.Features.Get<Room.Share>() is { } share
            ? share.ResizeAsync(outgoing.Size / Making, cancellationToken, Timeout.InfiniteTimeSpan)
            : ValueTask.CompletedTask;
    }

    /// <summary>The answer of this request has so many bytes from now on.</summary>
    public static void Answers(HttpContext http, long bytes) => http.Features.Get<Room.Share>()?.Hold(bytes);
}
