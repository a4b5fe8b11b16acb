using System.Globalization;

namespace Api.Data;

/// <summary>
/// Instants as text: RFC 3339 in UTC, to the millisecond. SQLite and JSON have them so; PostgreSQL has a type for them.
/// </summary>
internal static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>As it is kept: what comes back is then the same.</summary>
    public static DateTimeOffset Kept(DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public static DateTimeOffset? Kept(DateTimeOffset? value) => value is { } instant ? Kept(instant) : null;

    public static string Text(DateTime utc) => utc.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for any other text.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(
            text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
