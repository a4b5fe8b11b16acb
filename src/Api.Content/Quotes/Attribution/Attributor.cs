using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Marks;
using Api.Content.Text;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Finds the source of each quotation of an article: the candidates of its own sentence, of its neighbours in the
/// paragraph and of the previous paragraph are weighed against each other and against nobody.
/// </summary>
internal sealed class Attributor
{
    /// <summary>The most spaces in a term: words without a cue, and with hardly anybody to give them to.</summary>
    private const int MostSpacesInTerm = 2;

    /// <summary>The number of utterances for each short stretch that is nobody's that make a report.</summary>
    private const int UtterancesPerTerm = 2;

    private const double Unsure = 0.4;
    private const double Sure = 0.8;

    /// <summary>The least confidence in a <see cref="CertainSource"/>: set with caution, not counted.</summary>
    private const double Certain = 0.8;
    private const int StepsPerSentence = 50;
    private const int StepsPerQuotation = 200;
    private const string TooLong = "its text is too long, or has too many quotes";

    private readonly IReadOnlyList<AnnotatedParagraph> _paragraphs;
    private readonly AttributionModel _model;
    private readonly WorkBudget _budget;
    private readonly ParagraphReading?[] _read;
    private readonly NeighbourCandidates _neighbours;
    private readonly List<Quotation> _found = [];

    private Attributor(AnnotatedText text, AttributionModel model, WorkBudget budget)
    {
        (_paragraphs, _model, _budget) = (text.Paragraphs, model, budget);
        _read = new ParagraphReading?[_paragraphs.Count];
        _neighbours = new(_paragraphs, Reading);
    }

    /// <returns>The quotations by paragraph and place.</returns>
    public static List<Quotation> Read(AnnotatedText text, AttributionModel model, WorkBudget budget)
    {
        if (!text.HasLexicon)
        {
            return text.Paragraphs
                .SelectMany(p => p.Spans.Where(s => !s.Stated).Select(s => Unattributed(p, s)))
                .ToList();
        }

        var attributor = new Attributor(text, model, budget);
        for (var i = 0; i < text.Paragraphs.Count; i++)
        {
            attributor.ReadParagraph(i);
        }

        return attributor.Speaks() ? attributor._found : attributor.WithoutTerms();
    }

    /// <summary>
    /// Whether the article reports: more is said in it by verbs of speech than twice the number of its short stretches
    /// that no verb gives to anybody.
    /// </summary>
    private bool Speaks() => _found.Count(Speaks) > UtterancesPerTerm * _found.Count(q => q.Said && MayBeTerm(q));

    /// <summary>Whether somebody says the words by a verb of speech, a label or a signature.</summary>
    private static bool Speaks(Quotation quotation) =>
        quotation is { Said: true, Source: { Subject: not SubjectKind.IOrWe, Cue: not CueKind.Other } source }
            && IsTold(source);

    /// <summary>
    /// Makes terms of the few words that no verb gives to anybody, in an article in which nobody speaks, or few do:
    /// instructions and descriptions put words in marks that they do not mean, reports put words there that are
    /// somebody's. It cost 0.1 of joint F1 on the development half.
    /// </summary>
    private List<Quotation> WithoutTerms()
    {
        var isCut = false;
        for (var i = 0; i < _found.Count; i++)
        {
            var quotation = _found[i];
            if (MayBeTerm(quotation))
            {
                isCut |= quotation.Source is not null;
                _found[i] = quotation with { Said = false, Source = null, GoesOn = false };
            }
            else if (quotation.Source is not null)
            {
                // The words that it goes on with may be nobody's now.
                _found[i] = quotation with { GoesOn = quotation.GoesOn && !isCut };
                isCut = false;
            }
        }

        return _found;
    }

    private bool MayBeTerm(Quotation quotation)
    {
        var words = _paragraphs[quotation.Paragraph].Text.AsSpan(
            quotation.Span.Start, quotation.Span.End - quotation.Span.Start);
        var isGiven = IsTold(quotation.Source) || quotation.Source is { Confidence: >= Sure };
        return !quotation.Whole && words.Count(' ') <= MostSpacesInTerm && !isGiven;
    }

    /// <summary>
    /// A quotation of a text in a language whose cues are not known: no source, and the words around tell the kind.
    /// </summary>
    private static Quotation Unattributed(AnnotatedParagraph paragraph, MarkedSpan span)
    {
        var (said, whole) = QuoteKinds.ByMarks(paragraph.Text, span);
        return new(paragraph.Index, span, whole, said, null, span.Continues);
    }

    /// <summary>Returns the lead of the chosen mention over the next one.</summary>
    public static int Margin(List<Candidate> candidates, int chosen)
    {
        // One mention is often a candidate by several rules. They are no rivals: counted as such, they would make a
        // sure source look doubtful.
        var next = int.MinValue;
        for (var i = 0; i < candidates.Count; i++)
        {
            var isSame = i == chosen || IsSameMention(candidates[i].Source, candidates[chosen].Source);
            next = isSame ? next : Math.Max(next, candidates[i].Score);
        }

        return next == int.MinValue ? 0 : candidates[chosen].Score - next;
    }

    private ParagraphReading Reading(int paragraph) =>
        _read[paragraph] ??= new(_paragraphs[paragraph]);

    private void ReadParagraph(int paragraph)
    {
        var reading = Reading(paragraph);
        for (var s = 0; s < reading.Count; s++)
        {
            _budget.Spend(StepsPerSentence, TooLong);
            if (_paragraphs[paragraph].Spans.Count > 0)
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
            if (sentence.Chunks[c].Kind == ChunkKind.Quote && !sentence.SpanAt(c).Stated)
            {
                _budget.Spend(StepsPerQuotation, TooLong);
                var quotation = ReadQuotation(paragraph, s, sentence, c, last);
                _found.Add(quotation);
                // Words that are nobody's leave the last speaker in place: after a title, that person still continues.
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
        var traits = new CandidateFeatures(sentence, c);
        var candidates = SentenceCandidates.Of(traits, out var isCertain);
        if (isCertain)
        {
            NeighbourCandidates.AddNobody(candidates, traits);
        }
        else
        {
            _neighbours.AddTo(candidates, paragraph, s, span, traits);
        }

        foreach (var candidate in candidates)
        {
            _neighbours.AddHistory(candidate, paragraph, last is not null);
        }

        var best = _model.Choose(paragraph, span, candidates);
        var chosen = isCertain ? 0 : best;
        var source = candidates[chosen].Source;
        var continues = source?.Rule is AttributionRule.Continued or AttributionRule.Reopened;
        var goesOn = continues || (source is not null && IsSameTag(last?.Source, source));
        // In "“We open at nine,” Kim said, “or at ten.”" the second part is no less direct than the first.
        var goesOnWhole = goesOn && last is { Whole: true } && sentence.Chunks[c - 1].Kind == ChunkKind.Comma;
        var whole = sentence.IsAlone || sentence.Quoted.IsWhole(c) || goesOnWhole;
        var led = IsLed(paragraph, s);
        var features = SaidFeatures.Of(traits, candidates, candidates[chosen], whole, led);
        // Words alone in their sentence after a colon are what it announces, however much they look like a title.
        var said = _model.Said(paragraph, span, features) >= 0 || (led && sentence.IsAlone);
        var confidence = Math.Max(isCertain ? Certain : 0, _model.Confidence(Margin(candidates, chosen)));
        // "The “smart” meters": few words, no cue, and nobody sure to have said them. Holding such terms back brought
        // joint F1 on the development half from 90.3 to 90.5.
        said &= led || traits.Length > MostSpacesInTerm || confidence >= Unsure || source is { CueEnd: > 0 };
        var isTold = IsTold(source) && !IsMeaning(sentence.Text, source);
        said &= !QuoteKinds.IsTitle(sentence.Text, span)
            && !QuotedNames.IsName(sentence, c)
            && !QuotedTerms.IsTerm(sentence, c, isTold ? source : null);
        said &= traits.Length > MostSpacesInTerm || !IsOwnTerm(source, whole);
        if (IsInstructed(sentence, c, isTold ? source : null))
        {
            (source, said) = (null, said && (whole || traits.Length > MostSpacesInTerm));
        }

        source = said && source is { IsSpokenOf: false } ? source with { Confidence = confidence } : null;
        return new(paragraph, span, whole, said, source, source is not null && goesOn);
    }

    /// <summary>
    /// Whether a verb of speech, or one that judges, a label or the like gives the words to their source, and not only
    /// their neighbourhood.
    /// </summary>
    private static bool IsTold(SourceMention? source) => source switch
    {
        // What "you" say is anybody's, and what "we" call something is a term.
        null or { Rule: >= AttributionRule.Possessive } or { Subject: SubjectKind.You } => false,
        { Subject: SubjectKind.IOrWe, Cue: CueKind.Other } => false,
        // In "it is about calling it a “port”" nobody calls.
        { Subject: SubjectKind.It, Rule: AttributionRule.ParticipleBefore } => false,
        { Rule: AttributionRule.Label or AttributionRule.Transcript or AttributionRule.Signature } => true,
        _ => source.Cue is CueKind.Speech or CueKind.Other or CueKind.NoVerb,
    };

    /// <summary>
    /// Whether a few words are the writer's or the reader's: <c>we call it “rope rot”</c>, <c>if you see “Error
    /// 5,”</c>.
    /// </summary>
    private static bool IsOwnTerm(SourceMention? source, bool whole) => source switch
    {
        { Subject: SubjectKind.You, Rule: < AttributionRule.Possessive } => !whole || source.Cue != CueKind.Speech,
        { Subject: SubjectKind.IOrWe, Rule: < AttributionRule.Possessive } => !whole && source.Cue == CueKind.Other,
        _ => false,
    };

    /// <summary>Whether the cue says what a word means: <c>Hythe means “landing”</c>.</summary>
    private static bool IsMeaning(string text, SourceMention? source) =>
        source is { CueEnd: > 0 }
            && EnglishTerms.Meaning.Contains(text.AsSpan(source.CueStart, source.CueEnd - source.CueStart));

    /// <summary>
    /// Whether the words depend on an instruction, and on nobody who tells them in it: not in <c>Remember that Kim said
    /// “no”</c> or <c>Say “no,” said Kim</c>.
    /// </summary>
    private static bool IsInstructed(SentenceReading sentence, int quote, SourceMention? told) =>
        Instructions.VerbOf(sentence, quote) is >= 0 and var verb
            && (told is null || told.CueStart <= sentence.Tokens[verb].Start);

    private bool IsLed(int paragraph, int s) =>
        s > 0
            ? Reading(paragraph).Sentence(s - 1).EndsInColon
            : paragraph > 0
                && Reading(paragraph - 1) is { Count: > 0 } above
                && above.Sentence(above.Count - 1).EndsInColon;

    /// <summary>Whether one cue reports two quotations: <c>“A,” he said, “B.”</c> is one utterance.</summary>
    private static bool IsSameTag(SourceMention? a, SourceMention b) =>
        a is { CueEnd: > 0 } && a.CueStart == b.CueStart && IsSameMention(a, b);

    private static bool IsSameMention(SourceMention? a, SourceMention? b) =>
        a is not null && b is not null && a.Paragraph == b.Paragraph && a.MentionStart == b.MentionStart;
}
