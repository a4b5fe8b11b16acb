using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Place, day and agency before the first paragraph: <c>PORT ELLERY, March 3 (NWA) –</c>.</summary>
/// <param name="Text">The dateline as printed, without the dash.</param>
/// <param name="Rest">The paragraph after the dash.</param>
/// <param name="Date">Its day, if it has a year too: <c>PORT ELLERY, March 3, 2024 –</c>.</param>
internal sealed record Dateline(string Text, string Rest, PublicationDate? Date)
{
    private const int Longest = 100;
    private const int MostWordsInAPlace = 5;
    private const int DayLength = 10;

    // Weekday, day, year.
    private const int MostPartsOfADay = 3;

    private static readonly string[] Dashes = [" - ", " – ", " — ", " -- ", "—", "–", "--"];
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
        return !IsDateline(text, rest) ? null
            : DateOf(text) is { } date ? new(text, rest, date)
            : WithDate(text, dash, rest);
    }

    /// <summary>Reads on if a day follows, as in press releases: <c>PORT ELLERY – March 3, 2024 –</c>.</summary>
    private static Dateline WithDate(string place, string dash, string rest)
    {
        var head = rest[..Math.Min(rest.Length, Longest)];
        foreach (var next in Dashes)
        {
            var end = head.IndexOf(next, StringComparison.Ordinal);
            if (end > 0 && PublicationDate.Read(head[..end]) is { On.Length: DayLength, IsUpdate: false } date)
            {
                return new(place + dash + head[..end].TrimEnd(), rest[(end + next.Length)..].TrimStart(), date);
            }
        }

        return new(place, rest, null);
    }

    private static PublicationDate? DateOf(string text)
    {
        var place = WithoutAgency(text, out _);
        for (var comma = place.IndexOf(','); comma > 0; comma = place.IndexOf(',', comma + 1))
        {
            if (PublicationDate.Read(place[(comma + 1)..]) is { On.Length: DayLength, IsUpdate: false } date)
            {
                return date;
            }
        }

        return null;
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
        if (places.Length is 0 or > 3 || (dated >= 0 && parts.Length > dated + MostPartsOfADay))
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
                    word => word.TrimEnd('.').All(unit => char.IsAsciiDigit(unit) || unit == '/')
                        || MonthNames.Number(word) > 0)
                : words is [var day]
                    && MonthNames.IsWeekday(day));
    }
}
