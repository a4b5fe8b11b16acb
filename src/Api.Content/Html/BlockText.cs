using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Collects the text of one block: runs of white space become one space (CSS Text 3, section 4.1), characters that
/// cannot be in text are left out, the rest follows <see cref="SourceText"/>. Open links and emphasis continue in the
/// next block.
/// </summary>
internal sealed class BlockText
{
    private const int StepsPerSpan = 5;

    private readonly StringBuilder _text = new();
    private readonly List<Span> _open = [];
    private readonly List<Span> _closed = [];
    private readonly Dictionary<(MarkType Type, string? Href, int At), int> _ends = [];
    private readonly List<(string Id, string Label, int At)> _references = [];
    private bool _space;
    private int _marksInARow;
    private int _links;
    private int _opened;
    private (string Mark, int Spans)? _mark;

    /// <param name="Number">The number of spans opened before it, over all blocks.</param>
    /// <param name="Within">The number of the span in which it was opened; 0 outside any.</param>
    /// <param name="From">The start of its element, including a space before its words.</param>
    /// <param name="Depth">
    /// The number of spans open when this one opened: an outer one comes before an inner one of the same length.
    /// </param>
    private readonly record struct Span(MarkType Type, string? Href, int Number, int Within, int From, int Depth)
    {
        public int Start { get; init; } = -1;

        public int End { get; init; }
    }

    /// <summary>The number of characters of the text in links, whatever the links lead to.</summary>
    public int Linked { get; private set; }

    /// <summary>The sum of the words of the runs so far, over all blocks.</summary>
    public int WordCount { get; private set; }

    /// <summary>The work of <see cref="Take"/>, in steps.</summary>
    public int Steps => _text.Length + (StepsPerSpan * (_open.Count + _closed.Count));

    /// <summary>The work of taking an empty text, in steps: every open mark is looked at.</summary>
    public int StepsOfMarks => StepsPerSpan * _open.Count;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>The quotations (<c>q</c>) that are open.</summary>
    public QuotationMarks Quotations { get; } = new();

    /// <summary>Whether white space is kept as it is, as in code.</summary>
    public bool KeepsSpace { get; set; }

    /// <summary>Whether the text ends in one of these, spaces aside.</summary>
    public bool EndsInAny(string units) => _text.Length > 0 && units.Contains(_text[^1]);

    /// <summary>Whether a space follows the text.</summary>
    public bool IsSpaced => _space;

    public void Append(ReadOnlySpan<char> run)
    {
        WordCount += Words.Count(run);
        for (var i = 0; i < run.Length; i++)
        {
            var unit = run[i];
            if (KeepsSpace && unit is (' ' or '\t' or '\n'))
            {
                AddSpace(unit);
            }
            else if (char.IsWhiteSpace(unit) || unit == '\u200B' && _text.Length == 0)
            {
                Space();
            }
            else if (char.IsSurrogate(unit))
            {
                if (i + 1 < run.Length && char.IsSurrogatePair(unit, run[i + 1]))
                {
                    Add(run.Slice(i++, 2));
                }
            }
            else if (!char.IsControl(unit) && unit is not ('\uFEFF' or '\uFFFE' or '\uFFFF') && !IsOneMarkTooMany(unit))
            {
                Add(run.Slice(i, 1));
            }
        }
    }

    public void Space() => _space = _text.Length > 0 && (_space || _mark is null);

    /// <summary>Puts a mark before the next words, if there are any.</summary>
    public void OpenQuotation(string mark) => _mark = ((_mark?.Mark ?? "") + mark, _mark?.Spans ?? _open.Count);

    /// <summary>Puts a mark right after the last words, if there are any in this block.</summary>
    public void CloseQuotation(string mark)
    {
        if (_mark is not null)
        {
            // A quotation without words has no marks.
            _mark = null;
        }
        else if (_text.Length > 0)
        {
            _text.Append(mark);
        }
    }

    public void Open(MarkType type, string? href) =>
        _open.Add(new(type, href, ++_opened, _open.Count > 0 ? _open[^1].Number : 0, Here, _open.Count));

    /// <summary>Closes the span that was opened last.</summary>
    public void Close()
    {
        Cut(_open[^1]);
        _open.RemoveAt(_open.Count - 1);
    }

    public void OpenLink() => _links++;

    public void CloseLink() => _links--;

    /// <summary>Adds a reference to a footnote, after the words so far.</summary>
    public void Refer(string id, string label) => _references.Add((id, label, _text.Length));

    /// <summary>Returns the text, its marks and its references to footnotes, and starts the next block.</summary>
    public (string Text, IReadOnlyList<Mark> Marks, IReadOnlyList<HtmlReference> References) Take()
    {
        for (var i = 0; i < _open.Count; i++)
        {
            Cut(_open[i]);
            _open[i] = _open[i] with { Start = -1, From = -1 };
        }

        while (_text.Length > 0 && _text[^1] is ' ' or '\n' or '\u200B')
        {
            _text.Length--;
        }

        var text = _text.ToString();
        var references = References(text);
        var marks = Marks(ref text);
        _text.Clear();
        _closed.Clear();
        _ends.Clear();
        _references.Clear();
        (_space, _marksInARow, Linked) = (false, 0, 0);
        return (text, marks, references);
    }

    /// <summary>Returns the references with their places in the text as it is normalised.</summary>
    private List<HtmlReference> References(string text)
    {
        var (references, from, codePoints, utf16) = (new List<HtmlReference>(), 0, 0, 0);
        foreach (var (id, label, at) in _references)
        {
            var end = Math.Min(at, text.Length);
            var words = text[from..end].Normalize(NormalizationForm.FormC);
            codePoints += words.EnumerateRunes().Count();
            utf16 += words.Length;
            from = end;
            references.Add(new(id, new(label, codePoints, utf16)));
        }

        return references;
    }

    private int Here => _text.Length + (_space ? 1 : 0);

    private void Add(ReadOnlySpan<char> rune)
    {
        if (_space)
        {
            _text.Append(' ');
            _space = false;
        }

        if (_mark is { } opening)
        {
            Start(opening.Spans);
            _text.Append(opening.Mark);
            _mark = null;
        }

        Start(_open.Count);
        _text.Append(rune);
        Linked += _links > 0 ? rune.Length : 0;
    }

    /// <summary>Starts the spans that were opened since the last words, up to a number of spans.</summary>
    private void Start(int spans)
    {
        for (var i = Math.Min(spans, _open.Count) - 1; i >= 0 && _open[i].Start < 0; i--)
        {
            _open[i] = _open[i] with { Start = _text.Length };
        }
    }

    private void AddSpace(char unit)
    {
        // A block does not begin with an empty line.
        if (_text.Length > 0 || unit != '\n')
        {
            _text.Append(unit);
        }
    }

    // Normalising is quadratic in such a run, see SourceText.
    private bool IsOneMarkTooMany(char unit)
    {
        var isMark = unit > '\u02FF'
            && char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
        _marksInARow = isMark ? _marksInARow + 1 : 0;
        return _marksInARow > SourceText.MaxMarksInARow;
    }

    private void Cut(Span span)
    {
        if (span.Start < 0 || _text.Length <= span.Start)
        {
            return;
        }

        // Elements cannot cross: a mark that ends with its outer one and continues after it is one mark.
        if (_ends.TryGetValue((span.Type, span.Href, span.From), out var before)
            && _closed[before].Within != span.Within)
        {
            _closed[before] = _closed[before] with { End = _text.Length, Within = span.Within };
        }
        else
        {
            before = _closed.Count;
            _closed.Add(span with { End = _text.Length });
        }

        _ends[(span.Type, span.Href, Here)] = before;
    }

    private List<Mark> Marks(ref string text)
    {
        var spans = _closed.ConvertAll(span => span with { End = Math.Min(span.End, _text.Length) });
        spans.RemoveAll(span => span.End <= span.Start);
        if (!text.IsNormalized(NormalizationForm.FormC))
        {
            text = Normalise(text, spans);
        }

        if (spans.Count == 0)
        {
            return [];
        }

        var places = new Places(1, text);
        return
        [
            .. spans.OrderBy(span => span.Start).ThenByDescending(span => span.End).ThenBy(span => span.Depth)
                .Select(span => Mark.Of(span.Type, span.Href, places.Of(span.Start, span.End))).Distinct().Take(
                    PartJson.MostMarks),
        ];
    }

    /// <summary>Moves the spans to the places of their words in the normalised text.</summary>
    private static string Normalise(string text, List<Span> spans)
    {
        var normal = text.Normalize(NormalizationForm.FormC);
        var moved = new SortedDictionary<int, int>();
        foreach (var span in spans)
        {
            moved[span.Start] = moved[span.End] = 0;
        }

        var (from, to) = (0, 0);
        foreach (var at in moved.Keys.ToList())
        {
            to += text[from..at].Normalize(NormalizationForm.FormC).Length;
            moved[at] = Math.Min(to, normal.Length);
            from = at;
        }

        for (var i = 0; i < spans.Count; i++)
        {
            spans[i] = spans[i] with { Start = moved[spans[i].Start], End = moved[spans[i].End] };
        }

        spans.RemoveAll(span => span.End <= span.Start);
        return normal;
    }
}
