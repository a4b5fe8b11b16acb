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

    private static readonly string[] PublishedLabels =
    [
        "first published", "originally published", "date published", "publication date", "published", "posted", "date",
        "issued",
        "veröffentlicht", "erschienen", "stand", "publié", "publie", "publicado", "publicación", "pubblicato", "fecha",
        "data", "datum",
    ];

    private static readonly string[] UpdateLabels =
    [
        "last updated", "last modified", "date modified", "updated", "modified", "revised", "aktualisiert",
        "zuletzt aktualisiert",
        "mis à jour", "mise à jour", "modifié", "actualizado", "aggiornato", "atualizado",
    ];

    private static readonly string[] Prepositions = ["on", "at", "le", "am", "el", "il", "em", "den", "the"];

    // The names of months in these languages; .NET takes them from CLDR.
    private static readonly DateTimeFormatInfo[] Spellings = [
        .. new[] { "en", "de", "fr", "es", "it", "pt", "nl" }.Select(Spelling),
    ];

    private static readonly (string Format, string On)[] Formats =
    [
        ("d MMMM yyyy", Day), ("d MMM yyyy", Day), ("MMMM d yyyy", Day), ("MMM d yyyy", Day), ("yyyy MMMM d", Day),
        ("yyyy-M-d", Day), ("yyyy/M/d", Day), ("yyyy.M.d", Day), ("d.M.yyyy", Day), ("d-MMM-yyyy", Day),
        ("MMMM yyyy", "yyyy-MM"), ("MMM yyyy", "yyyy-MM"), ("yyyy-MM", "yyyy-MM"), ("yyyy", "yyyy"),
    ];

    private static readonly string[] IsoInstants = [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private const string Day = "yyyy-MM-dd";

    // A line with another year is about something else, or is a program's placeholder for a missing date.
    private static bool IsPrinted(int year) => year is >= 1500 and < 2200;

    /// <summary>Reads the date of a line that holds nothing else; null for any other line.</summary>
    public static PublicationDate? Read(string line)
    {
        if (line.Length > Longest || !HasYear(line))
        {
            return null;
        }

        var text = line.Trim(' ', '(', ')', '[', ']', '*', '_', '|');
        var isUpdate = TryLabel(ref text, UpdateLabels);
        _ = isUpdate || TryLabel(ref text, PublishedLabels);
        if (Instant(text) is { } instant && IsPrinted(instant.Year))
        {
            return new(
                text,
                Invariant(instant, Day),
                text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T') ? instant : null,
                isUpdate);
        }

        var (day, clock) = Clock.Split(text);
        if (Date(day) is not var (date, on))
        {
            return null;
        }

        var at = on.Length == Day.Length ? clock?.On(date) : null;
        return new(text, on, at, isUpdate);
    }

    private static bool TryLabel(ref string text, string[] labels)
    {
        foreach (var label in labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                && text.Length > label.Length
                && text[label.Length] is ' ' or ':')
            {
                text = text[label.Length..].TrimStart(' ', ':');
                foreach (var word in Prepositions)
                {
                    if (text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase))
                    {
                        text = text[(word.Length + 1)..].TrimStart();
                        break;
                    }
                }

                return true;
            }
        }

        return false;
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text, IsoInstants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private static (DateOnly Date, string On)? Date(string[] words)
    {
        // Five words are weekday, day, month, year and one to spare.
        if (words.Length is 0 or > 5)
        {
            return null;
        }

        if (words is [var numbers] && numbers.AsSpan().ContainsAny('/', '-') && Numeric(numbers) is { } numeric)
        {
            return numeric;
        }

        foreach (var spelling in Spellings)
        {
            var skip = words.Length > 1 && IsWeekday(words[0], spelling) ? 1 : 0;
            for (var from = 0; from <= skip; from++)
            {
                var text = string.Join(' ', words[from..]);
                foreach (var (format, on) in Formats)
                {
                    if (DateOnly.TryParseExact(text, format, spelling, DateTimeStyles.None, out var date)
                        && IsPrinted(date.Year))
                    {
                        return (date, Invariant(date, on));
                    }
                }
            }
        }

        return null;
    }

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

    private static bool HasYear(string text)
    {
        var digits = 0;
        foreach (var unit in text)
        {
            digits = char.IsAsciiDigit(unit) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWeekday(string word, DateTimeFormatInfo spelling) =>
        spelling.DayNames.Concat(spelling.AbbreviatedDayNames)
            .Any(name => name.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static DateTimeFormatInfo Spelling(string language)
    {
        // A copy on the Gregorian calendar, without the points of abbreviations: "janv. 2021" is read as "janv 2021".
        var spelling = (DateTimeFormatInfo)CultureInfo.GetCultureInfo(language).DateTimeFormat.Clone();
        spelling.Calendar = new GregorianCalendar();
        spelling.DateSeparator = "/";
        spelling.AbbreviatedMonthNames = [.. spelling.AbbreviatedMonthNames.Select(Clock.Plain)];
        spelling.AbbreviatedMonthGenitiveNames = [.. spelling.AbbreviatedMonthGenitiveNames.Select(Clock.Plain)];
        spelling.AbbreviatedDayNames = [.. spelling.AbbreviatedDayNames.Select(name => name.TrimEnd('.'))];
        return spelling;
    }

    private static string Invariant(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
