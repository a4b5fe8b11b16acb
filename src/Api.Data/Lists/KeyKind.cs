using System.Text.Json;

namespace Api.Data.Lists;

/// <summary>
/// What a column of a sort key holds. Whoever sends a cursor may have made it: nothing else gets to the database, which
/// would fail of a value of another type.
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
