using Api.Content.Text;

namespace Api.Http;

/// <summary>Parameters as other services call them, which callers try here.</summary>
internal static class ParameterNames
{
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["page"] = "cursor",
        ["pageNumber"] = "cursor",
        ["pageToken"] = "cursor",
        ["offset"] = "cursor",
        ["skip"] = "cursor",
        ["start"] = "cursor",
        ["perPage"] = "limit",
        ["pageSize"] = "limit",
        ["size"] = "limit",
        ["count"] = "limit",
        ["max"] = "limit",
        ["top"] = "limit",
        ["search"] = "q",
        ["query"] = "q",
        ["term"] = "q",
        ["text"] = "q",
        ["order"] = "sort",
        ["orderBy"] = "sort",
        ["sortBy"] = "sort",
        ["from"] = "publishedFrom",
        ["after"] = "publishedFrom",
        ["since"] = "publishedFrom",
        ["to"] = "publishedBefore",
        ["until"] = "publishedBefore",
        ["before"] = "publishedBefore",
        ["lang"] = "language",
        ["expand"] = "include",
        ["embed"] = "include",
        ["select"] = "fields",
    };

    /// <summary>
    /// Returns the known parameter that was probably meant, by its name elsewhere or its similar spelling; null for
    /// none.
    /// </summary>
    public static string? NearestTo(string name, IReadOnlyCollection<string> known)
    {
        var spelled = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Elsewhere.TryGetValue(spelled, out var ours) && known.Contains(ours) ? ours : Nearest.To(name, known);
    }
}
