using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Api.Data.Names;

/// <summary>What a person says of an author or a tag; what is left out stays as it is.</summary>
public record NamePatch : IBody
{
    /// <summary>
    /// The name. A new one gives a new slug, and the old ones keep leading here; articles that use either name mean
    /// this one.
    /// </summary>
    [DisallowNull]
    public string? Name { get; init; }
}

/// <summary>What a person says of a publisher; what is left out stays as it is.</summary>
public sealed record PublisherPatch : NamePatch
{
    /// <summary>Its home page, absolute, http or https; null for none. No import says another afterwards.</summary>
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

    /// <summary>Whether something was said of it: null is not nothing.</summary>
    internal bool UrlGiven { get; private init; }

    // Elsewhere null is no text.
    private sealed class TextOrNull : JsonConverter<string?>
    {
        public override bool HandleNull => true;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString();

        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }
}

/// <summary>Into what an author, publisher or tag is merged.</summary>
public sealed record NameMerge : IBody
{
    /// <summary>The id of the one that stays.</summary>
    public required long Into { get; init; }
}
