using System.Text.Json.Serialization;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>A part of an article, which an address names as long as a revision has it.</summary>
public abstract record Part : Row, IVersioned
{
    [JsonPropertyOrder(-1)]
    public required long Id { get; init; }

    [JsonPropertyOrder(-1)]
    public required long ArticleId { get; init; }

    /// <summary>Where the words stand that were searched for; only with `highlight=true`.</summary>
    [Aside, JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>What of its texts a search finds.</summary>
    internal abstract IEnumerable<Match?> Find(SearchQuery query);

    /// <summary>The parts on a page, with where the words stand if that is asked for.</summary>
    internal static IReadOnlyList<T> WithMatches<T>(IReadOnlyList<T> parts, ListPlan plan)
        where T : Part
    {
        if (!plan.Highlights)
        {
            return parts;
        }

        var words = plan.Words;
        return [
            .. parts.Select(
                part => (T)(part with { Matches = words is null ? [] : [.. part.Find(words).OfType<Match>()] })),
        ];
    }

    /// <summary>The first revision that no longer has it; its address then answers 410.</summary>
    [JsonIgnore]
    public int? RemovedIn { get; init; }

    /// <summary>When its article was deleted.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When its article last changed, in feeds alone.</summary>
    [JsonIgnore]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The article's version: what is seen of a part changes with it.</summary>
    [JsonIgnore]
    public int Version { get; init; }
}
