using Api.Content.Text;

namespace Api.Content.Articles;

/// <param name="Text">The text without the white space at both ends.</param>
/// <param name="Indent">The spaces before it, apart from those that every line has.</param>
/// <param name="Blanks">The blank lines before it, apart from those that every line has.</param>
internal readonly record struct Line(string Text, int Indent, int Blanks)
{
    public bool AfterBlank => Blanks > 0;
}

/// <summary>The lines of a source that are not blank, and their layout. Linear in the length of the text.</summary>
/// <param name="Width">The width at which lines were broken; 0 if they were not.</param>
/// <param name="FirstLine">
/// The least indentation of the first line of a paragraph; 0 if first lines are not indented.
/// </param>
/// <param name="BlankLines">Whether blank lines separate paragraphs.</param>
internal sealed record Layout(List<Line> Lines, int Width, int FirstLine, bool BlankLines)
{
    /// <summary>
    /// The number of lines from the top in which a byline or a date is on its own even if its neighbours are joined.
    /// </summary>
    public const int HeadLines = 12;

    // Nobody wraps text narrower or wider; longer lines are paragraphs.
    private const int NarrowestWrap = 25;
    private const int WidestWrap = 130;

    /// <summary>The usual least width: narrower is a newspaper's column, or a poem or a list.</summary>
    private const int UsualWrap = 40;

    /// <summary>The least number of lines whose look is not chance.</summary>
    private const int FewestSure = 5;

    public static Layout Read(string text)
    {
        var lines = SingleSpaced(LinesOf(text));
        return new(lines, WrapWidth(lines, sure: false), FirstLineIndent(lines), HasBlankLines(lines));
    }

    public static bool IsHeadLine(List<Line> lines, int i) => i < HeadLines && HeadLine.Read(lines[i].Text) is not null;

    /// <summary>
    /// Whether a line fills so large a share of the width that the first word of the next would not have fitted.
    /// </summary>
    public static bool IsFull(List<Line> lines, int i, int width, double share)
    {
        var (line, next) = (lines[i].Text, lines[i + 1].Text);
        var space = next.IndexOf(' ');
        return line.Length + 1 + (space < 0 ? next.Length : space) > width * share;
    }

    private static List<Line> LinesOf(string text)
    {
        var lines = new List<Line>();
        var blanks = 2;
        var least = int.MaxValue;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var raw = text.AsSpan(range);
            var line = raw.TrimStart().TrimStart('\u200B').Trim();
            if (line.IsEmpty)
            {
                blanks++;
                continue;
            }

            var indent = raw.Length - raw.TrimStart().Length;
            lines.Add(new(line.ToString(), indent, blanks));
            least = Math.Min(least, indent);
            blanks = 0;
        }

        return least is 0 or int.MaxValue
            ? lines
            : lines.ConvertAll(line => line with { Indent = line.Indent - least });
    }

    /// <summary>
    /// Removes a blank line under every line, as in typewriter copy and in a file whose line ends were doubled: it
    /// separates nothing.
    /// </summary>
    private static List<Line> SingleSpaced(List<Line> lines)
    {
        if (lines.Count(line => line.Blanks == 0) * 10 > lines.Count)
        {
            return lines;
        }

        var closer = lines.ConvertAll(line => line with { Blanks = Math.Max(line.Blanks - 1, 0) });
        return WrapWidth(closer, sure: true) > 0 ? closer : lines;
    }

    /// <summary>
    /// Returns the width at which the lines were broken, or 0. Lines count as broken if most that have a neighbour
    /// below are about as long as the widest could be with that neighbour's first word, and many stop in mid-sentence.
    /// </summary>
    /// <param name="sure">
    /// Whether only lines that are full and continue in lower case count as broken, as in narrow columns.
    /// </param>
    private static int WrapWidth(List<Line> lines, bool sure)
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
        if (width is < NarrowestWrap or > WidestWrap
            || lines.Count(line => line.Text.Length > width * 1.3) * 10 > lines.Count)
        {
            return 0;
        }

        sure |= width < UsualWrap;
        if (sure && lengths.Count < FewestSure)
        {
            return 0;
        }

        var full = 0;
        var open = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (IsPair(lines, i))
            {
                full += IsFull(lines, i - 1, width, 0.8) ? 1 : 0;
                var isOpen = sure ? char.IsLower(lines[i].Text[0]) : !Punctuation.EndsSentence(lines[i - 1].Text);
                open += isOpen ? 1 : 0;
            }
        }

        var isFull = full * 10 >= lengths.Count * (sure ? 7 : 6);
        return isFull && open * 10 >= lengths.Count * 4 ? width : 0;
    }

    /// <summary>Returns the commonest indent from which the next line falls back.</summary>
    private static int FirstLineIndent(List<Line> lines) => lines
        .Zip(lines.Skip(1))
        .Where(
            pair => !pair.Second.AfterBlank
                && pair.Second.Indent < pair.First.Indent
                && !Markers.IsItem(pair.Second.Text))
        .CountBy(pair => pair.First.Indent)
        .OrderByDescending(count => count.Value)
        .ThenBy(count => count.Key)
        .FirstOrDefault().Key;

    /// <summary>Whether several runs of lines have blank lines between them.</summary>
    private static bool HasBlankLines(List<Line> lines)
    {
        var runs = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            runs += !lines[i].AfterBlank && lines[i - 1].AfterBlank ? 1 : 0;
        }

        return runs > 1;
    }

    private static bool IsPair(List<Line> lines, int i) =>
        !lines[i].AfterBlank && lines[i].Indent <= lines[i - 1].Indent && !IsHeadLine(lines, i - 1);
}
