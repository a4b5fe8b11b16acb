using Api.Data;
using Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Api.Serving;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health")
            .WithTags("Health")
            .WithQueryRules()
            .ProducesProblems(StatusCodes.Status400BadRequest);

        health.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });

        health.MapGet("/live", GetLiveness);
        health.MapGet("/ready", GetReadiness).ProducesProblems(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Tells that the process runs.</summary>
    /// <remarks>It checks nothing else: restart the process if this fails.</remarks>
    /// <response code="200">It runs.</response>
    private static Ok<Health> GetLiveness() => TypedResults.Ok(new Health("live"));

    /// <summary>Tells whether requests may be sent here.</summary>
    /// <remarks>
    /// It answers 200 as long as reads are answered truthfully and acknowledged writes are kept, even if nothing can be
    /// written: the status is then `degraded`, with its reason. Clients that write ask with `for=writes`. A standby
    /// that lags is no fault: nothing stale is read from it.
    /// </remarks>
    /// <response code="200">Reads are answered; with `for=writes`, writes too.</response>
    /// <response code="503">
    /// Send nothing here: reads fail, or would be wrong; with `for=writes`, writes fail. The `type` gives the reason.
    /// </response>
    private static async Task<Ok<Readiness>> GetReadiness(
        [AsParameters] ReadinessFilter filter,
        Database database,
        CancellationToken cancellationToken)
    {
        var state = await database.LookAsync(cancellationToken);
        var fault = filter.For == "writes" ? state.Reads ?? state.Writes : state.Reads;
        return fault is null ? TypedResults.Ok(Readiness.Of(state)) : throw new StorageException(fault.Value);
    }
}

/// <summary>The state of the process.</summary>
/// <param name="Status">`live`.</param>
public sealed record Health(string Status);
