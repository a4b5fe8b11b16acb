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

    /// <summary>The most tokens of a possessive.</summary>
    private const int LongestOwner = 10;

    private readonly SentenceReading _sentence;
    private readonly Clauses _clauses;
    private readonly List<Chunk> _chunks;
    private readonly int _quote;
    private readonly CandidateFeatures _traits;
    private readonly List<Candidate> _found = [];
    private readonly HashSet<int> _named = [];

    private SentenceCandidates(SentenceReading sentence, int quote, CandidateFeatures traits)
    {
        (_sentence, _clauses, _chunks, _quote, _traits) = (sentence, sentence.Clauses, sentence.Chunks, quote, traits);
        Walk(-1, i => _chunks[i].Kind != ChunkKind.Semicolon, At);
        Walk(1, i => _chunks[i].Kind != ChunkKind.Semicolon, At);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            var nouns = 0;
            Walk(direction, _ => nouns < MostNouns, i => nouns += Noun(i) ? 1 : 0);
        }
    }

    public static List<Candidate> Of(SentenceReading sentence, int quote, CandidateFeatures traits) =>
        new SentenceCandidates(sentence, quote, traits)._found;

    /// <summary>Walks away from the quotation on one side.</summary>
    private void Walk(int direction, Predicate<int> goesOn, Action<int> at)
    {
        _traits.Begin();
        for (var i = _quote + direction; i >= 0 && i < _chunks.Count && Math.Abs(i - _quote) < Reach && goesOn(i); i +=
            direction)
        {
            at(i);
            _traits.Pass(_chunks[i]);
        }
    }

    private void At(int i)
    {
        var chunk = _chunks[i];
        var before = i < _quote;
        if (_sentence.Sentence.AccordingTo(i) is >= 0 and var last && _clauses.NounAfter(last) is { } reported)
        {
            Add(AttributionRule.AccordingTo, reported, i, last);
        }
        else if (chunk.Kind == ChunkKind.Colon
            && before
            && i > 0
            && _chunks[i - 1].Kind == ChunkKind.Noun
            && _clauses.SubjectEnding(i - 1) is { First: 0 } label)
        {
            Add(AttributionRule.Label, label, i, i);
        }
        else if (chunk.Kind == ChunkKind.Dash
            && i == _quote + 1
            && i + 1 < _chunks.Count
            && _chunks[i + 1].Kind == ChunkKind.Noun
            && (i + 2 == _chunks.Count || _chunks[i + 2].Kind is ChunkKind.Comma or ChunkKind.Stop))
        {
            Add(AttributionRule.Signature, new(i + 1, i + 1), -1, -1);
        }
        else if (chunk.Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive)
        {
            Verb(i, chunk, before);
        }
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
            Add(AttributionRule.Agent, agent, i, i);
        }

        if (!chunk.Passive
            && chunk.Is(WordClass.Cue)
            && IsInverted(i)
            && _clauses.NounAfter(i) is { } after
            && (before ? after.Last < _quote : after.First > _quote))
        {
            Add(
                before ? AttributionRule.ClauseBefore
                    : _traits.Verbs == 0 ? AttributionRule.VerbSubjectAfter
                    : AttributionRule.ClauseAfter,
                after,
                i,
                i,
                ClauseKind.Inverted);
        }

        var behindNoun = chunk.Kind == ChunkKind.Participle && i > 0 && _chunks[i - 1].Kind == ChunkKind.Noun;
        if (behindNoun && before && _clauses.SubjectEnding(i - 1) is { } own)
        {
            Add(AttributionRule.ParticipleBefore, own, i, i, ClauseKind.Absolute);
        }

        if (_clauses.SubjectOf(i) is { } subject)
        {
            var relative = _clauses.IsRelative(i);
            if (before && chunk.Kind == ChunkKind.Verb && relative && RelativeOf(i) is { } pronoun)
            {
                Add(AttributionRule.RelativeBefore, pronoun, i, i, ClauseKind.Relative, subject);
            }

            Add(
                RuleOf(i, chunk, subject),
                subject,
                i,
                i,
                behindNoun ? ClauseKind.Reduced
                    : relative ? ClauseKind.Relative
                    : _clauses.IsSubordinate(subject.First) ? ClauseKind.Subordinate
                    : ClauseKind.Main);
        }
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

        var direct = i == _quote - 1 || (i == _quote - 2 && _chunks[i + 1].Kind is ChunkKind.Comma or ChunkKind.Colon);
        return chunk.Kind != ChunkKind.Verb ? AttributionRule.ParticipleBefore
            : !chunk.Is(WordClass.Cue) ? AttributionRule.ClauseSubject
            : direct ? AttributionRule.SubjectVerbBefore : AttributionRule.ClauseBefore;
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

        var owner = Owner(chunk);
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

        Add(AttributionRule.Nearby, new(i, i), -1, -1);
        return true;
    }

    /// <summary>
    /// Returns the last token of the possessive that begins a noun phrase: <c>Kim’s</c> plan, <c>his</c> plan; -1 if
    /// there is none.
    /// </summary>
    private int Owner(Chunk chunk)
    {
        if (chunk.First < chunk.Last && _sentence.Tokens[chunk.First].Is(WordClass.Possessor))
        {
            return chunk.First;
        }

        for (var i = chunk.First + 1; i <= chunk.Last && i - chunk.First < LongestOwner; i++)
        {
            if (_sentence.Tokens[i].Kind == TokenKind.Possessive)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(
        AttributionRule rule,
        NounRange source,
        int cueFirst,
        int cueLast,
        ClauseKind clause = ClauseKind.Main,
        NounRange? referent = null)
    {
        if (source.First <= _quote && source.Last >= _quote)
        {
            return;
        }

        for (var i = source.First; i <= source.Last; i++)
        {
            _named.Add(i);
        }

        var mention = _sentence.Mentions.Find(rule, source, cueFirst, cueLast);
        mention = referent is { } stands && !_chunks[stands.First].Is(WordClass.Personal)
            ? mention with { Referent = _sentence.Mentions.Offsets(stands) }
            : mention;
        _found.Add(
            new(mention, _traits.Describe(mention, cueFirst < 0 ? source.First : cueFirst, cueFirst, source, clause)));
    }

    private bool IsInverted(int verb) =>
        verb == 0 || _chunks[verb - 1].Kind is ChunkKind.Quote or ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb;

    /// <summary>
    /// Finds the <c>who</c> or <c>which</c> before a verb: it is the mention, and it stands for the noun before it.
    /// </summary>
    private NounRange? RelativeOf(int verb)
    {
        var i = verb - 1;
        while (_chunks[i].Kind != ChunkKind.Relative)
        {
            i--;
        }

        return _chunks[i].Is(WordClass.That) ? null : new(i, i);
    }
}
