using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Api.Content.Articles;

/// <summary>The time of day beside a date. Without the offset of its zone it is not an instant.</summary>
internal sealed record Clock(TimeOnly Time, TimeSpan? Offset, string? Zone)
{
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        [
            "at", "um", "à", "a", "las", "alle", "ore", "uhr", "hrs", "h", "de", "del", "of", "the", "-", "–", "—",
            "|", "/", "·", "•", "le", "den", "às", "om", "uur", "kl", "klo", "on", "o'clock", "o’clock", "г", "года",
            "в", "saat", "godz", "pukul", "الساعة", "في",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TimeSigns = SearchValues.Create(":hHMm.");

    private static readonly string[] Formats = [
        "H:mm", "H:mm:ss", "h:mmtt", "h:mm:sstt", "h.mmtt", "htt", "H'h'mm", "H'h'", "H.mm",
    ];

    public DateTimeOffset? On(DateOnly date)
    {
        var local = date.ToDateTime(Time);
        var offset = Offset ?? (Zone is null ? null : ZoneName.Offset(Zone, local));
        return offset is { } known ? new(local, known) : null;
    }

    /// <summary>
    /// Separates the words of the date from those of the time; the words of the date are returned without points,
    /// commas and ordinal endings.
    /// </summary>
    public static (string[] Date, Clock? Clock) Split(string text)
    {
        var words = new List<string>();
        Clock? clock = null;
        var tokens = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Trim(',', '(', ')', ';');
            var next = i + 1 < tokens.Length ? tokens[i + 1].Trim(',', ')', ';') : "";
            var halfDay = HalfDay(next);
            if (clock is null && ReadTime(word, halfDay, next) is { } time)
            {
                clock = new(time, null, null);
                i += halfDay is null ? 0 : 1;
            }
            else if (clock is not null && clock.InZone(word) is { } zoned)
            {
                clock = zoned;
            }
            else if (word.Length > 0 && !Fillers.Contains(Plain(word)))
            {
                words.Add(Plain(word));
            }
        }

        return ([.. words], clock);
    }

    /// <summary>Returns this time in the zone that a word names; null if it names none, or after another.</summary>
    private Clock? InZone(string word)
    {
        var name = word.TrimEnd('.');
        if (Offset is not null)
        {
            return null;
        }

        if (ZoneName.IsKnown(name))
        {
            return Zone is null ? this with { Zone = name } : null;
        }

        // "UTC +8": the name says from where the hours are counted.
        return Zone is null or "UTC" or "GMT" && Hours(name) is { } offset ? this with { Offset = offset } : null;
    }

    private static TimeOnly? ReadTime(string word, string? halfDay, string next)
    {
        var read = halfDay is null ? ReadTime(word) : ReadTime(word + halfDay);
        if (read is not null)
        {
            return read;
        }

        // "17:04 PM", and "1205 GMT" as in messages: a number of four digits alone is a year.
        var isMilitary = word.Length == 4 && ZoneName.IsKnown(next.TrimEnd('.')) && word.All(char.IsAsciiDigit);
        return halfDay is not null ? ReadTime(word)
            : isMilitary ? ReadTime(word.Insert(2, ":"))
            : null;
    }

    private static TimeOnly? ReadTime(string word)
    {
        // A number alone is a day.
        var candidate = HalfDayEnding(word);
        return candidate.AsSpan().IndexOfAny(TimeSigns) > 0
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

    private static TimeSpan? Hours(string word)
    {
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
