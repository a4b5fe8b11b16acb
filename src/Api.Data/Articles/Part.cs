using System.Text.Json.Serialization;
using Api.Data.Lists;

namespace Api.Data.Articles;

/// <summary>A part of an article, which an address names as long as a revision has it.</summary>
public abstract record Part : Row, IVersioned
{
    [JsonPropertyOrder(-1)]
    public required long Id { get; init; }

    [JsonPropertyOrder(-1)]
    public required long ArticleId { get; init; }

    /// <summary>The first revision that no longer has it; its address then answers 410.</summary>
    [JsonIgnore]
    public int? RemovedIn { get; init; }

    /// <summary>When its article was deleted.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The article's version: what is seen of a part changes with it.</summary>
    [JsonIgnore]
    public int Version { get; init; }
}
