using System.Globalization;
using System.Text.RegularExpressions;
using Api.Content.Articles;

namespace Api.Content.Feeds;

/// <summary>A date as feeds write it.</summary>
/// <param name="On">The date as precisely as stated: <c>2021</c>, <c>2021-01</c>, <c>2021-01-18</c>.</param>
/// <param name="At">The instant; null unless the time and a zone that is known are stated.</param>
/// <param name="HasTime">Whether a time is stated.</param>
internal sealed partial record FeedDate(string On, DateTimeOffset? At, bool HasTime)
{
    private const int Longest = 100;
    private const int LatestShortYear = 49;
    private const string Day = "yyyy-MM-dd";
    private static readonly TimeSpan MostOffset = TimeSpan.FromHours(14);

    /// <summary>
    /// Reads the dates of RFC 822 and RFC 5322, whose weekday says nothing new, so a wrong one is ignored; of RFC 850,
    /// Unix and ISO 8601; and days as they are printed. A day alone, a time without a zone and a zone that is not known
    /// make no instant.
    /// </summary>
    /// <returns>Null if it is no date, or none that an article can have.</returns>
    public static FeedDate? Read(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= Longest } stated)
        {
            return null;
        }

        // "(CEST)", "[Europe/Berlin]"
        stated = Aside().Replace(stated, " ");
        var time = Time().Match(stated);
        var words = time.Success ? $"{stated[..time.Index]} {stated[(time.Index + time.Length)..]}" : stated;
        // The name of a region may follow, "Europe/Berlin"; Unix has the year there.
        if ((DayOf(words) ?? (time.Success ? DayOf(stated[..time.Index]) : null)) is not { } on)
        {
            return null;
        }

        var at = time.Success && on.Length == Day.Length ? Instant(on, time) : null;
        return StatedDate.IsDate(on, at, receivedAt: null) ? new(on, at, time.Success) : null;
    }

    private static string? DayOf(string words)
    {
        var day = string.Join(
            ' ', words.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Compact().Match(day) is { Success: true } compact)
        {
            day = $"{compact.Groups["y"].Value}-{compact.Groups["m"].Value}-{compact.Groups["d"].Value}";
        }

        return PublicationDate.Read(ShortYear().Replace(day, LongYear))?.On;
    }

    // Two digits from 00 to 49 are of this century, others and three digits of the last (RFC 5322, section 4.3).
    private static string LongYear(Match date)
    {
        var year = int.Parse(date.Groups["y"].Value, CultureInfo.InvariantCulture);
        var isLate = date.Groups["y"].Length == 2 && year <= LatestShortYear;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{date.Groups["d"].Value} {date.Groups["month"].Value} {year + (isLate ? 2000 : 1900)}");
    }

    private static DateTimeOffset? Instant(string on, Match time)
    {
        var hours = Number(time, "h");
        if (time.Groups["half"].Value is [var half, ..])
        {
            hours = (hours % 12) + (half is 'p' or 'P' ? 12 : 0);
        }

        var (minutes, seconds) = (Number(time, "m"), Number(time, "s"));
        if (hours > 23 || minutes > 59 || seconds > 60)
        {
            return null;
        }

        var day = DateTime.ParseExact(on, Day, CultureInfo.InvariantCulture);
        var local = day + new TimeSpan((int)hours, (int)minutes, (int)seconds);
        return OffsetOf(time, local) is { } offset ? new(local, offset) : null;
    }

    private static TimeSpan? OffsetOf(Match time, DateTime local)
    {
        var (name, sign) = (time.Groups["zone"].Value, time.Groups["sign"].Value);
        var zone = name.Length == 0 ? TimeSpan.Zero : ZoneName.Offset(name, local);
        if (sign.Length == 0)
        {
            return name.Length == 0 ? null : zone;
        }

        // "GMT+2", "UTC+02:00"; "CET+1" would say it twice.
        if (zone != TimeSpan.Zero)
        {
            return null;
        }

        var stated = TimeSpan.FromMinutes(Math.Round((60 * Number(time, "oh")) + Number(time, "om")));
        if (stated > MostOffset)
        {
            return null;
        }

        return sign == "+" ? stated : -stated;
    }

    private static double Number(Match match, string group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"[(\[][^)\]]*[)\]]", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"(?:(?:T|\b)(?<h>[0-9]{1,2}):(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,][0-9]+)?)?"
            + "|T(?<h>[0-9]{2})(?<m>[0-9]{2})(?<s>[0-9]{2}))"
            + @"(?:\s*(?<half>[ap])(?:m\b|\.\s?m\.))?"
            + @"(?:\s*(?<zone>[A-Za-z]{1,5})\b)?(?:\s*(?<sign>[+−-])(?<oh>[0-9]{1,2}):?(?<om>[0-9]{2})?\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    // The basic format of ISO 8601.
    [GeneratedRegex("^(?<y>[12][0-9]{3})(?<m>[01][0-9])(?<d>[0-3][0-9])$", RegexOptions.NonBacktracking)]
    private static partial Regex Compact();

    [GeneratedRegex(
        @"\b(?<d>[0-9]{1,2})[ -](?<month>\p{L}{3,12})\.?[ -](?<y>[0-9]{2,3})$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortYear();
}
