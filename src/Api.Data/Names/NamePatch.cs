using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Api.Data.Names;

/// <summary>A person's changes to an author or a tag; an absent member stays as it is.</summary>
public record NamePatch : IBody
{
    /// <summary>
    /// The name. A new one gives a new slug, and the old ones still lead here; articles that use either name mean this
    /// one.
    /// </summary>
    [DisallowNull]
    public string? Name { get; init; }
}

/// <summary>A person's changes to a publisher; an absent member stays as it is.</summary>
public sealed record PublisherPatch : NamePatch
{
    /// <summary>Its home page, absolute, http or https; null for none. Later imports do not replace it.</summary>
    [JsonConverter(typeof(TextOrNull))]
    public string? Url
    {
        get;
        init
        {
            field = value;
            UrlGiven = true;
        }
    }

    /// <summary>Whether the member is present: null is a value, too.</summary>
    internal bool UrlGiven { get; private init; }
}

/// <summary>The target of a merge of an author, publisher or tag.</summary>
public sealed record NameMerge : IBody
{
    /// <summary>The id of the one that stays.</summary>
    public required long Into { get; init; }
}
