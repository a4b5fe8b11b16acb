using System.Collections.Frozen;
using System.Globalization;

namespace Api.Content.Articles;

/// <summary>
/// Knows the names of months and weekdays, whole and abbreviated, as printed dates have them. Most come from CLDR
/// through .NET. Languages in which a name means another month are left out, as Croatian: its <c>listopad</c> is
/// October, in Polish it is November.
/// </summary>
internal static class MonthNames
{
    private static readonly string[] Languages =
    [
        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ro", "ca", "ru", "uk", "bg",
        "el", "tr", "id", "ar", "he", "hi", "th",
    ];

    // The months of the eastern Arab countries, in the order of the year, and those of the western ones that differ.
    private static readonly string[] LevantineMonths =
    [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
        "تشرين الثاني", "كانون الأول",
    ];

    private static readonly Dictionary<string, int> OtherSpellings = new()
    {
        ["Sept"] = 9,
        ["ابريل"] = 4,
        ["إبريل"] = 4,
        ["أفريل"] = 4,
        ["ماي"] = 5,
        ["جوان"] = 6,
        ["جويلية"] = 7,
        ["اغسطس"] = 8,
        ["غشت"] = 8,
        ["اكتوبر"] = 10,
    };

    private static readonly FrozenDictionary<string, int> Months = AllMonths();
    private static readonly FrozenSet<string> Weekdays = AllWeekdays();

    /// <summary>Returns the number of the month, 1 to 12, or 0. A stroke may join two names of one month.</summary>
    public static int Number(string name)
    {
        var stroke = name.IndexOf('/');
        if (stroke < 0)
        {
            return Months.GetValueOrDefault(Plain(name));
        }

        var number = Months.GetValueOrDefault(Plain(name[..stroke]));
        return number == Months.GetValueOrDefault(Plain(name[(stroke + 1)..])) ? number : 0;
    }

    public static bool IsWeekday(string word) => Weekdays.Contains(Plain(word));

    private static FrozenDictionary<string, int> AllMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var format in Languages.Select(Names))
        {
            string[][] spellings =
            [
                format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames,
                format.AbbreviatedMonthGenitiveNames,
            ];
            foreach (var names in spellings)
            {
                AddAll(months, names);
            }
        }

        AddAll(months, LevantineMonths);
        foreach (var (name, number) in OtherSpellings)
        {
            months.TryAdd(name, number);
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void AddAll(Dictionary<string, int> months, string[] names)
    {
        for (var i = 0; i < Math.Min(12, names.Length); i++)
        {
            // Languages without abbreviations have numbers in their place.
            var name = Plain(names[i]);
            if (name.Length > 1 && name.Any(char.IsLetter))
            {
                months.TryAdd(name, i + 1);
            }
        }
    }

    private static FrozenSet<string> AllWeekdays() =>
        Languages.Select(Names)
            .SelectMany(format => format.DayNames.Concat(format.AbbreviatedDayNames))
            .Select(Plain)
            .Where(name => name.Length > 1)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static DateTimeFormatInfo Names(string language)
    {
        // Arabic and Thai have other calendars by default.
        var format = (DateTimeFormatInfo)CultureInfo.GetCultureInfo(language).DateTimeFormat.Clone();
        format.Calendar = new GregorianCalendar();
        return format;
    }

    private static string Plain(string name) =>
        DateSpelling.WithoutVowelMarks(name.Trim('.', ' ', '\u200F', '\u200E'));
}
