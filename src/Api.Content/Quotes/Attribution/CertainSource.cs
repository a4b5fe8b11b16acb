using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// A source that its clause leaves no doubt of, whatever else the sentence has: the subject of a participle of its own
/// (<c>…, with Kim calling it “…”</c>), or of <c>as Kim puts it</c>.
/// </summary>
/// <remarks>The few rules about clauses that no weights are counted for.</remarks>
internal sealed record CertainSource(AttributionRule Rule, NounRange Source, CueRange Cue, ClauseKind Clause)
{
    /// <summary>The greatest distance of the cue from the marks, in chunks.</summary>
    private const int Reach = 30;

    /// <summary>The greatest length of a subject with what describes it, in chunks.</summary>
    private const int LongestSubject = 10;

    public static CertainSource? Of(SentenceReading sentence, int quote) =>
        OfParticiple(sentence, quote) ?? OfAs(sentence, quote) ?? OfRecord(sentence, quote);

    /// <summary>Whether a source is given right after the marks by a verb of speech: <c>“…,” Kim said</c></summary>
    public static bool IsTag(SourceMention? source) =>
        source is
        {
            Cue: CueKind.Speech,
            Rule: AttributionRule.SubjectVerbAfter or AttributionRule.VerbSubjectAfter,
        };

    /// <summary>The subject of the participle that the words depend on, if it has one of its own.</summary>
    private static CertainSource? OfParticiple(SentenceReading sentence, int quote)
    {
        var cue = CueBefore(sentence, quote);
        if (cue < 1 || sentence.Chunks[cue].Kind != ChunkKind.Participle)
        {
            return null;
        }

        var last = cue - 1;
        while (last > 0 && sentence.Chunks[last].Kind == ChunkKind.Adverb)
        {
            last--;
        }

        var own = WithSubject(sentence, last) ?? BareSubject(sentence, last) ?? ApposedSubject(sentence, last);
        return own is { } found
            ? new(AttributionRule.ParticipleBefore, found, new(cue, cue), ClauseKind.Absolute)
            : null;
    }

    /// <summary>
    /// Returns the nearest cue before the marks; over other verbs only a verb of speech, which has a clause after it.
    /// </summary>
    private static int CueBefore(SentenceReading sentence, int quote)
    {
        var isInClause = false;
        for (var i = quote - 1; i >= 0 && quote - i <= Reach; i--)
        {
            var chunk = sentence.Chunks[i];
            if (chunk.Kind is ChunkKind.Semicolon or ChunkKind.Stop)
            {
                return -1;
            }

            var isVerb = chunk.Kind is ChunkKind.Verb or ChunkKind.Participle;
            if (isVerb && chunk.IsCue && (!isInClause || chunk.Is(WordClass.Speech)))
            {
                return i;
            }

            isInClause |= isVerb;
        }

        return -1;
    }

    /// <summary><c>…, with Kim saying</c>, <c>…, with the mayor, Kim, saying</c></summary>
    private static NounRange? WithSubject(SentenceReading sentence, int last)
    {
        var chunks = sentence.Chunks;
        for (var i = last - 1; i >= 0 && last - i <= LongestSubject; i--)
        {
            if (chunks[i].Kind is not (ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb or ChunkKind.Comma
                or ChunkKind.Conjunction))
            {
                return null;
            }

            var isWith = chunks[i].Is(WordClass.With) && chunks[i + 1].Kind == ChunkKind.Noun;
            if (isWith && OpensClause(sentence, i))
            {
                return EndsSubject(sentence, i + 1, last) ? Phrase(sentence, i + 1, last) : null;
            }
        }

        return null;
    }

    private static bool OpensClause(SentenceReading sentence, int i) =>
        i == 0 || sentence.Chunks[i - 1].Kind is ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Conjunction;

    /// <summary>
    /// Whether a subject ends where its participle begins: with a noun, or with the comma after an apposition.
    /// </summary>
    private static bool EndsSubject(SentenceReading sentence, int first, int last)
    {
        var commas = sentence.Chunks[first..(last + 1)].Count(chunk => chunk.Kind == ChunkKind.Comma);
        return sentence.Chunks[last].Kind == ChunkKind.Comma ? commas == 2 : commas == 0;
    }

    /// <summary>
    /// The first noun of a subject with its <c>of</c> and <c>and</c>: <c>one of them</c>, <c>Kim and Lee</c>, the
    /// source of <c>a source close to him</c>.
    /// </summary>
    private static NounRange Phrase(SentenceReading sentence, int first, int last)
    {
        var end = first;
        while (end + 2 <= last
            && (sentence.Chunks[end + 1].Is(WordClass.Of) || sentence.Chunks[end + 1].Kind == ChunkKind.Conjunction)
            && sentence.Chunks[end + 2].Kind == ChunkKind.Noun)
        {
            end += 2;
        }

        return new(first, end);
    }

    /// <summary><c>…, the Greens’ leader Kim calling it</c>, after a clause that has its subject already.</summary>
    private static NounRange? BareSubject(SentenceReading sentence, int last)
    {
        var own = sentence.Chunks[last].Kind == ChunkKind.Noun ? sentence.Clauses.SubjectEnding(last) : null;
        if (own is not { First: > 1 and var first })
        {
            return null;
        }

        var noun = sentence.Chunks[first];
        var isApart = sentence.Chunks[first - 1].Kind is ChunkKind.Comma or ChunkKind.Dash;
        var isSomebody = noun.CanSpeak(sentence.Tokens) || noun.Is(WordClass.Pronoun);
        return isApart && isSomebody && HasClause(sentence, first - 1) ? own : null;
    }

    /// <summary>
    /// <c>…, one of them, Kim, saying</c>; in <c>Lee met the mayor, Kim, saying</c> it is Lee who says it.
    /// </summary>
    private static NounRange? ApposedSubject(SentenceReading sentence, int last)
    {
        var chunks = sentence.Chunks;
        var name = last - 1;
        if (name < 4 || chunks[last].Kind != ChunkKind.Comma || chunks[name].Kind != ChunkKind.Noun)
        {
            return null;
        }

        var first = name - 2;
        while (first > 1 && chunks[first].Kind == ChunkKind.Noun && chunks[first - 1].Is(WordClass.Of))
        {
            first -= 2;
        }

        var isBetweenCommas = first > 0
            && chunks[name - 1].Kind == ChunkKind.Comma
            && chunks[first - 1].Kind == ChunkKind.Comma;
        var isOneOf = isBetweenCommas && chunks[first].Is(WordClass.Pronoun);
        return isOneOf && HasClause(sentence, first - 1) ? new(name, name) : null;
    }

    /// <summary>Whether a verb before a chunk has its subject.</summary>
    private static bool HasClause(SentenceReading sentence, int end)
    {
        for (var i = end - 1; i >= 0 && end - i <= Reach; i--)
        {
            if (sentence.Chunks[i].Kind == ChunkKind.Verb && sentence.Clauses.SubjectOf(i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>“…,” as Kim puts it</c>, <c>“…,” as Kim likes to say</c></summary>
    private static CertainSource? OfAs(SentenceReading sentence, int quote)
    {
        var chunks = sentence.Chunks;
        var after = quote + 1 < chunks.Count && chunks[quote + 1].Kind == ChunkKind.Comma ? quote + 2 : quote + 1;
        if (after + 2 >= chunks.Count || !chunks[after].Is(WordClass.As) || chunks[after + 1].Kind != ChunkKind.Noun)
        {
            return null;
        }

        var verb = after + 2;
        while (verb + 1 < chunks.Count && chunks[verb].Kind == ChunkKind.Adverb)
        {
            verb++;
        }

        var subject = chunks[verb].Kind == ChunkKind.Verb ? sentence.Clauses.SubjectOf(verb) : null;
        return subject is { } found && found.First == after + 1 && Puts(sentence, verb)
            ? new(AttributionRule.SubjectVerbAfter, found, new(verb, verb), ClauseKind.Main)
            : null;
    }

    /// <summary><c>“…,” court records show.</c></summary>
    private static CertainSource? OfRecord(SentenceReading sentence, int quote)
    {
        var chunks = sentence.Chunks;
        var verb = quote + 2;
        if (verb >= chunks.Count || chunks[verb].Kind != ChunkKind.Verb || !chunks[verb].IsCue)
        {
            return null;
        }

        var ends = verb + 1 == chunks.Count || chunks[verb + 1].Kind == ChunkKind.Stop;
        var isRecord = chunks[verb - 1].Kind == ChunkKind.Noun && chunks[verb - 1].Is(WordClass.Document);
        return ends && isRecord
            ? new(AttributionRule.SubjectVerbAfter, new(verb - 1, verb - 1), new(verb, verb), ClauseKind.Main)
            : null;
    }

    /// <summary>Whether a verb, or the infinitive after it, is one of saying or putting.</summary>
    private static bool Puts(SentenceReading sentence, int verb) =>
        sentence.Chunks[verb].IsCue
            || (verb + 1 < sentence.Chunks.Count
                && sentence.Chunks[verb + 1] is { Kind: ChunkKind.Infinitive } infinitive
                && infinitive.IsCue);
}
