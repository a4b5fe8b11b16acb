using System.Globalization;

namespace Api.Content.Articles;

/// <summary>A line that gives the date on which an article was published, or changed.</summary>
/// <param name="Text">The words of the date and time, without a label such as "Published:".</param>
/// <param name="On">The date as precisely as printed: <c>2021</c>, <c>2021-01</c>, <c>2021-01-18</c>.</param>
/// <param name="At">The instant, if time and offset are printed too.</param>
/// <param name="IsUpdate">Whether the label says that the article was changed, not published.</param>
internal sealed record PublicationDate(string Text, string On, DateTimeOffset? At, bool IsUpdate)
{
    private const int Longest = 100;

    private static readonly (string Format, string On)[] Formats =
    [
        ("yyyy-M-d", Day), ("yyyy/M/d", Day), ("yyyy.M.d", Day), ("d.M.yyyy", Day), ("yyyy-MM", Month),
        ("yyyy", Year),
    ];

    private static readonly string[] IsoInstants = [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private const string Day = "yyyy-MM-dd";
    private const string Month = "yyyy-MM";
    private const string Year = "yyyy";
    private const int MostWords = 6;

    // Thailand counts its years from the death of the Buddha.
    private const int BuddhistEra = 543;

    // A line with another year is about something else, or is a program's placeholder for a missing date.
    private static bool IsPrinted(int year) => year is >= 1500 and < 2200;

    /// <summary>
    /// Reads the date of a line that holds nothing else, with its label, time and zone; null for any other line.
    /// </summary>
    public static PublicationDate? Read(string line)
    {
        if (line.Length > Longest || !MayHaveYear(line))
        {
            return null;
        }

        var text = line.Trim(' ', '(', ')', '[', ']', '*', '_', '|');
        var isUpdate = DateLabel.Remove(ref text);
        var plain = DateSpelling.Plain(text).Trim();
        if (Instant(plain) is { } instant && IsPrinted(instant.Year))
        {
            return new(
                text,
                Invariant(instant, Day),
                plain[^1] == 'Z' || plain.LastIndexOfAny(['+', '-']) > plain.IndexOf('T') ? instant : null,
                isUpdate);
        }

        var (words, clock) = Clock.Split(plain);
        if (Date(words) is not var (date, on))
        {
            return null;
        }

        // "Update 2024" is a heading, and a year or a month has no time of day.
        var isWithoutDay = on.Length == Month.Length || words is [{ Length: 4 }];
        if (isWithoutDay && (clock is not null || (isUpdate && on.Length == Year.Length)))
        {
            return null;
        }

        var at = on.Length == Day.Length ? clock?.On(date) : null;
        return new(text, on, at, isUpdate);
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text, IsoInstants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private static (DateOnly Date, string On)? Date(string[] words)
    {
        if (words.Length is 0 or > MostWords)
        {
            return null;
        }

        if (Parts(words) is { } date)
        {
            return date;
        }

        // "Mon" may follow its date; "mar" is a month in Spanish, and Tuesday in French and Italian.
        if (words.Length == 1)
        {
            return null;
        }

        if (MonthNames.IsWeekday(words[0]))
        {
            return Parts(words[1..]);
        }

        return MonthNames.IsWeekday(words[^1]) ? Parts(words[..^1]) : null;
    }

    private static (DateOnly Date, string On)? Parts(string[] words) => words switch
    {
        [var only] => Single(only),
        [var month, var year] => Named(year, month, null) ?? Joined(month, year),
        [{ Length: 4 } year, var month, var day] when char.IsAsciiDigit(year[0]) =>
            Named(year, month, day) ?? Single($"{year}-{month}-{day}"),
        [[>= '0' and <= '9', ..] day, var month, var year] => Named(year, month, day),
        [var month, var day, var year] => Named(year, month, day),
        [var day, var first, var second, var year] => Named(year, first + " " + second, day),
        _ => null,
    };

    // "4.März 2024"
    private static (DateOnly Date, string On)? Joined(string dayAndMonth, string year) =>
        dayAndMonth.Split('.') is [var day, var month] ? Named(year, month, day) : null;

    private static (DateOnly Date, string On)? Single(string word)
    {
        if (word.AsSpan().ContainsAny('/', '-') && Numeric(word) is { } numeric)
        {
            return numeric;
        }

        foreach (var (format, on) in Formats)
        {
            if (DateOnly.TryParseExact(
                word, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsPrinted(date.Year))
            {
                return (date, Invariant(date, on));
            }
        }

        return word.Split('-', '/', '.') is [var day, var month, var year] ? Named(year, month, day) : null;
    }

    /// <summary>Reads a date of which the month has a name, or, after its year, a number.</summary>
    private static (DateOnly Date, string On)? Named(string year, string month, string? day)
    {
        var number = MonthNames.Number(month);
        var isYear = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear);
        if (number == 0 || !isYear || year.Length != 4)
        {
            return null;
        }

        inYear -= IsThai(month[0]) && inYear > BuddhistEra + 1500 ? BuddhistEra : 0;
        var ofMonth = 1;
        var isDay = day is null
            || (day.Length <= 2
                && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out ofMonth));
        if (!isDay || !IsPrinted(inYear) || ofMonth < 1 || ofMonth > DateTime.DaysInMonth(inYear, number))
        {
            return null;
        }

        var date = new DateOnly(inYear, number, ofMonth);
        return (date, Invariant(date, day is null ? Month : Day));
    }

    private static bool IsThai(char unit) => unit is >= '\u0E00' and <= '\u0E7F';

    /// <summary>Reads day and month in numbers. If they could be swapped, only the year is certain.</summary>
    private static (DateOnly Date, string On)? Numeric(string text)
    {
        var dayFirst = DateOnly.TryParseExact(
            text.Replace('-', '/'), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        var monthFirst = DateOnly.TryParseExact(
            text.Replace('-', '/'), "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var second);
        return (dayFirst, monthFirst) switch
        {
            (true, _) when !IsPrinted(first.Year) => null,
            (_, true) when !IsPrinted(second.Year) => null,
            (true, true) when first != second => (first, Invariant(first, "yyyy")),
            (true, _) => (first, Invariant(first, Day)),
            (_, true) => (second, Invariant(second, Day)),
            _ => null,
        };
    }

    private static bool MayHaveYear(string text)
    {
        var digits = 0;
        foreach (var unit in text)
        {
            digits = char.IsDigit(unit) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static string Invariant(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
