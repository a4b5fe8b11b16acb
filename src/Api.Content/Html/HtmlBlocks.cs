using AngleSharp.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// The page as its readers see it: a flat list of blocks and pictures in the order of the page. Linear in the page's
/// nodes, without recursion.
/// </summary>
internal sealed class HtmlBlocks
{
    /// <summary>The fault of a page whose elements take too much work to search upwards or downwards.</summary>
    public const string TooDeep = "it has too many elements, or they are nested too deep";

    private const int StepsPerElement = 20;

    private readonly Stack<int> _firstPictures = new();
    private readonly BlockText _text = new();
    private readonly BlockKinds _kinds;
    private HtmlBox _box;
    private HtmlStructure? _structure;
    private int _breaks;
    private int _counted;

    private HtmlBlocks(HtmlBox root, Uri? address, WorkBudget budget)
    {
        (_box, Base, Budget, _kinds) = (root, address, budget, new(budget));
        Notes = HtmlNotes.Find(root.Element, budget);
    }

    public WorkBudget Budget { get; }

    public Uri? Base { get; }

    public List<HtmlBlock> Blocks { get; } = [];

    public List<HtmlPicture> Pictures { get; } = [];

    /// <summary>The footnotes, which are none of the blocks.</summary>
    public HtmlNotes Notes { get; }

    /// <summary>The elements whose content is not read.</summary>
    public List<HtmlUnread> Unread { get; } = [];

    /// <summary>The number of words of the footnotes.</summary>
    public int NoteWords { get; private set; }

    /// <summary>Every element that has a block, parents first.</summary>
    public List<HtmlBox> Boxes { get; } = [];

    /// <param name="address">The base of relative links; null leaves them out.</param>
    public static HtmlBlocks Read(IElement root, Uri? address, WorkBudget budget)
    {
        var box = new HtmlBox(root, null, 0, budget);
        var blocks = new HtmlBlocks(box, address, budget);
        blocks.Boxes.Add(box);
        blocks.Walk(root);
        blocks.Flush();
        box.End = blocks.Blocks.Count;
        blocks.Boxes.RemoveAll(empty => empty.End == empty.First);
        return blocks;
    }

    private readonly record struct Step(INode Node, bool IsEnd);

    private void Walk(IElement root)
    {
        var steps = new Stack<Step>();
        Push(steps, root);
        while (steps.TryPop(out var step))
        {
            switch (step.Node)
            {
                case IElement element when step.IsEnd:
                    Leave(element);
                    break;
                case IElement element when Enter(element):
                    steps.Push(step with { IsEnd = true });
                    Push(steps, element);
                    break;
                case IText text:
                    Append(text.Data);
                    break;
            }
        }
    }

    private static void Push(Stack<Step> steps, IElement element)
    {
        for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
        {
            steps.Push(new(element.ChildNodes[i], IsEnd: false));
        }
    }

    /// <returns>Whether its content is read.</returns>
    private bool Enter(IElement element)
    {
        var name = element.LocalName;
        Budget.Spend(StepsPerElement, TooDeep);
        if (HtmlTags.IsUnread(name) || HtmlTags.IsHidden(element) || Notes.IsBacklink(element))
        {
            Unread.Add(new(element, _box, Blocks.Count + (_text.IsEmpty ? 0 : 1)));
            Pictures.AddRange(FallbackPictures.In(element, _box, Blocks.Count + (_text.IsEmpty ? 0 : 1)));
            return false;
        }

        if (Notes.ReferenceAt(element) is { } reference)
        {
            _text.Refer(reference.Id, reference.Label);
            Unread.Add(new(element, _box, Blocks.Count + (_text.IsEmpty ? 0 : 1)));
            return false;
        }

        switch (name)
        {
            case "br" when _structure is not null:
                _structure.EndLine();
                return false;
            case "br":
                _breaks++;
                return false;
            case "img" or "amp-img":
                Pictures.Add(new(element, _box, Blocks.Count + (_text.IsEmpty ? 0 : 1)));
                Unread.Add(new(element, _box, Blocks.Count + (_text.IsEmpty ? 0 : 1)));
                return false;
            case "hr":
                Break();
                return false;
            case "a":
                _text.OpenLink();
                if (PageAddress.OfLink(element, Base) is { } href)
                {
                    _text.Open(MarkType.Link, href);
                }

                return true;
            case "strong" or "b":
                _text.Open(MarkType.Strong, null);
                return true;
            case "em" or "i":
                _text.Open(MarkType.Emphasis, null);
                return true;
            case "q":
                _text.Quotations.Open(element, _text);
                return true;
        }

        if (_structure is not null)
        {
            _structure.EnterBlock(element);
        }
        else if (HtmlTags.IsBlock(name)
            || (BoxRoles.IsCredit(element) && _box.Up(IsCaption) is not null)
            || QuotationSource.IsLine(element, _text))
        {
            Flush();
            _box = new(element, _box, Blocks.Count, Budget) { Item = _kinds.ItemOf(element) };
            _structure = HtmlStructure.Of(element, this, _text);
            _text.KeepsSpace = _structure is { KeepsSpace: true };
            _firstPictures.Push(Pictures.Count);
            Boxes.Add(_box);
            if (name == "figure" && element.HasAttribute("resource"))
            {
                // A picture that the page names and does not show is one too.
                Pictures.Add(new(element, _box, Blocks.Count));
            }
        }

        return true;
    }

    private void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "a":
                _text.CloseLink();
                if (PageAddress.OfLink(element, Base) is not null)
                {
                    _text.Close();
                }

                break;
            case "strong" or "b" or "em" or "i":
                _text.Close();
                break;
            case "q":
                _text.Quotations.Close(_text);
                break;
            case var _ when _box.Element == element:
                EndBlock();
                _box.End = Blocks.Count;
                var hasPicture = _firstPictures.Pop() < Pictures.Count;
                _box.Role = hasPicture && CaptionWords.AreIn(_box, Blocks) ? BoxRole.Caption : RoleOf(_box);
                _box = _box.Parent!;
                break;
            default:
                Budget.Spend(_structure is null ? 0 : _text.StepsOfMarks, TooDeep);
                _structure?.LeaveBlock(element);
                break;
        }
    }

    /// <summary>Ends the block of the element that ends.</summary>
    private void EndBlock()
    {
        if (_structure?.Element != _box.Element)
        {
            Flush();
            return;
        }

        Budget.Spend(StepsPerElement + _text.Steps, TooDeep);
        var block = _structure.End(_box);
        (_structure, _breaks, _text.KeepsSpace) = (null, 0, false);
        if (block is not null)
        {
            Add(block);
            return;
        }

        NoteWords += _text.WordCount - _counted;
        _counted = _text.WordCount;
    }

    // Embeddings are named as widgets are: one that holds nothing but a post is part of the article.
    private BoxRole RoleOf(HtmlBox box)
    {
        var isPost = box.End == box.First + 1 && Blocks[box.First].Kind == ParagraphKind.Embed;
        return isPost && box.Role == BoxRole.Aside ? BoxRole.None : box.Role;
    }

    private static bool IsCaption(HtmlBox box) => box.Role == BoxRole.Caption || box.Name == "figure";

    private void Append(string text)
    {
        if (_structure is null && _breaks > 0 && !string.IsNullOrWhiteSpace(text))
        {
            if (_breaks > 1)
            {
                Flush();
            }

            _text.Space();
            _breaks = 0;
        }

        _text.Append(text);
    }

    private void Break()
    {
        if (_structure is null)
        {
            Flush();
        }
        else
        {
            _structure.Break();
        }
    }

    private void Flush()
    {
        _breaks = 0;
        Budget.Spend(StepsPerElement + _text.Steps, TooDeep);
        var linked = _text.Linked;
        var (text, marks, references) = _text.Take();
        if (text.Length > 0)
        {
            var (kind, level, item) = _kinds.Of(_box);
            Add(new(kind, level, text, marks, _box, linked) { Item = item, References = references });
        }
    }

    private void Add(HtmlBlock block)
    {
        Blocks.Add(block with { Words = _text.WordCount - _counted });
        _counted = _text.WordCount;
    }
}
