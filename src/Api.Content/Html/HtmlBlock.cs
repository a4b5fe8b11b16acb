using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>One run of text of a page that stands on lines of its own.</summary>
/// <param name="Box">The element that holds it.</param>
/// <param name="Linked">How many characters of the text stand in links.</param>
internal sealed record HtmlBlock(ParagraphKind Kind, int? Level, string Text, IReadOnlyList<Mark> Marks, HtmlBox Box, int Linked)
{
    public double LinkShare => (double)Linked / Text.Length;
}

/// <summary>A picture of a page.</summary>
/// <param name="At">How many blocks stand in front of it.</param>
internal sealed record HtmlPicture(IElement Element, HtmlBox Box, int At);

/// <summary>An element that holds blocks: those from <see cref="First"/> to before <see cref="End"/>, in the order of the page.</summary>
internal sealed class HtmlBox(IElement element, HtmlBox? parent, int first)
{
    public IElement Element { get; } = element;

    public HtmlBox? Parent { get; } = parent;

    public int First { get; } = first;

    public int End { get; set; } = first;

    /// <summary>What its class, id and role say it is.</summary>
    public BoxRole Role { get; } = BoxRoles.Of(element);

    public bool IsWithin(HtmlBox box)
    {
        for (var up = this; up is not null; up = up.Parent)
        {
            if (up == box)
            {
                return true;
            }
        }

        return false;
    }

    public HtmlBox? Up(Func<HtmlBox, bool> isIt)
    {
        var up = this;
        while (up is not null && !isIt(up))
        {
            up = up.Parent;
        }

        return up;
    }
}
