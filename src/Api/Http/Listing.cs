using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Formats;
using Api.Keys;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>
/// The answer that is one page of a list in the requested format, with the address of the next one in a <c>Link</c>
/// header (RFC 8288) and, if the format has a place for it, in its body; or the whole list as a stream. A null slice
/// stands for a list that does not exist, or no longer.
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
            var answer = format == ListFormat.Json
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
                    ListFormat.MediaTypes[format],
                    version: null,
                    link);
            AnswerCache.Keep(httpContext, answer, isAbsolute: format is ListFormat.Atom or ListFormat.JsonFeed);
            await answer.SendAsync(httpContext);
        }
    }

    private async Task<byte[]> BytesAsync(HttpContext http, string format, IReadOnlyList<T> rows, string? next)
    {
        switch (format)
        {
            case ListFormat.Atom:
                return AtomFeed.Of(Feed.Of(http.Request, rows, next));
            case ListFormat.JsonFeed:
                return JsonSerializer.SerializeToUtf8Bytes(Feed.Of(http.Request, rows, next), Feed.Options);
            default:
                using (var output = new MemoryStream())
                {
                    await WriteAsync(output, format, AsyncEnumerable.Repeat(rows, 1), http.RequestAborted);
                    return output.ToArray();
                }
        }
    }

    // Between two of its pages it holds no part of the database, however slowly they are read. A failure breaks the
    // connection, so that no file is cut short unnoticed.
    private async Task StreamAsync(HttpContext http, Slice<T> first)
    {
        var format = ListFormat.Of(http.Request);
        http.Response.ContentType = ListFormat.MediaTypes[format];
        http.Response.Headers.CacheControl = "no-store";
        if (!Methods.IsHead(http))
        {
            await WriteAsync(
                http.Response.Body, format, PagesFrom(http, first, http.RequestAborted), http.RequestAborted);
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

    private Task WriteAsync(
        Stream output,
        string format,
        IAsyncEnumerable<IReadOnlyList<T>> pages,
        CancellationToken cancellationToken) => format == ListFormat.Csv
        ? CsvRows.WriteAsync(output, pages, shape?.Asked, cancellationToken)
        : JsonLines.WriteAsync(output, pages, shape?.Asked, cancellationToken);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}

/// <summary>Builds the addresses of lists.</summary>
internal static class Listing
{
    // Parameters that do not change which rows a list has, so a cursor is valid with any of them.
    private static readonly string[] Apart = [
        "cursor", "limit", "total", "highlight", "facets", "fields", "include", "format", "all",
    ];

    /// <summary>Lists parts of one article. Only an empty page leaves open whether there is such an article.</summary>
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

    /// <summary>Returns a query's identity: its path and its filters, in one spelling.</summary>
    public static string QueryOf(HttpRequest request) =>
        request.Path
            + "?"
            + string.Join(
                '&',
                request.Query.Where(q => !Apart.Contains(q.Key))
                    .OrderBy(q => q.Key, StringComparer.Ordinal)
                    .Select(q => $"{q.Key}={q.Value}"));

    /// <summary>Returns the address of the page that begins at a parameter's value, relative to the root.</summary>
    public static string NextOf(HttpRequest request, string parameter, string value) =>
        AddressOf(request, KeyValuePair.Create(parameter, (string?)value));

    /// <summary>Returns the facets with the addresses that toggle their values.</summary>
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
    /// Returns the address of the list with other values of some parameters, and without parameters that have no value,
    /// relative to the root.
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
