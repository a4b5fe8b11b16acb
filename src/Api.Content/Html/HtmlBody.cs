using AngleSharp.Html.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>The body of the article in a page.</summary>
internal sealed class HtmlBody
{
    // A child that has this much of its parent's running text has all of the article.
    private const double Dominant = 0.8;
    private const double LargeAside = 0.4;

    private readonly HtmlBlocks _page;

    /// <summary>The running text in front of each block, in characters, so that any element's is a subtraction.</summary>
    private readonly double[] _prose;
    private readonly bool[] _dropped;

    private HtmlBody(HtmlBlocks page)
    {
        _page = page;
        _dropped = new bool[page.Blocks.Count];
        _prose = new double[page.Blocks.Count + 1];
        Sum();
    }

    public static IReadOnlyList<ParsedParagraph> Read(IHtmlDocument document, string? address, bool isFragment)
    {
        var page = HtmlBlocks.Read(document.Body!, Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null);
        var body = new HtmlBody(page);
        return [.. (isFragment ? page.Blocks : body.Select()).Select(block => new ParsedParagraph(block.Kind, block.Level, block.Text) { Marks = block.Marks })];
    }

    private IEnumerable<HtmlBlock> Select()
    {
        DropCaptions();
        DropAsides(_page.Boxes[0]);
        Sum();
        var box = Container();
        for (var i = box.First; i < box.End; i++)
        {
            var block = _page.Blocks[i];
            if (!_dropped[i] && block.LinkShare < 0.7)
            {
                yield return block;
            }
        }
    }

    private HtmlBox Container()
    {
        var box = _page.Boxes[0];
        var children = _page.Boxes.ToLookup(child => child.Parent);
        while (children[box].MaxBy(Prose) is { } child && Prose(child) >= Dominant * Prose(box) && Prose(child) > 0)
        {
            box = child;
            if (box.Role == BoxRole.Body)
            {
                break;
            }
        }

        return box;
    }

    private void DropCaptions()
    {
        foreach (var box in _page.Boxes.Where(box => box.Role == BoxRole.Caption))
        {
            Drop(box);
        }
    }

    private void DropAsides(HtmlBox within)
    {
        foreach (var box in _page.Boxes.Where(box => box.Role == BoxRole.Aside && Prose(box) < LargeAside * Prose(within)))
        {
            Drop(box);
        }
    }

    private void Drop(HtmlBox box) => Array.Fill(_dropped, true, box.First, box.End - box.First);

    private void Sum()
    {
        for (var i = 0; i < _page.Blocks.Count; i++)
        {
            _prose[i + 1] = _prose[i] + (_dropped[i] ? 0 : Weight(_page.Blocks[i]));
        }
    }

    private double Prose(HtmlBox box) => _prose[box.End] - _prose[box.First];

    private static double Weight(HtmlBlock block) =>
        block.Kind == ParagraphKind.Heading || block.Text.Length < 40 || block.LinkShare > 0.5 || !Punctuation.EndsSentence(block.Text) ? 0 : block.Text.Length - block.Linked;
}
