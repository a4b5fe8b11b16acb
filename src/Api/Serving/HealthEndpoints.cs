using Api.Data;
using Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Api.Serving;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").WithQueryRules().ProducesProblems(StatusCodes.Status400BadRequest);

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

    /// <summary>Tells that the database answers.</summary>
    /// <remarks>Send no requests here while this fails.</remarks>
    /// <response code="200">It answers.</response>
    /// <response code="503">It does not.</response>
    private static async Task<Ok<Health>> GetReadiness(Database database, CancellationToken cancellationToken)
    {
        await database.PingAsync(cancellationToken);
        return TypedResults.Ok(new Health("ready"));
    }
}

/// <summary>How the server is.</summary>
/// <param name="Status">`live` or `ready`.</param>
public sealed record Health(string Status);
