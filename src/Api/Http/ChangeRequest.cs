using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>Answers a request for a change: the resource as it now is, or the reason why nothing changed.</summary>
internal static class ChangeRequest
{
    public const string JsonType = "application/json";
    public const string PatchType = "application/merge-patch+json";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Changes the resource that a path names, if the caller has seen its current version, as <c>If-Match</c> says (RFC
    /// 9110, section 13.1.1).
    /// </summary>
    /// <param name="text">The resource's id or slug.</param>
    /// <param name="change">Makes the change.</param>
    /// <param name="answer">Makes the answer, by the id of the changed resource and the result.</param>
    /// <param name="blind">Whether it may be changed unseen, too: nothing is lost by it.</param>
    public static async Task<IResult> OfAsync(
        HttpContext http,
        string text,
        Func<Address, IfMatch, Task<Edited>> change,
        Func<Edited, Task<IResult>> answer,
        bool blind = false)
    {
        if (Address.Parse(text) is not { } address)
        {
            return new Refused(StatusCodes.Status404NotFound, "There is no such resource.");
        }

        if (http.Request.Headers.IfMatch.Count == 0 && !blind)
        {
            return new Refused(
                StatusCodes.Status428PreconditionRequired,
                "Send the ETag of what you have seen in If-Match, so that nobody's change is lost; * means whatever "
                    + "is there.");
        }

        var edited = await change(address, IfMatchOf(http.Request));
        return edited.Result switch
        {
            EditResult.Missing => new Refused(StatusCodes.Status404NotFound, "There is no such resource."),
            EditResult.Gone =>
                new Refused(StatusCodes.Status410Gone, "It was deleted, or its article no longer has it."),
            EditResult.Stale =>
                new Refused(
                    StatusCodes.Status412PreconditionFailed,
                    IsWeak(http.Request)
                        ? "If-Match takes no weak ETag (W/). The resource's own is strong: a proxy that compresses may "
                            + "have weakened it. Send it without the W/ before it."
                        : "It has changed since: get it again, and send its new ETag."),
            EditResult.Refused => Refused.For(edited.Refusal!),
            _ => await answer(edited),
        };
    }

    /// <summary>Reads a body that is one JSON document; returns null and the refusal if it is not.</summary>
    public static async Task<(byte[]? Body, IResult? Refused)> ReadAsync(HttpContext http, bool patch = false)
    {
        var type = MediaTypeOf(http.Request);
        if (type != JsonType && !(patch && type == PatchType))
        {
            return (null, new Refused(
                StatusCodes.Status415UnsupportedMediaType, $"Send {(patch ? PatchType : JsonType)}."));
        }

        // As for an article, a byte order mark is skipped (RFC 8259, section 8.1), and the sender may name an encoding.
        var sent = await BytesAsync(http);
        return SourceText.TryDecode(sent, out var json, out var refusal, CharsetOf(http.Request))
            ? Encoded(json)
            : (null, new Refused(StatusCodes.Status400BadRequest, refusal));
    }

    private static (byte[]? Body, IResult? Refused) Encoded(string json)
    {
        try
        {
            return (Strict.GetBytes(json), null);
        }
        catch (EncoderFallbackException)
        {
            return (null, new Refused(StatusCodes.Status400BadRequest, "A surrogate in the body has no partner."));
        }
    }

    /// <summary>
    /// Returns the media type of the body, without its parameters; empty if it declares an encoding that is not read.
    /// </summary>
    public static string MediaTypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (CharsetOf(request) is not { } charset || SourceEncoding.Of(charset) is not null)
            ? type.MediaType.Value!.ToLowerInvariant()
            : "";

    /// <summary>Returns the label of the body's encoding; null if the request has none.</summary>
    public static string? CharsetOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.Length > 0
            ? type.Charset.Value!.Trim('"', ' ')
            : null;

    /// <summary>The whole body; one that is longer than the route takes is refused.</summary>
    /// <param name="most">The most bytes that it may have, if that depends on what is sent.</param>
    /// <param name="weight">The multiple of its size that it takes while the request is worked on.</param>
    public static async Task<byte[]> BytesAsync(HttpContext http, long? most = null, int weight = InFlight.OfSource)
    {
        var longest = TakeOverLimit(http, most);
        ThrowIfTooLong(http.Request.ContentLength, longest);

        // Bytes are counted as they come, not as they were announced: announcing costs nothing.
        var inFlight = http.RequestServices.GetRequiredService<InFlight>();
        var incoming = InFlight.Open(http, inFlight.Incoming);
        using var body = new MemoryStream();
        for (var isWhole = false; !isWhole;)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            try
            {
                ThrowIfTooLong(body.Length + read.Buffer.Length, longest);
                // Twice, because the stream grows by doubling and its bytes are copied once more at the end.
                await incoming.ResizeAsync(2 * (body.Length + read.Buffer.Length), http.RequestAborted);
                foreach (var piece in read.Buffer)
                {
                    body.Write(piece.Span);
                }
            }
            finally
            {
                http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            }

            isWhole = read.IsCompleted;
        }

        await InFlight.Open(http, inFlight.Working).ResizeAsync(weight * body.Length, http.RequestAborted);
        return body.ToArray();
    }

    /// <summary>
    /// Kestrel closes the connection of a body that is longer than it was told to take: who is still sending is then
    /// cut off and never reads why. Told of no limit, it takes what is still being sent, for five seconds at most, and
    /// throws it away.
    /// </summary>
    /// <returns>The limit from now on, in bytes.</returns>
    private static long? TakeOverLimit(HttpContext http, long? most)
    {
        var kestrel = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var longest = most ?? kestrel?.MaxRequestBodySize;
        if (kestrel is { IsReadOnly: false })
        {
            kestrel.MaxRequestBodySize = null;
        }

        return longest;
    }

    /// <exception cref="BadHttpRequestException">413: it has more bytes than the limit allows.</exception>
    private static void ThrowIfTooLong(long? bytes, long? longest)
    {
        if (bytes > longest)
        {
            throw new BadHttpRequestException(
                string.Create(CultureInfo.InvariantCulture, $"The body may have {longest:N0} bytes at most."),
                StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static bool IsWeak(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) && tags.All(t => t.IsWeak);

    // The version comes before the tag; a weak tag never matches here.
    private static IfMatch IfMatchOf(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return new(null);
        }

        // A header that cannot be read matches nothing: taken for none, it would let the change go through unseen.
        // Likewise a tag that this server did not make is version 0, which no resource has.
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags))
        {
            return new([]);
        }

        return tags.Any(t => t.Equals(EntityTagHeaderValue.Any)) ? new(null) : new([.. tags
            .Where(t => !t.IsWeak)
            .Select(
                t => int.TryParse(
                    t.Tag.Value!.Trim('"').Split('-')[0],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var version)
                    ? version
                    : 0)]);
    }
}

/// <summary>The answer that something was not done, and why.</summary>
internal sealed class Refused(int status, string detail, params IReadOnlyList<ProblemError> errors) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        return Problem.WriteAsync(
            httpContext,
            status,
            PublicPath.InSentence(request, detail),
            [.. errors.Select(error => error with { Detail = PublicPath.InSentence(request, error.Detail) })]);
    }

    /// <summary>Makes the answer for a source or a change that is refused.</summary>
    public static Refused For(Refusal refusal) =>
        new(
            StatusOf(refusal),
            refusal.Detail,
            [.. refusal.Faults.Select(f => new ProblemError(f.Field, f.JsonPointer, f.Detail))]);

    private static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>
/// The answer that a resource is now as given: 201 for a new one, with its address; its version is in its <c>ETag</c>.
/// </summary>
internal sealed class Changed<T>(T? value, string? created = null) : IResult
    where T : Row, IVersioned
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (value is null)
        {
            return Problem.WriteAsync(httpContext, StatusCodes.Status404NotFound, "There is no such resource.");
        }

        if (created is not null)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = httpContext.Request.PathBase + created;
        }

        return Answer.Of(httpContext, value, value.Version, link: null).SendAsync(httpContext);
    }
}
