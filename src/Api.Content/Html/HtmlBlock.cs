using System.Globalization;
using AngleSharp.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>One run of text of a page, on lines of its own.</summary>
/// <param name="Box">The element that holds it.</param>
/// <param name="Linked">The number of characters of the text in links.</param>
internal sealed record HtmlBlock(
    ParagraphKind Kind,
    int? Level,
    string Text,
    IReadOnlyList<Mark> Marks,
    HtmlBox Box,
    int Linked)
{
    /// <summary>The sum of the words of its text nodes.</summary>
    public int Words { get; init; }

    /// <summary>The list item that it is, or is a part of; null for none.</summary>
    public HtmlItem? Item { get; init; }

    public IReadOnlyList<IReadOnlyList<TableCell>>? Rows { get; init; }

    public string? Caption { get; init; }

    public EmbeddedPost? Embed { get; init; }

    /// <summary>The references to footnotes in it, in the order of its text.</summary>
    public IReadOnlyList<HtmlReference> References { get; init; } = [];
}

/// <summary>A reference to a footnote.</summary>
/// <param name="Id">The id of the element that holds the note.</param>
internal sealed record HtmlReference(string Id, NoteReference Note);

/// <summary>An item of a list.</summary>
/// <param name="Number">Its number as the list counts, or from 1 if the list is not ordered.</param>
internal sealed record HtmlItem(HtmlList List, int Number);

/// <summary>A list, which counts its items (HTML Standard, 4.4.5).</summary>
internal sealed class HtmlList
{
    private const int MostNumber = 1_000_000_000;

    private readonly int _step;
    private int _next;

    public HtmlList(IElement list)
    {
        IsOrdered = list.LocalName == "ol";
        var isReversed = IsOrdered && list.HasAttribute("reversed");
        var first = isReversed ? list.Children.Count(child => child.LocalName == "li") : 1;
        _next = IsOrdered ? Number(list.GetAttribute("start")) ?? first : 1;
        _step = isReversed ? -1 : 1;
    }

    public bool IsOrdered { get; }

    /// <summary>Returns the next item's number.</summary>
    public int Count(IElement item)
    {
        var number = (IsOrdered ? Number(item.GetAttribute("value")) : null) ?? _next;
        _next = number + _step;
        return number;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Math.Abs((long)number) <= MostNumber
                ? number
                : null;
}

/// <summary>An element whose content is not read.</summary>
/// <param name="At">The number of blocks before it.</param>
internal sealed record HtmlUnread(IElement Element, HtmlBox Box, int At);

/// <summary>A picture of a page.</summary>
/// <param name="At">The number of blocks before it.</param>
/// <param name="IsFallback">Whether it is for browsers without scripts (<c>noscript</c>).</param>
internal sealed record HtmlPicture(IElement Element, HtmlBox Box, int At, bool IsFallback = false);

/// <summary>
/// An element that holds blocks: from <see cref="First"/> to before <see cref="End"/>, in the order of the page.
/// </summary>
internal sealed class HtmlBox(IElement element, HtmlBox? parent, int first, WorkBudget budget)
{
    private const int StepsPerBox = 2;

    public IElement Element { get; } = element;

    public HtmlBox? Parent { get; } = parent;

    public int First { get; } = first;

    public int End { get; set; } = first;

    public BoxRole Role { get; set; } = BoxRoles.Of(element);

    /// <summary>The list item that it is; null for any other element.</summary>
    public HtmlItem? Item { get; init; }

    /// <summary>Whether it was found not to belong to the article.</summary>
    public bool IsOut { get; set; }

    public string Name => Element.LocalName;

    /// <summary>The name that boxes that look alike have in common.</summary>
    public string Look => $"{Name}.{Element.ClassName}";

    /// <summary>The element that contains paragraphs, lists and block quotations.</summary>
    public HtmlBox Holder =>
        Up(
            box => box.Parent is null
                || box.Name is not ("p" or "li" or "ul" or "ol" or "blockquote" or "dl" or "dt" or "dd" or "pre"))!;

    public bool Has(int block) => block >= First && block < End;

    public HtmlBox? Up(Func<HtmlBox, bool> isIt)
    {
        var up = this;
        while (up is not null && !isIt(up))
        {
            budget.Spend(StepsPerBox, HtmlBlocks.TooDeep);
            up = up.Parent;
        }

        return up;
    }
}
