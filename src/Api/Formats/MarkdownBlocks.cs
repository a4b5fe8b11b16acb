using System.Text;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>
/// Writes tables and code as GitHub Flavored Markdown 0.29 (section 4.10) and CommonMark, or as HTML if these cannot
/// hold them, and embedded posts as HTML.
/// </summary>
internal static partial class MarkdownBlocks
{
    private const int ShortestFence = 3;

    public static void Add(StringBuilder text, Paragraph paragraph)
    {
        switch (paragraph)
        {
            case { Kind: ParagraphKind.Table, Rows: { } rows } when IsPlain(paragraph):
                AddTable(text, paragraph, rows);
                break;
            case { Kind: ParagraphKind.Code, Marks.Count: 0, Notes.Count: 0 }:
                AddCode(text, paragraph.Text);
                break;
            default:
                var page = new Markup();
                new BlockMarkup(page, new MarkedWords(page)).Add(paragraph, []);
                text.Append(page);
                break;
        }
    }

    // Its first row is its head, and every row has as many cells.
    private static bool IsPlain(Paragraph table)
    {
        if (table.Caption is not null || table.Rows is not [{ Count: > 1 } head, _, ..] rows)
        {
            return false;
        }

        var isEven = rows.All(row => row.Count == head.Count && row.All(cell => cell is { ColSpan: 1, RowSpan: 1 }));
        var hasHead = head.All(cell => cell.Header) && !rows.Skip(1).Any(row => row.Any(cell => cell.Header));
        return isEven && hasHead;
    }

    private static void AddTable(StringBuilder text, Paragraph table, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        var (at, number) = (0, 0);
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                text.Append("| ");
                MarkdownText.Add(text, table, (at, at + cell.Text.Length));
                text.Append(' ');
                at += cell.Text.Length + 1;
            }

            text.Append("|\n");
            if (number++ == 0)
            {
                text.Insert(text.Length, "|---", row.Count).Append("|\n");
            }
        }
    }

    private static void AddCode(StringBuilder text, string code)
    {
        var longest = Ticks().Matches(code).Select(ticks => ticks.Length).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(ShortestFence, longest + 1));
        text.Append(fence).Append('\n').Append(code).Append('\n').Append(fence).Append('\n');
    }

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();
}
