using System.Globalization;
using System.Text.RegularExpressions;

namespace Api.Content.Articles;

/// <summary>
/// Reads the lines in which Chinese, Japanese and Korean papers name who wrote and who photographed:
/// <c>文/甲 图/乙</c>, <c>本报记者 甲 北京报道</c>, <c>甲 記者</c>, <c>甲 기자</c>.
/// </summary>
internal static partial class EastAsianCredits
{
    private const int Longest = 100;
    private const int LongestName = 20;

    /// <summary>Reads a line that holds nothing else; null for any other. A source is not an author.</summary>
    public static Byline? Read(string line)
    {
        if (line.Length is < 3 or > Longest || !line.Any(IsEastAsian))
        {
            return null;
        }

        var text = line.Trim(' ', '\u3000', '(', ')', '（', '）', '【', '】', '[', ']');
        var authors = new List<string>();
        string? role = null;
        foreach (var word in text.Split(
            [' ', '\u3000', '、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsAside(word))
            {
                continue;
            }

            var label = LabelPattern().Match(word);
            if (label.Success)
            {
                role = label.Groups["author"].Success ? "author" : "other";
            }

            var name = word[label.Length..];
            if (!label.Success && ReporterPattern().Match(word) is { Success: true } reporter)
            {
                name = reporter.Groups["name"].Value;
                role = "author";
                if (name.Length == 0 && authors.Count == 0)
                {
                    // "甲 記者": the word before it was read as no role's.
                    return null;
                }
            }

            if (name.Length > 0 && (role is null || !IsName(name)))
            {
                return role is null && IsName(word) ? BeforeReporter(text) : null;
            }

            if (name.Length > 0 && role == "author" && !authors.Contains(name))
            {
                authors.Add(name);
            }
        }

        return role is null ? null : new(text, authors, Labelled: true);
    }

    // 甲 記者, 甲 기자
    private static Byline? BeforeReporter(string text) =>
        NamesReporterPattern().Match(text) is { Success: true } match
            ? new(text, [.. match.Groups["name"].Captures.Select(name => name.Value)], Labelled: true)
            : null;

    private static bool IsName(string name) =>
        name.Length <= LongestName
            && name.All(
                unit => char.GetUnicodeCategory(unit) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                    || unit is '·' or '・' or '•' or '々');

    // The place of the report, and an address.
    private static bool IsAside(string word) =>
        word is "|" or "｜"
            || word.Contains('@')
            || Array.Exists(Reports, report => word.EndsWith(report, StringComparison.Ordinal));

    // "Reports", after the place.
    private static readonly string[] Reports = ["报道", "報道", "報導"];

    private static bool IsEastAsian(char unit) =>
        unit is >= '\u3040' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';

    [GeneratedRegex(
        @"^(?:(?<author>取材・文|撰文|文字|文案|作者|采写|採寫|撰稿|执笔|文|글)[:：/／｜丨|・=＝]"
            + @"|(?<author>(?:本报|本報|本刊|本社|本台|特约|特約|[\p{Lo}]{2,4}社)?(?:记者|記者)(?:[:：/／]|(?=[\p{Lo}]{2,4}$)|$))"
            + @"|(?:图片|图|圖|摄影|攝影|摄|写真|撮影|编辑|編輯|編集|责任编辑|责编|責編|校对|审核|构成|構成|翻译|翻訳|来源|來源|出典|사진|편집|영상)"
            + @"[:：/／｜丨|・=＝])",
        RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^(?<name>[\p{Lo}]{2,8})(?:記者|기자)$", RegexOptions.CultureInvariant)]
    private static partial Regex ReporterPattern();

    [GeneratedRegex(
        @"^(?:(?<name>[\p{Lo}・·]{2,12})[ \u3000、·]{1,2}){1,4}(?:記者|记者|기자)(?: [^ ]{1,60}@[^ ]{1,60})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex NamesReporterPattern();
}
