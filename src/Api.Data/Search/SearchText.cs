using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>Words to search for, as a caller wrote them. A text without words is no search.</summary>
public sealed record SearchText : IParameter
{
    public string? Problem => Parsed.Problem;

    internal SearchQuery? Query => Parsed.IsEmpty ? null : Parsed;

    private SearchQuery Parsed { get; init; } = SearchQuery.Parse("");

    public static bool TryParse(string? text, IFormatProvider? provider, out SearchText search)
    {
        search = new() { Parsed = SearchQuery.Parse(text ?? "") };
        return true;
    }
}
