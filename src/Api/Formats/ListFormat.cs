using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Formats;

/// <summary>The format in which a list is asked for, and what may be asked for beside it.</summary>
internal static class ListFormat
{
    // What a feed has a place for: the body of an article, and its pictures.
    private static readonly string[] InFeeds = ["paragraphs", "images"];

    private static readonly string Streams = string.Join(
        " and ",
        OutputFormat.All.Where(format => format.Streams)
            .Select(format => $"format={format.Name}")
            .Order(StringComparer.Ordinal));

    /// <summary>The format that is asked for; null for JSON.</summary>
    public static OutputFormat? Of(HttpRequest request) =>
        request.Query["format"] is [{ } format] ? OutputFormat.Of(format) : null;

    /// <summary>Whether everything is asked for in one answer.</summary>
    public static bool IsWhole(HttpRequest request) => request.Query["all"] is ["true"];

    /// <summary>
    /// Returns the reason why a parameter cannot be used with the format, as the end of a sentence that begins with its
    /// name; null if it can.
    /// </summary>
    public static string? ProblemOf(string parameter, object? value, PageFilter list, Shape? shape)
    {
        var (format, isJson) = (OutputFormat.Of(list.Format), list.Format is null or OutputFormat.Json);
        return (parameter, value) switch
        {
            ("all", Flag { Value: true }) => format is { Streams: true } ? list.NotAll : $"is for {Streams}",
            ("bom", Flag { Value: true }) when format != OutputFormat.Csv => "is for format=csv",
            ("total", Flag { Value: true }) or ("facets", _) when !isJson => "is in format=json alone",
            ("highlight", Flag { Value: true }) when !isJson && format != OutputFormat.Ndjson =>
                "is in format=json and format=ndjson alone",
            ("include" or "fields", _) when format == OutputFormat.Csv && shape?.Embeds == true =>
                "asks for other resources, for which a line of CSV has no place: ask for format=ndjson, or for their "
                    + "own list",
            ("fields", _) when format is { IsFeed: true } => "is not for feeds, which have fields of their own",
            ("include", Includes<Article> { Any: var any }) when any.All(InFeeds.Contains) => null,
            ("include", _) when format is { IsFeed: true } =>
                $"is not for feeds, but for {string.Join(" and ", InFeeds)} in articles",
            _ => null,
        };
    }
}
