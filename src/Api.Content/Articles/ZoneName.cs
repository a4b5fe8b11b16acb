using System.Collections.Frozen;

namespace Api.Content.Articles;

/// <summary>
/// Knows the offsets of time zones that are printed by their short names: those of RFC 5322, section 4.3, and others
/// that mean one zone only. IST (India, Ireland, Israel), AST, GST and the like mean several, and are none.
/// </summary>
internal static class ZoneName
{
    // Before it, the United States had other days of change.
    private const int FirstYearOfAmericanRule = 2007;

    // Since then, all of the European Union changes on the same days.
    private const int FirstYearOfEuropeanRule = 1996;

    private static readonly FrozenDictionary<string, TimeSpan> Offsets = new Dictionary<string, double>
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["WESZ"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["MET"] = 1,
        ["MEST"] = 2,
        ["MEZ"] = 1,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["OEZ"] = 2,
        ["OESZ"] = 3,
        ["MSK"] = 3,
        ["МСК"] = 3,
        ["TRT"] = 3,
        ["WAT"] = 1,
        ["CAT"] = 2,
        ["SAST"] = 2,
        ["EAT"] = 3,
        ["PKT"] = 5,
        ["NPT"] = 5.75,
        ["WIB"] = 7,
        ["WITA"] = 8,
        ["SGT"] = 8,
        ["HKT"] = 8,
        ["AWST"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["ACDT"] = 10.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["BRT"] = -3,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["ADT"] = -3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
    }.ToFrozenDictionary(zone => zone.Key, zone => TimeSpan.FromHours(zone.Value), StringComparer.OrdinalIgnoreCase);

    // Their offset depends on the day.
    private static readonly FrozenDictionary<string, int> AmericanTimes = new Dictionary<string, int>
    {
        ["ET"] = -5,
        ["CT"] = -6,
        ["MT"] = -7,
        ["PT"] = -8,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private const string British = "BST";

    public static bool IsKnown(string name) =>
        Offsets.ContainsKey(name)
            || AmericanTimes.ContainsKey(name)
            || name.Equals(British, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the offset at this local time; null if it is not certain.</summary>
    public static TimeSpan? Offset(string name, DateTime local)
    {
        if (Offsets.TryGetValue(name, out var offset))
        {
            return offset;
        }

        if (AmericanTimes.TryGetValue(name, out var hours))
        {
            return American(hours, local);
        }

        // Out of the British summer, it is the time of Bangladesh or of Bougainville.
        return name.Equals(British, StringComparison.OrdinalIgnoreCase) && IsBritishSummer(local)
            ? TimeSpan.FromHours(1)
            : null;
    }

    /// <summary>Since 2007: from two o'clock on the second Sunday of March to that of the first of November.</summary>
    private static TimeSpan? American(int standard, DateTime local)
    {
        if (local.Year < FirstYearOfAmericanRule)
        {
            return null;
        }

        var start = SundayFrom(local.Year, 3, 8).AddHours(2);
        var end = SundayFrom(local.Year, 11, 1).AddHours(1);
        var isTwice = local >= end && local < end.AddHours(1);
        if (isTwice)
        {
            return null;
        }

        return TimeSpan.FromHours(local >= start && local < end ? standard + 1 : standard);
    }

    /// <summary>From one o'clock in Greenwich on the last Sunday of March to that of October.</summary>
    private static bool IsBritishSummer(DateTime local) =>
        local.Year >= FirstYearOfEuropeanRule
            && local >= SundayFrom(local.Year, 3, 25).AddHours(2)
            && local < SundayFrom(local.Year, 10, 25).AddHours(2);

    private static DateTime SundayFrom(int year, int month, int day)
    {
        var first = new DateTime(year, month, day);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7);
    }
}
