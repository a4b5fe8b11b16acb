using System.Reflection;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Keys;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>The answer that is one page of a list, with the address of the next one in its body and in a <c>Link</c> header (RFC 8288); null for a list that does not exist, or no longer.</summary>
public sealed class Listing<T>(Slice<T>? slice, Shape? shape = null, string? gone = null) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (slice is null)
        {
            return gone is not null
                ? Problem.WriteAsync(httpContext, StatusCodes.Status410Gone, gone)
                : Problem.WriteAsync(httpContext, StatusCodes.Status404NotFound, "There is no such resource.");
        }

        var next = slice.Next is null ? null : Listing.NextOf(httpContext.Request, "cursor", slice.Next.Encode(Listing.QueryOf(httpContext.Request)));
        var answer = Answer.Of(httpContext, new Page<T>(slice.Rows, next, slice.Total, slice.Ranking, Listing.Addressed(httpContext.Request, slice.Facets)), version: null, next is null ? null : $"<{next}>; rel=\"next\"", shape?.Asked, "items");
        AnswerCache.Keep(httpContext, answer);
        return answer.SendAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}

/// <summary>What a list's addresses are made of.</summary>
internal static class Listing
{
    // What does not change which rows a list has, so a cursor serves with any of them.
    private static readonly string[] Apart = ["cursor", "limit", "total", "highlight", "facets", "fields", "include"];

    /// <summary>A list of what one article has. Only an empty page leaves open whether there is such an article.</summary>
    public static async Task<Listing<T>> OfArticleAsync<T>(
        string article, HttpContext http, Shape shape, ArticleQueries articles, Func<Address, Sight, Task<Slice<T>>> list, CancellationToken cancellationToken)
    {
        if (Address.Parse(article) is not { } of)
        {
            return new(null);
        }

        var sight = Caller.SightOf(http);
        var slice = await list(of, sight);
        return slice.Rows.Count > 0 ? new(slice, shape) : await articles.FindIdAsync(of, sight, cancellationToken) switch
        {
            null => new(null),
            { DeletedAt: null } => new(slice, shape),
            _ => new(null, gone: "The article was deleted."),
        };
    }

    /// <summary>What makes a query this query: its path and its filters, in one spelling.</summary>
    public static string QueryOf(HttpRequest request) =>
        request.Path + "?" + string.Join('&', request.Query.Where(q => !Apart.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"));

    /// <summary>The address of the page that begins where a parameter says, relative to the root.</summary>
    public static string NextOf(HttpRequest request, string parameter, string value) => AddressOf(request, [KeyValuePair.Create(parameter, (string?)value)]);

    /// <summary>The facets with the addresses that toggle their values.</summary>
    public static IReadOnlyDictionary<string, Facet>? Addressed(HttpRequest request, IReadOnlyDictionary<string, Facet>? facets) => facets?.ToDictionary(
        f => f.Key, f => f.Value with { Items = [.. f.Value.Items.Select(item => item with { Url = AddressOf(request, item.Toggle.Append(KeyValuePair.Create("cursor", (string?)null))) })] });

    // The list with other values of some parameters, and without those that have none.
    private static string AddressOf(HttpRequest request, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var query = request.Query.Where(q => !parameters.Any(p => p.Key == q.Key)).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v))
            .Concat(parameters.Where(p => p.Value is not null));
        return $"{request.Path.ToUriComponent()}?{string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value ?? "").Replace("%2C", ",", StringComparison.Ordinal)}"))}";
    }
}
