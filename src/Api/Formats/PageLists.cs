using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>Writes the tags of an article's lists, which may be one in another.</summary>
internal sealed class PageLists(Markup page)
{
    /// <summary>A deeper level of a list is shown as this one.</summary>
    private const int Deepest = 16;

    // The items whose lists are open, the innermost last. A depth without an item of its own has a list of no id.
    private readonly Stack<ListPlace> _open = new();
    private bool _isSameItem;

    /// <summary>Writes everything before the words of a list item.</summary>
    public void Open(Paragraph paragraph)
    {
        var item = paragraph.List ?? new(0, Ordered: false, 1, 1);
        var depth = Math.Clamp(paragraph.Level ?? 1, 1, Deepest);
        while (_open.Count > depth || (_open.Count == depth && _open.Peek().Id != item.Id))
        {
            CloseOne();
        }

        _isSameItem = paragraph.List is not null && _open.Count == depth && _open.Peek().Number == item.Number;
        if (_isSameItem)
        {
            page.Add($"\n<p>");
            return;
        }

        if (_open.Count == depth)
        {
            page.Add($"</li>\n");
            AddItem(item, _open.Pop().Number + 1);
            _open.Push(item);
            return;
        }

        while (_open.Count < depth - 1)
        {
            page.Add($"\n<ul>\n<li>");
            _open.Push(new(0, Ordered: false, 1, _open.Count + 1));
        }

        page.AddRaw(item.Ordered ? "\n<ol>\n" : "\n<ul>\n");
        AddItem(item, 1);
        _open.Push(item);
    }

    /// <summary>Writes everything after the words of a list item: the next one may be a list in it.</summary>
    public void End(Paragraph paragraph)
    {
        if (_isSameItem)
        {
            page.Add($"</p>");
        }
    }

    /// <summary>Closes all lists.</summary>
    public void Close()
    {
        while (_open.Count > 0)
        {
            CloseOne();
        }
    }

    private void AddItem(ListPlace item, int expected)
    {
        if (item.Ordered && item.Number != expected)
        {
            page.Add($"<li value=\"{item.Number}\">");
        }
        else
        {
            page.Add($"<li>");
        }
    }

    private void CloseOne() => page.AddRaw(_open.Pop().Ordered ? "</li>\n</ol>\n" : "</li>\n</ul>\n");
}
