using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Describes one quotation in its sentence, and each possible source by the words between the two, as features.
/// </summary>
internal sealed class CandidateFeatures
{
    private int _between;
    private int _cues;

    public CandidateFeatures(SentenceReading sentence, int quote)
    {
        (Sentence, Quote) = (sentence, quote);
        var span = sentence.SpanAt(quote);
        var words = sentence.Text.AsSpan(span.Start, span.End - span.Start);
        Length = Math.Min(6, Features.Bucket(words.Count(' ')));
        Capital = char.IsUpper(words[0]) ? 1 : 0;
        Ending = sentence.Quoted.Ending(quote) switch
        {
            ',' => 1,
            '.' => 2,
            '?' or '!' => 3,
            '—' or '–' or '-' or '…' => 4,
            _ => 0,
        };
        Before = (int)FeatureValues.OfNeighbour(sentence.Sentence, sentence.Chunks[quote].First - 1, true);
        After = (int)FeatureValues.OfNeighbour(sentence.Sentence, sentence.Chunks[quote].First + 1, false);
    }

    public SentenceReading Sentence { get; }

    /// <summary>The chunk that is the quotation.</summary>
    public int Quote { get; }

    /// <summary>The number of words, in steps.</summary>
    public int Length { get; }

    public int Capital { get; }

    public int Ending { get; }

    public int Before { get; }

    public int After { get; }

    /// <summary>The number of verbs passed on this side.</summary>
    public int Verbs { get; private set; }

    /// <summary>Begins to walk away from the quotation on one side.</summary>
    public void Begin() => (_between, _cues, Verbs) = (0, 0, 0);

    /// <summary>Notes a chunk between the quotation and the candidates further on.</summary>
    public void Pass(Chunk chunk)
    {
        if (chunk.Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive)
        {
            Verbs++;
            _cues += chunk.IsCue ? 1 : 0;
        }

        _between |= chunk.Kind switch
        {
            ChunkKind.Quote => 1,
            ChunkKind.Comma or ChunkKind.Dash => 2,
            ChunkKind.Subordinator or ChunkKind.Relative => 4,
            ChunkKind.Conjunction or ChunkKind.Colon => 8,
            ChunkKind.Verb => 16,
            _ => 0,
        };
    }

    /// <summary>A candidate of the same sentence.</summary>
    /// <param name="at">The chunk that the distance is counted to.</param>
    /// <param name="verb">The chunk of the cue, -1 when there is none.</param>
    public List<int> Describe(SourceMention mention, int at, int verb, NounRange source, ClauseKind clause)
    {
        var (r, cue, subject) = ((int)mention.Rule, (int)mention.Cue, (int)mention.Subject);
        var side = at > Quote ? 1 : 0;
        var distance = Features.Bucket(Math.Abs(at - Quote) - 1);
        var chunks = Sentence.Chunks;
        // A linear model sees no combination that is not a feature itself. Nearly all are paired with the rule: a comma
        // before the marks may speak for "Kim said, “…”" and against "Kim’s “…”".
        var features = new List<int>(24)
        {
            Features.Of(Feature.Rule, r),
            Features.Of(Feature.RuleCue, r, cue, side),
            Features.Of(Feature.RuleDistance, r, distance),
            Features.Of(Feature.RuleLength, r, Length, Capital),
            Features.Of(Feature.RuleEnding, r, Ending, After),
            Features.Of(Feature.RuleBefore, r, Before),
            Features.Of(Feature.RuleAfter, r, After),
            Features.Of(Feature.RuleSubject, r, subject),
            Features.Of(Feature.RuleRank, r, Math.Min(_cues, 3), cue),
            Features.Of(Feature.RuleBetween, r, _between),
            Features.Of(Feature.RuleVerb, r, (int)clause, FormOf(verb)),
            Features.Of(Feature.RuleGap, r, Gap(verb, source)),
            Features.Of(Feature.RulePosition, r, source.First == 0 ? 0 : 1 + (int)chunks[source.First - 1].Kind),
            Features.Of(Feature.SubjectCue, subject, cue, side),
            Features.Of(Feature.CueBefore, cue, Before, side),
            Features.Of(Feature.CueAfter, cue, After, side),
            Features.Of(Feature.CueDistance, cue, distance, side),
            Features.Of(Feature.RankCue, Math.Min(Verbs, 5), cue, side),
        };
        if (verb >= 0 && chunks[verb].Is(WordClass.Verb))
        {
            var head = Sentence.Tokens[chunks[verb].Head];
            features.Add(
                Features.Of(
                    Feature.CueWord,
                    Sentence.Text.AsSpan(head.Start, head.Length),
                    side + (clause == ClauseKind.Inverted ? 2 : 0)));
        }

        return features;
    }

    private int FormOf(int verb)
    {
        if (verb < 0)
        {
            return 0;
        }

        var chunk = Sentence.Chunks[verb];
        return Features.Bits(chunk.Passive, chunk.Kind == ChunkKind.Infinitive, chunk.Kind == ChunkKind.Participle);
    }

    /// <summary>Returns the number of chunks between a cue and its source, in steps from 1; 0 without a cue.</summary>
    private static int Gap(int verb, NounRange source)
    {
        if (verb < 0)
        {
            return 0;
        }

        var between = verb > source.Last ? verb - source.Last - 1 : source.First - verb - 1;
        return 1 + Features.Bucket(Math.Max(0, between));
    }

    /// <summary>A candidate of another sentence, or nobody.</summary>
    /// <param name="away">How far the other sentence is.</param>
    /// <param name="lead">How the candidate was found there.</param>
    public List<int> DescribeOther(AttributionRule rule, SourceMention? mention, int away, int lead)
    {
        var (r, cue, subject) = ((int)rule, (int)(mention?.Cue ?? CueKind.None), (int)(mention?.Subject
            ?? SubjectKind.None));
        var alone = Need(mention is not null);
        return
        [
            Features.Of(Feature.Rule, r),
            Features.Of(Feature.RuleCue, r, cue, alone),
            Features.Of(Feature.RuleLength, r, Length, Capital),
            Features.Of(Feature.RuleEnding, r, Ending, After),
            Features.Of(Feature.RuleBefore, r, Before),
            Features.Of(Feature.RuleAfter, r, After),
            Features.Of(Feature.RuleSubject, r, subject, alone),
            Features.Of(Feature.RuleAlone, r, alone, Capital),
            Features.Of(Feature.SentencesAway, r, away, alone),
            Features.Of(Feature.Lead, r, lead, alone),
            Features.Of(Feature.PreviousAway, r, away, lead),
        ];
    }

    /// <summary>
    /// Returns how much the quotation needs a source from another sentence: 1 or 2 if its own is nothing but
    /// quotations, 3 if that has no verb, else 0.
    /// </summary>
    private int Need(bool isSomebody)
    {
        if (Sentence.IsAlone)
        {
            return Quote == 0 || !isSomebody ? 1 : 2;
        }

        return Sentence.IsVerbless && isSomebody ? 3 : 0;
    }
}

/// <summary>The kind of clause that contains a candidate's cue.</summary>
internal enum ClauseKind
{
    Main,

    /// <summary>The cue comes before its subject: <c>said Kim</c>.</summary>
    Inverted,
    Relative,
    Subordinate,

    /// <summary>The participle's own noun: <c>with Kim saying</c>.</summary>
    Absolute,

    /// <summary>A participle right after another noun than its subject.</summary>
    Reduced,
}
