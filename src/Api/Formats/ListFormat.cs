using Api.Data.Articles;
using Api.Data.Lists;
using Api.Imports;

namespace Api.Formats;

/// <summary>The formats of a list, as <c>format</c> names them.</summary>
internal static class ListFormat
{
    public const string Json = "json";
    public const string Ndjson = "ndjson";
    public const string Csv = "csv";
    public const string Atom = "atom";
    public const string JsonFeed = "jsonfeed";

    // Feeds can hold these: the body of an article, and its pictures.
    private static readonly string[] InFeeds = ["paragraphs", "images"];

    /// <summary>The media types of all formats but JSON.</summary>
    public static IReadOnlyDictionary<string, string> MediaTypes { get; } = new Dictionary<string, string>
    {
        [Ndjson] = ArticleLines.MediaType,
        [Csv] = "text/csv; charset=utf-8; header=present", // RFC 4180, section 3
        [Atom] = "application/atom+xml", // RFC 4287, section 7
        [JsonFeed] = "application/feed+json",
    };

    public static string Of(HttpRequest request) => request.Query["format"] is [{ } format] ? format : Json;

    /// <summary>Whether everything is asked for in one answer.</summary>
    public static bool IsWhole(HttpRequest request) => request.Query["all"] is ["true"];

    /// <summary>
    /// Returns the reason why a parameter cannot be used with the format, as the end of a sentence that begins with its
    /// name; null if it can.
    /// </summary>
    public static string? ProblemOf(string parameter, object? value, PageFilter list, Shape? shape) =>
        (parameter, value, list.Format ?? Json) switch
        {
            ("all", Flag { Value: true }, Csv or Ndjson) => list.NotAll,
            ("all", Flag { Value: true }, _) => "is for format=csv and format=ndjson",
            ("total", Flag { Value: true }, not Json) or ("facets", _, not Json) => "is in format=json alone",
            ("highlight", Flag { Value: true }, not (Json or Ndjson)) => "is in format=json and format=ndjson alone",
            ("include", _, Csv) or ("fields", _, Csv) when shape?.Embeds == true =>
                "asks for other resources, for which a line of CSV has no place: ask for format=ndjson, or for their "
                    + "own list",
            ("fields", _, Atom or JsonFeed) => "is not for feeds, which have fields of their own",
            ("include", Includes<Article> { Any: var any }, Atom or JsonFeed) when any.All(InFeeds.Contains) => null,
            ("include", _, Atom or JsonFeed) => $"is not for feeds, but for {string.Join(" and ", InFeeds)} in articles",
            _ => null,
        };
}
