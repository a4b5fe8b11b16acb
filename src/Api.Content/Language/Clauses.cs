namespace Api.Content.Language;

/// <summary>
/// Finds the subject of each verb of a sentence, over appositions, relative clauses and shared subjects.
/// </summary>
/// <remarks>
/// A subject depends only on the words to its left, so one walk finds all of them, each from the ones before it.
/// </remarks>
internal sealed class Clauses
{
    private readonly List<Chunk> _chunks;
    private readonly NounPhrases _nouns;
    private readonly SubjectPhrases _phrases;
    private readonly NounRange?[] _subjects;

    /// <summary>
    /// The greatest distance of a subject from its verb, in chunks. It keeps the work linear in one endless sentence.
    /// </summary>
    private const int Reach = 60;

    /// <summary>The number of asides and appositions in a row that are stepped over.</summary>
    private const int Depth = 6;

    public List<Chunk> Chunks => _chunks;

    public Clauses(List<Chunk> chunks, List<Token> tokens, Lexicon lexicon)
    {
        _chunks = chunks;
        _nouns = new(chunks);
        _phrases = new(chunks, _nouns, takesPhrases: !lexicon.LeadsWithNouns);
        _subjects = new NounRange?[_chunks.Count];
        for (var i = 0; i < _chunks.Count; i++)
        {
            _subjects[i] = _chunks[i].Kind switch
            {
                ChunkKind.Verb => _chunks[i].Is(WordClass.Personal) && !_chunks[i].Passive
                    ? SubjectAround(i, tokens)
                    : _phrases.Described(FindSubject(i), tokens),
                ChunkKind.Participle or ChunkKind.Infinitive => MainSubject(i),
                _ => null,
            };
        }
    }

    /// <summary>
    /// Returns the subject of a verb, for a participle or an infinitive that of its main clause; null if there is none.
    /// </summary>
    public NounRange? SubjectOf(int verb) => _subjects[verb];

    /// <summary>
    /// Returns the subject of a verb that needs none: the one before, else the one after, else the verb itself, whose
    /// ending contains it.
    /// </summary>
    private NounRange SubjectAround(int verb, List<Token> tokens) =>
        FindSubject(verb) is { } subject && _chunks[subject.First].Kind == ChunkKind.Noun
            ? subject
            : SubjectBehind(verb, tokens) ?? new(verb, verb);

    /// <summary>
    /// Finds the subject after a verb of speech, over time and circumstance: <c>dijo ayer en rueda de prensa Ana
    /// Ruiz</c>.
    /// </summary>
    private NounRange? SubjectBehind(int verb, List<Token> tokens)
    {
        var i = verb + 1;
        while (_chunks[verb].Is(WordClass.Speech) && i + 1 < _chunks.Count && i - verb < Depth)
        {
            var phrase = _chunks[i].Kind == ChunkKind.Preposition && _chunks[i + 1].Kind == ChunkKind.Noun;
            var time = _chunks[i].Kind == ChunkKind.Noun && _phrases.IsTime(i);
            if (!phrase && _chunks[i].Kind != ChunkKind.Adverb && !time)
            {
                break;
            }

            i += phrase ? 2 : 1;
        }

        return _phrases.After(i - 1) is { } noun
            && _chunks[noun.First].CanSpeak(tokens)
            && (_chunks[verb].Is(WordClass.Speech)
                || verb == 0
                || _chunks[verb - 1].Kind is ChunkKind.Quote or ChunkKind.Comma)
            ? noun
            : null;
    }

    private NounRange? FindSubject(int verb)
    {
        var i = verb - 1;
        while (i >= 0 && _chunks[i].Kind == ChunkKind.Adverb)
        {
            i--;
        }

        return i < 0 ? null : _chunks[i].Kind switch
        {
            ChunkKind.Noun when i >= 2
                && _chunks[i - 1].Kind == ChunkKind.Preposition
                && _chunks[i - 2].Kind == ChunkKind.Verb => SubjectOf(i - 2),
            ChunkKind.Noun when i >= 2
                && _chunks[i - 1].Kind == ChunkKind.Preposition
                && _chunks[i - 2].Kind == ChunkKind.Relative => Antecedent(i - 2),
            ChunkKind.Noun => _phrases.EndingAt(i),
            ChunkKind.Relative => Antecedent(i),
            ChunkKind.Comma or ChunkKind.Dash => BeforeParenthesis(i, Depth),
            ChunkKind.Conjunction or ChunkKind.Verb =>
                (_chunks[verb].Is(WordClass.Speech) ? SpeechSubject(i) : null) ?? SharedSubject(i),
            _ => null,
        };
    }

    /// <summary>Returns the noun phrase that ends at a chunk, taken as a subject.</summary>
    public NounRange? SubjectEnding(int last) => _phrases.EndingAt(last);

    /// <summary>Returns the noun after an inverted verb, with its modifiers.</summary>
    public NounRange? NounAfter(int verb) => _phrases.After(verb);

    /// <summary>Whether a verb belongs to a relative clause: <c>who runs</c>.</summary>
    public bool IsRelative(int verb)
    {
        var i = verb - 1;
        while (i >= 0 && _chunks[i].Kind == ChunkKind.Adverb)
        {
            i--;
        }

        return i >= 0 && _chunks[i].Kind == ChunkKind.Relative;
    }

    /// <summary>Finds the noun that <c>who</c> or <c>which</c> stands for.</summary>
    private NounRange? Antecedent(int relative)
    {
        var i = relative - 1;
        if (i >= 0 && _chunks[i].Kind == ChunkKind.Preposition)
        {
            return null;
        }

        if (i >= 0 && _chunks[i].Kind is ChunkKind.Comma or ChunkKind.Dash)
        {
            i--;
        }

        if (i < 0 || _chunks[i].Kind != ChunkKind.Noun)
        {
            return null;
        }

        var joint = i >= 2
            && i == relative - 1
            && _chunks[i - 1].Kind == ChunkKind.Conjunction
            && _chunks[i - 2].Kind == ChunkKind.Noun
            && _chunks[i].Is(WordClass.Plural);
        return joint ? new(i - 2, i) : _nouns.ApposedTo(_nouns.Range(i));
    }

    /// <summary>
    /// Finds the subject before a comma that comes before a verb and closes an apposition, a relative clause or an
    /// aside.
    /// </summary>
    private NounRange? BeforeParenthesis(int close, int depth)
    {
        var open = close - 1;
        while (open >= 0
            && close - open < Reach
            && _chunks[open].Kind is not (ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Quote or ChunkKind.Semicolon))
        {
            open--;
        }

        if (open < 0 || _chunks[open].Kind is ChunkKind.Quote or ChunkKind.Semicolon)
        {
            // ", said" after a clause that starts the sentence is not a parenthesis: the clause's subject says it.
            return SharedSubject(close);
        }

        if (open == 0)
        {
            return null;
        }

        var inner = _chunks[open + 1];
        var before = open - 1;
        if (_chunks[before].Kind != ChunkKind.Noun)
        {
            return inner.Kind == ChunkKind.Noun && open + 1 < close
                ? _phrases.EndingAt(close - 1)
                : BeforeFurther(open, depth);
        }

        var outer = _nouns.Range(before);
        if (inner.Kind == ChunkKind.Noun
            && !_nouns.IsState(open + 1)
            && (_nouns.IsObject(outer.First) || _phrases.IsTime(outer.First))
            && _chunks[close - 1].Kind == ChunkKind.Noun)
        {
            // "In Ohio, the mayor, said": the words before the comma are not the subject.
            return outer.First > 0 && _chunks[outer.First - 1].Kind == ChunkKind.Preposition
                ? BeforeNamed(outer, open, close)
                : _phrases.EndingAt(close - 1);
        }

        return _nouns.ApposedTo(outer);
    }

    private NounRange? BeforeNamed(NounRange outer, int open, int close) =>
        _chunks[open + 1].Is(WordClass.Determiner)
            && outer.First >= 2
            && _chunks[outer.First - 2].Kind == ChunkKind.Noun
            ? _nouns.ApposedTo(new(outer.First - 2, outer.Last))
            : _phrases.EndingAt(close - 1);

    private NounRange? BeforeFurther(int open, int depth) => depth == 0 ? null : BeforeParenthesis(open, depth - 1);

    /// <summary>
    /// Finds the subject of <c>X stood up and said</c>: that of the nearest verb to the left that has one.
    /// </summary>
    private NounRange? SharedSubject(int from)
    {
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (_chunks[i].Kind == ChunkKind.Verb && SubjectOf(i) is { } subject)
            {
                return subject;
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the subject of <c>X said that Y lied, adding</c>: that of the nearest verb of speech, else of the first
    /// verb of the main clause.
    /// </summary>
    private NounRange? MainSubject(int from)
    {
        if (SpeechSubject(from) is { } speaking)
        {
            return speaking;
        }

        NounRange? main = null;
        NounRange? any = null;
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (_chunks[i].Kind == ChunkKind.Verb && SubjectOf(i) is { } subject)
            {
                any ??= subject;
                main = IsSubordinate(subject.First) ? main : subject;
            }
        }

        return main ?? any;
    }

    private NounRange? SpeechSubject(int from)
    {
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (_chunks[i].Kind == ChunkKind.Verb
                && _chunks[i].Is(WordClass.Speech)
                && !_chunks[i].Passive
                && SubjectOf(i) is { } subject)
            {
                return subject;
            }
        }

        return null;
    }

    /// <summary>Whether the clause of a subject depends on another: <c>when she left</c>, <c>that he won</c>.</summary>
    public bool IsSubordinate(int subject) =>
        subject > 0
            && (_chunks[subject - 1].Kind is ChunkKind.Subordinator or ChunkKind.Relative
                || _chunks[subject - 1].Is(WordClass.Subordinator));
}
