using System.Globalization;

namespace Api.Data;

/// <summary>
/// Writes instants as text: RFC 3339 in UTC, to the millisecond. SQLite and JSON hold them like this; PostgreSQL has a
/// type for them.
/// </summary>
internal static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Returns an instant as it is kept, so that it equals the one that is read back.</summary>
    public static DateTimeOffset Kept(DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public static DateTimeOffset? Kept(DateTimeOffset? value) => value is { } instant ? Kept(instant) : null;

    public static string Text(DateTime utc) => utc.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads an instant; null for any other text.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(
            text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
