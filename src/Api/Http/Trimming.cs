using System.Buffers;
using System.Text.Json;
using Api.Data;
using Api.Data.Lists;

namespace Api.Http;

/// <summary>
/// Removes from a JSON document the fields that were not asked for. The rest stays as it was, in its order.
/// </summary>
internal static class Trimming
{
    private static readonly JsonWriterOptions Options = new() { Encoder = Json.Options.Encoder, SkipValidation = true };

    /// <param name="member">The one member that is trimmed, item by item; null if the document itself is.</param>
    public static byte[] Of(byte[] document, FieldTree fields, string? member)
    {
        var output = new ArrayBufferWriter<byte>(document.Length);
        var reader = new Utf8JsonReader(document);
        reader.Read();
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            CopyMembers(writer, document, ref reader, fields, member);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Copy(Utf8JsonWriter writer, byte[] document, ref Utf8JsonReader reader, FieldTree? fields)
    {
        if (fields is null || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            writer.WriteRawValue(document.AsSpan(start..(int)reader.BytesConsumed), skipInputValidation: true);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            CopyMembers(writer, document, ref reader, fields, member: null);
        }
        else
        {
            writer.WriteStartArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Copy(writer, document, ref reader, fields);
            }

            writer.WriteEndArray();
        }
    }

    private static void CopyMembers(
        Utf8JsonWriter writer,
        byte[] document,
        ref Utf8JsonReader reader,
        FieldTree fields,
        string? member)
    {
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (member is not null || fields.Has(name))
            {
                writer.WritePropertyName(name);
                Copy(writer, document, ref reader, member is null ? fields.In(name) : name == member ? fields : null);
            }
            else
            {
                reader.Skip();
            }
        }

        writer.WriteEndObject();
    }
}
