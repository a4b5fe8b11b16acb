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
    int Linked);

/// <summary>A picture of a page.</summary>
/// <param name="At">The number of blocks before it.</param>
internal sealed record HtmlPicture(IElement Element, HtmlBox Box, int At);

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
