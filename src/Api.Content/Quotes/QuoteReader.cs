using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>
/// Finds the quotes of an article and who said them: marks, then quotes, then attribution, then speakers.
/// Pure and total: any text gives an answer, the same text always the same one, in time linear in its length.
/// </summary>
public static class QuoteReader
{
    /// <param name="paragraphs">The body in reading order.</param>
    /// <param name="title">The headline, which may hold the fullest form of a name; null when there is none.</param>
    /// <param name="language">BCP 47 tag of the text; null is read as English. Marks are found in every language, speakers in English.</param>
    /// <returns>The quotes by paragraph and place.</returns>
    public static IReadOnlyList<ParsedQuote> Read(IReadOnlyList<ParsedParagraph> paragraphs, string? title, string? language)
    {
        var marks = new QuoteMarks();
        var spans = paragraphs.Select(p => marks.Read(p.Text)).ToList();
        var lexicon = Lexicon.For(language);
        if (spans.TrueForAll(s => s.Count == 0) || lexicon is null)
        {
            return [];
        }

        var quotations = new Attributor(paragraphs, lexicon).Read(spans);
        var places = paragraphs.Select((p, i) => new Places(i + 1, p.Text)).ToList();
        var quotes = new List<ParsedQuote>();
        foreach (var quotation in quotations)
        {
            var text = paragraphs[quotation.Paragraph].Text;
            var source = quotation.Source;
            quotes.Add(new()
            {
                Place = places[quotation.Paragraph].Of(quotation.Span.Start, quotation.Span.End),
                Text = text[quotation.Span.Start..quotation.Span.End],
                Kind = QuoteKinds.Of(text, quotation),
                Speakers = [],
                SourceType = SourceType.None,
                Attribution = source is null ? Attribution.None : new(places[source.Paragraph].Phrase(source.MentionStart, source.MentionEnd), source.CueEnd == 0 ? null : places[source.Paragraph].Phrase(source.CueStart, source.CueEnd), null, null, null, null),
                AttributionConfidence = source?.Confidence,
                ResolutionConfidence = null,
                Utterance = 1,
                Part = 1,
                Parts = 1,
            });
        }

        return quotes;
    }
}
