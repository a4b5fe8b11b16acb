using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Api.Content.Html;

/// <summary>
/// How much work parsing a page may be. The HTML Standard's algorithm looks through the open elements at most tags, so what is nested deep takes time that grows
/// with the square of its length. Steps are counted rather than seconds, so that a page is read or refused alike on any machine: 100 million take about two seconds.
/// </summary>
internal sealed class ParseBudget
{
    private const int Most = 100_000_000;
    private const int StepsPerToken = 100;

    // They have no end tag or need none, so they do not pile up.
    private static readonly FrozenSet<string> Closing = FrozenSet.ToFrozenSet(
    [
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ]);

    // Section 13.2.4.3: their end tags leave open what was opened in them.
    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]);

    // Section 13.2.4.2: no end tag but their own reaches out of them.
    private static readonly FrozenSet<string> Scopes = FrozenSet.ToFrozenSet(["applet", "caption", "marquee", "object", "select", "table", "template"]);

    // Each has one of those open in it that need no end tag.
    private static readonly FrozenSet<string> Lists = FrozenSet.ToFrozenSet(["dl", "ol", "ul"]);

    private readonly List<string> _open = [];
    private int _lists;
    private int _spent;

    /// <exception cref="TimeoutException">It is spent.</exception>
    public void SpendOn(HtmlToken token)
    {
        Spend(StepsPerToken + _open.Count + _lists);
        if (token.Type == HtmlTokenType.StartTag && !Closing.Contains(token.Name))
        {
            _open.Add(token.Name);
            _lists += Lists.Contains(token.Name) ? 1 : 0;
        }
        else if (token.Type == HtmlTokenType.EndTag && OpenOf(token.Name) is >= 0 and var at)
        {
            var count = Formatting.Contains(token.Name) ? 1 : _open.Count - at;
            for (var i = at; i < at + count; i++)
            {
                _lists -= Lists.Contains(_open[i]) ? 1 : 0;
            }

            _open.RemoveRange(at, count);
        }
    }

    /// <exception cref="TimeoutException">It is spent.</exception>
    public void SpendOnElement() => Spend(StepsPerToken);

    private int OpenOf(string name)
    {
        var isOrdinary = !HtmlTags.IsBlock(name) && !HtmlTags.IsUnread(name) && !Formatting.Contains(name);
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] == name)
            {
                return i;
            }

            if (Scopes.Contains(_open[i]) || (isOrdinary && HtmlTags.IsBlock(_open[i])))
            {
                break;
            }
        }

        return -1;
    }

    private void Spend(int steps)
    {
        _spent += steps;
        if (_spent > Most)
        {
            throw new TimeoutException();
        }
    }
}
