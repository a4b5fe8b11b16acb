using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Lists the possible sources of a quotation in its own sentence: the subject of each verb near it, and names without a
/// verb.
/// </summary>
internal sealed class SentenceCandidates
{
    /// <summary>
    /// The greatest distance of a source from its quotation, in chunks. It keeps the work linear in one endless
    /// sentence.
    /// </summary>
    private const int Reach = 60;

    /// <summary>The number of nouns without a verb that are candidates on each side.</summary>
    private const int MostNouns = 4;

    /// <summary>The greatest distance before a quotation of a passive verb whose <c>by</c> comes after it.</summary>
    private const int PassiveReach = 4;

    private readonly SentenceReading _sentence;
    private readonly Clauses _clauses;
    private readonly List<Chunk> _chunks;
    private readonly int _quote;
    private readonly CandidateFeatures _traits;
    private readonly List<Candidate> _found = [];
    private readonly HashSet<int> _named = [];

    private SentenceCandidates(CandidateFeatures traits)
    {
        (_sentence, _quote, _traits) = (traits.Sentence, traits.Quote, traits);
        (_clauses, _chunks) = (_sentence.Clauses, _sentence.Chunks);
        // Verbs before nouns: a name that a verb brought must not return as one that nothing ties to the quotation.
        Walk(-1, i => _chunks[i].Kind != ChunkKind.Semicolon, At);
        Walk(1, i => _chunks[i].Kind != ChunkKind.Semicolon, At);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            var nouns = 0;
            Walk(direction, _ => nouns < MostNouns, i => nouns += Noun(i) ? 1 : 0);
        }
    }

    /// <param name="isCertain">Whether the clause leaves no doubt, so there is one candidate only.</param>
    public static List<Candidate> Of(CandidateFeatures traits, out bool isCertain)
    {
        var candidates = new SentenceCandidates(traits);
        var certain = CertainSource.Of(traits.Sentence, traits.Quote);
        // "With Kim calling it “mad,” Lee said": Lee's words, unless they are in the clause of another.
        isCertain = certain is not null
            && (certain.Rule == AttributionRule.SubjectVerbAfter
                || !candidates._found.Exists(found => CertainSource.IsTag(found.Source)));
        if (isCertain)
        {
            candidates._found.Clear();
            candidates.Add(certain!.Rule, certain.Source, certain.Cue, certain.Clause);
        }

        return candidates._found;
    }

    /// <summary>Walks away from the quotation on one side.</summary>
    private void Walk(int direction, Predicate<int> goesOn, Action<int> at)
    {
        _traits.Begin();
        for (var i = _quote + direction; IsInReach(i) && goesOn(i); i += direction)
        {
            at(i);
            // Only now: a candidate is described by the chunks between it and the quotation, not by itself.
            _traits.Pass(_chunks[i]);
        }
    }

    private bool IsInReach(int i) => i >= 0 && i < _chunks.Count && Math.Abs(i - _quote) < Reach;

    private void At(int i)
    {
        var chunk = _chunks[i];
        var before = i < _quote;
        if (_sentence.Sentence.AccordingTo(i) is >= 0 and var last && _clauses.NounAfter(last) is { } reported)
        {
            if (!before && IsRecord(reported) && _found.Exists(found => CertainSource.IsTag(found.Source)))
            {
                // "“…,” Kim told police, according to the report": the report says that Kim said it.
                return;
            }

            Add(AttributionRule.AccordingTo, reported, new(i, last));
        }
        else if (chunk.Kind == ChunkKind.Colon && before && LabelBefore(i) is { } label)
        {
            Add(AttributionRule.Label, label, new(i, i));
        }
        else if (chunk.Kind == ChunkKind.Dash && i == _quote + 1 && IsSignature(i + 1))
        {
            Add(AttributionRule.Signature, new(i + 1, i + 1), CueRange.None);
        }
        else if (chunk.Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive)
        {
            Verb(i, chunk, before);
        }
    }

    private bool IsRecord(NounRange source) => !_chunks[source.First].CanSpeak(_sentence.Tokens)
        || _chunks[source.First].Is(WordClass.Document);

    /// <summary>Finds the name before the first colon of a sentence: <c>Kim: “We open at nine.”</c></summary>
    private NounRange? LabelBefore(int colon) =>
        colon > 0
            && _chunks[colon - 1].Kind == ChunkKind.Noun
            && _clauses.SubjectEnding(colon - 1) is { First: 0 } label
            ? label
            : null;

    /// <summary>Whether a chunk is the <c>Kim</c> of <c>“We open at nine.” — Kim</c></summary>
    private bool IsSignature(int i)
    {
        if (i >= _chunks.Count || _chunks[i].Kind != ChunkKind.Noun)
        {
            return false;
        }

        return i + 1 == _chunks.Count || _chunks[i + 1].Kind is ChunkKind.Comma or ChunkKind.Stop;
    }

    private void Verb(int i, Chunk chunk, bool before)
    {
        var by = before
            && _quote - i < PassiveReach
            && _quote + 1 < _chunks.Count
            && _chunks[_quote + 1].Is(WordClass.By)
            ? _quote + 1
            : i + 1;
        if (chunk.Passive && by < _chunks.Count && _chunks[by].Is(WordClass.By) && _clauses.NounAfter(by) is { } agent)
        {
            Add(AttributionRule.Agent, agent, new(i, i));
        }

        if (chunk.IsCue
            && IsInverted(i)
            && _clauses.NounAfter(i) is { } after
            && (before ? after.Last < _quote : after.First > _quote))
        {
            var rule = before ? AttributionRule.ClauseBefore
                : _traits.Verbs == 0 ? AttributionRule.VerbSubjectAfter
                : AttributionRule.ClauseAfter;
            Add(rule, after, new(i, i), ClauseKind.Inverted);
        }

        // In "with Kim calling it “mad”" the noun before is the subject, in "Lee left Lund calling it “mad”" it is not:
        // both are listed, and the weights choose.
        var afterNoun = chunk.Kind == ChunkKind.Participle && i > 0 && _chunks[i - 1].Kind == ChunkKind.Noun;
        if (afterNoun && before && _clauses.SubjectEnding(i - 1) is { } own)
        {
            Add(AttributionRule.ParticipleBefore, own, new(i, i), ClauseKind.Absolute);
        }

        if (_clauses.SubjectOf(i) is { } subject)
        {
            var relative = _clauses.IsRelative(i);
            if (before && chunk.Kind == ChunkKind.Verb && relative && RelativeOf(i) is { } pronoun)
            {
                Add(AttributionRule.RelativeBefore, pronoun, new(i, i), ClauseKind.Relative, subject);
            }

            var clause = (afterNoun, relative) switch
            {
                (true, _) => ClauseKind.Reduced,
                (_, true) => ClauseKind.Relative,
                _ => _clauses.IsSubordinate(subject.First) ? ClauseKind.Subordinate : ClauseKind.Main,
            };
            Add(RuleOf(i, chunk, subject), subject, new(i, i), clause);
        }
    }

    /// <summary>
    /// Whether the subject of a passive verb is spoken of, or to, and says nothing: <c>Kim was told “no”</c>; not in
    /// <c>Kim was quoted: “no”</c>. It stays a candidate: the words depend on its verb, not on whoever spoke before.
    /// </summary>
    private bool IsSpokenOf(Chunk verb)
    {
        var word = _sentence.Text.AsSpan(_sentence.Tokens[verb.Head].Start, _sentence.Tokens[verb.Head].Length);
        return verb.Passive && verb.Is(WordClass.Cue) && word is not ("quoted" or "cited");
    }

    private AttributionRule RuleOf(int i, Chunk chunk, NounRange subject)
    {
        if (i > _quote)
        {
            var next = _quote + 1;
            while (next < i
                && _chunks[next].Kind is ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb or ChunkKind.Other)
            {
                next++;
            }

            return subject.First >= next && subject.First <= next + 1
                ? AttributionRule.SubjectVerbAfter
                : AttributionRule.ClauseAfter;
        }

        if (chunk.Kind != ChunkKind.Verb)
        {
            return AttributionRule.ParticipleBefore;
        }

        if (!chunk.Is(WordClass.Cue))
        {
            return AttributionRule.ClauseSubject;
        }

        var direct = i == _quote - 1 || (i == _quote - 2 && _chunks[i + 1].Kind is ChunkKind.Comma or ChunkKind.Colon);
        return direct ? AttributionRule.SubjectVerbBefore : AttributionRule.ClauseBefore;
    }

    /// <summary>
    /// Takes a noun that no verb brought: the owner of a possessive (<c>Kim's “plan”</c>), or a name without a verb.
    /// </summary>
    private bool Noun(int i)
    {
        var chunk = _chunks[i];
        if (chunk.Kind != ChunkKind.Noun)
        {
            return false;
        }

        var owner = _sentence.Mentions.OwnerEnd(chunk);
        if (owner >= 0)
        {
            var mention = new SourceMention(
                AttributionRule.Possessive,
                _sentence.Paragraph,
                _sentence.Tokens[chunk.First].Start,
                _sentence.Tokens[owner].End,
                0,
                0)
            { Subject = FeatureValues.OfSubject(_sentence.Sentence, new(i, i)) };
            _found.Add(new(mention, _traits.Describe(mention, i, -1, new(i, i), ClauseKind.Main)));
        }

        if (_named.Contains(i) || !chunk.CanSpeak(_sentence.Tokens))
        {
            return owner >= 0;
        }

        Add(AttributionRule.Nearby, new(i, i), CueRange.None);
        return true;
    }

    private void Add(
        AttributionRule rule,
        NounRange source,
        CueRange cue,
        ClauseKind clause = ClauseKind.Main,
        NounRange? referent = null)
    {
        // The quotation may be in the noun phrase, as a nickname is; it is not its own source.
        if (source.First <= _quote && source.Last >= _quote)
        {
            return;
        }

        for (var i = source.First; i <= source.Last; i++)
        {
            _named.Add(i);
        }

        var mention = _sentence.Mentions.Find(rule, source, cue);
        mention = referent is { } stands && !_chunks[stands.First].Is(WordClass.Personal)
            ? mention with { Referent = _sentence.Mentions.Offsets(stands) }
            : mention;
        mention = mention with
        {
            IsSpokenOf = rule != AttributionRule.Agent && !cue.IsNone && IsSpokenOf(_chunks[cue.First]),
        };
        var at = cue.IsNone ? source.First : cue.First;
        _found.Add(new(mention, _traits.Describe(mention, at, cue.First, source, clause)));
    }

    private bool IsInverted(int verb) =>
        verb == 0 || _chunks[verb - 1].Kind is ChunkKind.Quote or ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb;

    /// <summary>
    /// Finds the <c>who</c> or <c>which</c> before a verb: it is the mention, and it stands for the noun before it.
    /// </summary>
    private NounRange? RelativeOf(int verb)
    {
        var i = verb - 1;
        // Ends: the caller has found a relative before this verb.
        while (_chunks[i].Kind != ChunkKind.Relative)
        {
            i--;
        }

        return _chunks[i].Is(WordClass.That) ? null : new(i, i);
    }
}
