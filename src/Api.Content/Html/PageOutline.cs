using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// The elements of a page that somebody sees, parents first, with sums over them: from them follows which heading is
/// the article's, and what is beside the article. Linear in the page's elements.
/// </summary>
internal sealed class PageOutline
{
    private const int StepsPerElement = 10;

    /// <summary>The length from which a run of text outside links can be running text.</summary>
    private const int ShortestRun = 25;

    private readonly WorkBudget _budget;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<IElement, int> _numbers = [];

    private PageOutline(WorkBudget budget) => _budget = budget;

    private sealed record Entry(IElement Element, int Parent, Sums Before, bool IsInLink)
    {
        public int End { get; set; }
    }

    // Of everything before an element, so that the sum of any element is a subtraction.
    private readonly record struct Sums(int Characters, int Running, int Headings)
    {
        public static Sums operator -(Sums of, Sums other) =>
            new(of.Characters - other.Characters, of.Running - other.Running, of.Headings - other.Headings);
    }

    public int Count => _entries.Count;

    private Sums All { get; set; }

    /// <summary>The characters of the whole page's running text.</summary>
    public int Running => All.Running;

    public static PageOutline Of(IHtmlDocument document, WorkBudget budget)
    {
        var outline = new PageOutline(budget);
        outline.Walk(document.Body ?? document.DocumentElement);
        return outline;
    }

    public IElement this[int number] => _entries[number].Element;

    /// <summary>Returns the number of an element; -1 if nobody sees it.</summary>
    public int Of(IElement element) => _numbers.GetValueOrDefault(element, -1);

    /// <summary>Returns the number of the element around it; -1 for the outermost.</summary>
    public int ParentOf(int number) => _entries[number].Parent;

    /// <summary>Returns the number of the first element after it and everything in it.</summary>
    public int EndOf(int number) => _entries[number].End;

    /// <summary>Whether an element is another or in it; an outer one of -1 has none.</summary>
    public bool Has(int outer, int inner) => outer >= 0 && inner >= outer && inner < EndOf(outer);

    public bool IsInLink(int number) => _entries[number].IsInLink;

    public int CharactersOf(int number) => SumOf(number).Characters;

    public int RunningOf(int number) => SumOf(number).Running;

    /// <summary>Whether an element has text of its own, outside the elements in it.</summary>
    public bool HasText(int number) => BeforeOf(number + 1).Characters > BeforeOf(number).Characters;

    public int HeadingsOf(int number) => SumOf(number).Headings;

    /// <summary>Returns the characters of the running text from one element to before another.</summary>
    public int RunningBetween(int from, int to) => BeforeOf(to).Running - BeforeOf(from).Running;

    /// <summary>Returns the numbers of the elements around one, the inmost first.</summary>
    public IEnumerable<int> Around(int number)
    {
        for (var up = number < 0 ? -1 : ParentOf(number); up >= 0; up = ParentOf(up))
        {
            _budget.Spend(1, HtmlBlocks.TooDeep);
            yield return up;
        }
    }

    public static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];

    private Sums SumOf(int number) => BeforeOf(EndOf(number)) - BeforeOf(number);

    private Sums BeforeOf(int number) => number < _entries.Count ? _entries[number].Before : All;

    // Without recursion: pages nest as deep as they like.
    private void Walk(IElement root)
    {
        var ahead = new Stack<(IElement Element, int Parent)>([(root, -1)]);
        while (ahead.TryPop(out var next))
        {
            var (element, parent) = next;
            _budget.Spend(StepsPerElement, HtmlBlocks.TooDeep);
            if (VisibleText.Hides(element))
            {
                continue;
            }

            var number = _entries.Count;
            var isInLink = element.LocalName == "a" || (parent >= 0 && _entries[parent].IsInLink);
            _entries.Add(new(element, parent, All, isInLink) { End = number + 1 });
            _numbers[element] = number;
            var (characters, running) = TextOf(element);
            var isHeading = IsHeading(element);
            if (isInLink || isHeading)
            {
                running = 0;
            }

            All = new(All.Characters + characters, All.Running + running, All.Headings + (isHeading ? 1 : 0));
            for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
            {
                if (element.ChildNodes[i] is IElement child)
                {
                    ahead.Push((child, number));
                }
            }
        }

        for (var i = _entries.Count - 1; i > 0; i--)
        {
            var outer = _entries[_entries[i].Parent];
            outer.End = Math.Max(outer.End, _entries[i].End);
        }
    }

    private static (int Characters, int Running) TextOf(IElement element)
    {
        var (characters, running) = (0, 0);
        foreach (var text in element.ChildNodes.OfType<IText>())
        {
            var length = text.Data.AsSpan().Trim().Length;
            characters += length;
            running += length >= ShortestRun ? length : 0;
        }

        return (characters, running);
    }
}
