using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Api.Data;

/// <summary>
/// The options of all JSON: camelCase, enumerations by name, text unescaped (the answers are not put into HTML).
/// </summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new Instant());
        return options;
    }

    /// <summary>Writes RFC 3339 in UTC, to the millisecond, as the database keeps it.</summary>
    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Instants.Text(value.UtcDateTime));
    }
}

/// <summary>A body that a caller sends: every member may be left out, unless it or a text says otherwise.</summary>
public interface IBody;
