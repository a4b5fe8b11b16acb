using System.Collections.Frozen;
using System.Globalization;

namespace Api.Content.Articles;

/// <summary>The time of day after a date. Without an offset it is not an instant.</summary>
internal sealed record Clock(TimeOnly Time, TimeSpan? Offset)
{
    // The zones of RFC 5322, section 4.3, and those of Central Europe. Names that mean several zones (BST, IST) are
    // left out.
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(
        StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["MEZ"] = 1,
        ["MESZ"] = 2,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        [
            "at", "um", "à", "a", "las", "alle", "ore", "uhr", "hrs", "h", "de", "del", "of", "the", "-", "–", "—",
            "|", "/", "·", "•", "le", "den", "às", "om", "uur", "kl",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Formats = [
        "H:mm", "H:mm:ss", "h:mmtt", "h:mm:sstt", "h.mmtt", "htt", "H'h'mm", "H'h'",
    ];

    public DateTimeOffset? On(DateOnly date)
    {
        if (Offset is not { } offset)
        {
            return null;
        }

        return new(date.ToDateTime(Time), offset);
    }

    /// <summary>
    /// Separates the words of the date from those of the time; the words of the date are returned without points,
    /// commas and ordinal endings.
    /// </summary>
    public static (string[] Date, Clock? Clock) Split(string text)
    {
        var words = new List<string>();
        TimeOnly? time = null;
        TimeSpan? offset = null;
        var tokens = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Trim(',', '(', ')', ';');
            var halfDay = i + 1 < tokens.Length ? HalfDay(tokens[i + 1].Trim(',', ')')) : null;
            if (time is null && (halfDay is null ? ReadTime(word) : ReadTime(word + halfDay)) is { } read)
            {
                time = read;
                i += halfDay is null ? 0 : 1;
            }
            else if (time is not null && offset is null && Zone(word) is { } zone)
            {
                offset = zone;
            }
            else if (word.Length > 0 && !Fillers.Contains(word))
            {
                words.Add(Plain(word));
            }
        }

        return ([.. words], time is { } clock ? new(clock, offset) : null);
    }

    private static TimeOnly? ReadTime(string word)
    {
        // A number alone is a day.
        var candidate = HalfDayEnding(word);
        return candidate.AsSpan().IndexOfAny(":hHMm") > 0
            && TimeOnly.TryParseExact(
                candidate, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    private static string HalfDayEnding(string word)
    {
        var digits = word.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        return digits > 0 && digits < word.Length && HalfDay(word[digits..]) is { } half ? word[..digits] + half : word;
    }

    private static string? HalfDay(string word)
    {
        var half = word.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        return half is "AM" or "PM" ? half : null;
    }

    private static TimeSpan? Zone(string word)
    {
        if (Zones.TryGetValue(word, out var hours))
        {
            return TimeSpan.FromHours(hours);
        }

        var sign = word.AsSpan().IndexOfAny("+-−");
        if (sign < 0 || (sign > 0 && word[..sign] is not ("GMT" or "UTC")))
        {
            return null;
        }

        var size = word[(sign + 1)..];
        if (!TimeSpan.TryParseExact(
            size, ["h\\:mm", "hh\\:mm", "hhmm", "%h", "hh"], CultureInfo.InvariantCulture, out var offset)
            || offset > TimeSpan.FromHours(14))
        {
            return null;
        }

        return word[sign] == '+' ? offset : -offset;
    }

    /// <summary>
    /// Returns a word of a date in the one spelling in which dates are compared: no point, no ordinal ending, "Sep" for
    /// "Sept.".
    /// </summary>
    public static string Plain(string word)
    {
        var plain = word.TrimEnd('.');
        var digits = plain.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is 1 or 2 && plain[digits..] is "st" or "nd" or "rd" or "th" or "er" or "º" or "°" or "ª")
        {
            return plain[..digits];
        }

        return plain.Equals("Sept", StringComparison.OrdinalIgnoreCase) ? "Sep" : plain;
    }
}
