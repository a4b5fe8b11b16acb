using System.Text;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>One or more lines of a source that belong together.</summary>
/// <param name="Text">The lines, joined, without white space at both ends.</param>
/// <param name="Indent">The spaces before it, apart from those that every line has.</param>
/// <param name="AfterBlank">Whether a blank line, or nothing, comes before it.</param>
internal sealed record Block(string Text, int Indent, bool AfterBlank);

/// <summary>
/// Joins the lines of hard-wrapped text (RFC 3676 calls it "fixed") into whole paragraphs, and leaves lines alone in
/// texts with one paragraph a line. Linear in the length of the text.
/// </summary>
internal sealed class Blocks
{
    /// <summary>The most lines of a headline in capitals; more are a text in capitals.</summary>
    private const int MostHeadlineLines = 4;

    // "short- and long-term": the hyphen stands for a word that comes later.
    private static readonly string[] Suspensions = [
        "and ", "or ", "to ", "und ", "oder ", "bis ", "et ", "ou ", "y ", "o ", "e ", "en ", "of ",
    ];

    private readonly Layout _layout;
    private readonly List<Line> _lines;

    private Blocks(Layout layout) => (_layout, _lines) = (layout, layout.Lines);

    public static List<Block> Read(string text) => new Blocks(Layout.Read(text)).Join();

    private List<Block> Join()
    {
        var blocks = new List<Block>();
        var joined = new StringBuilder();
        var inHead = _layout.Width > 0;
        for (var i = 0; i < _lines.Count; i++)
        {
            var first = _lines[i];
            var headline = inHead ? HeadlineLines(i) : 0;
            inHead &= headline > 0 || StandsAlone(i);
            var end = i + headline;
            joined.Clear().Append(first.Text);
            while (i + 1 < _lines.Count && (headline > 0 ? i + 1 < end : Continues(i + 1, first)))
            {
                var next = _lines[++i].Text;
                joined.Append(IsHyphenated(joined, next) ? "" : " ").Append(next);
            }

            blocks.Add(new(joined.ToString(), first.Indent, first.AfterBlank));
        }

        return blocks;
    }

    private bool Continues(int i, Line first)
    {
        var (line, above) = (_lines[i], _lines[i - 1]);
        if (_layout.Width == 0 || line.AfterBlank || BeginsBlock(i) || StandsAlone(i - 1))
        {
            return false;
        }

        if (Markers.IsItem(line.Text) && (line.Indent > 0 || Markers.IsItem(first.Text) || above.Text[^1] == ':'))
        {
            return false;
        }

        // The text of a list item may hang under its marker. Elsewhere an indented line starts a paragraph; one that is
        // indented less than the others is a slip.
        if (_layout.FirstLine > 0 ? line.Indent >= _layout.FirstLine : line.Indent > above.Indent)
        {
            return line.Indent > first.Indent && above.Indent >= first.Indent && Markers.IsItem(first.Text);
        }

        if (char.IsLower(line.Text[0]))
        {
            return true;
        }

        // The very first line is the title if it is short.
        if (i == 1 && !IsFull(i - 1, 0.85))
        {
            return false;
        }

        // If nothing else separates paragraphs, their last lines do: they stop early, at the end of a sentence.
        if (_layout.FirstLine == 0 && !_layout.BlankLines)
        {
            return !Punctuation.EndsSentence(above.Text) || IsFull(i - 1, 0.97);
        }

        return i > Layout.HeadLines || IsFull(i - 1, 0.6);
    }

    /// <summary>Whether a line continues no other, by its own words: a quotation, <c>-30-</c>, <c>(AFP)</c>.</summary>
    private bool BeginsBlock(int i)
    {
        var text = _lines[i].Text;
        if (text[0] is '>' or '#' || Markers.IsEndMark(text) || Byline.IsAgency(text))
        {
            return true;
        }

        return StandsAlone(i) || (i < Layout.HeadLines && Dateline.Read(text) is not null);
    }

    private bool IsFull(int i, double share) => Layout.IsFull(_lines, i, _layout.Width, share);

    private bool StandsAlone(int i) => Layout.IsHeadLine(_lines, i) && !(_layout.Width > 0 && IsRunning(i));

    /// <summary>
    /// Whether a line continues the line above: "by the council" and "1985." can be the next words of a full line.
    /// Right under a title they are not.
    /// </summary>
    private bool IsRunning(int i)
    {
        if (i <= 1 || _lines[i].AfterBlank)
        {
            return false;
        }

        var (text, above) = (_lines[i].Text, _lines[i - 1].Text);
        var mayContinue = char.IsLower(text[0]) || Punctuation.EndsSentence(text);
        return mayContinue && IsFull(i - 1, 0.85) && !Punctuation.EndsSentence(above) && !StandsAlone(i - 1);
    }

    /// <summary>
    /// Counts the lines from here on that are one headline in capitals, above a text that is not in capitals; 0 if
    /// there is none.
    /// </summary>
    private int HeadlineLines(int i)
    {
        var end = i;
        while (end < _lines.Count && end - i <= MostHeadlineLines && IsOfHeadline(end, i))
        {
            end++;
        }

        if (end - i is 0 or > MostHeadlineLines || end == _lines.Count || _lines[end - 1].Text[^1] == ',')
        {
            return 0;
        }

        var widest = _lines[i..end].Max(line => line.Text.Length);
        var count = 1;
        while (i + count < end && Layout.IsFull(_lines, i + count - 1, widest, 0.6))
        {
            count++;
        }

        return count;
    }

    private bool IsOfHeadline(int i, int first) => (i == first || !_lines[i].AfterBlank) && IsCapitals(i);

    private bool IsCapitals(int i)
    {
        var text = _lines[i].Text;
        if (!Punctuation.IsUpperCase(text) || text[0] is '>' or '#' || Markers.IsItem(text))
        {
            return false;
        }

        return !StandsAlone(i) && Dateline.Read(text) is not { Rest: "" };
    }

    /// <summary>Whether a line ends in the middle of a word: <c>a long-</c>, <c>term plan</c>.</summary>
    private static bool IsHyphenated(StringBuilder above, string next)
    {
        var endsInHyphen = above.Length > 1 && above[^1] == '-' && char.IsLetterOrDigit(above[^2]);
        return endsInHyphen
            && char.IsLetterOrDigit(next[0])
            && !Array.Exists(Suspensions, word => next.StartsWith(word, StringComparison.Ordinal));
    }
}
