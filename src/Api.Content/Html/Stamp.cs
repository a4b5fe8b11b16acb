using System.Globalization;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>A date as programs write it into a page, or as the page prints it.</summary>
/// <param name="On">The date as precisely as stated: <c>2021</c>, <c>2021-01</c>, <c>2021-01-18</c>.</param>
/// <param name="At">The instant, if time and offset are stated.</param>
/// <param name="Printed">The words, if they are for people.</param>
/// <param name="IsUpdate">Whether they say that the article was changed, not published.</param>
internal sealed partial record Stamp(string On, DateTimeOffset? At, string? Printed, bool IsUpdate = false)
{
    private const int Longest = 250;
    private const int LongestLine = 60;
    private const string Day = "yyyy-MM-dd";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Reads ISO 8601, seconds and minutes of the offset optional; the dates of RFC 5322, of JavaScript and of Unix;
    /// the day in a URL; else any date that <see cref="HeadLine"/> reads.
    /// </summary>
    /// <returns>
    /// Null if it is no date; a date may still be impossible for an article: see <see cref="StatedDate"/>.
    /// </returns>
    public static Stamp? Read(string value)
    {
        var text = value.Trim();
        return text.Contains("://", StringComparison.Ordinal) ? InUrl(text)
            : text.Length > Longest ? null
            : Machine(text) ?? InPrint(text);
    }

    /// <summary>Reads a date as programs write it; null for one that is written for people.</summary>
    public static Stamp? Machine(string value)
    {
        var text = value.Trim();
        return text.Length > Longest ? null : Iso(text) ?? Mail(text) ?? Unix(text);
    }

    /// <summary>
    /// Returns the first date, as precisely as any other states it: <c>2024</c> gives way to a day of it, a day to an
    /// instant of it, an instant in UTC to the same one with its offset, the day of that to the one elsewhere.
    /// </summary>
    public static Stamp? Agreed(IEnumerable<Stamp> stamps)
    {
        Stamp? agreed = null;
        foreach (var stamp in stamps)
        {
            agreed = agreed is null ? stamp : agreed.With(stamp);
        }

        return agreed;
    }

    private Stamp With(Stamp other)
    {
        if (IsLessThan(other))
        {
            // Of two that name one minute, the first may have its seconds.
            var at = At is { } own && other.At is { } shown ? own.ToOffset(shown.Offset) : other.At;
            return other with { At = at, Printed = Printed ?? other.Printed };
        }

        if (HasDayOf(other))
        {
            return this with { On = other.On, Printed = other.Printed };
        }

        return Printed is null && On == other.On ? this with { Printed = other.Printed } : this;
    }

    /// <summary>Whether the instant, stated in UTC, has the other's day somewhere on Earth.</summary>
    public bool HasDayOf(Stamp other)
    {
        // No date read here has a year at an end of the calendar, to which no hours could be added.
        if (At is not { } at || at.Offset != TimeSpan.Zero || other is not { At: null, On.Length: 10 })
        {
            return false;
        }

        var isDayInUtc = On == DayOf(at, hours: 0) && On != other.On;
        return isDayInUtc && (other.On == DayOf(at, hours: -12) || other.On == DayOf(at, hours: 14));
    }

    private static string DayOf(DateTimeOffset at, int hours) =>
        Text(DateOnly.FromDateTime(at.UtcDateTime.AddHours(hours)));

    private bool IsLessThan(Stamp other) => (At, other.At) switch
    {
        ({ } at, { } otherAt) =>
            at.Offset == TimeSpan.Zero && otherAt.Offset != TimeSpan.Zero && (at - otherAt).Duration() < Minute,
        (null, _) =>
            other.On.StartsWith(On, StringComparison.Ordinal) && (other.On.Length > On.Length || other.At is not null),
        _ => false,
    };

    private static Stamp? Iso(string text)
    {
        if (IsoPattern().Match(text) is not { Success: true } match
            || !DateOnly.TryParseExact(
                string.Join('-', match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value),
                Day,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day))
        {
            return null;
        }

        var zone = match.Groups["zone"].Value;
        if (zone.Length == 0
            || !TimeOnly.TryParseExact(
                match.Groups["time"].Value,
                ["HH:mm", "HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time))
        {
            return new(Text(day), null, null);
        }

        return Offset(zone) is { } offset
            ? new(Text(day), new(day.ToDateTime(time), offset), null)
            : new(Text(day), null, null);
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone is "Z" or "z" or "UTC" or "GMT")
        {
            return TimeSpan.Zero;
        }

        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60)
            + (digits.Length > 2 ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : 0);
        if (minutes > 14 * 60)
        {
            return null;
        }

        return TimeSpan.FromMinutes(zone[0] == '+' ? minutes : -minutes);
    }

    // "Sat, 23 Dec 2023 05:42:00 PST", "Sat Dec 23 2023 05:42:00 GMT-0800 (Pacific Standard Time)": the weekday and the
    // words in brackets add nothing.
    private static Stamp? Mail(string text) =>
        MailPattern().Match(text) is { Success: true } match
        && PublicationDate.Read(
            $"{match.Groups["d"].Value} {match.Groups["month"].Value} {match.Groups["y"].Value} "
                + $"{match.Groups["rest"].Value}") is { } date
            ? new(date.On, date.At, null) : null;

    private static Stamp? Unix(string text)
    {
        if (text.Length is not (10 or 13) || !text.All(char.IsAsciiDigit))
        {
            return null;
        }

        var number = long.Parse(text, CultureInfo.InvariantCulture);
        var instant = DateTimeOffset.FromUnixTimeSeconds(text.Length == 13 ? number / 1000 : number);
        return instant.Year is >= 1990 and < 2200
            ? new(instant.ToString(Day, CultureInfo.InvariantCulture), instant, null)
            : null;
    }

    // https://ellery.example/2024/03/09/bridge-closes
    private static Stamp? InUrl(string text) =>
        UrlPattern().Match(text) is { Success: true } match
            ? Iso(string.Join('-', match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))
            : null;

    private static Stamp? InPrint(string text)
    {
        var line = HeadLine.Read(text) ?? DateIn(text);
        if ((line?.Published ?? line?.Updated) is not { } date)
        {
            return null;
        }

        var printed = IsForPrograms(date) ? null : date.Text;
        return new(date.On, date.At, printed, date.IsUpdate);
    }

    private static bool IsForPrograms(PublicationDate date)
    {
        var text = date.Text.TrimEnd(' ', '-', '–', '—', '|', '·');
        return text == date.On || Iso(text) is not null;
    }

    // "Dec 20, 2023 6 min read": a day at the start of a short line, which is no sentence about that day.
    private static HeadLine? DateIn(string text)
    {
        var isTooMuch = text.Length > LongestLine || Punctuation.EndsSentence(text);
        for (var end = isTooMuch ? -1 : text.LastIndexOf(' '); end > 0; end =
            text.LastIndexOf(' ', end - 1))
        {
            if (PublicationDate.Read(text[..end]) is { } date)
            {
                return date.On.Length == Day.Length ? LineOf(date) : null;
            }
        }

        return null;
    }

    private static HeadLine LineOf(PublicationDate date) =>
        date.IsUpdate ? new(null, null, date) : new(null, date, null);

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<y>(?:1[5-9]|2[01])[0-9]{2})-?(?<m>[0-9]{2})-?(?<d>[0-9]{2})"
            + "(?:[T ]+(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
            + @" *(?<zone>Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)?(?:\[.*\])?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(
        "/((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(
        "^[A-Za-z]{3,9},? +"
            + "(?:(?<d>[0-9]{1,2}) +(?<month>[A-Za-z]{3,9})|(?<month>[A-Za-z]{3,9}) +(?<d>[0-9]{1,2})),? +"
            + @"(?<y>[0-9]{4}) +(?<rest>[0-9]{1,2}:[0-9]{2}.*?) *(?:\(.*\))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex MailPattern();
}
