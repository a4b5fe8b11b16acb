using System.Globalization;

namespace Api.Data.Lists;

/// <summary>Years, months and days, as the filters by publication take them.</summary>
internal static class Period
{
    private const string Day = "yyyy-MM-dd";
    private const string Month = "yyyy-MM";
    private const string Year = "yyyy";

    /// <summary>The year, month or day that a range is, if it is one; null when there is no range.</summary>
    public static IReadOnlyList<string>? Of(string facet, Instant? from, Instant? before)
    {
        if (from is null && before is null)
        {
            return null;
        }

        var format = facet switch
        {
            "year" => Year,
            "month" => Month,
            _ => Day,
        };
        var period = from?.Value.ToString(format, CultureInfo.InvariantCulture);
        // Any other range chooses no value, but is a filter all the same, which the counts leave out: not null.
        var isOne = period is not null && IsStart(period, from) && IsStart(Next(period), before);
        return isOne ? [period!] : [];
    }

    /// <summary>The one after it; null after the last.</summary>
    public static string? Next(string period)
    {
        var (format, last) = period.Length switch
        {
            4 => (Year, "9999"),
            7 => (Month, "9999-12"),
            _ => (Day, "9999-12-31"),
        };
        if (period == last)
        {
            return null;
        }

        var first = DateTime.ParseExact(period, format, CultureInfo.InvariantCulture);
        var next = format switch
        {
            Year => first.AddYears(1),
            Month => first.AddMonths(1),
            _ => first.AddDays(1),
        };
        return next.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsStart(string? period, Instant? instant) =>
        period is null
            ? instant is null
            : instant is { IsDay: true } && Instant.TryParse(period, null, out var start)
                && start.Value == instant.Value;
}
