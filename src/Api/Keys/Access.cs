using Api.Data.Keys;
using Api.Http;
using Api.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Api.Keys;

/// <summary>
/// Declares the scope that an endpoint demands. A policy has the name of its scope. A key that is not valid is refused
/// everywhere, even if none is needed: its sender would take the answer for everything that the key shows.
/// </summary>
internal static class Access
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyQueries>();
        services.AddTransient<BearerKeys>();

        // The core alone: the rest of authentication is about cookies, and would write a key ring to the home
        // directory.
        services.AddAuthenticationCore(authentication =>
        {
            authentication.DefaultScheme = BearerKeys.Scheme;
            authentication.AddScheme<BearerKeys>(BearerKeys.Scheme, displayName: null);
        });
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IConfiguration>(AddPolicies);
    }

    /// <summary>
    /// Identifies the caller and checks the request against its endpoint's policies. Comes after routing.
    /// </summary>
    public static void UseKeys(this WebApplication app) => app.UseAuthentication().UseAuthorization();

    /// <summary>Lets anybody read, unless the setting <c>RequireKey</c> demands a key of everybody.</summary>
    public static TBuilder RequireRead<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Scope.Read).ProducesProblems(StatusCodes.Status401Unauthorized);

    /// <param name="dryRunIsFree">Whether callers who may read may also send <c>dryRun=true</c>.</param>
    public static TBuilder RequireWrite<TBuilder>(this TBuilder builder, bool dryRunIsFree = false)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Scope.Write)
            .WithMetadata(dryRunIsFree ? [new FreeDryRun()] : [])
            .ProducesProblems(Refusals);

    public static TBuilder RequireAdmin<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Scope.Admin).ProducesProblems(Refusals);

    /// <summary>Refuses a request that needs a scope which the endpoint as a whole does not.</summary>
    public static IResult Forbid(string scope)
    {
        var properties = new AuthenticationProperties();
        properties.SetParameter("scope", scope);
        return TypedResults.Forbid(properties);
    }

    /// <summary>
    /// Returns the scope that an endpoint demands, its own and not its group's; null if it demands none.
    /// </summary>
    public static string? ScopeOf(IEnumerable<object> metadata) =>
        metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;

    /// <summary>Whether some requests to an endpoint need no key.</summary>
    public static bool IsFree(IEnumerable<object> metadata) =>
        ScopeOf(metadata) is null or Scope.Read || metadata.OfType<FreeDryRun>().Any();

    private static readonly int[] Refusals = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden];

    private static void AddPolicies(AuthorizationOptions authorization, IConfiguration settings)
    {
        var requireKey = Settings.RequireKey.Of(settings);
        authorization.AddPolicy(Scope.Read, policy => policy.RequireAssertion(MayRead));
        authorization.AddPolicy(
            Scope.Write,
            policy =>
                policy.RequireAssertion(
                    asked => Caller.Has(asked.User, Scope.Write) || (IsFreeDryRun(asked) && MayRead(asked))));
        authorization.AddPolicy(
            Scope.Admin, policy => policy.RequireAssertion(asked => Caller.Has(asked.User, Scope.Admin)));

        bool MayRead(AuthorizationHandlerContext asked) =>
            Caller.Has(asked.User, Scope.Read)
                || (!requireKey && asked.Resource is HttpContext { Request.Headers.Authorization.Count: 0 });
    }

    // Given twice, it is no dry run to a handler either.
    private static bool IsFreeDryRun(AuthorizationHandlerContext asked) =>
        asked.Resource is HttpContext http
            && http.GetEndpoint()?.Metadata.GetMetadata<FreeDryRun>() is not null
            && http.Request.Query["dryRun"] == "true";

    private sealed record FreeDryRun;
}
