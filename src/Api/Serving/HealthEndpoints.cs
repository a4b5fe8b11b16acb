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
    /// <remarks>It looks at nothing else: restart the process when this fails.</remarks>
    /// <response code="200">It runs.</response>
    private static Ok<Health> GetLiveness() => TypedResults.Ok(new Health("live"));

    /// <summary>Tells whether requests may be sent here.</summary>
    /// <remarks>
    /// It answers 200 as long as reads are answered truly and what was acknowledged is kept, even when nothing can be
    /// written: the status is then `degraded`, with its reason. Whoever sends writes asks with `for=writes`. A standby
    /// that lags is no fault: nothing stale is read from it.
    /// </remarks>
    /// <response code="200">Reads are answered; with `for=writes`, writes too.</response>
    /// <response code="503">
    /// Send nothing here: reads fail, or would be untrue; with `for=writes`, writes fail. The `type` says why.
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

/// <summary>How the server is.</summary>
/// <param name="Status">`live`.</param>
public sealed record Health(string Status);
