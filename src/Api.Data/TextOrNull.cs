using System.Text.Json;
using System.Text.Json.Serialization;

namespace Api.Data;

/// <summary>Reads a member of a body that is a text or null. Elsewhere null is not accepted as text.</summary>
internal sealed class TextOrNull : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
