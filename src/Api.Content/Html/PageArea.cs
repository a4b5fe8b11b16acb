namespace Api.Content.Html;

/// <summary>The parts of a page around its article's headline.</summary>
internal sealed class PageArea
{
    private const int ShortestText = 80;
    private const int MostBeforeText = 2;
    private const int LevelsAbove = 3;
    private const int MostAbove = 30;

    private readonly PageOutline _outline;
    private readonly IReadOnlySet<int> _beside;
    private readonly bool[] _isWithinBeside;
    private readonly int _box;
    private readonly int _boxAbove;
    private readonly int _article;
    private readonly int _lastText;

    private PageArea(PageOutline outline, int heading)
    {
        (_outline, Heading) = (outline, heading);
        var texts = Enumerable.Range(0, outline.Count)
            .Where(i => i > heading && outline.RunningBetween(i, i + 1) >= ShortestText && !outline.Has(heading, i))
            .ToList();
        Text = texts.FirstOrDefault(outline.Count);
        _beside = OtherArticles.In(outline, heading, Text);

        _isWithinBeside = new bool[outline.Count];
        for (var i = 0; i < outline.Count; i++)
        {
            var parent = outline.ParentOf(i);
            _isWithinBeside[i] = _beside.Contains(i) || (parent >= 0 && _isWithinBeside[parent]);
        }

        // A standfirst may be as long as a paragraph, and the byline after it.
        texts.RemoveAll(IsWithinBeside);
        TextEnd = texts.Skip(MostBeforeText - 1).FirstOrDefault(outline.Count);
        _lastText = texts.LastOrDefault(-1);
        _box = heading < 0 || _lastText < 0
            ? -1
            : outline.Around(heading).FirstOrDefault(up => outline.Has(up, _lastText), -1);
        _boxAbove = outline.Around(heading).Take(LevelsAbove)
            .TakeWhile(up => outline[up].LocalName is not ("body" or "main"))
            .LastOrDefault(heading);
        _article = outline.Around(heading).FirstOrDefault(up => outline[up].LocalName == "article", -1);
    }

    /// <summary>The number of the headline's element; -1 if there is none.</summary>
    public int Heading { get; }

    /// <summary>The number of the element with the first running text after the headline.</summary>
    public int Text { get; }

    /// <summary>The number of the element at which a head with a standfirst has ended.</summary>
    public int TextEnd { get; }

    public static PageArea Of(PageOutline outline, int heading) => new(outline, heading);

    public bool IsBeside(int number) => _beside.Contains(number);

    /// <summary>Whether an element is right above the headline, or between it and the text.</summary>
    public bool IsNear(int number)
    {
        var isRightAbove = number >= Heading - MostAbove && !IsFarAbove(number);
        return Heading >= 0 && number < TextEnd && (number >= Heading || isRightAbove);
    }

    /// <summary>
    /// Whether an element is above the headline and has no more to do with it than with the whole page.
    /// </summary>
    public bool IsFarAbove(int number) =>
        number < Heading && !_outline.Has(_boxAbove, number) && !_outline.Has(_article, number);

    /// <summary>Returns the numbers of the elements right above the headline.</summary>
    public IEnumerable<int> Above() =>
        Heading < 0
            ? []
            : Enumerable.Range(0, Heading).Skip(Math.Max(_boxAbove + 1, Heading - MostAbove));

    /// <summary>Whether an element follows the text in the element that holds headline and text.</summary>
    public bool IsAfterText(int number) =>
        _box >= 0
            && _outline[_box].LocalName is not ("body" or "html")
            && number > _lastText
            && _outline.Has(_box, number);

    /// <summary>Whether an element or one around it is beside the article.</summary>
    public bool IsWithinBeside(int number) => _isWithinBeside[number];
}
