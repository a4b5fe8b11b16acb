using Api.Content.Articles;
using Api.Data.Paragraphs;
using Api.Data.Quotes;

namespace Api.Formats;

/// <summary>Words of a paragraph that are marked: a link, an emphasis or a quote, by UTF-16 offsets.</summary>
/// <param name="Mark">The article's mark on them; null for a quote.</param>
/// <param name="Quote">The quote that they are; null for a mark.</param>
internal sealed record Span(int Start, int End, Mark? Mark, Quote? Quote)
{
    // If two cross, one of them is cut: a quote rather than an emphasis, an emphasis rather than a link.
    internal int Rank => Mark?.Type switch { MarkType.Link => 0, MarkType.Strong => 1, MarkType.Emphasis => 2, _ => 3 };
}

/// <summary>Writes marked text piece by piece. Every span that is opened is closed, the last one first.</summary>
internal interface ISpanWriter
{
    void Text(ReadOnlySpan<char> text);

    void Refer(NoteReference note);

    /// <param name="again">Whether a part of it was written already, up to a span that crosses it.</param>
    void Open(Span span, bool again);

    /// <param name="forNow">Whether the rest of it follows.</param>
    void Close(Span span, bool forNow);
}

/// <summary>Nests the marks and quotes of a paragraph, which may overlap in any way.</summary>
internal static class Spans
{
    public static void Write(Paragraph paragraph, IEnumerable<Quote> quotes, ISpanWriter writer) =>
        Write(paragraph, quotes, writer, (0, paragraph.Text.Length));

    /// <summary>
    /// Writes a part of a paragraph, such as a cell of a table: with the parts of marks in it, and the quotes that are
    /// whole in it.
    /// </summary>
    /// <param name="part">Its UTF-16 offsets.</param>
    public static void Write(
        Paragraph paragraph,
        IEnumerable<Quote> quotes,
        ISpanWriter writer,
        (int Start, int End) part)
    {
        var text = paragraph.Text.AsSpan()[..part.End];
        var notes = paragraph.Notes.Where(note => note.AtUtf16 >= part.Start && note.AtUtf16 <= part.End);
        var words = new NotedText(writer, new(notes));
        var open = new Stack<Span>();
        var at = part.Start;
        foreach (var span in Of(paragraph, quotes, part))
        {
            at = CloseUntil(span.Start, at, text, open, words);
            Under(span, open, words);
        }

        CloseUntil(int.MaxValue, at, text, open, words);
        words.End();
    }

    private static IEnumerable<Span> Of(
        Paragraph paragraph,
        IEnumerable<Quote> quotes,
        (int Start, int End) part) => paragraph.Marks
        .Where(mark => mark.Type != MarkType.Link || WebAddress.IsLink(mark.Href))
        .Select(
            mark => new Span(Math.Max(mark.StartUtf16, part.Start), Math.Min(mark.EndUtf16, part.End), mark, null))
        .Concat(
            quotes.Where(quote => quote.Place.StartUtf16 >= part.Start && quote.Place.EndUtf16 <= part.End)
                .Select(quote => new Span(quote.Place.StartUtf16, quote.Place.EndUtf16, null, quote)))
        .GroupBy(span => span.Rank).SelectMany(Apart)
        .OrderBy(span => span.Start).ThenByDescending(span => span.End).ThenBy(span => span.Rank);

    /// <summary>
    /// Returns the spans of one rank without the parts that an earlier one already has: at most four are open at once,
    /// however many there are.
    /// </summary>
    private static IEnumerable<Span> Apart(IEnumerable<Span> spans)
    {
        var end = 0;
        foreach (var span in spans.OrderBy(span => span.Start).Where(span => span.End > span.Start))
        {
            if (span.End > end)
            {
                yield return span.Start < end ? span with { Start = end } : span;
                end = span.End;
            }
        }
    }

    /// <summary>Writes up to an offset, and closes the spans that end on the way.</summary>
    private static int CloseUntil(int offset, int at, ReadOnlySpan<char> text, Stack<Span> open, NotedText writer)
    {
        while (open.Count > 0 && open.Min(span => span.End) is var end && end <= offset)
        {
            writer.Text(text, at, end);
            at = end;
            var crossing = new Stack<Span>();
            while (open.Any(span => span.End == end))
            {
                var span = open.Pop();
                writer.Close(span, forNow: span.End > end);
                if (span.End > end)
                {
                    crossing.Push(span);
                }
            }

            Reopen(crossing, open, writer);
        }

        var until = Math.Min(offset, text.Length);
        writer.Text(text, at, until);
        return until;
    }

    /// <summary>
    /// Opens a span within the open ones, or around the open ones that end before it and should rather be cut.
    /// </summary>
    private static void Under(Span span, Stack<Span> open, NotedText writer)
    {
        var crossing = new Stack<Span>();
        while (open.TryPeek(out var top) && top.End < span.End && top.Rank > span.Rank)
        {
            crossing.Push(open.Pop());
            writer.Close(top, forNow: true);
        }

        open.Push(span);
        writer.Open(span, again: false);
        Reopen(crossing, open, writer);
    }

    private static void Reopen(Stack<Span> crossing, Stack<Span> open, NotedText writer)
    {
        foreach (var span in crossing)
        {
            open.Push(span);
            writer.Open(span, again: true);
        }
    }

    /// <summary>Writes text with the references to footnotes at their places, after the spans that end there.</summary>
    private sealed class NotedText(ISpanWriter writer, Queue<NoteReference> notes)
    {
        public void Text(ReadOnlySpan<char> text, int start, int end)
        {
            while (notes.TryPeek(out var note) && (note.AtUtf16 < end || note.AtUtf16 <= start))
            {
                writer.Text(text[start..note.AtUtf16]);
                writer.Refer(notes.Dequeue());
                start = note.AtUtf16;
            }

            writer.Text(text[start..end]);
        }

        public void Open(Span span, bool again) => writer.Open(span, again);

        public void Close(Span span, bool forNow) => writer.Close(span, forNow);

        public void End()
        {
            foreach (var note in notes)
            {
                writer.Refer(note);
            }
        }
    }
}
