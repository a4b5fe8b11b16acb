using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Finds the blocks of a page that are the article's. What counts is running text: whole sentences outside of links.
/// The element that has most of it has the article; in it, what is called an aside, is mostly links or looks unlike the
/// running text goes. Linear in the page's blocks and elements. The shares and lengths were chosen on labelled pages.
/// </summary>
internal sealed class HtmlArticle
{
    private const int BlocksPerStep = 64;
    private const int ShortestProse = 40;
    private const int ShortestUnfinished = 80;
    private const int ShortestTitle = 10;
    private const int ShortestStandfirst = 30;
    private const int MostStandfirsts = 2;
    private const int MostCardBlocks = 5;

    /// <summary>What has more of the page's running text is not beside the article, whatever it is called.</summary>
    private const double LargestAside = 0.4;

    /// <summary>A child that has this much of its parent's running text has all of the article.</summary>
    private const double Dominant = 0.8;
    private const double LeastBody = 0.25;
    private const double LeastFirstBody = 0.3;
    private const double LargestList = 0.2;
    private const double Unlike = -5;

    private readonly IReadOnlyList<HtmlBlock> _blocks;
    private readonly IReadOnlyList<HtmlBox> _boxes;
    private readonly bool[] _isOut;
    private readonly WorkBudget _budget;

    /// <summary>
    /// The running text in front of each block, in characters, so that any element's is a subtraction.
    /// </summary>
    private readonly double[] _prose;

    private HtmlArticle(HtmlBlocks page, string? title)
    {
        (_blocks, _boxes, _budget) = (page.Blocks, page.Boxes, page.Budget);
        _isOut = new bool[_blocks.Count];
        _prose = new double[_blocks.Count + 1];
        Title = FindTitle(title is null ? "" : Letters(title));
    }

    /// <summary>The number of the block that is the title; -1 when none is.</summary>
    public int Title { get; private set; }

    /// <summary>The numbers of the blocks of the body, ascending.</summary>
    public IReadOnlyList<int> Body { get; private set; } = [];

    /// <summary>The element that the page says is the body; null when it does not.</summary>
    public HtmlBox? Whole { get; private set; }

    public static HtmlArticle Find(HtmlBlocks page, HtmlHead head)
    {
        var article = new HtmlArticle(page, head.Article.Title);
        article.PutOut(BoxRole.Caption, 1);
        article.Whole = head.Text is { } words ? StatedBody.Find(page, article.Title, article._isOut, words) : null;
        if (article.Whole is { } whole)
        {
            var body = article.Rest().FindAll(whole.Has);
            article.TakeIn();
            article.PutOut(BoxRole.Aside, LargestAside);
            article.Body = [.. article.Standfirst(body).Where(i => !head.Shows(page.Blocks[i].Text)), .. body];
        }
        else if (page.Blocks.Count > 0)
        {
            // Where nothing is running text, what is called nothing else is the article.
            article.Body = article.Select() is { Count: > 0 } body ? body : article.Rest();
        }

        return article;
    }

    /// <summary>A page that is all body; its captions are its pictures'.</summary>
    public static HtmlArticle All(HtmlBlocks page)
    {
        var article = new HtmlArticle(page, null);
        article.PutOut(BoxRole.Caption, 1);
        article.Title = -1;
        article.Body = article.Rest();
        return article;
    }

    private List<int> Rest() => [.. Enumerable.Range(0, _blocks.Count).Where(i => !_isOut[i])];

    private List<int> Select()
    {
        TakeIn();
        PutOut(BoxRole.Aside, LargestAside);
        var container = Container();
        PutOutLists(container);
        PutOutCards(container);
        var strangers = Strangers(container);
        var body = Trimmed(container, strangers);
        body = [.. body.Concat(Alike(body, strangers)).Order()];
        return [.. Standfirst(body), .. body];
    }

    private int FindTitle(string title)
    {
        bool IsTitle(HtmlBlock block) =>
            block.Kind == ParagraphKind.Heading && Letters(block.Text) is { Length: >= ShortestTitle } heading
                && title.Length >= ShortestTitle
                && (title.Contains(heading, StringComparison.Ordinal)
                    ? 5 * heading.Length > 2 * title.Length
                    : heading.Contains(title, StringComparison.Ordinal));

        var headings = Enumerable.Range(0, _blocks.Count)
            .Where(i => _blocks[i].Kind == ParagraphKind.Heading)
            .ToLookup(i => IsTitle(_blocks[i]));
        int First(bool isTitle, Func<int, bool> isIt) => headings[isTitle].Where(isIt).DefaultIfEmpty(-1).First();
        return First(isTitle: true, IsFirstLevel) is >= 0 and var title1 ? title1
            : First(isTitle: true, _ => true) is >= 0 and var titled ? titled
            : First(isTitle: false, IsFirstLevel);
    }

    private bool IsFirstLevel(int i) => _blocks[i].Level == 1;

    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>
    /// What is called an aside and is mostly what is called the article's text is no aside: <c>sidebar-grid</c> around
    /// <c>article-content</c>.
    /// </summary>
    private void TakeIn()
    {
        Sum();
        foreach (var body in _boxes.Where(box => box.Role == BoxRole.Body && Prose(box) > 0))
        {
            for (var box = body.Parent; box is not null && box.Role != BoxRole.Body && Prose(box) < 2 * Prose(body); box = box.Parent)
            {
                _budget.Spend(1, HtmlBlocks.TooDeep);
                box.Role = box.Role == BoxRole.Aside ? BoxRole.None : box.Role;
            }
        }
    }

    private void PutOut(BoxRole role, double most)
    {
        Sum();
        foreach (var box in _boxes.Where(
            box => box.Role == role && !box.Has(Title) && (Prose(box) < most * _prose[^1] || most >= 1)))
        {
            PutOut(box);
        }
    }

    private void PutOut(HtmlBox box)
    {
        box.IsOut = true;
        _budget.Spend(1 + ((box.End - box.First) / BlocksPerStep), HtmlBlocks.TooDeep);
        Array.Fill(_isOut, true, box.First, box.End - box.First);
    }

    /// <summary>
    /// The first element that is called the article's text and has a good part of what the largest such has, or else
    /// the page; and in it, as long as one child has almost all of it, that child.
    /// </summary>
    private HtmlBox Container()
    {
        Sum();
        var box = _boxes[0];
        var bodies = _boxes.Where(body => body.Role == BoxRole.Body && Prose(body) > 0).ToList();
        if (bodies.Count > 0)
        {
            var largest = bodies.MaxBy(Prose)!;
            var first = bodies.Find(body => body.End > Title && Prose(body) >= LeastFirstBody * Prose(largest))
                ?? largest;
            box = Prose(first) >= LeastBody * _prose[^1] ? first : box;
        }

        var children = _boxes.Where(child => child.Name is not ("p" or "li" or "ul" or "ol"))
            .ToLookup(child => child.Parent);
        while (children[box].MaxBy(Prose) is { } child && Prose(child) > 0 && Prose(child) >= Dominant * Prose(box))
        {
            box = child;
        }

        return box;
    }

    /// <summary>Elements whose text is mostly links.</summary>
    private void PutOutLists(HtmlBox container)
    {
        var (linked, length) = (new int[_blocks.Count + 1], new int[_blocks.Count + 1]);
        for (var i = 0; i < _blocks.Count; i++)
        {
            (linked[i + 1], length[i + 1]) = (linked[i] + _blocks[i].Linked, length[i] + _blocks[i].Text.Length);
        }

        foreach (var box in Within(container).Where(
            box => 10L * (linked[box.End] - linked[box.First]) > 6L * (length[box.End] - length[box.First])
                && Prose(box) < LargestList * Prose(container))
            .ToList())
        {
            PutOut(box);
        }
    }

    /// <summary>
    /// Small elements with a link in front of a text, as lists of other articles have them; unless they are most of the
    /// article.
    /// </summary>
    private void PutOutCards(HtmlBox container)
    {
        var cards = Within(container).Where(
            box => box.Name is "li" or "div" or "article" or "section" or "td"
                && box.End - box.First is > 1 and <= MostCardBlocks
                && Prose(box) < LargestList * Prose(container)
                && IsCard(box))
            .ToList();
        var blocks = cards.SelectMany(card => Enumerable.Range(card.First, card.End - card.First)).Distinct();
        if (blocks.Sum(i => _isOut[i] ? 0 : Weight(_blocks[i])) < 0.5 * Prose(container))
        {
            cards.ForEach(PutOut);
        }
    }

    private bool IsCard(HtmlBox box)
    {
        var blocks = _blocks.Skip(box.First).Take(box.End - box.First).ToList();
        var link = blocks.FindIndex(block => block.Linked > 0.8 * block.Text.Length && block.Text.Length >= 15);
        var prose = blocks.FindIndex(block => Weight(block) > 0);
        return link >= 0 && (prose < 0 || link < prose) && blocks.Count(block => Weight(block) > 0) <= 2;
    }

    private IEnumerable<HtmlBox> Within(HtmlBox container) =>
        _boxes.Where(box => box != container && box.First >= container.First && box.End <= container.End);

    /// <summary>Short texts in elements that look unlike those that hold the running text.</summary>
    private HashSet<int> Strangers(HtmlBox container)
    {
        var blocks = Enumerable.Range(container.First, container.End - container.First).Where(i => !_isOut[i]).ToList();
        var holders = blocks.Where(i => Weight(_blocks[i]) > 0).Select(i => _blocks[i].Box.Holder.Look).ToHashSet();
        return [
            .. blocks.Where(
                i => Weight(_blocks[i]) == 0
                    && _blocks[i].Kind is ParagraphKind.Paragraph or ParagraphKind.ListItem
                    && !holders.Contains(_blocks[i].Box.Holder.Look)),
        ];
    }

    /// <summary>
    /// From the first running text to the last, with a list or short sentences that end the article. What stands apart
    /// from most of it by much else is left off.
    /// </summary>
    private List<int> Trimmed(HtmlBox container, HashSet<int> strangers)
    {
        bool IsIn(int i) => !_isOut[i] && i != Title && !strangers.Contains(i);

        var start = container.Has(Title) && _prose[Title] - _prose[container.First] < 0.3 * Prose(container)
            ? Title + 1
            : container.First;
        var (best, from, to, sum) = (0d, start, start, 0d);
        for (var i = start; i < container.End; i++)
        {
            sum += !IsIn(i) ? 0 : Weight(_blocks[i]) is > 0 and var weight ? weight : Unlike;
            if (sum <= 0)
            {
                (sum, start) = (0, i + 1);
            }
            else if (sum > best)
            {
                (best, from, to) = (sum, start, i + 1);
            }
        }

        while (to < container.End
            && (!IsIn(to) || _blocks[to].Kind != ParagraphKind.Paragraph || IsSentence(_blocks[to])))
        {
            to++;
        }

        var body = Enumerable.Range(from, to - from).Where(IsIn).ToList();
        var last = body.FindLastIndex(i => _blocks[i].Kind != ParagraphKind.Heading);
        return body[..(last + 1)];
    }

    /// <summary>
    /// Running text outside of the container that looks the same as that in it: an article that advertisements cut in
    /// pieces.
    /// </summary>
    private IEnumerable<int> Alike(List<int> body, HashSet<int> strangers)
    {
        string Look(int i) =>
            $"{_blocks[i].Box.Look} {_blocks[i].Box.Holder.Look} {_blocks[i].Box.Holder.Parent?.Look}";
        bool IsNamed(int i) =>
            _blocks[i].Box.Element.ClassName is not null || _blocks[i].Box.Holder.Element.ClassName is not null;

        var prose = body.Where(i => Weight(_blocks[i]) > 0 && IsNamed(i)).ToList();
        var all = body.Sum(i => Weight(_blocks[i]));
        var looks = prose.GroupBy(Look)
            .Where(look => look.Sum(i => Weight(_blocks[i])) >= 0.1 * all)
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
            .Where(
                i => !_isOut[i]
                    && !strangers.Contains(i)
                    && Weight(_blocks[i]) > 0
                    && IsNamed(i)
                    && looks.Contains(Look(i)))
            .Except(body);
    }

    /// <summary>The sentences between the title and the body.</summary>
    private IEnumerable<int> Standfirst(List<int> body) => Title < 0 || body.Count == 0 || body[0] < Title ? [] :
        Enumerable.Range(Title + 1, body[0] - Title - 1)
            .Where(
                i => !_isOut[i]
                    && _blocks[i] is { Linked: 0, Text.Length: >= ShortestStandfirst } block
                    && block.Kind != ParagraphKind.ListItem
                    && (Punctuation.EndsSentence(block.Text) || block.Text.Length >= 2 * ShortestStandfirst))
            .Take(MostStandfirsts);

    private void Sum()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            _prose[i + 1] = _prose[i] + (_isOut[i] ? 0 : Weight(_blocks[i]));
        }
    }

    private double Prose(HtmlBox box) => _prose[box.End] - _prose[box.First];

    /// <summary>How much running text a block is, in characters.</summary>
    internal static double Weight(HtmlBlock block)
    {
        var (length, plain) = (block.Text.Length, block.Text.Length - block.Linked);
        return block.Kind == ParagraphKind.Heading || length < ShortestProse || 2 * plain < length ? 0
            : IsSentence(block) ? plain
            : length > ShortestUnfinished && 10 * plain > 7 * length ? plain / 2
            : 0;
    }

    private static bool IsSentence(HtmlBlock block) =>
        2 * block.Linked <= block.Text.Length && Punctuation.EndsSentence(block.Text);
}
