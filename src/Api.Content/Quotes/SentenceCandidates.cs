namespace Api.Content.Quotes;

/// <summary>Lists who may be the source of a quotation by its own sentence, and what stands between them and it.</summary>
internal sealed class SentenceCandidates(string text, int paragraph, List<Token> tokens, Clauses clauses, List<MarkedSpan> spans)
{
    /// <summary>How far a source may stand from its quotation, in chunks. It keeps the work linear in one endless sentence.</summary>
    private const int Reach = 60;

    /// <summary>How many nouns without a verb are candidates on each side.</summary>
    private const int MostNouns = 4;

    /// <summary>How many tokens a possessive may have.</summary>
    private const int LongestOwner = 10;

    private readonly List<Chunk> _chunks = clauses.Chunks;

    public Clauses Clauses => clauses;

    public List<Chunk> Chunks => _chunks;

    public QuotedWords Quoted { get; } = new(text, tokens, clauses.Chunks, spans);

    /// <summary>Nothing but quotations.</summary>
    public bool IsAlone { get; } = clauses.Chunks.TrueForAll(c => c.Kind is ChunkKind.Quote or ChunkKind.Stop or ChunkKind.Other or ChunkKind.Dash);

    public bool EndsInColon { get; } = clauses.Chunks.Count > 0 && clauses.Chunks[^1].Kind == ChunkKind.Colon;

    public bool HasQuote { get; } = clauses.Chunks.Exists(c => c.Kind == ChunkKind.Quote);

    public bool StartsWithQuote { get; } = clauses.Chunks.Count > 0 && clauses.Chunks[0].Kind == ChunkKind.Quote;

    /// <summary>Whether the sentence has no verb of its own, so that quoted words in it hang on the sentence before.</summary>
    public bool IsVerbless { get; } = clauses.Chunks.TrueForAll(c => c.Kind is not (ChunkKind.Verb or ChunkKind.Participle));

    public QuoteShape Shape(int quote) => new(text, tokens, _chunks, spans, quote, Quoted);

    public void AddWords(int quote, List<int> features, int title, int length)
    {
        var at = _chunks[quote].First;
        var work = IsWork(at - 1) ? 1 : IsWork(at + 1) || IsWork(at + 2) ? 4 : at > 1 && tokens[at - 1].Kind == TokenKind.Comma && IsWork(at - 2) ? 2 : IsWork(at - 2) || IsWork(at - 3) ? 3 : at > 0 && tokens[at - 1].Kind == TokenKind.Possessive ? 5 : 0;
        features.Add(Features.Of(Feature.Work, work, title));
        features.Add(Features.Of(Feature.Work, work, title, 1 + length));
        if (at > 0 && tokens[at - 1].Kind == TokenKind.Word)
        {
            features.Add(Features.Of(Feature.WordBefore, text.AsSpan(tokens[at - 1].Start, tokens[at - 1].Length), 0));
        }

        if (at > 1 && tokens[at - 1].Kind == TokenKind.Comma && tokens[at - 2].Kind == TokenKind.Word)
        {
            features.Add(Features.Of(Feature.WordBefore, text.AsSpan(tokens[at - 2].Start, tokens[at - 2].Length), 2));
        }
        else if (at > 1 && tokens[at - 2].Kind == TokenKind.Word)
        {
            features.Add(Features.Of(Feature.WordBefore, text.AsSpan(tokens[at - 2].Start, tokens[at - 2].Length), 1));
        }

        if (at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Word)
        {
            features.Add(Features.Of(Feature.WordAfter, text.AsSpan(tokens[at + 1].Start, tokens[at + 1].Length), 0));
            if (at + 2 < tokens.Count && tokens[at + 2].Kind == TokenKind.Word)
            {
                features.Add(Features.Of(Feature.WordAfter, text.AsSpan(tokens[at + 2].Start, tokens[at + 2].Length), 1));
            }
        }
    }

    private bool IsWork(int i) => i >= 0 && i < tokens.Count && tokens[i].Is(WordClass.Work);

    public List<Candidate> For(int quote)
    {
        var found = new List<Candidate>();
        var shape = Shape(quote);
        var first = Math.Max(0, quote - Reach);
        var end = Math.Min(_chunks.Count, quote + Reach);
        var named = new HashSet<int>();
        for (var i = quote - 1; i >= first && _chunks[i].Kind != ChunkKind.Semicolon; i--)
        {
            At(i, quote, shape, found, named);
        }

        shape.Turn();
        for (var i = quote + 1; i < end && _chunks[i].Kind != ChunkKind.Semicolon; i++)
        {
            At(i, quote, shape, found, named);
        }

        Nouns(quote, shape, found, named);
        return found;
    }

    private void At(int i, int quote, QuoteShape shape, List<Candidate> found, HashSet<int> named)
    {
        var chunk = _chunks[i];
        var before = i < quote;
        if (AccordingTo(i) is >= 0 and var last && clauses.NounAfter(last) is { } reported)
        {
            Add(found, named, shape, AttributionRule.AccordingTo, reported, i, last, quote, 0);
        }
        else if (chunk.Kind == ChunkKind.Colon && before && i > 0 && _chunks[i - 1].Kind == ChunkKind.Noun && clauses.SubjectEnding(i - 1) is { First: 0 } label)
        {
            Add(found, named, shape, AttributionRule.Label, label, i, i, quote, 0);
        }
        else if (chunk.Kind == ChunkKind.Dash && !before && i == quote + 1 && i + 1 < _chunks.Count && _chunks[i + 1].Kind == ChunkKind.Noun && (i + 2 == _chunks.Count || _chunks[i + 2].Kind is ChunkKind.Comma or ChunkKind.Stop))
        {
            Add(found, named, shape, AttributionRule.Signature, new(i + 1, i + 1), -1, -1, quote, 0);
        }
        else if (chunk.Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive)
        {
            Verb(i, quote, shape, found, named);
            shape.PassVerb(chunk);
        }

        shape.Pass(chunk);
    }

    private void Verb(int i, int quote, QuoteShape shape, List<Candidate> found, HashSet<int> named)
    {
        var chunk = _chunks[i];
        var before = i < quote;
        if (chunk.Passive && i + 1 < _chunks.Count)
        {
            var by = i + 1 == quote && i + 2 < _chunks.Count ? i + 2 : i + 1;
            if (_chunks[by].Is(WordClass.By) && clauses.NounAfter(by) is { } agent)
            {
                Add(found, named, shape, AttributionRule.Agent, agent, i, i, quote, 0);
            }
        }

        var inverted = !chunk.Passive && chunk.Is(WordClass.Cue) && IsInverted(i) ? clauses.NounAfter(i) : null;
        if (inverted is { } after && (before ? after.Last < quote : after.First > quote))
        {
            var rule = before ? AttributionRule.ClauseBefore : shape.Verbs == 0 ? AttributionRule.VerbSubjectAfter : AttributionRule.ClauseAfter;
            Add(found, named, shape, rule, after, i, i, quote, 1);
        }

        if (chunk.Kind == ChunkKind.Participle && before && i > 0 && _chunks[i - 1].Kind == ChunkKind.Noun && clauses.SubjectEnding(i - 1) is { } close)
        {
            Add(found, named, shape, AttributionRule.ParticipleBefore, close, i, i, quote, 4);
        }

        if (clauses.SubjectOf(i) is not { } subject)
        {
            return;
        }

        if (before && chunk.Kind == ChunkKind.Verb && clauses.IsRelative(i) && RelativeOf(i) is { } relative)
        {
            Add(found, named, shape, AttributionRule.RelativeBefore, relative, i, i, quote, 2, subject);
        }

        Add(found, named, shape, RuleOf(i, quote, subject), subject, i, i, quote, chunk.Kind == ChunkKind.Participle && i > 0 && _chunks[i - 1].Kind == ChunkKind.Noun ? 5 : clauses.IsRelative(i) ? 2 : clauses.IsSubordinate(subject.First) ? 3 : 0);
    }

    private AttributionRule RuleOf(int i, int quote, NounRange subject)
    {
        var chunk = _chunks[i];
        if (i > quote)
        {
            var next = quote + 1;
            while (next < i && _chunks[next].Kind is ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb or ChunkKind.Other)
            {
                next++;
            }

            return subject.First >= next && subject.First <= next + 1 ? AttributionRule.SubjectVerbAfter : AttributionRule.ClauseAfter;
        }

        var direct = i == quote - 1 || (i == quote - 2 && _chunks[i + 1].Kind is ChunkKind.Comma or ChunkKind.Colon);
        return chunk.Kind != ChunkKind.Verb ? AttributionRule.ParticipleBefore : !chunk.Is(WordClass.Cue) ? AttributionRule.ClauseSubject : direct ? AttributionRule.SubjectVerbBefore : AttributionRule.ClauseBefore;
    }

    /// <summary>Nouns that no verb brought: possessives in front of the quotation (<c>Kim's “plan”</c>), and names that just stand there.</summary>
    private void Nouns(int quote, QuoteShape shape, List<Candidate> found, HashSet<int> named)
    {
        shape.Reset();
        var left = 0;
        for (var i = quote - 1; i >= 0 && left < MostNouns && quote - i < Reach; i--)
        {
            left += Noun(i, quote, shape, found, named);
            shape.Pass(_chunks[i]);
        }

        shape.Turn();
        var right = 0;
        for (var i = quote + 1; i < _chunks.Count && right < MostNouns && i - quote < Reach; i++)
        {
            right += Noun(i, quote, shape, found, named);
            shape.Pass(_chunks[i]);
        }
    }

    private int Noun(int i, int quote, QuoteShape shape, List<Candidate> found, HashSet<int> named)
    {
        var chunk = _chunks[i];
        if (chunk.Kind != ChunkKind.Noun)
        {
            return 0;
        }

        var owner = Owner(chunk);
        if (owner >= 0)
        {
            var at = (Start: tokens[chunk.First].Start, tokens[owner].End);
            found.Add(new(new(AttributionRule.Possessive, paragraph, at.Start, at.End, 0, 0), shape.Describe(AttributionRule.Possessive, i, -1, new(i, i), 0, quote)));
        }

        if (!named.Contains(i) && chunk.CanSpeak(tokens))
        {
            Add(found, named, shape, AttributionRule.Nearby, new(i, i), -1, -1, quote, 0);
            return 1;
        }

        return owner >= 0 ? 1 : 0;
    }

    /// <summary>The last token of the possessive that a noun phrase begins with: <c>Kim’s</c> plan, <c>his</c> plan.</summary>
    private int Owner(Chunk chunk)
    {
        if (chunk.First == chunk.Last ? false : tokens[chunk.First].Is(WordClass.Possessor))
        {
            return chunk.First;
        }

        for (var i = chunk.First + 1; i <= chunk.Last && i - chunk.First < LongestOwner; i++)
        {
            if (tokens[i].Kind == TokenKind.Possessive)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(List<Candidate> found, HashSet<int> named, QuoteShape shape, AttributionRule rule, NounRange source, int cueFirst, int cueLast, int quote, int flag, NounRange? referent = null)
    {
        if (source.First <= quote && source.Last >= quote)
        {
            return;
        }

        for (var i = source.First; i <= source.Last; i++)
        {
            named.Add(i);
        }

        var finding = Make(rule, source, cueFirst, cueLast) with { Cue = cueFirst < 0 ? 0 : QuoteShape.CueOf(_chunks[cueFirst]), Subject = QuoteShape.SubjectOf(text, tokens, _chunks, source) };
        found.Add(new(referent is { } stands && !_chunks[stands.First].Is(WordClass.Personal) ? finding with { Referent = Offsets(stands) } : finding, shape.Describe(rule, cueFirst < 0 ? source.First : cueFirst, cueFirst, source, flag, quote)));
    }

    private bool IsInverted(int verb) => verb == 0 || _chunks[verb - 1].Kind is ChunkKind.Quote or ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Adverb;

    /// <summary>The <c>who</c> or <c>which</c> in front of a verb: it is the mention, and the noun before it whom it stands for.</summary>
    private NounRange? RelativeOf(int verb)
    {
        var i = verb - 1;
        while (_chunks[i].Kind != ChunkKind.Relative)
        {
            i--;
        }

        return _chunks[i].Is(WordClass.That) ? null : new(i, i);
    }

    public Finding Make(AttributionRule rule, NounRange source, int cueFirst, int cueLast)
    {
        if (_chunks[source.First].Is(WordClass.Personal))
        {
            // The subject is in the verb's ending: there is no mention, and its place is where the verb begins.
            var at = Offsets(source).Start;
            return new(rule, paragraph, at, at, tokens[_chunks[cueFirst].First].Start, tokens[_chunks[cueLast].Last].End);
        }

        source = WithName(source);
        var (start, end) = Offsets(source);
        return new(rule, paragraph, start, end, cueFirst < 0 ? 0 : tokens[_chunks[cueFirst].First].Start, cueFirst < 0 ? 0 : tokens[_chunks[cueLast].Last].End) { FullEnd = tokens[_chunks[AppositionEnd(source, cueFirst)].Last].End };
    }

    /// <summary>The last chunk of what stands between commas behind a noun and says who that is.</summary>
    private int AppositionEnd(NounRange source, int cue)
    {
        var comma = source.Last + 1;
        if (comma + 1 >= _chunks.Count || _chunks[comma].Kind != ChunkKind.Comma || _chunks[source.Last].Is(WordClass.Pronoun) || !IsApposition(comma + 1))
        {
            return source.Last;
        }

        if (cue > comma)
        {
            var close = cue - 1;
            while (close > comma && _chunks[close].Kind == ChunkKind.Adverb)
            {
                close--;
            }

            return close > comma + 1 && _chunks[close].Kind is ChunkKind.Comma or ChunkKind.Dash ? close - 1 : source.Last;
        }

        var end = source.Last;
        var related = false;
        for (var i = comma + 1; i < _chunks.Count && i - comma < Reach; i++)
        {
            switch (_chunks[i].Kind)
            {
                case ChunkKind.Stop or ChunkKind.Quote or ChunkKind.Semicolon or ChunkKind.Colon or ChunkKind.Dash or ChunkKind.Other:
                    return i - 1;
                case ChunkKind.Comma when i + 1 < _chunks.Count && !IsApposition(i + 1):
                    return i - 1;
                case ChunkKind.Comma:
                    end = i - 1;
                    break;
                case ChunkKind.Verb when !related:
                    return end;
                case ChunkKind.Relative:
                    related = true;
                    break;
            }
        }

        return _chunks.Count - 1;
    }

    private bool IsApposition(int i) => _chunks[i].Kind == ChunkKind.Noun && !_chunks[i].Is(WordClass.Pronoun | WordClass.Time | WordClass.ObjectPronoun) || (_chunks[i].Kind == ChunkKind.Preposition && _chunks[i].Is(WordClass.Of));

    /// <summary>From the start of one token to the end of another.</summary>
    public (int Start, int End) Place(int first, int last) => (tokens[first].Start, tokens[last].End);

    public (int Start, int End) Offsets(NounRange range) => (tokens[_chunks[range.First].First].Start, tokens[_chunks[range.Last].Last].End);

    /// <summary>A common noun takes in the name behind its comma: <c>a spokeswoman, Ann Lee,</c></summary>
    private NounRange WithName(NounRange source)
    {
        var last = source.Last;
        return !tokens[_chunks[last].Head].Capital && !_chunks[last].Is(WordClass.Pronoun) && last + 2 < _chunks.Count && _chunks[last + 1].Kind == ChunkKind.Comma && _chunks[last + 2].Kind == ChunkKind.Noun
            && tokens[_chunks[last + 2].First].Capital && tokens[_chunks[last + 2].Head].Capital && (last + 3 == _chunks.Count || _chunks[last + 3].Kind is ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Preposition)
            ? new(source.First, last + 2)
            : source;
    }

    /// <summary>The name of a sentence that is nothing but a dash and a name: <c>— Kim</c>.</summary>
    public Finding? Signature => _chunks.Count is >= 2 and <= 8 && _chunks[0].Kind == ChunkKind.Dash && _chunks[1].Kind == ChunkKind.Noun && tokens[_chunks[1].Head].Capital && !_chunks.Exists(c => c.Kind is ChunkKind.Verb or ChunkKind.Quote)
        ? Make(AttributionRule.Signature, new(1, 1), -1, -1) with { Subject = QuoteShape.SubjectOf(text, tokens, _chunks, new(1, 1)) }
        : null;

    /// <summary>The name that a transcript sets in front of words inside the marks: <c>“KIM: We open at nine.”</c></summary>
    public Finding? LabelInside(MarkedSpan span)
    {
        var words = text.AsSpan(span.Start, Math.Min(40, span.End - span.Start));
        var colon = words.IndexOf(':');
        return colon > 1 && !words[..colon].ContainsAny(NoLabel) && words[..colon].Count(' ') <= 2 && IsName(words[..colon]) && colon + 1 < words.Length && words[colon + 1] == ' '
            ? new(AttributionRule.Label, paragraph, span.Start, span.Start + colon, 0, 0) { Subject = 31 }
            : null;
    }

    private static readonly System.Buffers.SearchValues<char> NoLabel = System.Buffers.SearchValues.Create(",.;!?0123456789");

    private static bool IsName(ReadOnlySpan<char> words)
    {
        foreach (var word in words.Split(' '))
        {
            if (words[word].IsEmpty || !char.IsUpper(words[word][0]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Who speaks in the sentence, else who acts.</summary>
    public Finding? Acting { get; private set; }

    public SentenceCandidates Act()
    {
        Acting = FindActing();
        return this;
    }

    private Finding? FindActing()
    {
        Finding? acting = null;
        for (var i = 0; i < _chunks.Count && i < Reach; i++)
        {
            if (_chunks[i].Kind == ChunkKind.Verb && clauses.SubjectOf(i) is { } subject)
            {
                var speaks = _chunks[i].IsCue && _chunks[i].Is(WordClass.Speech);
                acting = speaks || acting is null ? Make(AttributionRule.SentenceBefore, subject, i, i) with { Cue = QuoteShape.CueOf(_chunks[i]), Subject = QuoteShape.SubjectOf(text, tokens, _chunks, subject) } : acting;
                if (speaks)
                {
                    break;
                }
            }
        }

        return acting;
    }

    /// <summary>The last chunk of <c>according to</c>, <c>según</c>; -1 when it is something else.</summary>
    private int AccordingTo(int i) => _chunks[i].Is(WordClass.Per) ? i : i + 1 < _chunks.Count && IsWord(i, "according") && IsWord(i + 1, "to") ? i + 1 : -1;

    private bool IsWord(int i, string word)
    {
        var token = tokens[_chunks[i].First];
        return _chunks[i].First == _chunks[i].Last && text.AsSpan(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
