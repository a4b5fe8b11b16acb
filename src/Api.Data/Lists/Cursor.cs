using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Data.Search;

namespace Api.Data.Lists;

/// <summary>
/// The place at which a list continues: the sort key of the last item that was given, and the total if it was counted.
/// </summary>
public sealed record Cursor(IReadOnlyList<object> Key, Total? Total)
{
    /// <summary>In a list by relevance, everything that the ranking depends on.</summary>
    internal RankBasis? Basis { get; init; }

    // Version 1 had no basis of a ranking.
    private const byte Version = 2;
    private const int HashLength = 8;

    // A folded name may have 2,700 bytes, by the index that finds it.
    private const int LongestText = 6_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>
    /// Returns the cursor as opaque text (base64url): its version, a hash of its query, its content as JSON, a
    /// checksum.
    /// </summary>
    public string Encode(string query)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new Payload(ElementsOf(Key), Total?.Value ?? 0, Total?.Relation, Basis?.Sent), Options);
        byte[] signed = [Version, .. Hash(Encoding.UTF8.GetBytes(query)), .. payload];
        return Base64Url.EncodeToString([.. signed, .. Hash(signed)]);
    }

    /// <summary>Returns a key as it is sent.</summary>
    internal static JsonElement[] ElementsOf(IEnumerable<object> key) =>
        [.. key.Select(k => JsonSerializer.SerializeToElement(k switch
        {
            DateTime instant => Instants.Text(instant),
            DateTimeOffset instant => Instants.Text(instant.UtcDateTime),
            _ => k,
        }))];

    /// <summary>Reads a cursor of this query; returns null for any text that is not one.</summary>
    /// <param name="kinds">The kinds of its key's columns.</param>
    /// <param name="isRanked">Whether it has the basis of a ranking.</param>
    internal static Cursor? Decode(string text, string query, IReadOnlyList<KeyKind> kinds, bool isRanked = false)
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

        // The key of another query is a place in another order: the page would begin there, and rows would be missed
        // without a word.
        if (!Hash(bytes[..^HashLength]).AsSpan().SequenceEqual(bytes[^HashLength..])
            || !Hash(Encoding.UTF8.GetBytes(query)).AsSpan().SequenceEqual(bytes.Slice(1, HashLength)))
        {
            return null;
        }

        // The checksum shows that nothing was lost on the way, not who made it.
        try
        {
            var payload = JsonSerializer.Deserialize<Payload>(bytes[(1 + HashLength)..^HashLength], Options);
            return payload is null ? null : Of(payload, kinds, isRanked);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second exception is for a text with half a surrogate pair, or for bytes that are not UTF-8.
            return null;
        }
    }

    private static Cursor? Of(Payload payload, IReadOnlyList<KeyKind> kinds, bool isRanked)
    {
        // A ranked page without its basis would be ranked anew, by weights that any write may have changed since the
        // first.
        var basis = isRanked && payload.B is { } sent ? RankBasis.Of(sent) : null;
        var isTotal = payload.R is null || Total.CanBe(payload.T, payload.R);
        var total = payload.R is null ? null : new Total(payload.T, payload.R);
        return kinds.Read(payload.K) is { } key && (basis is not null) == isRanked && isTotal
            ? new(key, total) { Basis = basis }
            : null;
    }

    private static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..HashLength];

    private sealed record Payload(JsonElement[]? K, long T, string? R, RankBasis.Carried? B);
}

/// <summary>
/// The type of a column of a sort key. Whoever sends a cursor may have made it: nothing else gets to the database,
/// which would fail of a value of another type.
/// </summary>
internal enum KeyKind
{
    /// <summary>A point in time.</summary>
    Instant,

    /// <summary>The id of a row.</summary>
    Id,

    /// <summary>A count, or a place in an order.</summary>
    Number,

    /// <summary>How sure the engine was: a share, or 2 for what stands after all others.</summary>
    Sureness,

    /// <summary>A rank, negative.</summary>
    Rank,

    /// <summary>A name, folded.</summary>
    Text,
}

/// <summary>Reads sort keys that come back.</summary>
internal static class KeyKinds
{
    private const double MostSure = 2;
    private const double BestRank = -1e9;

    /// <summary>A key that has these columns; null for any other.</summary>
    public static IReadOnlyList<object>? Read(this IReadOnlyList<KeyKind> kinds, JsonElement[]? key)
    {
        if (key is null || key.Length != kinds.Count)
        {
            return null;
        }

        IReadOnlyList<object> read = [.. key.Zip(kinds, Read).OfType<object>()];
        return read.Count == kinds.Count ? read : null;
    }

    private static object? Read(JsonElement value, KeyKind kind) => (kind, value.ValueKind) switch
    {
        (KeyKind.Instant, JsonValueKind.String) => Instants.Parse(value.GetString()!),
        // PostgreSQL takes no U+0000 in a text: a cursor with one would be an error of the database instead of a
        // refusal.
        (KeyKind.Text, JsonValueKind.String)
            when value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) => text,
        (KeyKind.Id, JsonValueKind.Number) when value.TryGetInt64(out var id) && id > 0 => id,
        // Whole numbers stay whole: PostgreSQL finds no index for a column of integers that is compared with a float.
        (KeyKind.Number, JsonValueKind.Number) when value.TryGetInt32(out var number) && number >= 0 => (long)number,
        (KeyKind.Sureness, JsonValueKind.Number)
            when value.TryGetDouble(out var sureness) && sureness is >= 0 and <= MostSure => sureness,
        (KeyKind.Rank, JsonValueKind.Number)
            when value.TryGetDouble(out var rank) && rank is >= BestRank and <= 0 => rank,
        _ => null,
    };
}
