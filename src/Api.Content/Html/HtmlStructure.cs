using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// An element that is one block, whatever it contains: a table, an embedded post, code or a footnote. The elements in
/// it make no blocks of their own.
/// </summary>
/// <param name="element">The element.</param>
/// <param name="text">The text of the page, as far as it was not taken yet.</param>
internal abstract class HtmlStructure(IElement element, BlockText text)
{
    public IElement Element { get; } = element;

    /// <summary>Whether line feeds and spaces of the source are kept.</summary>
    public virtual bool KeepsSpace => false;

    protected BlockText Text { get; } = text;

    /// <summary>Returns the structure that an element is; null for any other element.</summary>
    public static HtmlStructure? Of(IElement element, HtmlBlocks page, BlockText text)
    {
        if (page.Notes.NoteAt(element) is { } id)
        {
            return new HtmlNote(element, text, page.Notes, id);
        }

        if (HtmlTable.Is(element, page.Budget))
        {
            return new HtmlTable(element, text);
        }

        if (HtmlEmbed.Is(element))
        {
            return new HtmlEmbed(element, text, page.Base);
        }

        return HtmlCode.Is(element) ? new HtmlCode(element, text) : null;
    }

    /// <summary>Begins an element within it, if that is a block.</summary>
    public void EnterBlock(IElement element)
    {
        if (HtmlTags.IsBlock(element.LocalName))
        {
            Enter(element);
        }
    }

    /// <summary>Ends an element within it, if that is a block.</summary>
    public void LeaveBlock(IElement element)
    {
        if (HtmlTags.IsBlock(element.LocalName))
        {
            Leave(element);
        }
    }

    protected virtual void Enter(IElement element)
    {
    }

    protected virtual void Leave(IElement element)
    {
    }

    /// <summary>Separates words on both sides of the edge of a block within it.</summary>
    public virtual void Break() => Text.Space();

    /// <summary>Ends a line within it (<c>br</c>).</summary>
    public virtual void EndLine() => Text.Space();

    /// <summary>Returns the block; null if it has no words, or is none of the text's blocks.</summary>
    /// <param name="box">The element in the order of the page.</param>
    public abstract HtmlBlock? End(HtmlBox box);
}

/// <summary>
/// Code: <c>pre</c> with <c>code</c>, <c>samp</c> or <c>kbd</c> in it, as the HTML Standard marks up blocks of code
/// (4.4.3), or with a class that names it as highlighters of code do. Other preformatted text is text.
/// </summary>
internal sealed class HtmlCode(IElement element, BlockText text) : HtmlStructure(element, text)
{
    private static readonly string[] Classes = ["highlight", "code", "language-", "lang-", "brush", "sourcecode"];

    public override bool KeepsSpace => true;

    public static bool Is(IElement element) => element.LocalName switch
    {
        "listing" or "xmp" => true,
        "pre" => element.Children.Any(child => child.LocalName is "code" or "samp" or "kbd")
            || IsNamed(element.ClassName)
            || IsNamed(element.ParentElement?.ClassName),
        _ => false,
    };

    public override void Break()
    {
        // Highlighters put each line into an element of its own, with the line feed in it.
    }

    public override void EndLine() => Text.Append("\n");

    public override HtmlBlock? End(HtmlBox box)
    {
        var taken = Text.Take();
        return taken.Text.Length == 0 ? null : new(ParagraphKind.Code, null, taken.Text, taken.Marks, box, 0);
    }

    private static bool IsNamed(string? names) =>
        names is not null && Array.Exists(Classes, name => names.Contains(name, StringComparison.OrdinalIgnoreCase));
}
