using System.Globalization;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Place, day and agency before the first paragraph: <c>PORT ELLERY, March 3 (NWA) –</c>.</summary>
/// <param name="Text">The dateline as printed, without the dash.</param>
/// <param name="Rest">The paragraph after the dash.</param>
internal sealed record Dateline(string Text, string Rest)
{
    private const int Longest = 100;
    private const int MostWordsInAPlace = 5;

    private static readonly string[] Dashes = [" - ", " – ", " — ", " -- ", "—", "–", "--"];
    private static readonly string[] Months = [
        .. new[] { "en", "de", "fr", "es", "it" }.SelectMany(MonthNames).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Reads the dateline of a paragraph; null if it starts with none.</summary>
    public static Dateline? Read(string paragraph)
    {
        // A dateline on a line of its own ends in its dash.
        var head = paragraph.Length <= Longest ? paragraph + " " : paragraph[..Longest];
        var (at, dash) = Dashes.Select(dash => (At: head.IndexOf(dash, StringComparison.Ordinal), Dash: dash))
            .Where(found => found.At > 0)
            .OrderBy(found => found.At)
            .FirstOrDefault();
        if (dash is null)
        {
            return null;
        }

        var text = head[..at].TrimEnd();
        var rest = paragraph[Math.Min(paragraph.Length, at + dash.Length)..].TrimStart();
        return IsDateline(text, rest) ? new(text, rest) : null;
    }

    private static bool IsDateline(string text, string rest)
    {
        var place = WithoutAgency(text, out var hasAgency);
        if (place.Length == 0)
        {
            return hasAgency;
        }

        var parts = place.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Any(part => part.Length == 0))
        {
            return false;
        }

        var dated = Array.FindIndex(parts, IsDay);
        var places = dated < 0 ? parts : parts[..dated];
        if (places.Length is 0 or > 3 || (dated >= 0 && parts.Length > dated + 2))
        {
            return false;
        }

        if (hasAgency || dated >= 0)
        {
            return char.IsUpper(places[0][0])
                && places.All(part => IsPlace(part) && (dated >= 0 || char.IsUpper(part[0])));
        }

        // A place alone must be in capitals, with a sentence after the dash.
        return IsCapitals(places[0]) && places.All(IsPlace) && BeginsSentence(rest);
    }

    private static bool IsCapitals(string place) =>
        place.Length > 2 && Punctuation.IsUpperCase(place) && place.Split(' ').Length <= 3;

    private static bool BeginsSentence(string text) =>
        text.Length > 0 && (char.IsUpper(text[0]) || !char.IsLetter(text[0]));

    private static string WithoutAgency(string text, out bool hasAgency)
    {
        var close = text[^1];
        var open = close switch
        {
            ')' => text.LastIndexOf('('),
            ']' => text.LastIndexOf('['),
            '/' => text.LastIndexOf('/', text.Length - 2 < 0 ? 0 : text.Length - 2),
            _ => -1,
        };
        hasAgency = open >= 0 && text.Length - open is > 3 and <= 40 && IsAgency(text[(open + 1)..^1].Split(' '));
        return hasAgency ? text[..open].TrimEnd(' ', ',') : text;
    }

    /// <summary>
    /// Whether these are capitalised words, or one short word as German agencies write themselves: <c>dpa</c>.
    /// </summary>
    private static bool IsAgency(string[] words) =>
        words.All(word => word.Length > 0 && (char.IsUpper(word[0]) || word is "and" or "&" or "/"))
            || (words is [{ Length: <= 4 } only] && only.All(char.IsLetter));

    private static bool IsPlace(string part) =>
        part.Split(' ').Length <= MostWordsInAPlace
            && part.All(unit => char.IsLetter(unit) || unit is ' ' or '.' or '-' or '\'' or '’' or '/');

    /// <summary>Whether this is a day of a month, a weekday or a year.</summary>
    private static bool IsDay(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 3
            && (part.Any(char.IsAsciiDigit)
                ? words.All(
                    word => word.TrimEnd('.').All(char.IsAsciiDigit)
                        || Months.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
                : words is [var day]
                    && CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Contains(
                        day, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> MonthNames(string language)
    {
        var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        return format.MonthNames.Concat(format.AbbreviatedMonthNames)
            .Select(name => name.TrimEnd('.'))
            .Where(name => name.Length > 0)
            .Append("Sept");
    }
}
