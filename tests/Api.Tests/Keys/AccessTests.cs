using Api.Data.Keys;
using Api.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Keys;

public sealed class AccessOnSqlite(SqliteServer server) : AccessTests(server), IClassFixture<SqliteServer>;
public sealed class AccessOnPostgreSql(PostgreSqlServer server) : AccessTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the table of routes, whatever is in it: a route that forgets its scope fails here.</summary>
public abstract class AccessTests(Server server)
{
    private IReadOnlyList<RouteEndpoint> Routes =>
        [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_route_that_writes_demands_a_key_that_writes() => Assert.All(
        Routes.Where(r => Methods(r).Any(m => m != "GET")),
        route =>
            Assert.True(
                Access.ScopeOf(route.Metadata) is Scope.Write or Scope.Admin,
                $"{route.DisplayName} has neither RequireWrite nor RequireAdmin."));

    [Fact]
    public void Every_route_of_the_contract_is_at_least_for_those_who_may_read_and_none_lets_everybody_in()
    {
        var routes = Routes.Where(r => Path(r).StartsWith("/v1/", StringComparison.Ordinal)).ToList();

        Assert.True(routes.Count >= 19, $"There are {routes.Count} routes.");
        Assert.All(
            routes,
            route =>
                Assert.True(
                    route.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy == Scope.Read),
                    $"{route.DisplayName} is not in the group."));
        Assert.DoesNotContain(Routes, route => route.Metadata.OfType<IAllowAnonymous>().Any());
    }

    [Fact]
    public async Task Every_route_that_writes_answers_401_without_a_key_and_403_with_one_of_too_small_a_scope()
    {
        var (reader, writer) = (await server.KeyAsync(Scope.Read), await server.KeyAsync(Scope.Write));

        foreach (var (route, method) in Routes.SelectMany(Methods, (route, method) => (route, method))
            .Where(r => r.method != "GET"))
        {
            var (target, scope) = (Path(route), Access.ScopeOf(route.Metadata));
            var anonymous = await server.SendAsync(new HttpMethod(method), target);
            Assert.Equal("Bearer realm=\"articles\"", anonymous["WWW-Authenticate"]);
            anonymous.AssertProblem(401);
            (await server.SendAsync(
                new HttpMethod(method), $"{target}?dryRun=true", Server.Bearer("wrong"))).AssertProblem(401);

            foreach (var key in scope == Scope.Admin ? new[] { reader, writer } : [reader])
            {
                var reply = await server.SendAsync(new HttpMethod(method), target, Server.Bearer(key));
                Assert.Equal(
                    $"Bearer realm=\"articles\", error=\"insufficient_scope\", scope=\"{scope}\"",
                    reply["WWW-Authenticate"]);
                reply.AssertProblem(403);
            }
        }
    }

    // A route that names no method takes every one.
    private static IEnumerable<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["POST"];

    /// <summary>An address that the route takes.</summary>
    private static string Path(RouteEndpoint route) =>
        "/"
            + string.Join(
                '/',
                route.RoutePattern.PathSegments.Select(
                    s =>
                        string.Concat(
                            s.Parts.Select(
                                p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                                    ? literal.Content
                                    : "1"))));
}
