using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Counts the work of building a page's tree by the HTML Standard, token by token. At most tags its algorithm looks
/// through the open elements; a bound on these keeps this in proportion. Other work that grows with earlier input is
/// counted as it is (formatting that is opened again in each block) or bounded (attributes that are looked up among
/// others).
/// </summary>
internal sealed class ParserWork(WorkBudget budget)
{
    /// <summary>The greatest depth of a page in browsers.</summary>
    public const int Deepest = 512;

    // Each takes about a kilobyte while its page is read. Of 1,500 news pages, none has more than 12,000.
    private const int MostElements = 100_000;

    private const int StepsPerToken = 100;
    private const int StepsPerFormatting = 150;

    // Each is looked up among the others, and each earlier address is resolved again.
    private const int MostAttributes = 1_000;
    private const int MostBases = 100;
    private const int OpenPerStep = 16;
    private const int TokensBetweenLooks = 32;

    // Section 13.2.4.3: formatting that was not closed in its own block is opened again in the next; three of a kind at
    // most.
    private const int MostOfAKind = 3;
    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]);

    private readonly List<(string Name, string Look)> _formatting = [];
    private IElement? _last;
    private int _depth;
    private int _templates;
    private long _bases;
    private int _tokens;
    private int _elements;
    private int _rootAttributes;
    private bool _isNewBlock;

    /// <exception cref="TooMuchWorkException">It is too much.</exception>
    public void Count(HtmlToken token)
    {
        if (_tokens++ % TokensBetweenLooks == 0)
        {
            Look();
        }

        budget.Spend(StepsPerToken + (_depth / OpenPerStep), HtmlBlocks.TooDeep);
        switch (token)
        {
            case HtmlTagToken { Type: HtmlTokenType.StartTag } tag:
                CountStart(tag);
                break;
            case HtmlTagToken { Type: HtmlTokenType.EndTag } tag:
                CountEnd(tag.Name);
                break;
            case { Type: HtmlTokenType.Character }:
                CountFormatting();
                break;
        }
    }

    public void CountElement(IElement element)
    {
        _last = element;
        budget.Bound(++_elements, MostElements, "Its elements are more than");
        budget.Spend(StepsPerToken, HtmlBlocks.TooDeep);
    }

    // The content of a template has no parent in the page.
    private void Look()
    {
        _depth = _templates;
        for (INode? up = _last; up is not null; up = up.Parent)
        {
            _depth++;
        }

        budget.Bound(_depth, Deepest, "Its elements are nested deeper than");
    }

    private void CountStart(HtmlTagToken tag)
    {
        var isRoot = tag.Name is "html" or "body";
        _rootAttributes += isRoot ? tag.Attributes.Count : 0;
        var attributes = Math.Max(_rootAttributes, tag.Attributes.Count);
        budget.Bound(attributes, MostAttributes, "The attributes of one of its elements are more than");
        _templates += tag.Name == "template" ? 1 : 0;
        _bases += tag.Name == "base" ? 1 : 0;
        budget.Bound(_bases, MostBases, "Its base elements are more than");
        if (!Formatting.Contains(tag.Name))
        {
            _isNewBlock |= HtmlTags.IsBlock(tag.Name);
            return;
        }

        CountFormatting();
        if (tag.Name is "a" or "nobr")
        {
            // It ends another that is open.
            CountEnd(tag.Name);
        }

        var look = string.Concat(tag.Attributes.Select(attribute => $" {attribute.Name}={attribute.Value}"));
        if (_formatting.Count(other => other.Name == tag.Name && other.Look == look) < MostOfAKind)
        {
            _formatting.Add((tag.Name, look));
        }
    }

    private void CountEnd(string name)
    {
        _templates -= name == "template" && _templates > 0 ? 1 : 0;
        if (!Formatting.Contains(name))
        {
            _isNewBlock |= HtmlTags.IsBlock(name);
            return;
        }

        // The adoption agency looks from each block in it up to the element, eight times at most.
        budget.Spend(_depth + _formatting.Count, HtmlBlocks.TooDeep);
        if (_formatting.FindLastIndex(open => open.Name == name) is >= 0 and var last)
        {
            _formatting.RemoveAt(last);
        }
    }

    private void CountFormatting()
    {
        var steps = _isNewBlock ? StepsPerFormatting : 1;
        budget.Spend(steps * (long)_formatting.Count, "too much of its formatting is not closed");
        _isNewBlock = false;
    }
}
