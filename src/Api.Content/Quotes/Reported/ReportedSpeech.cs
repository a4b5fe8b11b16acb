using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Reported;

/// <summary>Finds the reported clauses of an article that stand without marks.</summary>
internal static class ReportedSpeech
{
    /// <returns>By paragraph and place.</returns>
    public static List<Quotation> Read(AnnotatedText text, AttributionModel model)
    {
        var found = new List<Quotation>();
        foreach (var paragraph in text.HasLexicon ? text.Paragraphs : [])
        {
            for (var i = 0; i < paragraph.Sentences.Count; i++)
            {
                // Syntax is made when it is first asked for: most of a long text without marks never needs to be cut
                // into chunks.
                if (MayReport(paragraph.Tokens, paragraph.Sentences[i]))
                {
                    found.AddRange(ReadSentence(paragraph.Sentence(i), model));
                }
            }
        }

        return found;
    }

    /// <summary>Whether a sentence has a word that may report; without one there is nothing to find.</summary>
    private static bool MayReport(List<Token> tokens, SentenceRange sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].Is(WordClass.Reporting))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Quotation> ReadSentence(AnnotatedSentence sentence, AttributionModel model)
    {
        var mentions = new MentionReader(sentence);
        foreach (var report in new IndirectSpeech(sentence, model).Read())
        {
            var (start, end) = (sentence.Tokens[report.First].Start, sentence.Tokens[report.End - 1].End);
            var (cue, mention, referent) = report.Reporting;
            var source = mentions.Find(report.Rule, mention, cue) with
            {
                Confidence = model.ReportConfidence(report.Score),
            };
            source = referent == mention ? source : source with { Referent = mentions.Offsets(referent) };
            var span = new MarkedSpan(start, end, start, end, false, true);
            yield return new(sentence.Paragraph, span, false, true, source, report.GoesOn) { Reported = true };
        }
    }
}
