using System.Reflection;
using System.Runtime.CompilerServices;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Formats;
using Api.Keys;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>
/// The answer that is one page of a list in the format that was asked for, with the address of the next one in a
/// <c>Link</c> header (RFC 8288) and, where the format has a place for it, in its body; or the whole list as a stream.
/// Null for a list that does not exist, or no longer.
/// </summary>
public sealed class Listing<T>(Slice<T>? slice, Shape? shape = null, string? gone = null)
    : IResult, IEndpointMetadataProvider
    where T : Row
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (slice is null)
        {
            await (gone is not null
                ? Problem.WriteAsync(httpContext, StatusCodes.Status410Gone, gone)
                : Problem.WriteAsync(httpContext, StatusCodes.Status404NotFound, "There is no such resource."));
        }
        else if (ListFormat.IsWhole(httpContext.Request))
        {
            await StreamAsync(httpContext, slice);
        }
        else
        {
            var format = ListFormat.Of(httpContext.Request);
            var next = slice.Next is null
                ? null
                : Listing.NextOf(httpContext.Request, "cursor", slice.Next.Encode(Listing.QueryOf(httpContext.Request)));
            var link = next is null ? null : $"<{next}>; rel=\"next\"";
            var answer = format is null
                ? Answer.Of(
                    httpContext,
                    new Page<T>(
                        slice.Rows,
                        next,
                        slice.Total,
                        slice.Ranking,
                        Listing.Addressed(httpContext.Request, slice.Facets)),
                    version: null,
                    link,
                    shape?.Asked,
                    "items")
                : Answer.OfBytes(
                    httpContext,
                    await BytesAsync(httpContext, format, slice.Rows, next),
                    format.MediaType,
                    version: null,
                    link);
            AnswerCache.Keep(httpContext, answer, isAbsolute: format is { IsFeed: true });
            await answer.SendAsync(httpContext);
        }
    }

    private async Task<byte[]> BytesAsync(HttpContext http, OutputFormat format, IReadOnlyList<T> rows, string? next)
    {
        using var output = new MemoryStream();
        var list = new ListRows<T>(http.Request, AsyncEnumerable.Repeat(rows, 1), shape?.Asked, next);
        await format.ListWriter!.WriteAsync(output, list, http.RequestAborted);
        return output.ToArray();
    }

    // Between two of its pages it holds nothing of the database, however slowly they are read. A failure breaks the
    // connection: no file is cut short in silence.
    private async Task StreamAsync(HttpContext http, Slice<T> first)
    {
        var format = ListFormat.Of(http.Request)!;
        http.Response.ContentType = format.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        if (!Methods.IsHead(http))
        {
            var list = new ListRows<T>(http.Request, PagesFrom(http, first, http.RequestAborted), shape?.Asked);
            await format.ListWriter!.WriteAsync(http.Response.Body, list, http.RequestAborted);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> PagesFrom(
        HttpContext http,
        Slice<T> first,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return first.Rows;
        for (var slice = first; slice.Rest is { } rest;)
        {
            slice = null;
            await InFlight.WaitAgainAsync(http, cancellationToken);
            slice = await Failure.ReadAgainAsync(() => rest(cancellationToken));
            yield return slice.Rows;
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}

/// <summary>What a list's addresses are made of.</summary>
internal static class Listing
{
    // What does not change which rows a list has, so a cursor serves with any of them.
    private static readonly string[] Apart = [
        "cursor", "limit", "total", "highlight", "facets", "fields", "include", "format", "all",
    ];

    /// <summary>
    /// A list of what one article has. Only an empty page leaves open whether there is such an article.
    /// </summary>
    public static async Task<Listing<T>> OfArticleAsync<T>(
        string article, HttpContext http, Shape shape, ArticleQueries articles,
        Func<Address, Sight, Task<Slice<T>>> list, CancellationToken cancellationToken)
        where T : Row
    {
        if (Address.Parse(article) is not { } of)
        {
            return new(null);
        }

        var sight = Caller.SightOf(http);
        var slice = await list(of, sight);
        return slice.Rows.Count > 0
            ? new(slice, shape)
            : await articles.FindIdAsync(of, sight, cancellationToken) switch
            {
                null => new(null),
                { DeletedAt: null } => new(slice, shape),
                _ => new(null, gone: "The article was deleted."),
            };
    }

    /// <summary>What makes a query this query: its path and its filters, in one spelling.</summary>
    public static string QueryOf(HttpRequest request) =>
        request.Path
            + "?"
            + string.Join(
                '&',
                request.Query.Where(q => !Apart.Contains(q.Key))
                    .OrderBy(q => q.Key, StringComparer.Ordinal)
                    .Select(q => $"{q.Key}={q.Value}"));

    /// <summary>The address of the page that begins where a parameter says, relative to the root.</summary>
    public static string NextOf(HttpRequest request, string parameter, string value) =>
        AddressOf(request, KeyValuePair.Create(parameter, (string?)value));

    /// <summary>The facets with the addresses that toggle their values.</summary>
    public static IReadOnlyDictionary<string, Facet>? Addressed(
        HttpRequest request,
        IReadOnlyDictionary<string, Facet>? facets) => facets?.ToDictionary(
        f => f.Key,
        f =>
            f.Value with
            {
                Items = [
                    .. f.Value.Items.Select(
                        item =>
                            item with
                            {
                                Url = AddressOf(request, [.. item.Toggle, KeyValuePair.Create("cursor", (string?)null)]),
                            }),
                ],
            });

    /// <summary>
    /// The address of the list with other values of some parameters, and without those that have none, relative to the
    /// root.
    /// </summary>
    public static string AddressOf(HttpRequest request, params IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        var query = request.Query.Where(q => !parameters.Any(p => p.Key == q.Key)).SelectMany(
            q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v))
            .Concat(parameters.Where(p => p.Value is not null));
        return $"{request.Path.ToUriComponent()}?{string.Join(
            '&',
            query.Select(
                p =>
                    $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value ?? "")
                        .Replace("%2C", ",", StringComparison.Ordinal)}"))}";
    }
}
