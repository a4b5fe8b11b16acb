using System.Text;

namespace Api.Content.Articles;

/// <summary>One or more lines of a source that belong together.</summary>
/// <param name="Text">The lines, joined, white space at both ends aside.</param>
/// <param name="Indent">The spaces in front, those that every line has aside.</param>
/// <param name="AfterBlank">Whether a blank line, or nothing, stands in front.</param>
internal sealed record Block(string Text, int Indent, bool AfterBlank);

/// <summary>
/// Joins the lines of hard-wrapped text (RFC 3676 calls it "fixed") to whole paragraphs and leaves apart what is one paragraph a line.
/// Linear in the length of the text.
/// </summary>
internal static class Blocks
{
    // Nobody wraps text narrower or wider; longer lines are paragraphs.
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 130;

    /// <summary>In this many lines from the top, a byline or a date stands alone though its neighbours are joined.</summary>
    private const int HeadLines = 12;

    private readonly record struct Line(string Text, int Indent, bool AfterBlank);

    /// <param name="Width">Where lines were broken; 0 when they were not.</param>
    /// <param name="FirstLine">How far the first line of a paragraph is indented, at the least; 0 when first lines are not.</param>
    /// <param name="BlankLines">Whether blank lines part paragraphs.</param>
    private readonly record struct Layout(int Width, int FirstLine, bool BlankLines);

    public static List<Block> Read(string text)
    {
        var lines = Lines(text);
        var layout = new Layout(WrapWidth(lines), FirstLineIndent(lines), BlankLines(lines));
        var blocks = new List<Block>();
        var joined = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            joined.Clear().Append(lines[i].Text);
            var first = lines[i];
            while (i + 1 < lines.Count && Continues(lines, i + 1, first, layout))
            {
                var next = lines[++i].Text;
                var hyphenated = joined[^1] == '-' && joined.Length > 1 && char.IsLetter(joined[^2]) && char.IsLower(next[0]);
                joined.Append(hyphenated ? "" : " ").Append(next);
            }

            blocks.Add(new(joined.ToString(), first.Indent, first.AfterBlank));
        }

        return blocks;
    }

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        var afterBlank = true;
        var least = int.MaxValue;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var raw = text.AsSpan(range);
            var line = raw.TrimStart().TrimStart('\u200B').Trim();
            if (line.IsEmpty)
            {
                afterBlank = true;
                continue;
            }

            var indent = raw.Length - raw.TrimStart().Length;
            lines.Add(new(line.ToString(), indent, afterBlank));
            least = Math.Min(least, indent);
            afterBlank = false;
        }

        return least is 0 or int.MaxValue ? lines : lines.ConvertAll(line => line with { Indent = line.Indent - least });
    }

    /// <summary>
    /// The width at which the lines were broken, or 0. Lines are taken as broken when most that have a neighbour below
    /// are about as long as the widest could be with that neighbour's first word, and many stop in mid-sentence.
    /// </summary>
    private static int WrapWidth(List<Line> lines)
    {
        var lengths = new List<int>();
        for (var i = 1; i < lines.Count; i++)
        {
            if (IsPair(lines, i))
            {
                lengths.Add(lines[i - 1].Text.Length);
            }
        }

        if (lengths.Count == 0)
        {
            return 0;
        }

        lengths.Sort();
        var width = lengths[lengths.Count * 9 / 10];
        if (width is < NarrowestWrap or > WidestWrap || lines.Count(line => line.Text.Length > width * 1.3) * 10 > lines.Count)
        {
            return 0;
        }

        var full = 0;
        var open = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (IsPair(lines, i))
            {
                full += IsFull(lines[i - 1].Text, lines[i].Text, width, 0.8) ? 1 : 0;
                open += Text.Punctuation.EndsSentence(lines[i - 1].Text) ? 0 : 1;
            }
        }

        return full * 10 >= lengths.Count * 6 && open * 10 >= lengths.Count * 4 ? width : 0;
    }

    /// <summary>The commonest indent from which the next line falls back.</summary>
    private static int FirstLineIndent(List<Line> lines) => lines
        .Zip(lines.Skip(1))
        .Where(pair => !pair.Second.AfterBlank && pair.Second.Indent < pair.First.Indent && !Markers.IsItem(pair.Second.Text))
        .CountBy(pair => pair.First.Indent)
        .OrderByDescending(count => count.Value)
        .ThenBy(count => count.Key)
        .FirstOrDefault().Key;

    /// <summary>Whether several runs of lines have blank lines between them.</summary>
    private static bool BlankLines(List<Line> lines)
    {
        var runs = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            runs += !lines[i].AfterBlank && lines[i - 1].AfterBlank ? 1 : 0;
        }

        return runs > 1;
    }

    private static bool IsPair(List<Line> lines, int i) => !lines[i].AfterBlank && lines[i].Indent <= lines[i - 1].Indent && !StandsAlone(lines, i - 1);

    private static bool IsFull(string line, string next, int width, double share)
    {
        var space = next.IndexOf(' ');
        return line.Length + 1 + (space < 0 ? next.Length : space) > width * share;
    }

    private static bool Continues(List<Line> lines, int i, Line first, Layout layout)
    {
        var (line, above) = (lines[i], lines[i - 1]);
        if (layout.Width == 0 || line.AfterBlank || line.Text[0] is '>' or '#' || StandsAlone(lines, i) || StandsAlone(lines, i - 1))
        {
            return false;
        }

        if (Markers.IsItem(line.Text) && (line.Indent > 0 || Markers.IsItem(first.Text) || above.Text[^1] == ':'))
        {
            return false;
        }

        // The text of a list item may hang under its marker. Elsewhere an indented line starts a paragraph; one that is
        // indented less than the others is a slip.
        if (layout.FirstLine > 0 ? line.Indent >= layout.FirstLine : line.Indent > above.Indent)
        {
            return line.Indent > first.Indent && Markers.IsItem(first.Text);
        }

        if (char.IsLower(line.Text[0]))
        {
            return true;
        }

        // The first line of all is the title when it is short.
        if (i == 1 && !IsFull(above.Text, line.Text, layout.Width, 0.85))
        {
            return false;
        }

        // When nothing else parts paragraphs, their last lines do: they stop early, at the end of a sentence.
        if (layout.FirstLine == 0 && !layout.BlankLines)
        {
            return !Text.Punctuation.EndsSentence(above.Text) || IsFull(above.Text, line.Text, layout.Width, 0.97);
        }

        return i > HeadLines || IsFull(above.Text, line.Text, layout.Width, 0.6);
    }

    private static bool StandsAlone(List<Line> lines, int i) =>
        i < HeadLines && HeadLine.Read(lines[i].Text) is not null;
}
