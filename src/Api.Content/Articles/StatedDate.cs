using System.Globalization;

namespace Api.Content.Articles;

/// <summary>
/// Tells dates from the stamps that programs write when they have none: the first and the last of their calendar, the
/// start of Unix time, a year that is far ahead. Years are compared and nothing is added to a date: dates at the ends
/// of the calendar have no day before or after them.
/// </summary>
public static class StatedDate
{
    // The oldest newspaper dates from 1605.
    private const int FirstYear = 1600;
    private const int LastYear = 2199;
    private const string FirstDayOfUnix = "1970-01-01";

    /// <summary>
    /// Whether an article can have this date: not before 1600, not the start of Unix time, and at most in the year
    /// after the one in which it came.
    /// </summary>
    /// <param name="on">The date as precisely as stated: <c>2021</c>, <c>2021-01</c>, <c>2021-01-18</c>.</param>
    /// <param name="at">Its instant, if time and offset are stated.</param>
    /// <param name="receivedAt">
    /// The time at which the statement came; null if nobody knows, and then nothing before 2200 is too far ahead.
    /// </param>
    public static bool IsDate(string on, DateTimeOffset? at, DateTimeOffset? receivedAt)
    {
        var lastYear = receivedAt is { } received ? Math.Min(received.Year + 1, LastYear) : LastYear;
        var digits = on.AsSpan(0, Math.Min(4, on.Length));
        var isYear = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        return isYear && year >= FirstYear && year <= lastYear && !IsUnixZero(on, at);
    }

    // Programs write zero as an instant, as a day, and as midnight of whatever zone they run in.
    private static bool IsUnixZero(string on, DateTimeOffset? at) =>
        at == DateTimeOffset.UnixEpoch || (on == FirstDayOfUnix && (at is null || at.Value.TimeOfDay == TimeSpan.Zero));
}
