namespace Api.Content.Quotes.Marks;

/// <summary>
/// Finds the text between quotation marks, paragraph by paragraph in reading order, because a quotation left open
/// continues in the next paragraph if that one starts with the mark again. Only the outermost marks count. Double marks
/// and guillemets pair like brackets, by the shape of their surroundings; single marks are looked for last, since most
/// of them are apostrophes.
/// </summary>
internal sealed class MarkPairing
{
    /// <summary>The families that pair like brackets.</summary>
    private static readonly MarkFamily[] Families =
    [
        MarkFamily.Double, MarkFamily.Guillemet, MarkFamily.Corner, MarkFamily.WhiteCorner, MarkFamily.Title,
    ];

    private MarkFamily? _leftOpen;

    /// <param name="next">
    /// The next paragraph, null after the last: if it opens with a single mark, one is left open here.
    /// </param>
    public List<MarkedSpan> Read(string text, string? next)
    {
        var marks = MarkScanner.Scan(text);
        var carried = _leftOpen;
        _leftOpen = null;
        var spans = new List<MarkedSpan>();
        foreach (var family in Families)
        {
            if (marks.FindAll(m => m.Family == family) is { Count: > 0 } some)
            {
                AddPaired(text, some, family, carried == family, spans);
            }
        }

        // The walk of AddSingles needs spans in order that do not overlap.
        Outermost(spans);
        var singles = marks.FindAll(m => m.Family == MarkFamily.Single);
        if (singles.Count > 0)
        {
            AddSingles(
                text,
                singles,
                spans,
                carried == MarkFamily.Single,
                next is not null && MarkScanner.OpensWithSingle(next));
            Outermost(spans);
        }

        // After pairing: marks around nothing have to pair with each other, and not with the marks around words.
        spans.RemoveAll(s => !HasWords(text.AsSpan(s.Start, s.End - s.Start)));
        return spans;
    }

    private void AddPaired(string text, List<QuoteMark> marks, MarkFamily family, bool carried, List<MarkedSpan> spans)
    {
        if (carried && marks[0].Role == MarkRole.Close && AtStart(text, marks[0]))
        {
            // Spanish and French may open the paragraphs of one quotation again with the mark that closes it.
            marks[0] = marks[0] with { Role = MarkRole.Open };
        }

        var partner = Pair(marks);
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            var continues = carried && i == 0;
            if (partner[i] > i)
            {
                spans.Add(Between(text, mark, marks[partner[i]], continues && AtStart(text, mark)));
                i = partner[i];
            }
            else if (partner[i] == Closer)
            {
                var isInches = mark.Straight && char.IsDigit(MarkNeighbours.Before(text, mark.Index));
                if (continues && !isInches)
                {
                    // The next paragraph continues without a mark of its own and closes here.
                    spans.Add(Trim(text, new(0, mark.Index, 0, mark.End, Continues: true, Closed: true)));
                }
            }
            else if (family == MarkFamily.Title)
            {
                // A title has an end.
            }
            else if (i + 1 == marks.Count && mark.Straight && IsLoose(text, mark))
            {
                // A straight mark between spaces opens nothing by itself.
            }
            else if (i + 1 == marks.Count)
            {
                // Only the last mark can be left open for the next paragraph; an earlier one has lost its closing mark.
                spans.Add(Unclosed(text, mark, text.Length, continues && AtStart(text, mark)));
                _leftOpen = family;
            }
            else if (mark.Straight && partner[i + 1] == Opener)
            {
                // Two lonely straight openers are a pair whose closing mark is on the wrong side of a space.
                spans.Add(Between(text, mark, marks[i + 1], continues));
                i++;
            }
            else
            {
                spans.Add(Unclosed(text, mark, marks[i + 1].Index, continues && AtStart(text, mark)));
            }
        }
    }

    private const int Opener = -1;
    private const int Closer = -2;

    /// <summary>
    /// Returns for each mark the index of its partner, or <see cref="Opener"/> or <see cref="Closer"/> if it has none.
    /// </summary>
    private static int[] Pair(List<QuoteMark> marks)
    {
        var partner = new int[marks.Count];
        var open = new Stack<int>();
        for (var i = 0; i < marks.Count; i++)
        {
            partner[i] = Opener;
            // A mark that fits both ways, as in he said"yes"to her, closes if anything is open: taken for an opening
            // one, it would leave the first without a partner.
            var closes = marks[i].Role == MarkRole.Close || (marks[i].Role == MarkRole.Either && open.Count > 0);
            if (!closes)
            {
                open.Push(i);
            }
            else if (open.TryPop(out var opener))
            {
                partner[opener] = i;
                partner[i] = opener;
            }
            else
            {
                partner[i] = Closer;
            }
        }

        return partner;
    }

    private void AddSingles(string text, List<QuoteMark> marks, List<MarkedSpan> spans, bool carried, bool reopened)
    {
        var inside = 0;
        var doubles = spans.Count;
        bool Inside(int index)
        {
            while (inside < doubles && spans[inside].OuterEnd <= index)
            {
                inside++;
            }

            return inside < doubles && spans[inside].OuterStart < index;
        }

        var outside = marks.FindAll(m => !Inside(m.Index));
        var lastOpener = outside.FindLastIndex(m => m.Role is MarkRole.Open or MarkRole.Either);
        var closers = ClosingSingles(text, outside);
        for (var i = 0; i < outside.Count; i++)
        {
            var mark = outside[i];
            if (mark.Role is not (MarkRole.Open or MarkRole.Either))
            {
                continue;
            }

            // A single mark without a partner is more often an apostrophe. Only a curly one stays open, if it begins
            // this paragraph or the next one opens with such a mark.
            var mayStayOpen = i == lastOpener && !mark.Straight && (reopened || AtStart(text, mark));
            var (closer, possessive) = closers[i + 1];
            // In "‘We read the bakers’ plan.’" the last mark closes; "‘So did the bakers’ and so on" has no other.
            closer = closer < 0 && !(reopened && mayStayOpen) ? possessive : closer;
            if (closer >= 0)
            {
                spans.Add(Between(text, mark, outside[closer], carried && AtStart(text, mark)));
                i = closer;
            }
            else if (mayStayOpen)
            {
                spans.Add(Unclosed(text, mark, text.Length, carried && AtStart(text, mark)));
                _leftOpen = MarkFamily.Single;
            }
        }
    }

    /// <summary>
    /// Returns for each place among the marks the one that closes a single mark opened before it, up to the next
    /// opening one, and the first plural possessive, which closes only for want of a better one; -1 for none.
    /// </summary>
    private static (int Closer, int Possessive)[] ClosingSingles(string text, List<QuoteMark> marks)
    {
        // Filled from the end: a search from each opening mark took 19 s for 800 KB of "s‹ as".
        var closers = new (int Closer, int Possessive)[marks.Count + 1];
        closers[^1] = (-1, -1);
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            var at = marks[i].Index;
            closers[i] = marks[i].Role switch
            {
                MarkRole.Open => (-1, -1),
                _ when IsPluralPossessive(text, at) => closers[i + 1] with { Possessive = i },
                _ => (i, -1),
            };
        }

        return closers;
    }

    /// <summary>Whether a mark may be the apostrophe of <c>the bakers’ plan</c>.</summary>
    private static bool IsPluralPossessive(string text, int at)
    {
        var isAfterS = at > 0 && text[at - 1] is 's' or 'S';
        return isAfterS && at + 2 < text.Length && text[at + 1] == ' ' && char.IsLetter(text[at + 2]);
    }

    private static bool IsLoose(string text, QuoteMark mark) =>
        !AtStart(text, mark) && MarkNeighbours.IsSpace(MarkNeighbours.Next(text, mark.Index, mark.Length));

    private static bool AtStart(string text, QuoteMark mark) => text.AsSpan(0, mark.Index).IsWhiteSpace();

    private static MarkedSpan Between(string text, QuoteMark open, QuoteMark close, bool continues) =>
        Trim(text, new(open.End, close.Index, open.Index, close.End, continues, Closed: true));

    private static MarkedSpan Unclosed(string text, QuoteMark open, int end, bool continues) =>
        Trim(text, new(open.End, end, open.Index, end, continues, Closed: false));

    /// <summary>Leaves out the white space inside the marks.</summary>
    private static MarkedSpan Trim(string text, MarkedSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return span with { Start = start, End = end };
    }

    private static void Outermost(List<MarkedSpan> spans)
    {
        // Each family is paired by itself, so two spans may cross: of “a «b” c» the one that begins first is kept.
        spans.Sort(
            (a, b) => a.OuterStart != b.OuterStart
                ? a.OuterStart.CompareTo(b.OuterStart)
                : b.OuterEnd.CompareTo(a.OuterEnd));
        var reached = 0;
        spans.RemoveAll(span =>
        {
            var nested = span.OuterStart < reached;
            reached = Math.Max(reached, span.OuterEnd);
            return nested;
        });
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            // Letters outside the basic plane come in halves, which are no letters by themselves.
            if (char.IsLetterOrDigit(unit) || char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }
}
