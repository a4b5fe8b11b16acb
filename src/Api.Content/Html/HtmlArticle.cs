using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Finds the blocks of a page that belong to the article. Running text counts: whole sentences outside links. The
/// element that has most of it holds the article; within it, everything is left out that is named an aside, consists
/// mostly of links, or looks different from the running text. Linear in the page's blocks and elements. The shares and
/// lengths were chosen on labelled pages.
/// </summary>
internal sealed class HtmlArticle
{
    private const int ShortestStandfirst = 30;
    private const int MostStandfirsts = 2;

    /// <summary>The number of paragraphs that are looked for in the hidden part of a page.</summary>
    private const int MostCompared = 5;

    /// <summary>The greatest share of the page's running text that an aside may have, whatever it is called.</summary>
    private const double LargestAside = 0.4;

    /// <summary>The share of its parent's running text with which a child holds the whole article.</summary>
    private const double Dominant = 0.8;
    private const double LeastBody = 0.25;
    private const double LeastFirstBody = 0.3;

    private readonly IReadOnlyList<HtmlBlock> _blocks;
    private readonly IReadOnlyList<HtmlBox> _boxes;
    private readonly WorkBudget _budget;
    private readonly RunningText _text;

    private HtmlArticle(HtmlBlocks page, string? title)
    {
        (_blocks, _boxes, _budget, _text) = (page.Blocks, page.Boxes, page.Budget, new(page));
        Title = TitleHeading.Find(_blocks, title);
        Holder = _boxes is [var root, ..] ? root : null;
    }

    /// <summary>The number of the title's block; -1 if there is none.</summary>
    public int Title { get; private set; }

    /// <summary>The numbers of the blocks of the body, ascending.</summary>
    public IReadOnlyList<int> Body { get; private set; } = [];

    /// <summary>The element that was found to hold the body; null if the page has no text.</summary>
    public HtmlBox? Holder { get; private set; }

    /// <summary>The element that the page declares as the body; null if it declares none.</summary>
    public HtmlBox? Whole { get; private set; }

    public static HtmlArticle Find(HtmlBlocks page, HtmlHead head)
    {
        var article = new HtmlArticle(page, head.Article.Title);
        article.PutOut(BoxRole.Caption, 1);
        article.PutOutRepeats();
        article.Whole = head.Text is { } words
            ? StatedBody.Find(page, article.Title, article._text, page.Notes.WithoutNotes(words))
            : null;
        if (article.Whole is { } whole)
        {
            var body = article._text.Rest().FindAll(whole.Has);
            article.TakeIn();
            article.PutOut(BoxRole.Aside, LargestAside);
            article.Body = [.. article.Standfirst(body).Where(i => !head.Shows(page.Blocks[i].Text)), .. body];
        }
        else if (page.Blocks.Count > 0)
        {
            // If nothing is running text, every block that is named nothing else is the article.
            var found = article.Select() is { Count: > 0 } body ? body : article._text.Rest();
            article.Body = HeadBlocks.Without(page, article.Title, found, head);
        }

        return article;
    }

    /// <summary>Returns what an element out of the body was removed as.</summary>
    public WordFate RemovedAs(int block) => _text.FateOf(block);

    /// <summary>Returns a page that is all body; its captions belong to its pictures.</summary>
    public static HtmlArticle All(HtmlBlocks page)
    {
        var article = new HtmlArticle(page, null);
        article.PutOut(BoxRole.Caption, 1);
        article.Title = -1;
        article.Body = article._text.Rest();
        return article;
    }

    private List<int> Select()
    {
        TakeIn();
        PutOut(BoxRole.Aside, LargestAside);
        var container = Holder = Container();
        new LinkLists(_blocks, _boxes, _text).PutOut(container);
        var strangers = Strangers(container);
        var body = new BodySpan(_blocks, _text, Title, strangers).Within(container);
        body = [.. body.Concat(Alike(body, strangers)).Order()];
        return [.. Standfirst(body), .. body];
    }

    /// <summary>
    /// Clears the role of an element named an aside that consists mostly of an element named the article's text:
    /// <c>sidebar-grid</c> around <c>article-content</c>.
    /// </summary>
    private void TakeIn()
    {
        _text.Sum();
        foreach (var body in _boxes.Where(box => box.Role == BoxRole.Body && _text.Of(box) > 0))
        {
            bool IsMostly(HtmlBox box) => box.Role != BoxRole.Body && _text.Of(box) < 2 * _text.Of(body);
            for (var box = body.Parent; box is not null && IsMostly(box); box = box.Parent)
            {
                _budget.Spend(1, HtmlBlocks.TooDeep);
                box.Role = box.Role == BoxRole.Aside ? BoxRole.None : box.Role;
            }
        }
    }

    private void PutOut(BoxRole role, double most)
    {
        _text.Sum();
        bool IsSmall(HtmlBox box) => _text.Of(box) < most * _text.Total || most >= 1 || IsBelowText(box);

        foreach (var box in _boxes.Where(
            box => box.Role == role && !box.Has(Title) && IsSmall(box) && !IsHeadingOfText(box)))
        {
            _text.PutOut(box, role == BoxRole.Caption ? WordFate.OtherPicture : BoxRoles.FateOf(box.Element));
        }
    }

    /// <summary>
    /// Removes the hidden part for subscribers if visitors see it, too: then the page has its text twice.
    /// </summary>
    private void PutOutRepeats()
    {
        var (hidden, end) = (new List<HtmlBox>(), 0);
        foreach (var box in _boxes.Where(box => box.First >= end && HtmlTags.HidesItself(box.Element)))
        {
            hidden.Add(box);
            end = box.End;
        }

        var inHidden = hidden.SelectMany(box => Enumerable.Range(box.First, box.End - box.First)).ToHashSet();
        if (inHidden.Count == 0)
        {
            return;
        }

        var words = string.Concat(inHidden.Order().Select(i => TitleHeading.Letters(_blocks[i].Text)));
        var seen = Enumerable.Range(0, _blocks.Count)
            .Where(i => !inHidden.Contains(i) && RunningText.Weight(_blocks[i]) > 0)
            .OrderByDescending(i => _blocks[i].Text.Length)
            .Take(MostCompared)
            .Select(i => TitleHeading.Letters(_blocks[i].Text));
        if (seen.Any(text => words.Contains(text, StringComparison.Ordinal)))
        {
            hidden.ForEach(box => _text.PutOut(box, WordFate.Hidden));
        }
    }

    /// <summary>Whether it has comments, however many, below an article.</summary>
    private bool IsBelowText(HtmlBox box) =>
        BoxRoles.FateOf(box.Element) == WordFate.Comments
            && box.First > Title
            && _text.Between(Math.Max(0, Title), box.First) > 0;

    /// <summary>Whether it is a heading before running text: its name is that of its looks or of its words.</summary>
    private bool IsHeadingOfText(HtmlBox box) =>
        box.Name is ['h', >= '2' and <= '6']
            && box.End < _blocks.Count
            && !_text.IsOut(box.End)
            && RunningText.Weight(_blocks[box.End]) > 0;

    /// <summary>
    /// Returns the first element that is named the article's text and has a good part of the running text of the
    /// largest such element, or else the page; and in it, as long as one child has almost all of it, that child.
    /// </summary>
    private HtmlBox Container()
    {
        _text.Sum();
        var box = _boxes[0];
        var bodies = _boxes.Where(body => body.Role == BoxRole.Body && _text.Of(body) > 0).ToList();
        if (bodies.Count > 0)
        {
            var largest = bodies.MaxBy(_text.Of)!;
            var first = bodies.Find(body => body.End > Title && _text.Of(body) >= LeastFirstBody * _text.Of(largest))
                ?? largest;
            box = _text.Of(first) >= LeastBody * _text.Total ? first : box;
        }

        var children = _boxes.Where(child => child.Name is not ("p" or "li" or "ul" or "ol"))
            .ToLookup(child => child.Parent);
        while (children[box].MaxBy(_text.Of) is { } child
            && _text.Of(child) > 0
            && _text.Of(child) >= Dominant * _text.Of(box)
            && !HasLead(box, child))
        {
            box = child;
        }

        return box;
    }

    /// <summary>
    /// Whether an element has paragraphs of its own before the child: the beginning of an article whose rest is in a
    /// box, as before a paywall.
    /// </summary>
    private bool HasLead(HtmlBox box, HtmlBox child) =>
        box.Parent is not null
            && Enumerable.Range(box.First, child.First - box.First)
                .Where(i => i > Title && _blocks[i].Box.Name == "p" && _blocks[i].Box.Parent == box)
                .Any(i => !_text.IsOut(i) && RunningText.Weight(_blocks[i]) > 0);

    /// <summary>Finds short texts in elements that look different from the elements with the running text.</summary>
    private HashSet<int> Strangers(HtmlBox container)
    {
        var blocks = Enumerable.Range(container.First, container.End - container.First)
            .Where(i => !_text.IsOut(i))
            .ToList();
        var holders = blocks.Where(i => RunningText.Weight(_blocks[i]) > 0)
            .Select(i => _blocks[i].Box.Holder.Look)
            .ToHashSet();
        return [
            .. blocks.Where(
                i => RunningText.Weight(_blocks[i]) == 0
                    && _blocks[i].Kind is ParagraphKind.Paragraph or ParagraphKind.ListItem
                    && !holders.Contains(_blocks[i].Box.Holder.Look)),
        ];
    }

    /// <summary>
    /// Finds running text outside the container that looks like the text in it: an article that advertisements cut in
    /// pieces.
    /// </summary>
    private IEnumerable<int> Alike(List<int> body, HashSet<int> strangers)
    {
        string Look(int i) =>
            $"{_blocks[i].Box.Look} {_blocks[i].Box.Holder.Look} {_blocks[i].Box.Holder.Parent?.Look}";
        bool IsNamed(int i) =>
            _blocks[i].Box.Element.ClassName is not null || _blocks[i].Box.Holder.Element.ClassName is not null;

        bool IsNamedProse(int i) => RunningText.Weight(_blocks[i]) > 0 && IsNamed(i);

        var prose = body.Where(IsNamedProse).ToList();
        var all = body.Sum(i => RunningText.Weight(_blocks[i]));
        var looks = prose.GroupBy(Look)
            .Where(look => look.Sum(i => RunningText.Weight(_blocks[i])) >= 0.1 * all)
            .Select(look => look.Key)
            .ToHashSet();
        if (looks.Count == 0)
        {
            return [];
        }

        var start = Title < body[0] ? Title + 1 : 0;
        var next = Enumerable.Range(body[^1], _blocks.Count - body[^1])
            .FirstOrDefault(i => _blocks[i] is { Kind: ParagraphKind.Heading, Level: 1 }, _blocks.Count);
        return Enumerable.Range(start, next - start)
            .Where(i => !_text.IsOut(i) && !strangers.Contains(i) && IsNamedProse(i) && looks.Contains(Look(i)))
            .Except(body);
    }

    /// <summary>Returns the sentences between the title and the body.</summary>
    private IEnumerable<int> Standfirst(List<int> body) => Title < 0 || body.Count == 0 || body[0] < Title ? [] :
        Enumerable.Range(Title + 1, body[0] - Title - 1)
            .Where(i => !_text.IsOut(i) && IsStandfirst(_blocks[i]))
            .Take(MostStandfirsts);

    private static bool IsStandfirst(HtmlBlock block) =>
        block is { Linked: 0, Kind: not ParagraphKind.ListItem, Text.Length: >= ShortestStandfirst }
            && (Punctuation.EndsSentence(block.Text) || block.Text.Length >= 2 * ShortestStandfirst);
}
