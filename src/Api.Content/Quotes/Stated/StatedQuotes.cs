using Api.Content.Articles;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Finds quotes that state their own source: block quotes with a source line, answers of interviews after a label,
/// letters and quotations with a signature, embedded posts. Their words are whole paragraphs, with marks or without.
/// </summary>
internal sealed class StatedQuotes
{
    private readonly SortedDictionary<int, Quotation> _byParagraph = [];

    private StatedQuotes(AnnotatedText text) => Text = text;

    public AnnotatedText Text { get; }

    /// <summary>
    /// Reads the quotes, and puts them in the place of the paragraphs' quotations, before any word is read.
    /// </summary>
    /// <returns>The quotes by paragraph.</returns>
    public static List<Quotation> Read(AnnotatedText text, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var quotes = new StatedQuotes(text);
        SourceLines.AddTo(quotes, paragraphs);
        Signatures.AddTo(quotes, paragraphs);
        Interview.AddTo(quotes, paragraphs);
        EmbeddedPosts.AddTo(quotes, paragraphs);
        foreach (var quote in quotes._byParagraph.Values)
        {
            text.Paragraphs[quote.Paragraph].State(quote.Span);
        }

        return [.. quotes._byParagraph.Values];
    }

    public bool Has(int paragraph) => _byParagraph.ContainsKey(paragraph);

    /// <summary>Adds the words of a paragraph between two places, without marks around all of them.</summary>
    public void Add(int paragraph, int start, int end, SourceMention source, bool goesOn)
    {
        var (text, spans) = (Text.Paragraphs[paragraph].Text, Text.Paragraphs[paragraph].Spans);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            return;
        }

        var marked = spans.FindIndex(span => span.OuterStart == start);
        var span = marked >= 0 && spans[marked].OuterEnd == end
            ? spans[marked]
            : new MarkedSpan(start, end, start, end, goesOn, Closed: true);
        _byParagraph[paragraph] = new(paragraph, span with { Stated = true }, true, true, source, goesOn)
        {
            Stated = true,
        };
    }

    /// <summary>A source whose name is printed at a place.</summary>
    /// <param name="name">The name, if it is printed there otherwise; else null.</param>
    public static SourceMention Source(
        AttributionRule rule,
        int paragraph,
        (int Start, int End) mention,
        double confidence,
        string? name = null) =>
        new(rule, paragraph, mention.Start, mention.End, 0, 0)
        {
            Subject = SubjectKind.Label,
            Confidence = confidence,
            Name = name,
        };
}
