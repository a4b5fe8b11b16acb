using Api.Content.Articles;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Reads the source line that ends a block quote: <c>— Ann Moss, in a letter of 3 May</c>, as a paragraph of its own
/// (of a <c>cite</c>, <c>footer</c> or <c>figcaption</c> in HTML) or at the end of the words.
/// </summary>
internal static class SourceLines
{
    private const int LongestLine = 200;
    private const double Confidence = 0.97;
    private const string Dashes = "—–―‒-~⸺";

    public static void AddTo(StatedQuotes quotes, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        // The first paragraph of the words that still need a source.
        var first = -1;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            if (paragraphs[i].Kind != ParagraphKind.Blockquote)
            {
                first = -1;
                continue;
            }

            if (first >= 0 && OfLine(text, isBareAllowed: IsLast(paragraphs, i)) is { } line)
            {
                Add(quotes, i, line, first..i, text.Length);
                first = -1;
                continue;
            }

            first = first < 0 ? i : first;
            if (AtEnd(text) is { } end)
            {
                Add(quotes, i, end.Name, first..(i + 1), end.WordsEnd);
                first = -1;
            }
        }
    }

    /// <param name="at">The paragraph of the name.</param>
    /// <param name="words">The paragraphs of the words; in that of the name they end before it.</param>
    private static void Add(StatedQuotes quotes, int at, (int Start, int End) name, Range words, int wordsEnd)
    {
        var source = StatedQuotes.Source(AttributionRule.SourceLine, at, name, Confidence);
        var first = words.Start.Value;
        for (var i = first; i < words.End.Value; i++)
        {
            var to = i == at ? wordsEnd : quotes.Text.Paragraphs[i].Text.Length;
            quotes.Add(i, 0, to, source, goesOn: i > first);
        }
    }

    private static bool IsLast(IReadOnlyList<ParsedParagraph> paragraphs, int i) =>
        i + 1 == paragraphs.Count || paragraphs[i + 1].Kind != ParagraphKind.Blockquote;

    /// <summary>Returns the name in a line that is nothing but a source.</summary>
    /// <param name="isBareAllowed">Whether the line needs no dash.</param>
    public static (int Start, int End)? OfLine(string text, bool isBareAllowed)
    {
        if (text.Length is 0 or > LongestLine)
        {
            return null;
        }

        var start = AfterDash(text, 0);
        var isDashed = start > 0;
        if (!isDashed && (!isBareAllowed || text[^1] is '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？'))
        {
            return null;
        }

        // One word after a dash is a name, too; without a dash it may be anything.
        var end = PrintedName.EndAt(text, start, isDashed ? 1 : 2);
        return end < 0 ? null : (start, end);
    }

    /// <summary>
    /// Returns the name after the last dash of a paragraph, if the words before it are whole sentences.
    /// </summary>
    private static ((int Start, int End) Name, int WordsEnd)? AtEnd(string text)
    {
        var from = Math.Max(0, text.Length - LongestLine);
        for (var i = text.Length - 1; i > from; i--)
        {
            if (!Dashes.Contains(text[i]) || !EndsSentence(text, i))
            {
                continue;
            }

            var start = AfterDash(text, i);
            var end = start > i && start < text.Length ? PrintedName.EndAt(text, start, 1) : -1;
            return end < 0 ? null : ((start, end), i);
        }

        return null;
    }

    /// <summary>Whether a dash follows the end of a sentence or quotation.</summary>
    public static bool EndsSentence(string text, int dash)
    {
        var before = text.AsSpan(0, dash).TrimEnd();
        return !before.IsEmpty
            && before[^1] is '.' or '!' or '?' or '…' or '”' or '"' or '’' or '\'' or '“' or '»' or '«' or '」' or '』'
                or '。' or '！' or '？' or '।' or '؟';
    }

    /// <summary>
    /// Returns the first place after dashes and the spaces around them; the place itself if there are none.
    /// </summary>
    public static int AfterDash(string text, int at)
    {
        var start = at;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var dash = start;
        while (start < text.Length && Dashes.Contains(text[start]))
        {
            start++;
        }

        if (start == dash)
        {
            return at;
        }

        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
