using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>
/// Writes the markers of an article's lists, which may be one in another (CommonMark 0.31, sections 5.2 and 5.3).
/// </summary>
internal sealed class MarkdownLists(StringBuilder text)
{
    /// <summary>A deeper level of a list is shown as this one.</summary>
    private const int Deepest = 16;

    private const int LargestNumber = 999_999_999;

    // The items whose lists are open, the innermost last, with the columns at which their text begins.
    private readonly Stack<(ListPlace Item, int Column)> _open = new();

    /// <summary>The column at which the text of the open item begins; 0 outside any list.</summary>
    public int Column => _open.TryPeek(out var item) ? item.Column : 0;

    /// <summary>Writes everything before the words of a list item, from the start of a line.</summary>
    public void Open(Paragraph paragraph)
    {
        var item = paragraph.List ?? new(0, Ordered: false, 1, 1);
        var depth = Math.Clamp(paragraph.Level ?? 1, 1, Deepest);
        while (_open.Count > depth)
        {
            _open.Pop();
        }

        if (_open.Count == depth)
        {
            var before = _open.Peek().Item;
            if (paragraph.List is not null && before.Id == item.Id && before.Number == item.Number)
            {
                text.Append('\n').Append(' ', Column);
                return;
            }

            _open.Pop();
            AddEndOf(before, item);
        }

        text.Append(' ', Column);
        while (_open.Count < depth - 1)
        {
            AddMarker(new(0, Ordered: false, 1, 1));
        }

        AddMarker(item);
    }

    /// <summary>Ends all lists.</summary>
    public void Close() => _open.Clear();

    // Two lists with one kind of marker would be one list without anything between them.
    private void AddEndOf(ListPlace before, ListPlace next)
    {
        if (before.Id != next.Id && before.Ordered == next.Ordered)
        {
            text.Append('\n').Append(' ', Column).Append("<!-- -->\n\n");
        }
    }

    private void AddMarker(ListPlace item)
    {
        var number = Math.Clamp(item.Number, 0, LargestNumber).ToString(CultureInfo.InvariantCulture);
        var marker = item.Ordered ? $"{number}. " : "- ";
        _open.Push((item, Column + marker.Length));
        text.Append(marker);
    }
}
