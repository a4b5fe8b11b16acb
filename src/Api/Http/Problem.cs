using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Api.Http;

/// <summary>A problem document (RFC 9457, Problem Details for HTTP APIs).</summary>
/// <param name="Type">
/// The kind of problem. `about:blank`: the status says it all. A 503 has the reason why the database cannot be read or
/// written: `urn:problem-type:storage-full`, `…-read-only`, `…-locked`, `…-no-primary`, `…-moved` (its file was deleted
/// or replaced), `…-damaged`, `…-index-out-of-step` (the index of searched words alone), `…-unreachable`.
/// </param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The fault of this request.</param>
/// <param name="Instance">The path that was requested.</param>
/// <param name="TraceId">Names this request in the server's log.</param>
/// <param name="Errors">Each fault of the request.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string Instance,
    string TraceId,
    IReadOnlyList<ProblemError> Errors)
{
    public const string MediaType = "application/problem+json";

    /// <summary>
    /// The quote that a quote became that is gone because its words were edited; only if there is one and it is still
    /// in its article.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Replacement? ReplacedBy { get; init; }

    // A fault that does not pass by itself needs somebody to look after it.
    private const int SecondsUntilMended = 30;

    /// <summary>Writes a problem as the answer. Nothing else in the program writes one.</summary>
    public static Task WriteAsync(
        HttpContext http,
        int status,
        string? detail,
        params IReadOnlyList<ProblemError> errors) =>
        WriteAsync(http, "about:blank", status, detail, errors);

    /// <summary>Answers that the database cannot do what the request needs.</summary>
    public static Task WriteAsync(HttpContext http, StorageFault fault)
    {
        var seconds = StorageFaults.Passes(fault) ? 1 : SecondsUntilMended;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(
            http,
            $"urn:problem-type:storage-{JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString())}",
            StatusCodes.Status503ServiceUnavailable,
            StorageFaults.ReasonOf(fault),
            []);
    }

    /// <summary>Answers that a part is gone, and names the part that it became.</summary>
    public static Task WriteGoneAsync(HttpContext http, string detail, Replacement? replacedBy) =>
        SendAsync(
            http,
            Of(http, "about:blank", StatusCodes.Status410Gone, detail, []) with { ReplacedBy = replacedBy });

    private static Task WriteAsync(
        HttpContext http,
        string type,
        int status,
        string? detail,
        IReadOnlyList<ProblemError> errors)
    {
        if (status == StatusCodes.Status415UnsupportedMediaType && AcceptedTypes.Of(http) is { Count: > 0 } types)
        {
            http.Response.Headers.Accept = string.Join(", ", types);
            detail ??= $"Send {(types.Count > 1 ? "one of " : "")}{string.Join(", ", types)}.";
        }

        return SendAsync(http, Of(http, type, status, detail, errors));
    }

    private static Problem Of(
        HttpContext http,
        string type,
        int status,
        string? detail,
        IReadOnlyList<ProblemError> errors) => new(
            type,
            ReasonPhrases.GetReasonPhrase(status),
            status,
            detail,
            http.Request.PathBase + http.Request.Path,
            TraceIdOf(http),
            errors);

    private static async Task SendAsync(HttpContext http, Problem problem)
    {
        var status = problem.Status;
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff"; // the exception handler cleared the headers
        var comesAgain = status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;
        if (comesAgain && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(problem, Json.Options);
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Answers exceptions that no handler caught.</summary>
    public static void UseFailures(WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = http =>
            WriteAsync(http, http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error, app.Logger),
        StatusCodeSelector = StatusOf,
    });

    /// <summary>Answers statuses that came without a body.</summary>
    public static void UseStatuses(WebApplication app) =>
        app.UseStatusCodePages(
            context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, null));

    private static Task WriteAsync(HttpContext http, Exception exception, ILogger log)
    {
        switch (StatusOf(exception))
        {
            case StatusCodes.Status500InternalServerError:
                Problems.Failed(log, TraceIdOf(http), exception);
                return WriteAsync(
                    http,
                    StatusCodes.Status500InternalServerError,
                    "The server failed; its log says why under this trace id.");
            case StatusCodes.Status503ServiceUnavailable when Failure.TookTooLong(exception):
                return WriteAsync(
                    http,
                    StatusCodes.Status503ServiceUnavailable,
                    "The search took too long: name rarer words, or fewer of them.",
                    new ProblemError("q", null, "search_timeout"));
            case StatusCodes.Status503ServiceUnavailable when StorageFaults.Of(exception) is { } fault:
                Problems.Unavailable(log, TraceIdOf(http), exception.Message);
                return WriteAsync(http, fault);
            case StatusCodes.Status503ServiceUnavailable when exception is BadHttpRequestException:
                return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, exception.Message);
            case StatusCodes.Status503ServiceUnavailable when exception is OutOfMemoryException:
                Problems.Failed(log, TraceIdOf(http), exception);
                return WriteAsync(
                    http,
                    StatusCodes.Status503ServiceUnavailable,
                    "The server has no memory left for this now. Try again.");
            case StatusCodes.Status503ServiceUnavailable:
                Problems.Unavailable(log, TraceIdOf(http), exception.Message);
                return WriteAsync(
                    http,
                    StatusCodes.Status503ServiceUnavailable,
                    "The database is busy, or away for a moment. Try again.");
            case StatusCodes.Status422UnprocessableEntity:
                return WriteAsync(http, StatusCodes.Status422UnprocessableEntity, Failure.TooLong);
            case var status:
                return WriteAsync(http, status, exception.Message);
        }
    }

    private static string TraceIdOf(HttpContext http) => Activity.Current?.Id ?? http.TraceIdentifier;

    // Kestrel wraps some faults of a request's body in an IOException, such as a chunk's size that no number can hold.
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        IOException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
        IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        OutOfMemoryException => StatusCodes.Status503ServiceUnavailable,
        _ when Failure.IsTooLong(exception) => StatusCodes.Status422UnprocessableEntity,
        _ when Failure.Passes(exception) || Failure.TookTooLong(exception) || StorageFaults.Of(exception) is not null =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>The words of the contract and the log about problems.</summary>
internal static partial class Problems
{
    [LoggerMessage(LogLevel.Error, "Request {TraceId} failed.")]
    public static partial void Failed(ILogger log, string traceId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Request {TraceId} did not reach the database: {Reason}")]
    public static partial void Unavailable(ILogger log, string traceId, string reason);

    /// <summary>The problems that an operation can answer with.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params IEnumerable<int> statuses)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(
            [
                .. statuses.Select(
                    status => new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType])),
            ]);
}

/// <summary>One fault of a request.</summary>
/// <param name="Parameter">The query parameter with the fault; null if it is in the body.</param>
/// <param name="Pointer">The place in the body (RFC 6901, JSON Pointer); null if it is in a parameter.</param>
/// <param name="Detail">A description of the fault.</param>
public sealed record ProblemError(string? Parameter, string? Pointer, string Detail);

/// <summary>The resource that one became that is gone.</summary>
public sealed record Replacement(long Id, ReplacementLinks Links);

/// <summary>Addresses, relative to the root.</summary>
public sealed record ReplacementLinks(string Self);
