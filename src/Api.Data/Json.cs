using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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

    /// <summary>Returns the options of answers whose addresses begin with a path.</summary>
    /// <param name="path">The path, as it is written in addresses; empty for none.</param>
    public static JsonSerializerOptions Under(string path)
    {
        if (path.Length == 0)
        {
            return Options;
        }

        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type => PutUnder(path, type));
        return new(Options) { TypeInfoResolver = resolver };
    }

    private static void PutUnder(string path, JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ILinks)))
        {
            return;
        }

        foreach (var address in type.Properties.Where(property => property.PropertyType == typeof(string)))
        {
            var get = address.Get!;
            address.Get = links => path + get(links);
        }
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

/// <summary>
/// Addresses of this server: every text in it is one, relative to the root, and begins with <c>/v1</c>. Answers put
/// the path before it under which callers reach the server.
/// </summary>
public interface ILinks;
