namespace Api.Content.Quotes;

/// <summary>Looks for the source of each quotation inside its own sentence.</summary>
internal sealed class SentenceAttributor(string text, int paragraph, List<Token> tokens, Clauses clauses, List<MarkedSpan> spans)
{
    /// <summary>How far a cue may stand from its quotation, in chunks. It keeps the work linear in one endless sentence.</summary>
    private const int Reach = 60;

    /// <summary>How far the cue of the main clause may stand from a clause inside it, in chunks.</summary>
    private const int OuterReach = 24;

    private readonly List<Chunk> _chunks = clauses.Chunks;
    private readonly QuotedWords _quoted = new(text, tokens, clauses.Chunks, spans);

    public Finding? Find(int quote) =>
        After(quote) ?? Agent(quote) ?? Label(quote) ?? Before(quote) ?? LaterClause(quote) ?? Signature(quote) ?? Headline(quote) ?? ClauseSubject(quote);

    /// <summary>Whether the sentence has no verb of its own, so that quoted words in it hang on the sentence before.</summary>
    public bool IsVerbless { get; } = clauses.Chunks.TrueForAll(c => c.Kind is not (ChunkKind.Verb or ChunkKind.Participle));

    /// <summary>The tag behind a quotation. It needs a comma, a question or exclamation mark in front, or no mark at all.</summary>
    private Finding? After(int quote)
    {
        var next = quote + 1;
        var ending = _quoted.Ending(quote);
        var comma = ending is ',' or '?' or '!' or '—' or '–' or '-' or '.' or '…';
        while (next < _chunks.Count && _chunks[next].Kind is ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb or ChunkKind.Other)
        {
            comma |= _chunks[next].Kind is ChunkKind.Comma;
            next++;
        }

        if (next >= _chunks.Count)
        {
            return null;
        }

        var chunk = _chunks[next];
        if (IsAccordingTo(next))
        {
            return clauses.NounAfter(next + 1) is { } source ? Make(AttributionRule.AccordingTo, source, next, next + 1) : null;
        }

        if (chunk.Kind == ChunkKind.Verb && chunk.IsCue && clauses.NounAfter(next) is { } inverted && (comma || chunk.Is(WordClass.Speech)) && !(inverted.Last + 1 < _chunks.Count && _chunks[inverted.Last + 1].Kind == ChunkKind.Verb && _chunks[inverted.Last + 1].Is(WordClass.Speech)))
        {
            return Make(AttributionRule.VerbSubjectAfter, inverted, next, next);
        }

        // A whole sentence in marks needs no comma: “We open at nine” the director says.
        comma |= quote == 0 && _quoted.IsWhole(quote) && _quoted.IsLong(quote);
        if (chunk.Kind != ChunkKind.Noun || !comma)
        {
            return null;
        }

        for (var verb = next + 1; verb < _chunks.Count && verb - next < Reach && _chunks[verb].Kind is not (ChunkKind.Quote or ChunkKind.Semicolon or ChunkKind.Colon); verb++)
        {
            if (_chunks[verb].Kind == ChunkKind.Verb && !clauses.IsRelative(verb) && clauses.SubjectOf(verb) is { } subject && subject.First <= next + 1 && subject.First >= next)
            {
                if (_chunks[verb].IsCue || (ending == ',' && !_chunks[verb].Passive))
                {
                    return Make(AttributionRule.SubjectVerbAfter, subject, verb, verb);
                }

                return null;
            }
        }

        return null;
    }

    /// <summary>Who does what a passive cue says: <c>described as “…” by Kim</c>.</summary>
    private Finding? Agent(int quote)
    {
        if (quote + 1 >= _chunks.Count || !IsWord(quote + 1, "by") || clauses.NounAfter(quote + 1) is not { } agent)
        {
            return null;
        }

        var cue = quote - 1;
        while (cue > 0 && quote - cue < 4 && !_chunks[cue].Passive)
        {
            cue--;
        }

        return cue >= 0 && _chunks[cue].Passive && _chunks[cue].Is(WordClass.Cue) ? Make(AttributionRule.ClauseBefore, agent, cue, cue) : null;
    }

    /// <summary>The nearest cue to the left whose scope the quotation is in.</summary>
    private Finding? Before(int quote)
    {
        for (var i = quote - 1; i >= 0 && quote - i < Reach; i--)
        {
            var chunk = _chunks[i];
            if (chunk.Kind == ChunkKind.Semicolon)
            {
                return null;
            }

            if (IsAccordingTo(i) && clauses.NounAfter(i + 1) is { } source)
            {
                return Make(AttributionRule.AccordingTo, source, i, i + 1);
            }

            if (chunk.Kind is not (ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive) || !chunk.Is(WordClass.Cue))
            {
                continue;
            }

            if (chunk.Passive)
            {
                if (i + 1 < quote && IsWord(i + 1, "by") && clauses.NounAfter(i + 1) is { } agent)
                {
                    return Make(AttributionRule.ClauseBefore, agent, i, i + 1);
                }

                continue;
            }

            if (clauses.SubjectOf(i) is { } subject)
            {
                if (IsAccordingTo(0) && clauses.NounAfter(1) is { } reported)
                {
                    return Make(AttributionRule.AccordingTo, reported, 0, 1);
                }

                if (Outer(i, subject) is { } outer)
                {
                    return outer;
                }

                if (RelativeOf(i) is { } relative)
                {
                    return Make(AttributionRule.RelativeBefore, relative, i, i) with { Referent = Offsets(subject) };
                }

                var direct = i == quote - 1 || (i == quote - 2 && _chunks[i + 1].Kind is ChunkKind.Comma or ChunkKind.Colon);
                return Make(chunk.Kind != ChunkKind.Verb ? AttributionRule.ParticipleBefore : direct ? AttributionRule.SubjectVerbBefore : AttributionRule.ClauseBefore, subject, i, i);
            }

            if (IsInvertedAfterQuote(i) && clauses.NounAfter(i) is { } inverted)
            {
                return Make(AttributionRule.ClauseBefore, inverted, i, i);
            }
        }

        return null;
    }

    /// <summary>The <c>who</c> or <c>which</c> in front of a verb: it is the mention, and the noun before it whom it stands for.</summary>
    private NounRange? RelativeOf(int verb)
    {
        if (_chunks[verb].Kind != ChunkKind.Verb || !clauses.IsRelative(verb))
        {
            return null;
        }

        var i = verb - 1;
        while (_chunks[i].Kind != ChunkKind.Relative)
        {
            i--;
        }

        return IsWord(i, "that") ? null : new(i, i);
    }

    /// <summary>In <c>Kim said she believes “…”</c> it is Kim who says so: the cue whose complement the inner clause is.</summary>
    private Finding? Outer(int inner, NounRange subject)
    {
        var pronoun = _chunks[subject.First].Is(WordClass.Pronoun);
        if (!pronoun && _chunks[inner].Is(WordClass.Speech))
        {
            return null;
        }

        for (var i = subject.First - 1; i >= 0 && subject.First - i < OuterReach; i--)
        {
            var chunk = _chunks[i];
            if (chunk.Kind is ChunkKind.Semicolon or ChunkKind.Quote || (chunk.Kind == ChunkKind.Conjunction && i > 0 && _chunks[i - 1].Kind == ChunkKind.Comma))
            {
                return null;
            }

            if (chunk.Kind == ChunkKind.Verb && chunk.IsCue && chunk.Is(WordClass.Speech) && clauses.SubjectOf(i) is { } outer)
            {
                return Make(AttributionRule.ClauseBefore, outer, i, i);
            }
        }

        return null;
    }

    private bool IsInvertedAfterQuote(int verb) => verb == 0 || _chunks[verb - 1].Kind == ChunkKind.Quote || (verb > 1 && _chunks[verb - 1].Kind == ChunkKind.Comma && _chunks[verb - 2].Kind == ChunkKind.Quote);

    /// <summary>A tag further behind: <c>…, Kim said.</c></summary>
    private Finding? LaterClause(int quote)
    {
        for (var i = quote + 1; i < _chunks.Count && i - quote < Reach && _chunks[i].Kind != ChunkKind.Semicolon; i++)
        {
            if (IsAccordingTo(i) && clauses.NounAfter(i + 1) is { } source)
            {
                return Make(AttributionRule.AccordingTo, source, i, i + 1);
            }

            if (_chunks[i].Kind == ChunkKind.Verb && _chunks[i].IsCue && _chunks[i].Is(WordClass.Speech))
            {
                if (clauses.SubjectOf(i) is { } subject && subject.First > quote && subject.First > 0 && _chunks[subject.First - 1].Kind is ChunkKind.Comma or ChunkKind.Quote or ChunkKind.Dash)
                {
                    return Make(AttributionRule.ClauseAfter, subject, i, i);
                }

                if (_chunks[i - 1].Kind is ChunkKind.Comma && clauses.NounAfter(i) is { } inverted)
                {
                    return Make(AttributionRule.ClauseAfter, inverted, i, i);
                }
            }
        }

        return null;
    }

    /// <summary>A name and a colon: a transcript, a headline.</summary>
    private Finding? Label(int quote) =>
        quote >= 2 && _chunks[quote - 1].Kind == ChunkKind.Colon && _chunks[quote - 2].Kind == ChunkKind.Noun && clauses.SubjectEnding(quote - 2) is { First: 0 } label
            ? Make(AttributionRule.Label, label, quote - 1, quote - 1)
            : null;

    /// <summary>A name and a colon at the start of a headline that quotes words further on: <c>Kim: Rivals ‘Have No Plan’</c>.</summary>
    private Finding? Headline(int quote) =>
        quote > 2 && _chunks[1].Kind == ChunkKind.Colon && _chunks[0].Kind == ChunkKind.Noun && tokens[_chunks[0].Head].Capital ? Make(AttributionRule.Label, new(0, 0), 1, 1) : null;

    /// <summary>A name behind a dash that closes the sentence.</summary>
    private Finding? Signature(int quote) =>
        quote + 2 < _chunks.Count && _chunks[quote + 1].Kind is ChunkKind.Dash && _chunks[quote + 2].Kind == ChunkKind.Noun && (quote + 3 == _chunks.Count || _chunks[quote + 3].Kind is ChunkKind.Comma or ChunkKind.Stop)
            ? Make(AttributionRule.Signature, new(quote + 2, quote + 2), -1, -1)
            : null;

    /// <summary>No cue at all: the subject of the clause that the words stand in, if it can speak.</summary>
    private Finding? ClauseSubject(int quote)
    {
        for (var i = quote - 1; i >= 0 && quote - i < Reach; i--)
        {
            if (_chunks[i].Kind is ChunkKind.Verb && clauses.SubjectOf(i) is { } subject)
            {
                return _chunks[subject.First].CanSpeak(tokens) && !_chunks[i].Passive && (_chunks[i].MayReport || _quoted.IsLong(quote)) ? Make(AttributionRule.ClauseSubject, subject, i, i) : null;
            }
        }

        return null;
    }

    public Finding Make(AttributionRule rule, NounRange source, int cueFirst, int cueLast)
    {
        source = WithName(source);
        var (start, end) = Offsets(source);
        return new(rule, paragraph, start, end, cueFirst < 0 ? 0 : tokens[_chunks[cueFirst].First].Start, cueFirst < 0 ? 0 : tokens[_chunks[cueLast].Last].End);
    }

    private (int Start, int End) Offsets(NounRange range) => (tokens[_chunks[range.First].First].Start, tokens[_chunks[range.Last].Last].End);

    /// <summary>A common noun takes in the name behind its comma: <c>a spokeswoman, Ann Lee,</c></summary>
    private NounRange WithName(NounRange source)
    {
        var last = source.Last;
        return !tokens[_chunks[last].Head].Capital && !_chunks[last].Is(WordClass.Pronoun) && last + 2 < _chunks.Count && _chunks[last + 1].Kind == ChunkKind.Comma && _chunks[last + 2].Kind == ChunkKind.Noun
            && tokens[_chunks[last + 2].First].Capital && tokens[_chunks[last + 2].Head].Capital && (last + 3 == _chunks.Count || _chunks[last + 3].Kind is ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Preposition)
            ? new(source.First, last + 2)
            : source;
    }

    public bool IsWhole(int quote) => _quoted.IsWhole(quote);

    /// <summary>Who speaks in the sentence, else who acts.</summary>
    public Finding? Acting()
    {
        Finding? acting = null;
        for (var i = 0; i < _chunks.Count && i < Reach; i++)
        {
            if (_chunks[i].Kind == ChunkKind.Verb && clauses.SubjectOf(i) is { } subject)
            {
                var speaks = _chunks[i].IsCue && _chunks[i].Is(WordClass.Speech);
                acting = speaks || acting is null ? Make(AttributionRule.SentenceBefore, subject, i, i) : acting;
                if (speaks)
                {
                    break;
                }
            }
        }

        return acting;
    }

    private bool IsAccordingTo(int i) => IsWord(i, "according") && i + 1 < _chunks.Count && IsWord(i + 1, "to");

    private bool IsWord(int i, string word)
    {
        var token = tokens[_chunks[i].First];
        return _chunks[i].First == _chunks[i].Last && text.AsSpan(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
