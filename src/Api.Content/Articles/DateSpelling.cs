using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Api.Content.Articles;

/// <summary>
/// Rewrites dates of scripts that write numbers their own way, so that one reading does for all: digits of any script
/// become those of ASCII, and <c>2024年3月4日 10時5分</c> becomes <c>2024-3-4 10:05</c>.
/// </summary>
internal static partial class DateSpelling
{
    private static readonly SearchValues<char> Counters = SearchValues.Create("年月日時时点點分년월일시분曜요周週星上下午오");

    public static string Plain(string text)
    {
        var plain = text.All(char.IsAscii) ? text : string.Create(text.Length, text, WithAsciiSigns);
        return plain.AsSpan().ContainsAny(Counters) ? WithoutCounters(plain) : plain;
    }

    /// <summary>Removes the marks that show how to read Arabic: they are rarely written, and never needed.</summary>
    public static string WithoutVowelMarks(string text) =>
        text.Any(IsVowelMark) ? string.Concat(text.Where(unit => !IsVowelMark(unit))) : text;

    private static void WithAsciiSigns(Span<char> plain, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            plain[i] = text[i] switch
            {
                _ when digit >= 0 => (char)('0' + digit),
                '：' => ':',
                '／' => '/',
                '，' or '、' or '،' => ',',
                '（' => '(',
                '）' => ')',
                '\u3000' or '\u00A0' or '\u202F' or '\u200F' or '\u200E' => ' ',
                _ => text[i],
            };
        }
    }

    private static string WithoutCounters(string text)
    {
        var dated = DayPattern().Replace(text, Day);
        var plain = WeekdayPattern().Replace(dated, " ");
        return TimePattern().Replace(plain, Time);
    }

    private static string Day(Match match)
    {
        var (month, day) = (match.Groups["m"].Value.PadLeft(2, '0'), match.Groups["d"].Value.PadLeft(2, '0'));
        return match.Groups["d"].Success
            ? $"{match.Groups["y"].Value}-{month}-{day} "
            : $"{match.Groups["y"].Value}-{month} ";
    }

    private static string Time(Match match)
    {
        var half = match.Groups["half"].Value;
        var suffix = half is "" ? "" : half is "下午" or "午後" or "오후" ? " PM" : " AM";
        var minute = match.Groups["m"].Value.PadLeft(2, '0');
        return $"{match.Groups["h"].Value}:{minute}{suffix} ";
    }

    [GeneratedRegex(
        @"(?<y>[0-9]{4}) ?[年년] ?(?<m>[0-9]{1,2}) ?[月월](?: ?(?<d>[0-9]{1,2}) ?[日号號일])?",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayPattern();

    [GeneratedRegex(
        @"\(?(?:(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일)\)?"
            + @"|\([月火水木金土日월화수목금토일一二三四五六][祝休・]?\)",
        RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayPattern();

    // Five past ten: 10時5分, 10点05, 오전 10:05.
    [GeneratedRegex(
        @"(?:(?<half>上午|下午|午前|午後|오전|오후) ?)?(?<h>[0-9]{1,2}) ?[時时点點시]"
            + @"(?: ?(?<m>[0-9]{1,2}) ?[分분]|(?<m>[0-9]{2})(?![0-9]))?(?: ?[0-9]{1,2} ?[秒초])?"
            + @"|(?<half>上午|下午|午前|午後|오전|오후) ?(?<h>[0-9]{1,2}):(?<m>[0-9]{2})",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    private static bool IsVowelMark(char unit) => unit is >= '\u064B' and <= '\u0652';
}
