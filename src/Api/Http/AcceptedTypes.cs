using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Api.Http;

/// <summary>Finds the media types of a body that an address takes (RFC 9110, section 15.5.16).</summary>
internal static class AcceptedTypes
{
    public static IReadOnlyList<string> Of(HttpContext http) =>
        Of(http.GetEndpoint()) is { Count: > 0 } types ? types : OfAddress(http);

    // Routing itself refuses a body of another type, with an endpoint that does not know the operation.
    private static IReadOnlyList<string> OfAddress(HttpContext http) =>
    [
        .. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => IsFor(endpoint, http.Request))
            .SelectMany(Of)
            .Distinct(),
    ];

    private static IReadOnlyList<string> Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [];

    private static bool IsFor(RouteEndpoint endpoint, HttpRequest request)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return methods.Contains(request.Method)
            && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, []);
    }
}
