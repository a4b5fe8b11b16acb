using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Extracts the text that a reader of a page can see, bounded however large the page is.</summary>
internal static class VisibleText
{
    private const int MostNodes = 2_000;
    private const int StepsPerNode = 10;

    // A longer text is not taken for any field.
    private const int LongestRun = 10_000;

    private static readonly FrozenSet<string> Unseen = FrozenSet.ToFrozenSet(
        [
            "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select",
            "textarea", "button", "title",
        ]);

    // HTML Living Standard, 4.5, without br: elements within a line.
    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
        [
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
            "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
        ]);

    /// <summary>Returns the text of an element on one line.</summary>
    /// <param name="longest">The approximate length at which the text is cut off: a longer one is not the field it was
    /// taken for.</param>
    public static string Of(IElement element, int longest, WorkBudget budget) =>
        string.Join(' ', Lines(element, longest, budget));

    /// <summary>Returns the lines of an element, as blocks separate them.</summary>
    public static IReadOnlyList<string> Lines(IElement element, int longest, WorkBudget budget) =>
        Lines(new Stack<INode?>([element]), longest, budget, Hides, null);

    /// <summary>Returns the lines that follow an element.</summary>
    /// <param name="isLeftOut">Whether an element is left out.</param>
    /// <param name="end">The element before which they end; null for the end of the page.</param>
    public static IReadOnlyList<string> LinesAfter(
        IElement element,
        int longest,
        WorkBudget budget,
        Func<IElement, bool> isLeftOut,
        IElement? end)
    {
        var ahead = new Stack<INode?>();
        var path = new List<INode>();
        for (INode? node = element; node is not null; node = node.Parent)
        {
            path.Add(node);
        }

        for (var i = path.Count - 1; i > 0; i--)
        {
            var siblings = path[i].ChildNodes;
            for (var at = siblings.Length - 1; at >= 0 && siblings[at] != path[i - 1]; at--)
            {
                ahead.Push(siblings[at]);
            }
        }

        return Lines(ahead, longest, budget, isLeftOut, end);
    }

    /// <summary>Whether the element is part of a line, unless style says otherwise.</summary>
    public static bool IsInline(IElement element) => Inline.Contains(element.LocalName);

    /// <summary>Whether nothing in the element is shown.</summary>
    public static bool Hides(IElement element) => Unseen.Contains(element.LocalName) || HtmlTags.IsHidden(element);

    // A null ahead is the end of a block.
    private static List<string> Lines(
        Stack<INode?> ahead,
        int longest,
        WorkBudget budget,
        Func<IElement, bool> isLeftOut,
        IElement? end)
    {
        var text = new StringBuilder();
        for (var nodes = 0; nodes < MostNodes && text.Length < longest && ahead.TryPop(out var node); nodes++)
        {
            if (end is not null && node == end)
            {
                break;
            }

            budget.Spend(StepsPerNode, HtmlBlocks.TooDeep);
            switch (node)
            {
                case null:
                    text.Append('\n');
                    break;
                case IText run:
                    // Only style separates "Ana Berg" from "Reporter" in <a>Ana Berg</a><span>Reporter</span>.
                    var isParted = text.Length > 0
                        && char.IsLower(text[^1])
                        && run.Data.Length > 0
                        && char.IsUpper(run.Data[0]);
                    var words = run.Data.Length <= LongestRun ? run.Data : run.Data[..LongestRun];
                    text.Append(isParted ? "\n" : "").Append(words.ReplaceLineEndings(" "));
                    break;
                case IElement inner when !isLeftOut(inner):
                    var isBlock = !Inline.Contains(inner.LocalName);
                    text.Append(isBlock ? "\n" : "");
                    if (isBlock)
                    {
                        ahead.Push(null);
                    }

                    budget.Spend(inner.ChildNodes.Length, HtmlBlocks.TooDeep);
                    for (var i = inner.ChildNodes.Length - 1; i >= 0; i--)
                    {
                        ahead.Push(inner.ChildNodes[i]);
                    }

                    break;
            }
        }

        return [
            .. text.ToString()
                .Split('\n')
                .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Where(line => line.Length > 0),
        ];
    }
}
