using System.Collections.Frozen;
using System.Diagnostics;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Api.Content.Html;

/// <summary>
/// How much work parsing a page may be. The HTML Standard's algorithm looks through the open elements at most tags, so what is nested deep takes time that grows
/// with the square of its length. Steps are counted rather than seconds, so that a page is read or refused alike on any machine: 100 million take about two seconds.
/// </summary>
internal sealed class ParseBudget
{
    private const long Most = 100_000_000;
    private const int StepsPerToken = 100;

    // Tags can be misnested so that elements stay open without being counted.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // They have no end tag or need none, so they do not pile up.
    private static readonly FrozenSet<string> Closing = FrozenSet.ToFrozenSet(
    [
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ]);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, int> _open = [];
    private int _depth;
    private long _spent;

    /// <exception cref="TimeoutException">It is spent.</exception>
    public void SpendOn(HtmlToken token)
    {
        Spend(StepsPerToken + _depth);
        var open = _open.GetValueOrDefault(token.Name);
        var change = token.Type == HtmlTokenType.StartTag && !Closing.Contains(token.Name) ? 1 : token.Type == HtmlTokenType.EndTag && open > 0 ? -1 : 0;
        if (change != 0)
        {
            _open[token.Name] = open + change;
            _depth += change;
        }
    }

    /// <exception cref="TimeoutException">It is spent.</exception>
    public void SpendOnElement() => Spend(StepsPerToken);

    private void Spend(int steps)
    {
        _spent += steps;
        if (_spent > Most || Stopwatch.GetElapsedTime(_started) > Longest)
        {
            throw new TimeoutException();
        }
    }
}
