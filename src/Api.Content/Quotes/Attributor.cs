using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>A quotation on its way to a <see cref="ParsedQuote"/>.</summary>
/// <param name="Paragraph">The index of its paragraph, from 0.</param>
/// <param name="Whole">
/// Whether the words are whole sentences: they are a sentence of their own or come after a colon, a comma or a cue.
/// </param>
/// <param name="Said">Whether the words are somebody's, and not a title or a term.</param>
/// <param name="Source">Its source; null if that cannot be determined.</param>
/// <param name="GoesOn">Whether it continues the utterance of the previous quotation.</param>
internal sealed record Quotation(int Paragraph, MarkedSpan Span, bool Whole, bool Said, Finding? Source, bool GoesOn)
{
    /// <summary>Whether it is a reported clause without marks.</summary>
    public bool Reported { get; init; }
}

/// <summary>
/// Finds the source of each quotation of an article: the candidates of its own sentence, of its neighbours in the
/// paragraph and of the previous paragraph are weighed against each other and against nobody.
/// </summary>
internal sealed class Attributor
{
    /// <summary>The number of words that are a term if there is no cue and hardly anybody to give them to.</summary>
    private const int FewWords = 2;
    private const double Unsure = 0.4;
    private const int StepsPerSentence = 50;
    private const int StepsPerQuotation = 200;
    private const string TooLong = "its text is too long, or has too many quotes";

    private readonly IReadOnlyList<ParsedParagraph> _paragraphs;
    private readonly Lexicon _lexicon;
    private readonly Judge _judge;
    private readonly WorkBudget _budget;
    private readonly IReadOnlyList<List<MarkedSpan>> _spans;
    private readonly ParagraphReading?[] _read;
    private readonly NeighbourCandidates _neighbours;
    private readonly List<Quotation> _found = [];
    private readonly List<Quotation> _reported = [];

    private Attributor(
        IReadOnlyList<ParsedParagraph> paragraphs,
        IReadOnlyList<List<MarkedSpan>> spans,
        Lexicon lexicon,
        Judge judge,
        WorkBudget budget)
    {
        (_paragraphs, _spans, _lexicon, _judge, _budget) = (paragraphs, spans, lexicon, judge, budget);
        _read = new ParagraphReading?[paragraphs.Count];
        _neighbours = new(paragraphs, Reading);
    }

    /// <returns>The quotations by paragraph and place.</returns>
    public static List<Quotation> Read(
        IReadOnlyList<ParsedParagraph> paragraphs,
        IReadOnlyList<List<MarkedSpan>> spans,
        Lexicon lexicon,
        Judge judge,
        WorkBudget budget)
    {
        var attributor = new Attributor(paragraphs, spans, lexicon, judge, budget);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            attributor.ReadParagraph(i);
        }

        return attributor._reported.Count == 0
            ? attributor._found
            : [.. attributor._found.Concat(attributor._reported).OrderBy(q => q.Paragraph).ThenBy(q => q.Span.Start)];
    }

    /// <summary>
    /// Returns the quotations of a text in a language whose cues are not known: they have no sources, and the words
    /// around them determine the kind.
    /// </summary>
    public static List<Quotation> Unattributed(
        IReadOnlyList<ParsedParagraph> paragraphs,
        IReadOnlyList<List<MarkedSpan>> spans) =>
        paragraphs.SelectMany((p, i) => spans[i].Select(s => QuoteKinds.ByMarks(p.Text, i, s))).ToList();

    /// <summary>Returns the lead of the chosen mention over the next one.</summary>
    public static int Margin(List<Candidate> candidates, int chosen)
    {
        var next = int.MinValue;
        for (var i = 0; i < candidates.Count; i++)
        {
            var same = i == chosen
                || (candidates[i].Source is { } other
                    && candidates[chosen].Source is { } source
                    && other.Paragraph == source.Paragraph
                    && other.MentionStart == source.MentionStart);
            next = same ? next : Math.Max(next, candidates[i].Score);
        }

        return next == int.MinValue ? 0 : candidates[chosen].Score - next;
    }

    private ParagraphReading Reading(int paragraph) =>
        _read[paragraph] ??= new(_paragraphs[paragraph].Text, paragraph, _spans[paragraph], _lexicon);

    private void ReadParagraph(int paragraph)
    {
        var reading = Reading(paragraph);
        for (var s = 0; s < reading.Count; s++)
        {
            _budget.Spend(StepsPerSentence, TooLong);
            if (reading.MayReport(s))
            {
                Report(paragraph, reading.Sentence(s));
            }

            if (_spans[paragraph].Count > 0)
            {
                ReadSentence(paragraph, s, reading.Sentence(s));
            }
        }
    }

    private void ReadSentence(int paragraph, int s, SentenceReading sentence)
    {
        Quotation? last = null;
        for (var c = 0; c < sentence.Chunks.Count; c++)
        {
            if (sentence.Chunks[c].Kind == ChunkKind.Quote)
            {
                _budget.Spend(StepsPerQuotation, TooLong);
                var quotation = ReadQuotation(paragraph, s, sentence, c, last);
                _found.Add(quotation);
                if (quotation.Source is not null)
                {
                    _neighbours.Note(quotation, s);
                    last = quotation;
                }
            }
        }
    }

    private Quotation ReadQuotation(int paragraph, int s, SentenceReading sentence, int c, Quotation? last)
    {
        var span = sentence.SpanAt(c);
        var shape = new QuoteShape(sentence, c);
        var candidates = SentenceCandidates.Of(sentence, c, shape);
        _neighbours.AddTo(candidates, paragraph, s, span, shape);
        foreach (var candidate in candidates)
        {
            _neighbours.AddHistory(candidate, paragraph, last is not null);
        }

        var chosen = _judge.Choose(paragraph, span, candidates);
        var source = candidates[chosen].Source;
        var goesOn = source is not null
            && (source.Rule is AttributionRule.Continued or AttributionRule.Reopened || SameTag(last?.Source, source));
        var whole = sentence.IsAlone
            || sentence.Quoted.IsWhole(c)
            || (goesOn && last is { Whole: true } && sentence.Chunks[c - 1].Kind == ChunkKind.Comma);
        var led = IsLed(paragraph, s);
        var said = _judge.Said(
            paragraph, span, SaidFeatures.Of(sentence, c, shape, candidates, candidates[chosen], whole, led)) >= 0
            || (led && sentence.IsAlone);
        var confidence = _judge.Confidence(Margin(candidates, chosen));
        said &= led || shape.Length > FewWords || confidence >= Unsure || source is { CueEnd: > 0 };
        source = said && source is not null ? source with { Confidence = confidence } : null;
        return new(paragraph, span, whole, said, source, goesOn);
    }

    private bool IsLed(int paragraph, int s) =>
        s > 0
            ? Reading(paragraph).Sentence(s - 1).EndsInColon
            : paragraph > 0
                && Reading(paragraph - 1) is { Count: > 0 } above
                && above.Sentence(above.Count - 1).EndsInColon;

    private void Report(int paragraph, SentenceReading sentence)
    {
        foreach (var report in new IndirectSpeech(paragraph, sentence.Text, sentence.Tokens, sentence.Clauses, _judge)
            .Read())
        {
            var (start, end) = (sentence.Tokens[report.First].Start, sentence.Tokens[report.End - 1].End);
            var source = sentence.Mentions.Find(report.Rule, report.Source, report.CueFirst, report.CueLast) with
            {
                Confidence = _judge.ReportConfidence(report.Score),
            };
            source = report.Referent == report.Source
                ? source
                : source with { Referent = sentence.Mentions.Offsets(report.Referent) };
            _reported.Add(
                new(paragraph, new(start, end, start, end, false, true), false, true, source, report.GoesOn)
                {
                    Reported = true,
                });
        }
    }

    /// <summary>
    /// Whether two quotations are one utterance because one cue reports them: <c>“A,” he said, “B.”</c>
    /// </summary>
    private static bool SameTag(Finding? a, Finding b) =>
        a is not null
            && a.CueEnd > 0
            && a.Paragraph == b.Paragraph
            && a.CueStart == b.CueStart
            && a.MentionStart == b.MentionStart;
}
