using System.Globalization;
using System.Text;

namespace Api.Tests.Html;

/// <summary>
/// A page of random elements, names, links and prose in which no word occurs twice, so that each can be found again.
/// </summary>
internal sealed class GeneratedPage
{
    private const int Deepest = 6;

    private static readonly string[] Elements =
    [
        "div", "div", "div", "section", "article", "main", "p", "p", "p", "span", "b", "em", "a href='/a'",
        "a href='#b'",
        "ul", "ol", "li", "li", "h1", "h2", "h3", "blockquote", "figure", "figcaption", "aside", "nav", "footer",
        "header", "form", "button", "select", "option", "script", "style", "noscript", "iframe", "svg", "object",
        "video", "table", "tr", "td", "dl", "dt", "dd", "small", "cite", "ruby", "rt", "pre", "details", "center",
    ];

    private static readonly string[] Names =
    [
        "", "", "", "", "class='article-body'", "class='story'", "class='related'", "id='comments'", "class='sidebar'",
        "class='caption'", "class='photo'", "class='image'", "class='credit'", "class='newsletter'", "hidden",
        "role='navigation'", "aria-hidden='true'", "style='display:none'",
        "class='subscriber-only' style='display:none'",
        "class='tags'", "class='visually-hidden'", "class='gallery'",
    ];

    private static readonly string[] Void =
    [
        "<br>", "<br><br>", "<hr>", "<img src='/i.jpg'>", "<img data-src='/{0}.jpg' width=600>", "<input>",
        "<noscript><img src='/{0}.jpg'></noscript>",
    ];

    private readonly Random _random;
    private readonly StringBuilder _html = new();
    private int _words;

    public GeneratedPage(int seed)
    {
        _random = new(seed);
        _html.Append("<!doctype html><html><body>");
        for (var i = _random.Next(1, 8); i > 0; i--)
        {
            Append(0);
        }

        _html.Append("</body></html>");
    }

    public string Html => _html.ToString();

    /// <summary>The words of the page, each of which it has once.</summary>
    public IEnumerable<string> Words => Enumerable.Range(1, _words).Select(Word);

    private static string Word(int number) => string.Create(CultureInfo.InvariantCulture, $"word{number}");

    private void Append(int depth)
    {
        switch (_random.Next(depth > Deepest ? 2 : 9))
        {
            case 0:
                AppendWords(_random.Next(1, 4), "");
                break;
            case 1:
                _html.Append(' ').AppendFormat(CultureInfo.InvariantCulture, Pick(Void), _random.Next(100)).Append(' ');
                break;
            case 2 or 3:
                _html.Append("<p>");
                AppendWords(_random.Next(6, 20), ".");
                _html.Append("</p>");
                break;
            default:
                var element = Pick(Elements);
                _html.Append(CultureInfo.InvariantCulture, $"<{element} {Pick(Names)}>");
                for (var i = _random.Next(1, 5); i > 0; i--)
                {
                    Append(depth + 1);
                }

                _html.Append(CultureInfo.InvariantCulture, $"</{element.Split(' ')[0]}>");
                break;
        }
    }

    private void AppendWords(int count, string end)
    {
        _html.Append(' ').AppendJoin(' ', Enumerable.Range(_words + 1, count).Select(Word)).Append(end).Append(' ');
        _words += count;
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
