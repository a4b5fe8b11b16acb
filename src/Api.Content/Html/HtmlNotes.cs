using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// The footnotes of a page: links of a character or a few to an element after them, raised, in brackets or named as
/// references (DPUB-ARIA 1.0, <c>doc-noteref</c>), and the elements that they lead to. A raised figure that is no link
/// is text.
/// </summary>
internal sealed partial class HtmlNotes
{
    private const int LongestNote = 5_000;
    private const int MostNodesOfANote = 1_000;
    private const int MostNodesRaised = 5;

    private readonly Dictionary<IElement, (string Label, string Id)> _references = [];
    private readonly Dictionary<IElement, string> _notes = [];
    private readonly HashSet<IElement> _backlinks = [];

    /// <summary>The words of the notes that were read, by the ids to which references lead.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds the references and the notes. Linear in the nodes of the page.</summary>
    public static HtmlNotes Find(IElement root, WorkBudget budget)
    {
        var found = new HtmlNotes();
        var links = root.QuerySelectorAll("a[href^='#']").ToList();
        var candidates = links.FindAll(IsReference);
        if (candidates.Count == 0)
        {
            return found;
        }

        var byId = new Dictionary<string, IElement>(StringComparer.Ordinal);
        var order = new Dictionary<IElement, int>();
        foreach (var element in root.QuerySelectorAll("*"))
        {
            budget.Spend(1, HtmlBlocks.TooDeep);
            order[element] = order.Count;
            _ = element.GetAttribute("id") is { Length: > 0 } id && byId.TryAdd(id, element);
            _ = element.GetAttribute("name") is { Length: > 0 } name && byId.TryAdd(name, element);
        }

        // Several references may lead to one note.
        var notes = new Dictionary<string, IElement?>(StringComparer.Ordinal);
        foreach (var link in candidates)
        {
            var id = IdOf(link);
            if (!byId.TryGetValue(id, out var target) || order[target] < order[link])
            {
                continue;
            }

            if (!notes.TryGetValue(id, out var note))
            {
                notes.Add(id, note = NoteOf(target, budget));
            }

            if (note?.Contains(link) == false)
            {
                found._references.TryAdd(Raised(link), (LabelOf(link), id));
                found._notes.TryAdd(note, id);
            }
        }

        var places = found._references.Keys
            .SelectMany(reference => reference.QuerySelectorAll("[id]").Prepend(reference))
            .Concat(found._references.Keys.Select(reference => reference.ParentElement))
            .Select(place => place?.GetAttribute("id"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        found._backlinks.UnionWith(links.Where(link => places.Contains(IdOf(link))));
        return found;
    }

    /// <summary>Returns the label and the note's id of a reference; null for any other element.</summary>
    public (string Label, string Id)? ReferenceAt(IElement element) =>
        _references.TryGetValue(element, out var reference) ? reference : null;

    /// <summary>Whether an element leads from a note back to the reference, which is no part of the note.</summary>
    public bool IsBacklink(IElement element) => _backlinks.Contains(element) && !_references.ContainsKey(element);

    /// <summary>Returns the id of a note; null for any other element.</summary>
    public string? NoteAt(IElement element) => _notes.GetValueOrDefault(element);

    /// <summary>Returns the words that a page states as its article's without the notes at their end.</summary>
    public string WithoutNotes(string words)
    {
        foreach (var note in Texts.Values.Reverse())
        {
            words = words.EndsWith("\n\n" + note, StringComparison.Ordinal) ? words[..^(note.Length + 2)] : words;
        }

        return words;
    }

    private static bool IsReference(IElement link)
    {
        var text = link.TextContent.Trim();
        if (text.Length is 0 or > 7 || !Label().IsMatch(text))
        {
            return false;
        }

        var isRaised = Raised(link) != link || link.Children is [{ LocalName: "sup" }];
        return text[0] == '[' || isRaised || IsNamedReference(link);
    }

    private static bool IsNamedReference(IElement link) =>
        link.GetAttribute("role") == "doc-noteref"
            || link.GetAttribute("epub:type") == "noteref"
            || NoteName().IsMatch(link.ClassName ?? "");

    /// <summary>Returns the raised element that has nothing but the link; the link if there is none.</summary>
    private static IElement Raised(IElement link)
    {
        var around = link.ParentElement is { LocalName: "sup" } sup ? sup : link.ParentElement?.ParentElement;
        var isSmall = around is { LocalName: "sup", ChildNodes.Length: <= MostNodesRaised };
        return isSmall && around!.TextContent.Trim(' ', '[', ']') == LabelOf(link)
            ? around
            : link;
    }

    private static string LabelOf(IElement link) => link.TextContent.Trim().Trim('[', ']', '(', ')');

    private static string IdOf(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")!.Trim()[1..]);

    /// <summary>
    /// Returns the block that a note's address is at: the element itself, or the one around an anchor.
    /// </summary>
    private static IElement? NoteOf(IElement target, WorkBudget budget)
    {
        var note = target;
        while (!HtmlTags.IsBlock(note.LocalName) && note.ParentElement is { } parent)
        {
            budget.Spend(1, HtmlBlocks.TooDeep);
            note = parent;
        }

        var isNote = note.LocalName is "li" or "p" or "div" or "aside" or "dd" or "td" or "tr" or "section" or "footer";
        if (!isNote)
        {
            return null;
        }

        return IsShort(note, budget) ? note : null;
    }

    private static bool IsShort(IElement note, WorkBudget budget)
    {
        var (length, nodes) = (0, 0);
        foreach (var node in note.GetDescendants())
        {
            length += (node as IText)?.Data.Length ?? 0;
            if (length > LongestNote || ++nodes > MostNodesOfANote)
            {
                return false;
            }
        }

        budget.Spend(nodes, HtmlBlocks.TooDeep);
        return true;
    }

    [GeneratedRegex(@"^[\[(]?(?:[0-9]{1,4}|[a-zA-Z]{1,2}|[ivxIVX]{1,5}|[*†‡§¶]{1,3})[\])]?$")]
    private static partial Regex Label();

    [GeneratedRegex(@"foot-?note|note-?ref|fn-?ref|note-?link", RegexOptions.IgnoreCase)]
    private static partial Regex NoteName();
}

/// <summary>A footnote of a page. It is none of the body's blocks: the reader puts it after them.</summary>
internal sealed partial class HtmlNote(IElement element, BlockText text, HtmlNotes notes, string id)
    : HtmlStructure(element, text)
{
    public override HtmlBlock? End(HtmlBox box)
    {
        // The number of a list item is not in its words; of another element it is.
        var isLabelled = Element.LocalName != "li" && !Element.HasAttribute("role");
        var taken = Text.Take().Text;
        var words = isLabelled ? OwnLabel().Replace(taken, "") : taken;
        if (words.Length > 0)
        {
            notes.Texts.TryAdd(id, words);
        }

        return null;
    }

    [GeneratedRegex(@"^(?:\[[0-9a-zA-Z*†‡]{1,4}\]|[0-9]{1,4}[.)]|[*†‡§]{1,3}|\^)\s+")]
    private static partial Regex OwnLabel();
}
