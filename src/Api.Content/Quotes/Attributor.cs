using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>A quotation on its way to a <see cref="ParsedQuote"/>.</summary>
/// <param name="Paragraph">The index of its paragraph, from 0.</param>
/// <param name="Whole">The words are whole sentences: they stand in a sentence of their own or behind a colon, a comma or a cue.</param>
/// <param name="Said">The words are somebody's, and not a title or a term.</param>
/// <param name="Source">Who says it, null when it cannot be told.</param>
/// <param name="GoesOn">It goes on with the utterance of the quotation before it.</param>
internal sealed record Quotation(int Paragraph, MarkedSpan Span, bool Whole, bool Said, Finding? Source, bool GoesOn)
{
    /// <summary>A reported clause without marks.</summary>
    public bool Reported { get; init; }
}

/// <summary>
/// Gives each quotation of an article its source: the candidates of its own sentence, of its neighbours in the paragraph and of the
/// paragraph before are weighed against each other and against nobody.
/// </summary>
internal sealed class Attributor(IReadOnlyList<ParsedParagraph> paragraphs, Lexicon lexicon, Judge judge)
{
    private readonly List<Quotation> _found = [];
    private readonly List<Quotation> _reported = [];
    private readonly ParagraphReading?[] _read = new ParagraphReading?[paragraphs.Count];
    private readonly Dictionary<string, int> _spoken = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<List<MarkedSpan>> _spans = [];
    private Quotation? _previous;
    private int _previousSentence;

    public List<Quotation> Read(IReadOnlyList<List<MarkedSpan>> spans)
    {
        _spans = spans;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            ReadParagraph(i);
        }

        return _reported.Count == 0 ? _found : [.. _found.Concat(_reported).OrderBy(q => q.Paragraph).ThenBy(q => q.Span.Start)];
    }

    /// <summary>The quotations of a text in a language whose cues are not known: no sources, and the words around tell the kind.</summary>
    public static List<Quotation> Unattributed(IReadOnlyList<ParsedParagraph> paragraphs, IReadOnlyList<List<MarkedSpan>> spans) =>
        paragraphs.SelectMany((p, i) => spans[i].Select(s => new Quotation(i, s, QuoteKinds.LooksWhole(p.Text, s), true, null, s.Continues))).ToList();

    private ParagraphReading Reading(int paragraph) => _read[paragraph] ??= new(paragraphs[paragraph].Text, paragraph, _spans[paragraph], lexicon);

    private void ReadParagraph(int paragraph)
    {
        var reading = Reading(paragraph);
        for (var s = 0; s < reading.Count; s++)
        {
            if (reading.MayReport(s))
            {
                Report(paragraph, reading.Sentence(s), reading.Reports(s));
            }

            if (_spans[paragraph].Count == 0)
            {
                continue;
            }

            var sentence = reading.Sentence(s);
            Quotation? last = null;
            for (var c = 0; c < sentence.Chunks.Count; c++)
            {
                if (sentence.Chunks[c].Kind != ChunkKind.Quote)
                {
                    continue;
                }

                var span = _spans[paragraph][reading.QuoteAt(sentence.Chunks[c].First)];
                var shape = sentence.Shape(c);
                var candidates = sentence.For(c);
                Around(paragraph, s, c, span, shape, candidates);
                foreach (var candidate in candidates)
                {
                    AddHistory(paragraph, s, candidate, last);
                }

                var chosen = judge.Choose(paragraph, span, candidates);
                var source = candidates[chosen].Source;
                var goesOn = source is not null && (source.Rule is AttributionRule.Continued or AttributionRule.Reopened || SameTag(last?.Source, source));
                var whole = sentence.IsAlone || sentence.Quoted.IsWhole(c) || (goesOn && last is { Whole: true } && sentence.Chunks[c - 1].Kind == ChunkKind.Comma);
                var score = judge.Said(paragraph, span, SaidFeatures(paragraph, sentence, c, span, shape, candidates, chosen, whole));
                var said = score >= 0;
                var quotation = new Quotation(paragraph, span, whole, said, said && source is not null ? source with { Confidence = judge.Confidence(Margin(candidates, chosen)) } : null, goesOn);
                _found.Add(quotation);
                if (said && source is not null)
                {
                    last = quotation;
                    _previous = quotation;
                    _previousSentence = s;
                    var word = LastWord(source);
                    _spoken[word] = _spoken.GetValueOrDefault(word) + 1;
                }
            }
        }
    }

    private void Report(int paragraph, SentenceCandidates sentence, List<Report> reports)
    {
        foreach (var report in reports)
        {
            var (start, end) = sentence.Place(report.First, report.End - 1);
            var source = sentence.Make(report.Rule, report.Source, report.CueFirst, report.CueLast) with { Confidence = ReportScore.Confidence(report.Score) };
            source = report.Referent == report.Source ? source : source with { Referent = sentence.Offsets(report.Referent) };
            _reported.Add(new(paragraph, new(start, end, start, end, false, true), false, true, source, report.GoesOn) { Reported = true });
        }
    }

    /// <summary>Candidates outside the sentence.</summary>
    private void Around(int paragraph, int s, int c, MarkedSpan span, QuoteShape shape, List<Candidate> candidates)
    {
        var reading = Reading(paragraph);
        var sentence = reading.Sentence(s);
        if (_previous is { Source: { } previous } && paragraph - _previous.Paragraph <= 2)
        {
            var rule = span.Continues ? AttributionRule.Reopened : _previous.Paragraph == paragraph ? AttributionRule.Continued : AttributionRule.ParagraphBefore;
            candidates.Add(Other(rule, previous, sentence, shape, _previous.Paragraph == paragraph ? s - _previousSentence : paragraph - _previous.Paragraph, 1 + (int)previous.Rule, c));
        }

        for (var back = 1; back <= 3 && back <= s; back++)
        {
            if (reading.Sentence(s - back).Acting is { } acting)
            {
                candidates.Add(Other(AttributionRule.SentenceBefore, acting, sentence, shape, back, reading.Sentence(s - back).EndsInColon ? 30 : reading.Sentence(s - back).HasQuote ? 29 : 28, c));
            }
        }

        for (var back = 1; back <= 2 && back <= paragraph && (s == 0 || s < 3 && back == 1); back++)
        {
            var before = Reading(paragraph - back);
            for (var k = 1; k <= 2 && k <= before.Count; k++)
            {
                if (before.Sentence(before.Count - k).Acting is { } acting)
                {
                    candidates.Add(Other(AttributionRule.ParagraphBefore, acting, sentence, shape, back * 4 + k + (s > 0 ? 16 : 0), before.Sentence(before.Count - k).EndsInColon ? 30 : before.Sentence(before.Count - k).HasQuote ? 29 : 28, c));
                }
            }
        }

        for (var ahead = 1; ahead <= 2 && s + ahead < reading.Count; ahead++)
        {
            var next = reading.Sentence(s + ahead);
            if (next.Acting is { } acting)
            {
                candidates.Add(Other(AttributionRule.Ahead, acting, sentence, shape, ahead, next.HasQuote ? next.StartsWithQuote ? 30 : 29 : 28, c));
                break;
            }
        }

        if (sentence.LabelInside(span) is { } label)
        {
            candidates.Add(Other(AttributionRule.Transcript, label, sentence, shape, 0, 31, c));
        }

        if (sentence.IsAlone && (s + 1 < reading.Count ? reading.Sentence(s + 1) : paragraph + 1 < paragraphs.Count && Reading(paragraph + 1) is { Count: > 0 } below ? below.Sentence(0) : null) is { Signature: { } signature })
        {
            candidates.Add(Other(AttributionRule.Signature, signature, sentence, shape, s + 1 < reading.Count ? 0 : 1, 27, c));
        }

        candidates.Add(new(null, shape.DescribeOther(AttributionRule.None, 0, 0, 0, sentence.IsAlone ? 1 : 0)));
    }

    private static Candidate Other(AttributionRule rule, Finding source, SentenceCandidates sentence, QuoteShape shape, int away, int lead, int c) =>
        new(source with { Rule = rule }, shape.DescribeOther(rule, source.Cue + (source.Subject << 8), away, lead, sentence.IsAlone ? c == 0 ? 1 : 2 : sentence.IsVerbless ? 3 : 0));

    private void AddHistory(int paragraph, int s, Candidate candidate, Quotation? last)
    {
        var rule = (int)(candidate.Source?.Rule ?? AttributionRule.None);
        var where = last is not null ? 0 : _previous is null ? 3 : _previous.Paragraph == paragraph ? 1 : paragraph - _previous.Paragraph == 1 ? 2 : 3;
        var same = 0;
        if (candidate.Source is { } source && _previous?.Source is { } previous)
        {
            same = source.Paragraph == previous.Paragraph && source.MentionStart == previous.MentionStart ? (source.CueStart == previous.CueStart ? 1 : 2) : LastWord(source).Equals(LastWord(previous), StringComparison.OrdinalIgnoreCase) ? 3 : 4;
        }

        candidate.Features.Add(Features.Of(Feature.RulePrevious, rule, same, where));
        if (candidate.Source is { } known)
        {
            candidate.Features.Add(Features.Of(Feature.RuleSpoken, rule, Math.Min(4, _spoken.GetValueOrDefault(LastWord(known)))));
        }
    }

    /// <summary>How many characters of a mention are looked at.</summary>
    private const int LongestName = 120;

    private string LastWord(Finding source)
    {
        var words = paragraphs[source.Paragraph].Text.AsSpan(source.MentionStart, Math.Min(LongestName, source.MentionEnd - source.MentionStart));
        var cut = words.IndexOfAny(',', '(');
        words = (cut > 0 ? words[..cut] : words).TrimEnd();
        return words[(words.LastIndexOf(' ') + 1)..].ToString();
    }

    /// <summary>How far the chosen mention is ahead of the next one.</summary>
    public static int Margin(List<Candidate> candidates, int chosen)
    {
        var next = int.MinValue;
        foreach (var candidate in candidates)
        {
            if (candidate.Source is not { } other || candidates[chosen].Source is not { } source || other.Paragraph != source.Paragraph || other.MentionStart != source.MentionStart)
            {
                next = candidate == candidates[chosen] ? next : Math.Max(next, candidate.Score);
            }
        }

        return next == int.MinValue ? 0 : candidates[chosen].Score - next;
    }

    private List<int> SaidFeatures(int paragraph, SentenceCandidates sentence, int c, MarkedSpan span, QuoteShape shape, List<Candidate> candidates, int chosen, bool whole)
    {
        var text = paragraphs[paragraph].Text;
        var words = text.AsSpan(span.Start, span.End - span.Start);
        var best = candidates[chosen];
        var rule = (int)(best.Source?.Rule ?? AttributionRule.None);
        var nobody = candidates[^1].Score;
        var margin = Math.Clamp((best.Score - nobody) / 1000, 0, 12);
        var title = QuoteKinds.TitleCase(words);
        var marks = (text[span.OuterStart] is '\'' or '‘' or '’' ? 1 : 0) + (span.Closed ? 0 : 2) + (whole ? 4 : 0) + (sentence.IsAlone ? 8 : 0);
        var features = new List<int>(24)
        {
            Features.Of(Feature.Length, shape.Length),
            Features.Of(Feature.Case, title, shape.Length),
            Features.Of(Feature.Edges, shape.Before, shape.After),
            Features.Of(Feature.EdgesLength, shape.Before, shape.Length),
            Features.Of(Feature.Nouns, shape.After, shape.Length, shape.Ending),
            Features.Of(Feature.Marks, marks, shape.Length),
            Features.Of(Feature.Chosen, rule, shape.Length),
            Features.Of(Feature.ChosenCue, rule, best.Source?.Cue ?? 0, Math.Min(shape.Length, 2)),
            Features.Of(Feature.ChosenScore, margin, shape.Length),
            Features.Of(Feature.CaseChosen, title, rule),
        };
        var alone = span.OuterStart <= 1 && span.OuterEnd >= text.Length - 1;
        var single = marks & 1;
        features.Add(Features.Of(Feature.Paragraph, Math.Min(paragraph, 2), single + (alone ? 2 : 0), shape.Length));
        if (best.Source is { CueEnd: > 0 } cued)
        {
            var cue = paragraphs[cued.Paragraph].Text.AsSpan(cued.CueStart, cued.CueEnd - cued.CueStart);
            features.Add(Features.Of(Feature.ChosenWord, cue[(cue.LastIndexOf(' ') + 1)..], shape.Length > 2 ? 1 : 0));
        }

        sentence.AddWords(c, features, title, shape.Length);
        return features;
    }

    /// <summary>Two quotations that one cue reports are one utterance: <c>“A,” he said, “B.”</c></summary>
    private static bool SameTag(Finding? a, Finding b) => a is not null && a.CueEnd > 0 && a.Paragraph == b.Paragraph && a.CueStart == b.CueStart && a.MentionStart == b.MentionStart;
}
