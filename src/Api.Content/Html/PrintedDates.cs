using System.Globalization;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Finds the dates in the short lines around a headline and in the values of a page. In numbers alone, the page's
/// language says which of day and month it writes first (Unicode CLDR).
/// </summary>
internal sealed partial class PrintedDates
{
    private const int LongestLine = 120;
    private const int MostOtherWords = 8;
    private const int MostWordsInADate = 8;
    private const int StepsPerReading = 500;
    private const int LastYearOfThisCentury = 49;

    private readonly string? _order;

    private PrintedDates(string? language)
    {
        if (language is null || CultureOf(language) is not { } culture)
        {
            return;
        }

        // English without a region has both orders.
        _order = language is "en" ? null : Order(culture.DateTimeFormat.ShortDatePattern);
    }

    /// <param name="language">A BCP 47 tag; null if it is not known.</param>
    public static PrintedDates Of(string? language) =>
        new(language is { Length: <= 20 } ? language : null);

    /// <summary>Returns a value in which numbers and months are as all readers of dates take them.</summary>
    public string Plain(string value) =>
        value.Length > LongestLine || !value.Any(char.IsDigit)
            ? value
            : string.Join(' ', value.Split(' ').Select(PlainWord));

    /// <summary>Returns the dates of publication and of changes in a line that has little else.</summary>
    public IEnumerable<Stamp> In(string line, WorkBudget budget)
    {
        if (line.Length > LongestLine || !line.Any(char.IsDigit))
        {
            yield break;
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = Array.ConvertAll(words, PlainWord);
        var found = new List<Stamp>();
        var dated = 0;
        for (var start = 0; start < words.Length; start++)
        {
            var length = LengthOfDate(plain, start, budget);
            if (length > 0
                && PublicationDate.Read(string.Join(' ', plain[start..(start + length)])) is { On.Length: 10 } date)
            {
                var printed = plain.AsSpan(start, length).SequenceEqual(words.AsSpan(start, length))
                    ? date.Text
                    : string.Join(' ', words[start..(start + length)]).Trim(' ', ',', '|', '-', '–');
                found.Add(new(date.On, date.At, printed, date.IsUpdate));
                dated += length;
                start += length - 1;
            }
        }

        // A sentence about a day is not a line that dates the article.
        var isSentence = dated < words.Length && Punctuation.EndsSentence(line);
        var isLine = words.Length - dated <= MostOtherWords && !isSentence;
        foreach (var stamp in isLine ? found : [])
        {
            yield return stamp;
        }
    }

    private static int LengthOfDate(string[] words, int start, WorkBudget budget)
    {
        for (var length = Math.Min(MostWordsInADate, words.Length - start); length > 0; length--)
        {
            var isPossible = words[start].Any(char.IsLetterOrDigit)
                && Enumerable.Range(start, length).Any(i => HasYear(words[i]));
            if (!isPossible)
            {
                return 0;
            }

            budget.Spend(StepsPerReading, "it has too many dates");
            if (PublicationDate.Read(string.Join(' ', words[start..(start + length)])) is not null)
            {
                return length;
            }
        }

        return 0;
    }

    private static bool HasYear(string word) => YearPattern().IsMatch(word);

    private string PlainWord(string word)
    {
        var core = word.Trim(',', '.', '(', ')', ';');
        if (NumericPattern().Match(core) is not { Success: true } match)
        {
            return word;
        }

        var (first, second) = (Number(match, "a"), Number(match, "b"));
        var year = Number(match, "y");
        var isShort = match.Groups["y"].Length == 2;
        var isDotted = match.Groups["stroke"].Value == ".";
        var order = isDotted ? "dM" : _order;
        if (order is null || (isShort && !isDotted && _order is null))
        {
            return word;
        }

        year += !isShort ? 0 : year <= LastYearOfThisCentury ? 2000 : 1900;
        var (day, number) = order == "dM" ? (first, second) : (second, first);
        (day, number) = number > 12 ? (number, day) : (day, number);
        return number is < 1 or > 12 || day is < 1 or > 31
            ? word
            : word.Replace(
                core,
                string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{number:00}-{day:00}"),
                StringComparison.Ordinal);
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Order(string pattern) =>
        pattern.IndexOf('d', StringComparison.Ordinal) < pattern.IndexOf('M', StringComparison.Ordinal) ? "dM" : "Md";

    private static CultureInfo? CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(?<a>[0-9]{1,2})(?<stroke>[./-])(?<b>[0-9]{1,2})[./-](?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex NumericPattern();

    [GeneratedRegex("(?:^|[^0-9])(?:1[5-9]|2[01])[0-9]{2}(?:$|[^0-9])")]
    private static partial Regex YearPattern();
}
