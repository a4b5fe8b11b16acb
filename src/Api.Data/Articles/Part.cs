using System.Text.Json.Serialization;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>A part of an article, which has an address as long as a revision has it.</summary>
public abstract record Part : Row, IVersioned
{
    [JsonPropertyOrder(-1)]
    public required long Id { get; init; }

    [JsonPropertyOrder(-1)]
    public required long ArticleId { get; init; }

    /// <summary>The places of the words that were searched for; only with `highlight=true`.</summary>
    [Aside, JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>Finds the matches of a search in its texts.</summary>
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

    /// <summary>The id of the living part that it became, if it is gone because its words were edited.</summary>
    [JsonIgnore]
    public long? ReplacedBy { get; init; }

    /// <summary>The time at which its article was deleted.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The time of its article's last change; only in feeds.</summary>
    [JsonIgnore]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The article's version: the visible state of a part changes with it.</summary>
    [JsonIgnore]
    public int Version { get; init; }
}
