using System.Buffers;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Markdown;

/// <summary>
/// Counts, line by line and before the text is parsed, everything that takes its parser long: each line is tried
/// against every open list and quotation, and each marker in it against the rest of the line; from each link on, its
/// block is searched for the link's end; each underline of a heading and each definition of a link takes as long as
/// there are others. Linear in the text. Text that looks like a marker in a block of code is counted too, as if it were
/// one.
/// </summary>
internal sealed class MarkdownWork(WorkBudget budget)
{
    // The parser itself gives up soon after.
    private const int MostContainers = 100;
    private const int StepsPerLine = 10;
    private const int StepsPerContainer = 8;
    private const int CharactersPerStep = 4;

    // 200,000 characters of links without an end took a minute; a text with a tenth of this, which no article has,
    // takes less than a second.
    private const long MostLinkSearch = 200_000_000;
    private const int MostUnderlines = 2 * ArticleReader.MaxParagraphs;
    private const int MostBrackets = 1_000;
    private const int MostEmphases = 4_000;
    private const int EmphasesPerStep = 4;
    private const int TicksPerStep = 64;
    private const int TabWidth = 4;

    private const string TooManyLinks =
        "It has more links in one block than any article: "
            + "the characters of its blocks, each times its links, are more than";

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("[*_`");

    // The columns at which the text of each open list item begins.
    private readonly Stack<int> _items = new();
    private int _quotes;
    private bool _afterBlank = true;

    // Of the block.
    private readonly HashSet<int> _ticks = [];
    private long _length;
    private long _links;
    private long _brackets;
    private long _emphases;

    // Of the text.
    private long _search;
    private int _underlines;

    /// <exception cref="TooMuchWorkException">It is too much.</exception>
    public void Count(string markdown)
    {
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            CountContainers(line, words);
            if (words.IsEmpty)
            {
                EndBlock();
                continue;
            }

            var isDefinition = words[0] == '[' && words.Contains("]:", StringComparison.Ordinal);
            _underlines += isDefinition || !words.ContainsAnyExcept('-', '=') ? 1 : 0;
            _length += line.Length;
            _links += line.Count("](");
            CountInlines(isDefinition ? words[1..] : words);
        }

        EndBlock();
        budget.Bound(_search, MostLinkSearch, TooManyLinks);
        budget.Bound(_underlines, MostUnderlines, "Its underlines and link definitions are more than");
    }

    /// <summary>Counts characters that may begin or end a link, an emphasis or a piece of code.</summary>
    private void CountInlines(ReadOnlySpan<char> words)
    {
        for (var at = words.IndexOfAny(Delimiters); at >= 0;)
        {
            var unit = words[at];
            var rest = words[at..];
            var run = rest.IndexOfAnyExcept(unit) is > 0 and var length ? length : rest.Length;
            _brackets += unit == '[' ? run : 0;
            _emphases += unit is '*' or '_' ? 1 : 0;
            if (unit == '`')
            {
                _ticks.Add(run);
            }

            at = rest[run..].IndexOfAny(Delimiters) is >= 0 and var next ? at + run + next : -1;
        }
    }

    /// <summary>
    /// Spends the work of a block: each bracket and emphasis is looked for among the others, and the end of a piece of
    /// code in all of it, once for each number of ticks.
    /// </summary>
    private void EndBlock()
    {
        budget.Bound(_brackets, MostBrackets, "The brackets in one of its blocks are more than");
        budget.Bound(_emphases, MostEmphases, "The marks of emphasis in one of its blocks are more than");
        var pairs = (_brackets * _brackets) + (_emphases * _emphases / EmphasesPerStep);
        budget.Spend(
            pairs + (_ticks.Count * _length / TicksPerStep),
            "it has too many links, emphases and pieces of code in one block");
        _search += _links * _length;
        (_length, _links, _brackets, _emphases) = (0, 0, 0, 0);
        _ticks.Clear();
    }

    private void CountContainers(ReadOnlySpan<char> line, ReadOnlySpan<char> words)
    {
        var markers = words.IsEmpty || IsRule(words) ? 0 : ReadMarkers(line);
        budget.Bound(_items.Count + _quotes, MostContainers, "Its lists and quotations are nested deeper than");
        var containers = _items.Count + _quotes + 1;
        var search = (markers + 1L) * line.Length / CharactersPerStep;
        budget.Spend(
            StepsPerLine + (StepsPerContainer * containers) + search, "its lists and quotations are nested too deep");
        _afterBlank = words.IsEmpty;
    }

    /// <summary>
    /// Reads the markers at the beginning of a line, and closes the containers that it does not continue.
    /// </summary>
    private int ReadMarkers(ReadOnlySpan<char> line)
    {
        var (column, markers, quotes) = (0, 0, 0);
        for (var at = 0; at < line.Length;)
        {
            var length = Marker(line[at..]);
            if (line[at] is ' ' or '\t')
            {
                column = line[at++] == '\t' ? (column / TabWidth * TabWidth) + TabWidth : column + 1;
            }
            else if (line[at] == '>')
            {
                (column, at, markers, quotes) = (column + 1, at + 1, markers + 1, quotes + 1);
            }
            else if (length > 0)
            {
                Close(column);
                (column, at, markers) = (column + length, at + length, markers + 1);
                _items.Push(column + 1);
            }
            else
            {
                break;
            }
        }

        // A line without a marker may continue a paragraph of whatever is open, unless a blank line ended that.
        if (markers == 0 && _afterBlank)
        {
            Close(column);
        }

        _quotes = markers > 0 || _afterBlank ? quotes : Math.Max(quotes, _quotes);
        return markers;
    }

    private void Close(int column)
    {
        while (_items.TryPeek(out var text) && column < text)
        {
            _items.Pop();
        }
    }

    /// <summary>Returns the length of the list marker at the start: <c>-</c>, <c>12.</c>; 0 if there is none.</summary>
    private static int Marker(ReadOnlySpan<char> line)
    {
        const int longestNumber = 9;
        var digits = line[..Math.Min(line.Length, longestNumber + 1)].IndexOfAnyExceptInRange('0', '9');
        var isNumber = digits > 0 && line[digits] is '.' or ')';
        var length = isNumber ? digits + 1 : line[0] is '-' or '*' or '+' ? 1 : 0;
        return length > 0 && (length == line.Length || line[length] is ' ' or '\t') ? length : 0;
    }

    /// <summary>Whether it is a thematic break: <c>* * *</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> words) =>
        words[0] is '*' or '-' or '_' && !words.ContainsAnyExcept(words[0], ' ', '\t');
}
