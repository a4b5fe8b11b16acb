using System.Globalization;
using AngleSharp.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// A table of data (HTML Standard, 4.9.1, says how to tell it from a table that only lays out a page): one that
/// declares heads or a caption, or a small grid of short cells.
/// </summary>
internal sealed class HtmlTable(IElement element, BlockText text) : HtmlStructure(element, text)
{
    /// <summary>A longer cell than this is a column of a page.</summary>
    private const int LongestCell = 1_500;

    /// <summary>A longer cell than this needs a table that declares itself.</summary>
    private const int LongestPlainCell = 300;

    private const int MostSpan = 1_000;

    private readonly List<List<TableCell>> _rows = [];
    private readonly List<Mark> _marks = [];
    private readonly List<HtmlReference> _references = [];
    private string? _caption;
    private int _linked;
    private int _codePoints;
    private int _utf16;

    public static bool Is(IElement element, WorkBudget budget) =>
        element.LocalName == "table" && new TableShape(element, budget).IsData;

    protected override void Enter(IElement element)
    {
        switch (element.LocalName)
        {
            case "tr":
                AddRow();
                break;
            case "td" or "th" or "caption":
                Text.Take();
                break;
            default:
                Text.Space();
                break;
        }
    }

    protected override void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "caption":
                _caption = Text.Take() is { Text: { Length: > 0 } words } ? words : null;
                break;
            case "td" or "th":
                AddCell(element);
                break;
            default:
                Text.Space();
                break;
        }
    }

    public override HtmlBlock? End(HtmlBox box)
    {
        Text.Take();
        var rows = _rows.FindAll(row => row.Count > 0);
        return rows.TrueForAll(row => row.TrueForAll(cell => cell.Text.Length == 0))
            ? null
            : new(ParagraphKind.Table, null, ParsedParagraph.TextOf(rows), _marks, box, _linked)
            {
                Rows = rows,
                Caption = _caption,
                References = _references,
            };
    }

    private void AddRow()
    {
        // A row without cells is none.
        if (_rows is [.., { Count: 0 }])
        {
            return;
        }

        Move(_rows.Count > 0 ? 1 : 0);
        _rows.Add([]);
    }

    private void AddCell(IElement element)
    {
        if (_rows.Count == 0)
        {
            AddRow();
        }

        var row = _rows[^1];
        Move(row.Count > 0 ? 1 : 0);
        _linked += Text.Linked;
        var (text, marks, references) = Text.Take();
        row.Add(new(text, element.LocalName == "th", Span(element, "colspan"), Span(element, "rowspan")));
        _marks.AddRange(marks.Select(Moved));
        _references.AddRange(references.Select(Moved));
        _codePoints += text.EnumerateRunes().Count();
        _utf16 += text.Length;
    }

    private void Move(int characters)
    {
        _codePoints += characters;
        _utf16 += characters;
    }

    private Mark Moved(Mark mark) => mark with
    {
        Start = mark.Start + _codePoints,
        End = mark.End + _codePoints,
        StartUtf16 = mark.StartUtf16 + _utf16,
        EndUtf16 = mark.EndUtf16 + _utf16,
    };

    private HtmlReference Moved(HtmlReference reference) => reference with
    {
        Note = reference.Note with
        {
            At = reference.Note.At + _codePoints,
            AtUtf16 = reference.Note.AtUtf16 + _utf16,
        },
    };

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, MostSpan)
            : 1;

    /// <summary>The outer form of a table, by which data are told from layout. Linear in its nodes.</summary>
    private sealed class TableShape
    {
        private readonly Dictionary<IElement, int> _rows = [];
        private readonly bool _isStated;
        private bool _isDeclared;
        private bool _isLayout;
        private int _length;
        private int _longest;

        public TableShape(IElement table, WorkBudget budget)
        {
            _isStated = table.GetAttribute("role") is "table" or "grid";
            _isDeclared = table.HasAttribute("summary");
            _isLayout = table.GetAttribute("role") is "presentation" or "none";
            for (var node = Next(table, table); node is not null && !_isLayout; node = Next(node, table))
            {
                budget.Spend(1, HtmlBlocks.TooDeep);
                Look(node);
            }
        }

        public bool IsData => !_isLayout && (_isStated || IsGrid);

        // One column is a list, one row a line, unless the table says that it is one.
        private bool IsGrid
        {
            get
            {
                var wide = _rows.Values.Count(cells => cells > 1);
                var isGrid = _rows.Count > 1 && (_isDeclared ? wide > 0 : 2 * wide > _rows.Count);
                return isGrid && _longest <= (_isDeclared ? LongestCell : LongestPlainCell);
            }
        }

        private void Look(INode node)
        {
            switch ((node as IElement)?.LocalName)
            {
                case null when node is IText text:
                    _length += text.Data.Length;
                    _longest = Math.Max(_longest, _length);
                    break;
                case "table" or "h1" or "h2" or "article" or "section" or "main" or "form" or "iframe" or "nav":
                    _isLayout = true;
                    break;
                case "th" or "caption" or "thead" or "tfoot" or "colgroup":
                    _isDeclared = true;
                    BeginCell((IElement)node);
                    break;
                case "td":
                    BeginCell((IElement)node);
                    break;
            }
        }

        private void BeginCell(IElement cell)
        {
            _length = 0;
            if (cell is { LocalName: "td" or "th", ParentElement: { LocalName: "tr" } row })
            {
                _rows[row] = _rows.GetValueOrDefault(row) + 1;
            }
        }

        private static INode? Next(INode node, INode root)
        {
            if (node.FirstChild is { } child)
            {
                return child;
            }

            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
            }

            return node == root ? null : node.NextSibling;
        }
    }
}
