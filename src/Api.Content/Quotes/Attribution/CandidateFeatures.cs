using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Describes one quotation in its sentence, and each possible source by the words between the two, as features.
/// </summary>
internal sealed class CandidateFeatures
{
    private readonly SentenceReading _sentence;
    private readonly int _quote;
    private int _between;
    private int _cues;

    public CandidateFeatures(SentenceReading sentence, int quote)
    {
        (_sentence, _quote) = (sentence, quote);
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
        var side = at > _quote ? 1 : 0;
        var distance = Features.Bucket(Math.Abs(at - _quote) - 1);
        var gap = verb < 0
            ? 0
            : 1 + Features.Bucket(Math.Max(0, verb > source.Last ? verb - source.Last - 1 : source.First - verb - 1));
        var chunks = _sentence.Chunks;
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
            Features.Of(
                Feature.RuleVerb,
                r,
                (int)clause,
                verb < 0
                    ? 0
                    : (chunks[verb].Passive ? 1 : 0)
                        + (chunks[verb].Kind == ChunkKind.Infinitive ? 2
                            : chunks[verb].Kind == ChunkKind.Participle ? 4
                            : 0)),
            Features.Of(Feature.RuleGap, r, gap),
            Features.Of(Feature.RulePosition, r, source.First == 0 ? 0 : 1 + (int)chunks[source.First - 1].Kind),
            Features.Of(Feature.SubjectCue, subject, cue, side),
            Features.Of(Feature.CueBefore, cue, Before, side),
            Features.Of(Feature.CueAfter, cue, After, side),
            Features.Of(Feature.CueDistance, cue, distance, side),
            Features.Of(Feature.RankCue, Math.Min(Verbs, 5), cue, side),
        };
        if (verb >= 0 && chunks[verb].Is(WordClass.Verb))
        {
            var head = _sentence.Tokens[chunks[verb].Head];
            features.Add(
                Features.Of(
                    Feature.CueWord,
                    _sentence.Text.AsSpan(head.Start, head.Length),
                    side + (clause == ClauseKind.Inverted ? 2 : 0)));
        }

        return features;
    }

    /// <summary>A candidate of another sentence, or nobody.</summary>
    /// <param name="away">How far the other sentence is.</param>
    /// <param name="lead">How the candidate was found there.</param>
    public List<int> DescribeOther(AttributionRule rule, SourceMention? mention, int away, int lead)
    {
        var (r, cue, subject) = ((int)rule, (int)(mention?.Cue ?? CueKind.None), (int)(mention?.Subject
            ?? SubjectKind.None));
        var alone = _sentence.IsAlone ? _quote == 0 || mention is null ? 1 : 2
            : _sentence.IsVerbless && mention is not null ? 3
            : 0;
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
