using System.Reflection;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Formats;
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
    /// <summary>Reads the pages after this one, and the plan of this one; null where it is all.</summary>
    internal (IListQueries<T> Queries, ListPlan<T> Plan)? Rest { get; init; }

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
            var cursor = slice.Next?.Encode(Listing.QueryOf(httpContext.Request));
            var next = cursor is null ? null : Listing.NextOf(httpContext.Request, "cursor", cursor);
            var link = next is null ? null : $"<{next}>; rel=\"next\"";
            var answer = format is null
                ? Answer.OfPage(
                    httpContext,
                    new Page<T>(
                        slice.Rows,
                        next,
                        cursor,
                        slice.Total,
                        Listing.Addressed(httpContext.Request, slice.Hints),
                        slice.Ranking,
                        Listing.Addressed(httpContext.Request, slice.Facets)),
                    link,
                    shape?.Asked)
                : Answer.OfBody(
                    httpContext,
                    new(await BytesAsync(httpContext, format, slice.Rows, next), format.MediaType)
                    {
                        Disposition = format.DispositionOf(httpContext.Request.Path),
                    },
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

    // Between two of its pages it holds no part of the database, however slowly they are read. A failure breaks the
    // connection, so that no file is cut short unnoticed.
    private async Task StreamAsync(HttpContext http, Slice<T> first)
    {
        var format = ListFormat.Of(http.Request)!;
        http.Response.ContentType = format.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = format.DispositionOf(http.Request.Path);
        if (!Methods.IsHead(http))
        {
            var list = new ListRows<T>(http.Request, PagesFrom(http, first), shape?.Asked);
            await format.ListWriter!.WriteAsync(http.Response.Body, list, http.RequestAborted);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> PagesFrom(HttpContext http, Slice<T> first)
    {
        yield return first.Rows;
        var next = first.Next;
        while (next is not null && Rest is (var queries, var plan))
        {
            plan = plan.From(next);
            await InFlight.WaitAgainAsync(http, http.RequestAborted);
            // The answer has begun, so no status can report a failure any more: one that passes is tried again first.
            var slice = await Failure.ReadAgainAsync(() => queries.ListAsync(plan, http.RequestAborted));
            next = slice.Next;
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

/// <summary>Builds the addresses of lists.</summary>
internal static class Listing
{
    // Parameters that do not change which rows a list has, so a cursor is valid with any of them.
    private static readonly string[] Apart = [
        "cursor", "limit", "total", "highlight", "facets", "facetSort", "fields", "include", "format", "all", "bom",
    ];

    /// <summary>The list of a plan.</summary>
    public static async Task<Listing<T>> OfAsync<T>(
        IListQueries<T> queries,
        ListPlan<T> plan,
        CancellationToken cancellationToken)
        where T : Row =>
        new(await queries.ListAsync(plan, cancellationToken), plan.Shape) { Rest = (queries, plan) };

    /// <summary>
    /// A list of what one article has. Only an empty page leaves open whether there is such an article.
    /// </summary>
    public static async Task<Listing<T>> OfArticleAsync<T>(
        Address article,
        ArticleQueries articles,
        IListQueries<T> queries,
        ListPlan<T> plan,
        CancellationToken cancellationToken)
        where T : Row
    {
        var slice = await queries.ListAsync(plan, cancellationToken);
        var listing = new Listing<T>(slice, plan.Shape) { Rest = (queries, plan) };
        return slice.Rows.Count > 0
            ? listing
            : await articles.FindIdAsync(article, plan.Visibility, cancellationToken) switch
            {
                null => new(null),
                { DeletedAt: null } => listing,
                _ => new(null, gone: "The article was deleted."),
            };
    }

    /// <summary>Where a page of this query begins.</summary>
    public static Cursor? CursorOf(HttpContext http, PageFilter page) => page.CursorIn(QueryOf(http.Request));

    /// <summary>The identity of a query: its path and its filters, in one spelling.</summary>
    public static string QueryOf(HttpRequest request) =>
        // Without PathBase: a cursor stays valid if the server is reached under another path.
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
        IReadOnlyDictionary<string, Facet>? facets)
    {
        return facets?.ToDictionary(
            f => f.Key,
            f => f.Value with { Items = [.. f.Value.Items.Select(item => Addressed(request, item))] });
    }

    /// <summary>Returns the hints with the addresses of the lists that they suggest.</summary>
    public static IReadOnlyList<Hint> Addressed(HttpRequest request, IReadOnlyList<Hint> hints) => [
        .. hints.Select(
            hint => hint with { Suggestions = [.. hint.Suggestions.Select(item => Addressed(request, item))] }),
    ];

    private static FacetItem Addressed(HttpRequest request, FacetItem item)
    {
        var fromStart = KeyValuePair.Create("cursor", (string?)null);
        return item with { Url = AddressOf(request, [.. item.Toggle, fromStart]) };
    }

    /// <summary>
    /// Returns the address of the list with other values of some parameters, and without parameters that have no value,
    /// relative to the root.
    /// </summary>
    public static string AddressOf(HttpRequest request, params IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        var query = request.Query.Where(q => !parameters.Any(p => p.Key == q.Key)).SelectMany(
            q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v))
            .Concat(parameters.Where(p => p.Value is not null));
        return $"{(request.PathBase + request.Path).ToUriComponent()}?{string.Join(
            '&',
            query.Select(
                p =>
                    $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value ?? "")
                        .Replace("%2C", ",", StringComparison.Ordinal)}"))}";
    }
}
