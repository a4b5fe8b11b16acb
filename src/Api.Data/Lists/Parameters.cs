using System.Globalization;
using System.Text;
using System.Text.Json;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>A parsed value that a caller sent in a query, with its problem.</summary>
public interface IParameter
{
    /// <summary>
    /// The problem, as the end of a sentence that begins with the parameter's name; null if there is none.
    /// </summary>
    string? Problem { get; }
}

/// <summary>
/// Any of some ids, slugs or values, and none of others: <c>12,a-slug,-not-this</c>. A backslash stands before a comma
/// or a first hyphen that belongs to a value, and before a backslash.
/// </summary>
public sealed record Terms : IParameter
{
    private const int Most = 100;
    private const char Mark = '\\';

    public IReadOnlyList<string> Any { get; internal init; } = [];

    public IReadOnlyList<string> None { get; private init; } = [];

    /// <summary>All of them, as they are written.</summary>
    internal IReadOnlyList<string> Written => [.. Any.Select(Escape), .. None.Select(v => $"-{Escape(v)}")];

    public string? Problem { get; private init; }

    // A repeated parameter reaches a parser joined by commas, so both ways to say "any" are one.
    public static bool TryParse(string? text, IFormatProvider? provider, out Terms terms)
    {
        var values = Split(text ?? "").Select(value => value.Trim()).ToList();
        terms = values.Count > Most ? new() { Problem = $"takes at most {Most} values" }
            : values.Exists(v => v.Trim('-').Length == 0) ? new() { Problem = "has an empty value" }
            : new()
            {
                Any = [.. values.Where(v => v[0] != '-').Select(ValueOf)],
                None = [.. values.Where(v => v[0] == '-').Select(ValueOf)],
            };
        return true;
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Mark)
            {
                at++;
            }
            else if (text[at] == ',')
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }

    /// <summary>Returns a value as it is written among others.</summary>
    internal static string Escape(string value)
    {
        var escaped = value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);
        return escaped.StartsWith('-') ? $"{Mark}{escaped}" : escaped;
    }

    /// <summary>Returns the value that a written one means, whether it is refused or not.</summary>
    internal static string ValueOf(string written)
    {
        var value = new StringBuilder(written.Length);
        for (var at = written[0] == '-' ? 1 : 0; at < written.Length; at++)
        {
            var isEscaped = written[at] == Mark && at + 1 < written.Length;
            value.Append(isEscaped ? written[++at] : written[at]);
        }

        return value.ToString();
    }
}

/// <summary>
/// Any of the values of a closed set, and none of others: <c>direct,mixed</c>, <c>-phrase</c>. With refused values
/// alone it is any of the rest.
/// </summary>
public sealed record Choices<T> : IParameter
    where T : struct, Enum
{
    /// <summary>The values as they are written in JSON and kept in the database.</summary>
    public static IReadOnlyList<string> Names { get; } = [
        .. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName),
    ];

    /// <summary>The values as a caller may write them: each, and each refused.</summary>
    public static IReadOnlyList<string> Spellings { get; } = [.. Names, .. Names.Select(name => $"-{name}")];

    /// <summary>The values that are asked for; none if only others are refused.</summary>
    public IReadOnlyList<string> Any { get; private init; } = [];

    /// <summary>The values that are refused.</summary>
    public IReadOnlyList<string> None { get; private init; } = [];

    /// <summary>All of them, as they are written.</summary>
    public IReadOnlyList<string> Written => [.. Any, .. None.Select(v => $"-{v}")];

    /// <summary>The values that something may have that has exactly one of the set.</summary>
    public IReadOnlyList<string> Values => [.. (Any.Count > 0 ? Any : Names).Except(None)];

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out Choices<T> choices)
    {
        var values = (text ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (values.FirstOrDefault(v => !Spellings.Contains(v)) is { } unknown)
        {
            var known = unknown.StartsWith('-') ? Spellings : Names;
            choices = new() { Problem = Nearest.NotOneOf(unknown, known) };
            return true;
        }

        choices = new()
        {
            Any = [.. values.Where(v => v[0] != '-').Distinct()],
            None = [.. values.Where(v => v[0] == '-').Select(v => v[1..]).Distinct()],
        };
        return true;
    }
}

/// <summary>Names of facets: <c>speaker,year</c>.</summary>
public sealed record FacetNames<T> : IParameter
    where T : struct, Enum
{
    /// <summary>The names as they are written.</summary>
    public static IReadOnlyList<string> Spellings => Choices<T>.Names;

    public IReadOnlyList<string> All { get; private init; } = [];

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out FacetNames<T> names)
    {
        var values = (text ?? "").Split(',', StringSplitOptions.TrimEntries);
        var unknown = values.FirstOrDefault(v => !Spellings.Contains(v));
        names = unknown is null
            ? new() { All = [.. values.Distinct()] }
            : new() { Problem = Nearest.NotOneOf(unknown, Spellings) };
        return true;
    }
}

/// <summary>A point in time: an RFC 3339 instant, or a date, month or year, which is its start in UTC.</summary>
public sealed record Instant : IParameter
{
    private static readonly string[] Dates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];
    private static readonly string[] Instants = [
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>The instant; of a year, a month or a date its start in UTC.</summary>
    public DateTimeOffset Value { get; private init; }

    /// <summary>Whether it is a year, a month or a date, and so a day in every zone.</summary>
    public bool IsDay { get; private init; }

    /// <summary>The value as it was sent.</summary>
    public string Text { get; private init; } = "";

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out Instant instant)
    {
        var isDay = DateTimeOffset.TryParseExact(
            text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value);
        instant = isDay || DateTimeOffset.TryParseExact(
            text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)
            ? new() { Value = value.ToUniversalTime(), IsDay = isDay, Text = text! }
            : new()
            {
                Problem =
                    "takes a year, a month, a date or an RFC 3339 instant with its offset (a + is written %2B): 2026, "
                        + "2026-03, 2026-03-14, 2026-03-14T09:30:00Z",
            };
        return true;
    }
}

/// <summary>A whole number in plain digits.</summary>
public sealed record WholeNumber : IParameter
{
    public int Value { get; private init; }

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out WholeNumber number)
    {
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new() { Value = value }
            : new() { Problem = "takes a whole number in digits" };
        return true;
    }
}

/// <summary>A share from 0 to 1.</summary>
public sealed record Share : IParameter
{
    public double Value { get; private init; }

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out Share share)
    {
        share = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 1
            ? new() { Value = value }
            : new() { Problem = "takes a number from 0 to 1" };
        return true;
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record Flag : IParameter
{
    public bool Value { get; private init; }

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out Flag flag)
    {
        flag = text is "true" or "false" ? new() { Value = text == "true" } : new() { Problem = "takes true or false" };
        return true;
    }
}
