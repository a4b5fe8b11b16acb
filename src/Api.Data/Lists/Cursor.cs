using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Api.Data.Lists;

/// <summary>Where a list goes on: the sort key of the last item that was given, and the total when it was counted.</summary>
public sealed record Cursor(IReadOnlyList<object> Key, Total? Total)
{
    private const byte Version = 1;
    private const int HashLength = 8;
    private const int LongestText = 1000;

    /// <summary>The cursor as opaque text (base64url): its version, a hash of the query it belongs to, the key, a checksum.</summary>
    public string Encode(string query)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Payload([.. Key.Select(k => JsonSerializer.SerializeToElement(k is DateTime instant ? Instants.Text(instant) : k))], Total?.Value ?? 0, Total?.Relation));
        byte[] signed = [Version, .. Hash(System.Text.Encoding.UTF8.GetBytes(query)), .. payload];
        return Base64Url.EncodeToString([.. signed, .. Hash(signed)]);
    }

    /// <summary>Reads a cursor of this query; null for any text that is not one.</summary>
    public static Cursor? Decode(string text, string query)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        // A last character with spare bits set decodes to the same bytes: one cursor has one spelling.
        if (bytes.Length <= 1 + (2 * HashLength) || bytes[0] != Version || Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        if (!Hash(bytes[..^HashLength]).AsSpan().SequenceEqual(bytes[^HashLength..])
            || !Hash(System.Text.Encoding.UTF8.GetBytes(query)).AsSpan().SequenceEqual(bytes.Slice(1, HashLength)))
        {
            return null;
        }

        try
        {
            var payload = JsonSerializer.Deserialize<Payload>(bytes[(1 + HashLength)..^HashLength]);
            return payload is { K.Length: 2 or 3 }
                ? new Cursor([.. payload.K.Select(k => k.ValueKind == JsonValueKind.Number ? NumberOf(k) : Instants.Parse(k.ToString()) ?? (object)k.ToString())], payload.R is null ? null : new Total(payload.T, payload.R))
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static object NumberOf(JsonElement number) => number.TryGetInt64(out var whole) ? (object)whole : number.GetDouble();

    private static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..HashLength];

    private sealed record Payload(JsonElement[] K, long T, string? R);
}
