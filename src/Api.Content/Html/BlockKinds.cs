using AngleSharp.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Tells headings, list items and block quotes, and counts the items of lists.</summary>
internal sealed class BlockKinds(WorkBudget budget)
{
    private readonly Dictionary<IElement, HtmlList> _lists = [];

    /// <summary>Returns the list item that an element is; null if it is none.</summary>
    public HtmlItem? ItemOf(IElement element)
    {
        if (element.LocalName != "li" || element.ParentElement is not { LocalName: "ul" or "ol" or "menu" } parent)
        {
            return null;
        }

        if (!_lists.TryGetValue(parent, out var list))
        {
            _lists.Add(parent, list = new(parent));
        }

        return new(list, list.Count(element));
    }

    /// <summary>
    /// Finds the nearest enclosing element that determines the kind of a block; a list item in a block quotation is a
    /// list item.
    /// </summary>
    public (ParagraphKind Kind, int? Level, HtmlItem? Item) Of(HtmlBox block)
    {
        for (var box = block; box is not null; box = box.Parent)
        {
            budget.Spend(1, HtmlBlocks.TooDeep);
            switch (box.Element.LocalName)
            {
                case ['h', >= '1' and <= '6' and var level]:
                    return (ParagraphKind.Heading, level - '0', null);
                case "li":
                    return (ParagraphKind.ListItem, ListLevel(box), box.Item);
                case "blockquote":
                case "figcaption" when QuotationSource.Is(box.Element):
                    return (ParagraphKind.Blockquote, null, null);
            }
        }

        return (ParagraphKind.Paragraph, null, null);
    }

    private int ListLevel(HtmlBox box)
    {
        var level = 0;
        for (var up = box; up is not null; up = up.Parent)
        {
            budget.Spend(1, HtmlBlocks.TooDeep);
            level += up.Element.LocalName is "ul" or "ol" or "menu" ? 1 : 0;
        }

        return Math.Max(1, level);
    }
}
