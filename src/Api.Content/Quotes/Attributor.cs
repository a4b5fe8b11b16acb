using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>A quotation on its way to a <see cref="ParsedQuote"/>.</summary>
/// <param name="Paragraph">The index of its paragraph, from 0.</param>
/// <param name="Whole">The words are whole sentences: they stand in a sentence of their own or behind a colon, a comma or a cue.</param>
/// <param name="Source">Who says it, null when it cannot be told.</param>
/// <param name="GoesOn">It goes on with the utterance of the quotation before it.</param>
internal sealed record Quotation(int Paragraph, MarkedSpan Span, bool Whole, Finding? Source, bool GoesOn)
{
    /// <summary>For a reported clause without marks how sure it is that it is one, and whose; null for words in marks.</summary>
    public double? Reported { get; init; }
}

/// <summary>
/// Gives each quotation of an article its source: first by its own sentence, then by its neighbours in the paragraph,
/// then by the paragraph before.
/// </summary>
internal sealed class Attributor(IReadOnlyList<ParsedParagraph> paragraphs, Lexicon lexicon)
{
    private readonly List<Quotation> _found = [];
    private readonly List<Quotation> _reported = [];

    /// <summary>Who speaks or acts in the last sentence of the paragraph before, and whether that sentence leads to a quotation.</summary>
    private Finding? _lead;
    private bool _leads;

    public List<Quotation> Read(IReadOnlyList<List<MarkedSpan>> spans)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            ReadParagraph(i, paragraphs[i].Text, spans[i]);
        }

        return _reported.Count == 0 ? _found : [.. _found.Concat(_reported).OrderBy(q => q.Paragraph).ThenBy(q => q.Span.Start)];
    }

    /// <summary>The quotations of a text in a language whose cues are not known: no sources, and the words around tell the kind.</summary>
    public static List<Quotation> Unattributed(IReadOnlyList<ParsedParagraph> paragraphs, IReadOnlyList<List<MarkedSpan>> spans) =>
        paragraphs.SelectMany((p, i) => spans[i].Select(s => new Quotation(i, s, QuoteKinds.LooksWhole(p.Text, s), null, s.Continues))).ToList();

    private void ReadParagraph(int paragraph, string text, List<MarkedSpan> spans)
    {
        var tokens = Tokenizer.Read(text, spans, lexicon);
        var sentences = Sentences.Split(text, tokens, spans);
        var firstQuote = _found.Count;
        Finding? acting = null;
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            var mayReport = IndirectSpeech.MayBeIn(tokens, sentence);
            if (spans.Count == 0 && s < sentences.Count - 1 && !mayReport)
            {
                continue;
            }

            var clauses = new Clauses(new Chunker(text, tokens, sentence).Read());
            var reader = new SentenceAttributor(text, paragraph, tokens, clauses, spans);
            if (mayReport)
            {
                Report(paragraph, tokens, clauses.Chunks, reader, new IndirectSpeech(text, tokens, clauses).Read());
            }

            if (spans.Count == 0 && s < sentences.Count - 1)
            {
                continue;
            }

            var alone = clauses.Chunks.TrueForAll(c => c.Kind is ChunkKind.Quote or ChunkKind.Stop or ChunkKind.Other or ChunkKind.Dash);
            Quotation? last = null;
            for (var c = 0; c < clauses.Chunks.Count; c++)
            {
                if (clauses.Chunks[c].Kind == ChunkKind.Quote)
                {
                    var span = spans[tokens[clauses.Chunks[c].First].Quote];
                    var source = alone ? null : reader.Find(c) ?? (reader.IsVerbless && !char.IsUpper(text[span.Start]) ? Inherit(AttributionRule.SentenceBefore, acting) : null);
                    var goesOn = source is not null && SameTag(last?.Source, source);
                    var whole = reader.IsWhole(c) || (goesOn && last!.Whole && clauses.Chunks[c - 1].Kind == ChunkKind.Comma);
                    var quotation = alone ? Alone(paragraph, span, firstQuote, acting) : new(paragraph, span, whole, source, goesOn);
                    _found.Add(quotation);
                    last = quotation.Source is null ? last : quotation;
                }
            }

            acting = last?.Source ?? (alone ? acting : reader.Acting()) ?? acting;
            _leads = clauses.Chunks.Count > 0 && clauses.Chunks[^1].Kind == ChunkKind.Colon;
        }

        LookAhead(firstQuote);
        _lead = sentences.Count > 0 ? acting : null;
    }

    private void Report(int paragraph, List<Token> tokens, List<Chunk> chunks, SentenceAttributor reader, List<Report> reports)
    {
        foreach (var report in reports)
        {
            var (start, end) = (tokens[report.First].Start, tokens[report.End - 1].End);
            var source = reader.Make(report.Rule, report.Source, report.CueFirst, report.CueLast);
            if (report.Referent != report.Source)
            {
                source = source with { Referent = (tokens[chunks[report.Referent.First].First].Start, tokens[chunks[report.Referent.Last].Last].End) };
            }

            _reported.Add(new(paragraph, new(start, end, start, end, false, true), false, source, report.GoesOn) { Reported = ReportScore.Confidence(report.Score) });
        }
    }

    /// <summary>A sentence that is nothing but a quotation has its source from what stands before it.</summary>
    private Quotation Alone(int paragraph, MarkedSpan span, int firstQuote, Finding? acting)
    {
        var previous = _found.Count > 0 ? _found[^1] : null;
        if (span.Continues && previous is not null)
        {
            return new(paragraph, span, true, Inherit(AttributionRule.Reopened, previous.Source), true);
        }

        if (_found.Count > firstQuote && previous!.Source is not null)
        {
            return new(paragraph, span, true, Inherit(AttributionRule.Continued, acting ?? previous.Source), true);
        }

        return acting is not null
            ? new(paragraph, span, true, Inherit(AttributionRule.SentenceBefore, acting), false)
            : new(paragraph, span, true, Inherit(AttributionRule.ParagraphBefore, _lead), !_leads && previous is not null && _lead == previous.Source);
    }

    /// <summary><c>“A.” “B,” Kim said.</c>: what opens a paragraph belongs to the tag that follows its neighbour.</summary>
    private void LookAhead(int firstQuote)
    {
        for (var i = _found.Count - 2; i >= firstQuote; i--)
        {
            var (quotation, next) = (_found[i], _found[i + 1]);
            if (quotation.Source is null or { Rule: AttributionRule.ParagraphBefore } && quotation.Whole && !quotation.Span.Continues && next.Source is { Rule: AttributionRule.VerbSubjectAfter or AttributionRule.SubjectVerbAfter or AttributionRule.Ahead } && next.Span.OuterStart - quotation.Span.OuterEnd <= 2)
            {
                _found[i] = quotation with { Source = Inherit(AttributionRule.Ahead, next.Source), GoesOn = false };
                _found[i + 1] = next with { GoesOn = true };
            }
        }
    }

    /// <summary>Two quotations that one cue reports are one utterance: <c>“A,” he said, “B.”</c></summary>
    private static bool SameTag(Finding? a, Finding b) => a is not null && a.CueEnd > 0 && a.Paragraph == b.Paragraph && a.CueStart == b.CueStart && a.MentionStart == b.MentionStart;

    private static Finding? Inherit(AttributionRule rule, Finding? source) => source is null ? null : source with { Rule = rule };
}
