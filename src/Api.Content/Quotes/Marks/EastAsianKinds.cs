using System.Buffers;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// Judges words in marks of Chinese, Japanese and Korean, which have neither capitals nor, but for Korean, spaces: by
/// stops, by the words of speech before and after the marks, and by length.
/// </summary>
internal static class EastAsianKinds
{
    /// <summary>The least number of characters that are taken for somebody's words, if nothing else tells.</summary>
    private const int FewestUnits = 8;

    /// <summary>The least number of characters of an utterance that a verb of speech follows in Japanese.</summary>
    private const int FewestOfUtterance = 5;

    private const int FewestKoreanWords = 3;
    private const int LongestTag = 20;
    private const int LongestClause = 60;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？!?\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？，、：；,:;!?\n");

    private static readonly string[] ChineseSpeech =
    [
        "说", "說", "道", "称", "稱", "表示", "指出", "问", "問", "答", "强调", "強調", "坦言", "认为", "認為", "透露", "直言",
        "喊", "叫", "告诉", "告訴", "回应", "回應", "解释", "解釋", "宣布", "补充", "補充", "写", "寫",
    ];

    private static readonly string[] JapaneseSpeech =
    [
        "話", "言", "語", "述", "説", "答", "訴", "強調", "指摘", "呼びか", "コメント", "つぶや", "叫", "主張", "発表", "明か",
        "振り返", "批判", "尋", "聞", "問", "書い", "伝え", "笑", "誓", "期待", "反論", "謝罪", "呼ん", "呼ば", "とし", "との",
    ];

    // 「a」という本: the words are the name of a thing.
    private static readonly string[] JapaneseNaming = ["という", "といった", "といい", "と題", "と名", "とは", "と呼ばれ"];

    private static readonly string[] KoreanQuoting =
        ["라고", "이라고", "고 ", "라며", "이라며", "며 ", "면서", "라면서", "이라면서"];

    private const string KoreanEndings = "다요까죠네라자나지오군야냐";

    /// <summary>Whether words are of these scripts.</summary>
    public static bool IsOf(ReadOnlySpan<char> words)
    {
        var first = words[..Math.Min(words.Length, FewestUnits)];
        foreach (var unit in first)
        {
            if (MarkNeighbours.IsWide(unit) && char.IsLetter(unit) && !IsThai(unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Whether the words are somebody's, and whether they are whole sentences.</returns>
    public static (bool Said, bool Whole) Of(string text, MarkedSpan span)
    {
        var words = text.AsSpan(span.Start, span.End - span.Start);
        var before = text.AsSpan(0, span.OuterStart).TrimEnd();
        var after = text.AsSpan(span.OuterEnd).TrimStart();
        if (words.ContainsAnyInRange('\uAC00', '\uD7A3'))
        {
            return Korean(words, text.AsSpan(span.OuterEnd));
        }

        if (after.StartsWith("と") || after.StartsWith("って"))
        {
            return Japanese(words, after[..Math.Min(after.Length, LongestClause)]);
        }

        var ended = words.TrimEnd("」』”’")[^1] is '。' or '！' or '？' or '!' or '?' or '…' or '，';
        var isAlone = (before.IsEmpty || Stops.Contains(before[^1])) && (after.IsEmpty || Stops.Contains(after[0]));
        var isLed = !before.IsEmpty && before[^1] is '：' or ':';
        var isTold = IsSpeech(before.TrimEnd("，,")) || IsTagged(words, after);
        if (isLed || isAlone || (ended && !IsWhiteCorner(text, span)))
        {
            return (true, true);
        }

        var endsClause = after.IsEmpty || ClauseEnds.Contains(after[0]);
        var isLong = words.Length >= FewestUnits && !IsWhiteCorner(text, span);
        var isToldWhole = isTold && endsClause;
        var isAfterComma = !before.IsEmpty && before[^1] is '，' or ',';
        return (isLong || isToldWhole, isToldWhole && isAfterComma);
    }

    /// <summary>In Japanese, 『』 that are not inside 「」 are around titles of works.</summary>
    private static bool IsWhiteCorner(string text, MarkedSpan span) => text[span.OuterStart] is '『' or '﹃';

    private static (bool Said, bool Whole) Japanese(ReadOnlySpan<char> words, ReadOnlySpan<char> after)
    {
        var isNamed = StartsWithAny(after, JapaneseNaming);
        var end = after.IndexOfAny(Stops);
        var isTold = !isNamed && ContainsAny(end < 0 ? after : after[..end], JapaneseSpeech);
        var ended = words[^1] is '。' or '！' or '？' or '!' or '?' or '…';
        var isUtterance = words.Length >= FewestOfUtterance || ended;
        return (isTold || ended || (words.Length >= FewestUnits && !isNamed), isTold ? isUtterance : ended);
    }

    /// <summary>
    /// In Korean a particle right after the marks reports the words; they are whole sentences if a verb ends them.
    /// </summary>
    private static (bool Said, bool Whole) Korean(ReadOnlySpan<char> words, ReadOnlySpan<char> after)
    {
        var last = words.TrimEnd(".!?…’'”\" ")[^1];
        var ended = words[^1] is '.' or '!' or '?';
        var isQuoted = StartsWithAny(after, KoreanQuoting);
        var whole = (isQuoted || after.IsEmpty) && (ended || KoreanEndings.Contains(last));
        return (whole || isQuoted || words.Count(' ') + 1 >= FewestKoreanWords, whole);
    }

    private static bool IsSpeech(ReadOnlySpan<char> words)
    {
        foreach (var word in ChineseSpeech)
        {
            if (words.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clause after the marks is a tag: <c>“…，”王海说，</c></summary>
    private static bool IsTagged(ReadOnlySpan<char> words, ReadOnlySpan<char> after)
    {
        after = after.TrimStart("，,");
        var end = after.IndexOfAny(ClauseEnds);
        var tag = end < 0 ? after : after[..end];
        return words.Length >= FewestOfUtterance && tag.Length <= LongestTag && IsSpeech(tag);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsThai(char unit) => unit is >= '\u0E00' and <= '\u0EFF';
}
