using System.Text.Json.Serialization;

namespace Api.Data.Images;

/// <summary>A person's changes to the words of an image; an absent member stays as it is, null takes it away.</summary>
public sealed record ImagePatch : IBody
{
    private readonly Dictionary<string, string?> _given = new(StringComparer.Ordinal);

    /// <summary>The words under it, without the credit.</summary>
    [JsonConverter(typeof(TextOrNull))]
    public string? Caption
    {
        get;
        init => field = Give("caption", value);
    }

    /// <summary>Alternative text for people who cannot see it.</summary>
    [JsonConverter(typeof(TextOrNull))]
    public string? Alt
    {
        get;
        init => field = Give("alt", value);
    }

    /// <summary>IPTC credit line: the source that the publisher names.</summary>
    [JsonConverter(typeof(TextOrNull))]
    public string? Credit
    {
        get;
        init => field = Give("credit", value);
    }

    /// <summary>IPTC creator: the person who made it.</summary>
    [JsonConverter(typeof(TextOrNull))]
    public string? Creator
    {
        get;
        init => field = Give("creator", value);
    }

    /// <summary>The members that are present: null is a value, too.</summary>
    internal IReadOnlyDictionary<string, string?> Given => _given;

    private string? Give(string member, string? text)
    {
        _given[member] = text;
        return text;
    }
}
