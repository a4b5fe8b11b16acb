namespace Api.Content.Quotes;

/// <summary>Describes one quotation in its sentence, and each candidate source by what stands between the two, as features.</summary>
internal sealed class QuoteShape
{
    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly List<Chunk> _chunks;
    private readonly int _length;
    private readonly int _capital;
    private readonly int _ending;
    private readonly int _before;
    private readonly int _after;

    private int _between;
    private int _cues;

    public QuoteShape(string text, List<Token> tokens, List<Chunk> chunks, List<MarkedSpan> spans, int quote, QuotedWords quoted)
    {
        (_text, _tokens, _chunks) = (text, tokens, chunks);
        var span = spans[tokens[chunks[quote].First].Quote];
        var words = text.AsSpan(span.Start, span.End - span.Start);
        _length = Features.Bucket(words.Count(' ')) switch { var b => Math.Min(b, 6) };
        _capital = char.IsUpper(words[0]) ? 1 : 0;
        _ending = quoted.Ending(quote) switch { ',' => 1, '.' => 2, '?' or '!' => 3, '—' or '–' or '-' or '…' => 4, _ => 0 };
        _before = TokenShape(chunks[quote].First - 1, true);
        _after = TokenShape(chunks[quote].First + 1, false);
    }

    /// <summary>How many verbs were passed on this side.</summary>
    public int Verbs { get; private set; }

    public int Length => _length;

    public int Capital => _capital;

    public int Ending => _ending;

    public int Before => _before;

    public int After => _after;

    public void Reset() => (_between, _cues, Verbs) = (0, 0, 0);

    public void Turn() => Reset();

    public void PassVerb(Chunk verb)
    {
        Verbs++;
        _cues += verb.IsCue ? 1 : 0;
        _between |= verb.Kind == ChunkKind.Verb ? 16 : 0;
    }

    public void Pass(Chunk chunk) => _between |= chunk.Kind switch
    {
        ChunkKind.Quote => 1,
        ChunkKind.Comma or ChunkKind.Dash => 2,
        ChunkKind.Subordinator or ChunkKind.Relative => 4,
        ChunkKind.Conjunction or ChunkKind.Colon => 8,
        _ => 0,
    };

    public List<int> Describe(AttributionRule rule, int at, int verb, NounRange source, int flag, int quote)
    {
        var r = (int)rule;
        var side = at > quote ? 1 : 0;
        var cue = verb < 0 ? 0 : CueOf(_chunks[verb]);
        var distance = Features.Bucket(Math.Abs(at - quote) - 1);
        var subject = SubjectOf(_text, _tokens, _chunks, source);
        var gap = verb < 0 ? 0 : 1 + Features.Bucket(Math.Max(0, verb > source.Last ? verb - source.Last - 1 : source.First - verb - 1));
        var features = new List<int>(32)
        {
            Features.Of(Feature.Rule, r),
            Features.Of(Feature.RuleCue, r, cue, side),
            Features.Of(Feature.RuleDistance, r, distance),
            Features.Of(Feature.RuleLength, r, _length, _capital),
            Features.Of(Feature.RuleEnding, r, _ending, _after),
            Features.Of(Feature.RuleBefore, r, _before),
            Features.Of(Feature.RuleAfter, r, _after),
            Features.Of(Feature.RuleSubject, r, subject),
            Features.Of(Feature.RuleRank, r, Math.Min(_cues, 3), cue),
            Features.Of(Feature.RuleBetween, r, _between),
            Features.Of(Feature.RuleVerb, r, flag, verb >= 0 ? (_chunks[verb].Passive ? 1 : 0) + (_chunks[verb].Kind == ChunkKind.Infinitive ? 2 : _chunks[verb].Kind == ChunkKind.Participle ? 4 : 0) : 0),
            Features.Of(Feature.RuleGap, r, gap),
            Features.Of(Feature.RulePosition, r, source.First == 0 ? 0 : 1 + (int)_chunks[source.First - 1].Kind),
            Features.Of(Feature.SubjectCue, subject, cue, side),
            Features.Of(Feature.CueBefore, cue, _before, side),
            Features.Of(Feature.CueAfter, cue, _after, side),
            Features.Of(Feature.CueDistance, cue, distance, side),
            Features.Of(Feature.RankCue, Math.Min(Verbs, 5), cue, side),
        };
        if (verb >= 0 && _chunks[verb].Is(WordClass.Verb))
        {
            var head = _tokens[_chunks[verb].Head];
            features.Add(Features.Of(Feature.CueWord, _text.AsSpan(head.Start, head.Length), side + (flag == 1 ? 2 : 0)));
        }

        return features;
    }

    /// <param name="of">The cue in the low eight bits, the subject above.</param>
    public List<int> DescribeOther(AttributionRule rule, int of, int away, int lead, int alone)
    {
        var r = (int)rule;
        var (cue, subject) = (of & 255, of >> 8);
        return
        [
            Features.Of(Feature.Rule, r),
            Features.Of(Feature.RuleCue, r, cue, alone),
            Features.Of(Feature.RuleLength, r, _length, _capital),
            Features.Of(Feature.RuleEnding, r, _ending, _after),
            Features.Of(Feature.RuleBefore, r, _before),
            Features.Of(Feature.RuleAfter, r, _after),
            Features.Of(Feature.RuleSubject, r, subject, alone),
            Features.Of(Feature.RuleAlone, r, alone, _capital),
            Features.Of(Feature.SentencesAway, r, away, alone),
            Features.Of(Feature.Lead, r, lead, alone),
            Features.Of(Feature.PreviousAway, r, away, lead),
        ];
    }

    public static int CueOf(Chunk verb) =>
        verb.Kind is not (ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive) ? 1
        : verb.Is(WordClass.Speech) ? 2
        : verb.Is(WordClass.Cue) ? 3
        : verb.Class == WordClass.Auxiliary || verb.Is(WordClass.Auxiliary) ? 4
        : verb.MayReport ? 5 : 6;

    public static int SubjectOf(string text, List<Token> tokens, List<Chunk> chunks, NounRange source)
    {
        var chunk = chunks[source.First];
        var head = tokens[chunk.Head];
        if (chunk.Kind == ChunkKind.Relative)
        {
            return 1;
        }

        if (chunk.Is(WordClass.Personal))
        {
            // The verb's ending says no more than "he" does.
            return 2;
        }

        if (chunk.Is(WordClass.Pronoun | WordClass.ObjectPronoun) && chunk.First == chunk.Last)
        {
            var word = text.AsSpan(head.Start, head.Length);
            return !chunk.Is(WordClass.Pronoun) ? 7
                : chunk.Is(WordClass.Masculine | WordClass.Feminine) ? 2
                : chunk.Is(WordClass.Several) ? 3
                : chunk.Is(WordClass.Impersonal) ? 4
                : word is "I" || word.Equals("we", StringComparison.OrdinalIgnoreCase) ? 5
                : word.Equals("you", StringComparison.OrdinalIgnoreCase) ? 6 : 7;
        }

        var determined = tokens[chunk.First].Is(WordClass.Determiner);
        return head.Capital
            ? chunk.Is(WordClass.Institution) ? 8 : chunk.Is(WordClass.Time) ? 9 : determined ? 10 : tokens[chunk.First].Is(WordClass.Title | WordClass.Male | WordClass.Female | WordClass.Modifier) ? 11 : chunk.First == chunk.Last ? 12 : 13
            : chunk.Is(WordClass.Role) ? (chunk.Is(WordClass.Plural) ? 14 : 15)
            : chunk.Is(WordClass.Document) ? 16
            : chunk.Is(WordClass.Institution) ? 17 : determined ? 18 : 19;
    }

    private int TokenShape(int i, bool before)
    {
        if (i < 0 || i >= _tokens.Count)
        {
            return 0;
        }

        var token = _tokens[i];
        return token.Kind switch
        {
            TokenKind.Comma => 1,
            TokenKind.Colon => 2,
            TokenKind.Stop or TokenKind.Semicolon => 3,
            TokenKind.Dash => 4,
            TokenKind.Open or TokenKind.Close => 5,
            TokenKind.Quote => 6,
            TokenKind.Possessive => 7,
            TokenKind.Number => 8,
            TokenKind.Other => 9,
            _ when token.Capital && !token.Is(WordClass.Determiner | WordClass.Preposition) => 10,
            _ when token.Is(WordClass.Auxiliary) => 11,
            _ when token.Is(WordClass.Determiner) => 12,
            _ when token.Is(WordClass.That) => 13,
            _ when token.Is(WordClass.As) && !token.Capital => 14,
            _ when token.Is(WordClass.Subordinator) => 15,
            _ when token.Is(WordClass.Preposition) => 16,
            _ when token.Is(WordClass.Conjunction) => 17,
            _ when token.Is(WordClass.Speech) && !token.Is(WordClass.Ambiguous) => 18,
            _ when token.Is(WordClass.Cue) && !token.Is(WordClass.Ambiguous) => 19,
            _ when token.Is(WordClass.Verb) => 20,
            _ when token.Is(WordClass.Adverb) => 21,
            _ when token.Is(WordClass.Pronoun) => 22,
            _ when before && token.Is(WordClass.Document | WordClass.Medium) => 23,
            _ => 24,
        };
    }
}
