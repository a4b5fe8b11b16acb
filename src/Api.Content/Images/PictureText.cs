using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Api.Content.Text;

namespace Api.Content.Images;

/// <summary>Reads words and dates from picture files, which reliably state neither the encoding nor the form.</summary>
internal static partial class PictureText
{
    /// <summary>The longest text that is kept.</summary>
    public const int Longest = 10_000;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes UTF-8 if it is that, as the Metadata Working Group recommends everywhere; else Windows-1252, which most
    /// programs used before. Null if there is no text.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)0);
        try
        {
            return Clean(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Clean(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes));
        }
    }

    /// <summary>
    /// Returns a text normalised by <see cref="SourceText"/>, without characters that no text has and without white
    /// space around it; null if that is empty, or longer than is kept.
    /// </summary>
    public static string? Clean(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var words = string.Concat(text.Where(unit => unit is '\t' or '\n' or '\r' || !char.IsControl(unit)));
        return SourceText.TryNormalise(words, out var normal, out _) && normal.Trim() is { Length: > 0 } clean
            ? clean
            : null;
    }

    /// <summary>
    /// Returns a date as precisely as it is written, with its time and offset if they are there (ISO 8601): EXIF and
    /// IPTC-IIM write the parts with colons or nothing between. Null if it is not a date, such as the blanks and zeros
    /// of cameras that do not know it.
    /// </summary>
    public static string? Date(string? written)
    {
        if (written is null || Written().Match(written.Trim()) is not { Success: true } match)
        {
            return null;
        }

        string Part(string name) => match.Groups[name].Value;
        string Known(string name) => Part(name) is "00" ? "" : Part(name);
        var date = (Part("year"), Known("month"), Known("day")) switch
        {
            (var year, "", _) => year,
            (var year, var month, "") => $"{year}-{month}",
            var (year, month, day) => $"{year}-{month}-{day}",
        };
        if (!DateOnly.TryParseExact(
            date, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return null;
        }

        var time = $"{Part("hour")}:{Part("minute")}:{(Part("second").Length == 0 ? "00" : Part("second"))}";
        if (date.Length < 10
            || !TimeOnly.TryParseExact(time, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return date;
        }

        var offset = Part("offset") switch
        {
            "" or "Z" => Part("offset"),
            var zone => $"{zone[..3]}:{zone[^2..]}",
        };
        return $"{date}T{time}{Part("fraction")}{offset}";
    }

    /// <summary>Returns the instant of such a date, to the millisecond; null unless it has the offset.</summary>
    public static DateTimeOffset? Instant(string? date) =>
        date is { Length: > 19 } && (date[^1] == 'Z' || date[^6] is '+' or '-')
        && DateTimeOffset.TryParse(
            date, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero)
            : null;

    [GeneratedRegex(
        @"^(?<year>\d{4})(?:[-:]?(?<month>\d\d)(?:[-:]?(?<day>\d\d)"
            + @"(?:[T ]+(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?<fraction>\.\d{1,9})?)?"
            + @" *(?<offset>Z|[+-]\d\d:?\d\d)?)?)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
