using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Markdown;

/// <summary>
/// Counts, line by line and before the text is parsed, what its parser takes long over: each line is tried against every list and quotation that is open, and each marker in it
/// against the rest of the line; from each link on, its block is looked through for the link's end; each underline of a heading and each definition of a link takes as long
/// as there are others. Linear in the text. What looks like a marker in a block of code is counted too, as if it were one.
/// </summary>
internal sealed class MarkdownWork(WorkBudget budget)
{
    // The parser itself gives up soon after.
    private const int MostContainers = 100;
    private const int StepsPerLine = 10;
    private const int StepsPerContainer = 8;
    private const int CharactersPerStep = 4;

    // 200,000 characters of links without an end took a minute; what has a tenth of this, and no article has, takes less than one second.
    private const long MostLinkSearch = 200_000_000;
    private const int MostUnderlines = 2 * ArticleReader.MaxParagraphs;
    private const int TabWidth = 4;

    // The columns at which the text of each open list item begins.
    private readonly Stack<int> _items = new();
    private int _quotes;
    private bool _afterBlank = true;

    /// <exception cref="TooMuchWorkException">It is too much.</exception>
    public void Count(string markdown)
    {
        var (search, length, links, underlines) = (0L, 0L, 0L, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            CountContainers(line, words);
            if (words.IsEmpty)
            {
                (search, length, links) = (search + (links * length), 0, 0);
                continue;
            }

            (length, links) = (length + line.Length, links + line.Count("]("));
            underlines += !words.ContainsAnyExcept('-', '=') || (words[0] == '[' && words.Contains("]:", StringComparison.Ordinal)) ? 1 : 0;
        }

        budget.Bound(search + (links * length), MostLinkSearch, "It has more links in one block than any article: the characters of its blocks, each times its links, are more than");
        budget.Bound(underlines, MostUnderlines, "Its underlines and link definitions are more than");
    }

    private void CountContainers(ReadOnlySpan<char> line, ReadOnlySpan<char> words)
    {
        var markers = words.IsEmpty || IsRule(words) ? 0 : ReadMarkers(line);
        budget.Bound(_items.Count + _quotes, MostContainers, "Its lists and quotations are nested deeper than");
        var containers = _items.Count + _quotes + 1;
        budget.Spend(StepsPerLine + (StepsPerContainer * containers) + ((markers + 1L) * line.Length / CharactersPerStep), "its lists and quotations are too many, or nested too deep");
        _afterBlank = words.IsEmpty;
    }

    /// <summary>Reads the markers that a line begins with, and closes what it does not go on with.</summary>
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

        // A line without a marker may go on with a paragraph of whatever is open, unless a blank line ended that.
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

    /// <summary>The length of the list marker at the start: <c>-</c>, <c>12.</c>; 0 when there is none.</summary>
    private static int Marker(ReadOnlySpan<char> line)
    {
        const int longestNumber = 9;
        var digits = line[..Math.Min(line.Length, longestNumber + 1)].IndexOfAnyExceptInRange('0', '9');
        var length = line[0] is '-' or '*' or '+' ? 1 : digits > 0 && line[digits] is '.' or ')' ? digits + 1 : 0;
        return length > 0 && (length == line.Length || line[length] is ' ' or '\t') ? length : 0;
    }

    /// <summary>Whether it is a thematic break: <c>* * *</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> words) => words[0] is '*' or '-' or '_' && !words.ContainsAnyExcept(words[0], ' ', '\t');
}
