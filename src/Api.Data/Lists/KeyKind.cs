using System.Text.Json;

namespace Api.Data.Lists;

/// <summary>
/// The kind of a sort key's column. A sender may have made up a cursor: nothing else reaches the database, which would
/// fail on a value of another type.
/// </summary>
internal enum KeyKind
{
    /// <summary>A point in time.</summary>
    Instant,

    /// <summary>The id of a row.</summary>
    Id,

    /// <summary>A count, or a place in an order.</summary>
    Number,

    /// <summary>The engine's confidence: a share, or 2 for quotes that come after all others.</summary>
    Sureness,

    /// <summary>A rank, negative.</summary>
    Rank,

    /// <summary>A name, folded.</summary>
    Text,
}

/// <summary>Reads sort keys that callers send back.</summary>
internal static class KeyKinds
{
    private const double MostSure = 2;
    private const double BestRank = -1e9;

    /// <summary>Returns a key with these columns; null for any other.</summary>
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
        (KeyKind.Text, JsonValueKind.String) =>
            value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null,
        (KeyKind.Id, JsonValueKind.Number) => value.TryGetInt64(out var id) && id > 0 ? id : null,
        (KeyKind.Number, JsonValueKind.Number) =>
            value.TryGetInt32(out var number) && number >= 0 ? (long)number : null,
        (KeyKind.Sureness, JsonValueKind.Number) =>
            value.TryGetDouble(out var sureness) && sureness is >= 0 and <= MostSure ? sureness : null,
        (KeyKind.Rank, JsonValueKind.Number) =>
            value.TryGetDouble(out var rank) && rank is >= BestRank and <= 0 ? rank : null,
        _ => null,
    };
}
