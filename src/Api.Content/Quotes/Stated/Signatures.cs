using Api.Content.Articles;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Reads signatures: after the marks of a quotation (<c>“…” — Ann Moss, keeper</c>) for all its paragraphs, and under
/// letters, if there are several or a salutation shows where one begins.
/// </summary>
internal static class Signatures
{
    private const int LongestSignature = 150;
    private const int LongestSalutation = 60;
    private const int MostParagraphs = 30;
    private const double Confidence = 0.95;

    private static readonly string[] Salutations =
    [
        "dear ", "sir,", "sir:", "madam", "to the editor", "liebe ", "lieber ", "sehr geehrte", "cher ", "chère ",
        "monsieur", "madame", "estimad", "querid", "caro ", "cara ", "gentile ", "beste ", "geachte ", "kära ",
        "bästa ",
    ];

    public static void AddTo(StatedQuotes quotes, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var lines = new List<(int Paragraph, (int Start, int End) Name)>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            // A short line is easily taken for a heading.
            if (quotes.Has(i))
            {
                continue;
            }

            var paragraph = quotes.Text.Paragraphs[i];
            if (AfterMarks(paragraph) is { } name)
            {
                AddMarked(quotes, i, i, name);
            }
            else if (i > 0 && OfLine(paragraph.Text, 1) is { } own && IsAllMarked(quotes.Text.Paragraphs[i - 1]))
            {
                AddMarked(quotes, i - 1, i, own);
            }
            else if (paragraphs[i].Kind != ParagraphKind.Blockquote && OfLine(paragraph.Text, 2) is { } line)
            {
                lines.Add((i, line));
            }
        }

        AddLetters(quotes, paragraphs, lines);
    }

    /// <summary>Returns the name after the marks of a paragraph that is one quotation and its signature.</summary>
    private static (int Start, int End)? AfterMarks(AnnotatedParagraph paragraph)
    {
        var text = paragraph.Text;
        if (paragraph.Spans is not [{ OuterStart: 0, Closed: true } span] || text.Length - span.OuterEnd < 3)
        {
            return null;
        }

        var start = SourceLines.AfterDash(text, span.OuterEnd);
        if (start == span.OuterEnd || text.Length - start > LongestSignature)
        {
            return null;
        }

        var end = PrintedName.EndAt(text.AsSpan().TrimEnd('.'), start, 1);
        return end < 0 ? null : (start, end);
    }

    private static (int Start, int End)? OfLine(string text, int fewestWords)
    {
        var start = text.Length > LongestSignature ? 0 : SourceLines.AfterDash(text, 0);
        if (start == 0 || start >= text.Length || text[^1] is '!' or '?' or '…' or ':')
        {
            return null;
        }

        var end = PrintedName.EndAt(text.AsSpan().TrimEnd('.'), start, fewestWords);
        return end < 0 ? null : (start, end);
    }

    private static bool IsAllMarked(AnnotatedParagraph paragraph) =>
        paragraph.Spans is [{ OuterStart: 0 } span] && span.OuterEnd == paragraph.Text.Length;

    /// <summary>Adds a quotation with all paragraphs that it was carried over from.</summary>
    private static void AddMarked(StatedQuotes quotes, int last, int at, (int Start, int End) name)
    {
        var first = last;
        while (first > 0
            && quotes.Text.Paragraphs[first].Spans is [{ Continues: true }, ..]
            && IsFree(quotes, first - 1))
        {
            first--;
        }

        var source = StatedQuotes.Source(AttributionRule.Signature, at, name, Confidence);
        for (var i = first; i <= last; i++)
        {
            var span = quotes.Text.Paragraphs[i].Spans[0];
            quotes.Add(i, span.OuterStart, span.OuterEnd, source, goesOn: i > first);
        }
    }

    private static bool IsFree(StatedQuotes quotes, int paragraph) =>
        !quotes.Has(paragraph) && IsAllMarked(quotes.Text.Paragraphs[paragraph]);

    private static void AddLetters(
        StatedQuotes quotes,
        IReadOnlyList<ParsedParagraph> paragraphs,
        List<(int Paragraph, (int Start, int End) Name)> lines)
    {
        var after = 0;
        foreach (var (line, name) in lines)
        {
            var first = FirstOf(paragraphs, line, after, out var isSure);
            // A name at the end of an article may be that of its author.
            if (isSure || lines.Count > 1)
            {
                var source = StatedQuotes.Source(AttributionRule.Signature, line, name, Confidence);
                for (var i = first; i < line; i++)
                {
                    quotes.Add(i, 0, paragraphs[i].Text.Length, source, goesOn: i > first);
                }
            }

            after = line + 1;
        }
    }

    /// <summary>
    /// Returns the first paragraph of a letter: after its salutation, the signature before it, a heading or a colon;
    /// the last paragraph alone if none of them shows the beginning.
    /// </summary>
    private static int FirstOf(IReadOnlyList<ParsedParagraph> paragraphs, int line, int after, out bool isSure)
    {
        isSure = false;
        for (var i = line - 1; i >= Math.Max(after, line - MostParagraphs); i--)
        {
            isSure = IsSalutation(paragraphs[i].Text);
            if (isSure || paragraphs[i].Kind == ParagraphKind.Heading || paragraphs[i].Text.EndsWith(':'))
            {
                return i + 1;
            }
        }

        return after > 0 ? after : Math.Max(0, line - 1);
    }

    private static bool IsSalutation(string text) =>
        text.Length is > 0 and <= LongestSalutation
            && text[^1] is ',' or ':' or '!' or '–' or '—'
            && Array.Exists(Salutations, begin => text.StartsWith(begin, StringComparison.OrdinalIgnoreCase));
}
