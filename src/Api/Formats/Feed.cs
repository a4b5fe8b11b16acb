using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Data;
using Api.Data.Lists;
using Api.Http;

namespace Api.Formats;

/// <summary>
/// A page of a list for feed readers: a JSON Feed as it is (jsonfeed.org/version/1.1), and the source of an Atom feed.
/// All addresses are absolute.
/// </summary>
/// <param name="FeedUrl">The address of this page.</param>
/// <param name="NextUrl">The address of the next page; null on the last.</param>
/// <param name="Id">The address of the feed, whichever page this is.</param>
internal sealed record Feed(
    string Title,
    string HomePageUrl,
    string FeedUrl,
    string? NextUrl,
    [property: JsonIgnore] string Id,
    IReadOnlyList<FeedItem> Items)
{
    /// <summary>The options of its JSON: unknown members are left out.</summary>
    public static JsonSerializerOptions Options { get; } = new(Json.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [JsonPropertyOrder(-1)]
    public string Version { get; } = "https://jsonfeed.org/version/1.1";

    /// <param name="next">The address of the next page, relative to the root; null on the last.</param>
    public static Feed Of<T>(HttpRequest request, IReadOnlyList<T> rows, string? next)
        where T : Row
    {
        var path = request.HttpContext.RequestServices.GetRequiredService<PublicPath>();
        var origin = OriginOf(request, path);
        var filters = Listing.QueryOf(request).Split('?', 2)[1];
        var title = filters.Length == 0 ? $"{typeof(T).Name}s" : $"{typeof(T).Name}s: {filters}";
        return new(
            title,
            $"{origin}{path.Text}/",
            origin + Listing.AddressOf(request),
            next is null ? null : origin + next,
            origin + Listing.AddressOf(request, KeyValuePair.Create("cursor", (string?)null)),
            [.. rows.Select(row => FeedItem.Of(row, origin, path.Text))]);
    }

    // A server knows the name by which it is asked only if nothing is in between: a proxy's name is a setting.
    private static string OriginOf(HttpRequest request, PublicPath path)
    {
        var origin = path.Origin ?? $"{request.Scheme}://{request.Host}";
        return Uri.TryCreate(origin, UriKind.Absolute, out _)
            ? origin
            : throw new BadHttpRequestException(
                "The Host header names nothing that the addresses in a feed could begin with.");
    }
}
