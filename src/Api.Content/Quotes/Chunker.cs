namespace Api.Content.Quotes;

internal enum ChunkKind : byte
{
    /// <summary>A noun phrase, possessives and <c>of</c>-phrases included, or a pronoun.</summary>
    Noun,

    /// <summary>A finite verb with its auxiliaries, negation and adverbs.</summary>
    Verb,

    /// <summary>A participle on its own: <c>adding</c>, <c>asked by</c>.</summary>
    Participle,
    Infinitive,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Adverb,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Quote,
    Stop,
    Other,
}

/// <summary>A run of tokens that acts as one; <paramref name="Head"/> is the token whose class it has.</summary>
/// <param name="Passive">For a verb: its subject does not speak but is spoken of or to.</param>
internal readonly record struct Chunk(ChunkKind Kind, int First, int Last, int Head, WordClass Class, bool Passive)
{
    public bool Is(WordClass any) => (Class & any) != 0;

    public bool IsCue => Is(WordClass.Cue) && !Passive;
}

/// <summary>
/// Groups a sentence's tokens into noun phrases, verb groups and the little words between. No parser: word lists, endings
/// and the neighbour to the left decide. Text in brackets is left out unless a quotation stands in it.
/// </summary>
internal sealed class Chunker(string text, List<Token> tokens, Sentence sentence)
{
    private readonly List<Chunk> _chunks = [];
    private bool _titleCase;

    public List<Chunk> Read()
    {
        _titleCase = IsTitleCase();
        var i = sentence.First;
        while (i < sentence.End)
        {
            i = tokens[i].Kind switch
            {
                TokenKind.Open => SkipBracket(i),
                TokenKind.Word or TokenKind.Number or TokenKind.Possessive => ReadWord(i),
                var kind => Single(i, kind switch
                {
                    TokenKind.Comma => ChunkKind.Comma,
                    TokenKind.Colon => ChunkKind.Colon,
                    TokenKind.Semicolon => ChunkKind.Semicolon,
                    TokenKind.Dash => ChunkKind.Dash,
                    TokenKind.Quote => ChunkKind.Quote,
                    TokenKind.Stop => ChunkKind.Stop,
                    _ => ChunkKind.Other,
                }),
            };
        }

        return _chunks;
    }

    private ChunkKind Previous => _chunks.Count == 0 ? ChunkKind.Stop : _chunks[^1].Kind;

    private int Single(int i, ChunkKind kind)
    {
        _chunks.Add(new(kind, i, i, i, tokens[i].Class, false));
        return i + 1;
    }

    private int SkipBracket(int i)
    {
        for (var j = i + 1; j < sentence.End && j - i < 60; j++)
        {
            if (tokens[j].Kind == TokenKind.Close)
            {
                return j + 1;
            }

            if (tokens[j].Kind == TokenKind.Quote)
            {
                break;
            }
        }

        return Single(i, ChunkKind.Other);
    }

    private int ReadWord(int i)
    {
        var token = tokens[i];
        if (IsName(i))
        {
            return ReadNoun(i);
        }

        if (token.Is(WordClass.To) && i + 1 < sentence.End && BaseAfter(i + 1) is >= 0 and var verb)
        {
            _chunks.Add(new(ChunkKind.Infinitive, i, verb, verb, tokens[verb].Class, false));
            return verb + 1;
        }

        if (token.Is(WordClass.Auxiliary) && ReadVerb(i) is var end && end > i)
        {
            return end;
        }

        if (token.Is(WordClass.Pronoun | WordClass.ObjectPronoun) && !(token.Is(WordClass.Determiner) && NounFollows(i)))
        {
            return Single(i, ChunkKind.Noun);
        }

        if (token.Is(WordClass.Relative))
        {
            return Single(i, ChunkKind.Relative);
        }

        if (IsThat(i))
        {
            var relative = Previous == ChunkKind.Noun && i + 1 < sentence.End && IsVerb(i + 1);
            var pronoun = !relative && i + 1 < sentence.End && IsVerb(i + 1) && Previous is not (ChunkKind.Verb or ChunkKind.Participle);
            return Single(i, relative ? ChunkKind.Relative : pronoun ? ChunkKind.Noun : ChunkKind.Subordinator);
        }

        if (token.Is(WordClass.Subordinator))
        {
            return Single(i, ChunkKind.Subordinator);
        }

        if (token.Is(WordClass.Conjunction))
        {
            return Single(i, ChunkKind.Conjunction);
        }

        if (token.Is(WordClass.Preposition))
        {
            return Single(i, ChunkKind.Preposition);
        }

        if (IsVerb(i) && ReadVerb(i) is var verbEnd && verbEnd > i)
        {
            return verbEnd;
        }

        if (IsParticiple(i))
        {
            return Single(i, ChunkKind.Participle);
        }

        return token.Is(WordClass.Adverb) || IsLy(i) ? Single(i, ChunkKind.Adverb) : ReadNoun(i);
    }

    private int ReadNoun(int i)
    {
        var start = i;
        var head = i;
        i++;
        for (; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Open)
            {
                var close = SkipBracketInside(i);
                if (close < 0)
                {
                    break;
                }

                i = close;
                continue;
            }

            if (token.Kind is TokenKind.Possessive or TokenKind.Number || IsName(i))
            {
                head = i;
                continue;
            }

            if (token.Kind != TokenKind.Word)
            {
                break;
            }

            var open = tokens[i - 1].Kind == TokenKind.Possessive || (tokens[i - 1].Is(WordClass.Determiner) && !tokens[i - 1].Is(WordClass.Pronoun));
            if (Is(i, "of") && i + 1 < sentence.End && tokens[i + 1].Kind is TokenKind.Word or TokenKind.Number)
            {
                // What stands behind "of" belongs to the phrase, but its head stays in front.
                i++;
                continue;
            }

            if (token.Is(WordClass.Determiner) && !(tokens[i - 1].Is(WordClass.Determiner) || Is(i - 1, "of")))
            {
                break;
            }

            if (token.Is(WordClass.Determiner))
            {
                continue;
            }

            if (EndsWith(i, "self") || EndsWith(i, "selves"))
            {
                i++;
                break;
            }

            if (token.Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Relative | WordClass.Subordinator | WordClass.Conjunction | WordClass.Preposition | WordClass.Auxiliary) || IsThat(i))
            {
                break;
            }

            if (!open && IsVerb(i))
            {
                break;
            }

            if (token.Is(WordClass.Adverb) && !open)
            {
                break;
            }

            if (IsLy(i) && !open)
            {
                break;
            }

            head = i;
        }

        var end = i - 1;
        _chunks.Add(new(ChunkKind.Noun, start, end, head, tokens[head].Class, false));
        return i;
    }

    private int SkipBracketInside(int i)
    {
        for (var j = i + 1; j < sentence.End && j - i < 12; j++)
        {
            if (tokens[j].Kind == TokenKind.Close)
            {
                return j;
            }

            if (tokens[j].Kind == TokenKind.Quote)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Reads auxiliaries, adverbs and the main verb; gives the index behind them.</summary>
    private int ReadVerb(int i)
    {
        var start = i;
        var be = false;
        var head = -1;
        var auxiliary = false;
        for (; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word || (token.Capital && i > start && !_titleCase))
            {
                break;
            }

            if (token.Is(WordClass.Auxiliary) && head < 0)
            {
                be = token.Is(WordClass.Be);
                auxiliary = true;
                continue;
            }

            if (head < 0 && (token.Is(WordClass.Adverb) || IsLy(i)))
            {
                continue;
            }

            if (head < 0 && IsVerbForm(i, auxiliary))
            {
                head = i;
                continue;
            }

            break;
        }

        if (head < 0)
        {
            // Auxiliaries alone: "is", "had". Adverbs behind them are not part of it.
            while (i > start + 1 && !tokens[i - 1].Is(WordClass.Auxiliary))
            {
                i--;
            }

            _chunks.Add(new(ChunkKind.Verb, start, i - 1, i - 1, WordClass.Auxiliary, false));
            return i;
        }

        var participle = tokens[head].Is(WordClass.Participle) || EndsWith(head, "ing");
        var reduced = !auxiliary && Previous == ChunkKind.Noun && Is(head + 1, "by");
        _chunks.Add(new(reduced ? ChunkKind.Participle : ChunkKind.Verb, start, head, head, tokens[head].Class | WordClass.Verb, (be && !participle) || reduced));
        return head + 1;
    }

    private bool IsVerbForm(int i, bool auxiliary)
    {
        var token = tokens[i];
        if (token.Is(WordClass.Verb))
        {
            return auxiliary || token.Is(WordClass.Past | WordClass.Third | WordClass.Base);
        }

        return EndsWith(i, "ed") || (auxiliary && EndsWith(i, "ing")) || (auxiliary && token.Class == WordClass.None && !Is(i, "no") && tokens[i - 1].Is(WordClass.Auxiliary) && !tokens[i - 1].Is(WordClass.Be) && !Is(i - 1, "had") && !Is(i - 1, "has") && !Is(i - 1, "have"));
    }

    /// <summary>Whether a word, judged by itself and its left neighbour, starts a finite verb group.</summary>
    private bool IsVerb(int i)
    {
        if (i >= sentence.End)
        {
            return false;
        }

        var token = tokens[i];
        if (token.Kind != TokenKind.Word || (token.Capital && !_titleCase && i > sentence.First))
        {
            return false;
        }

        if (token.Is(WordClass.Auxiliary))
        {
            return true;
        }

        var before = i > sentence.First ? tokens[i - 1] : default;
        var afterDeterminer = i > sentence.First && (before.Kind == TokenKind.Possessive || (before.Is(WordClass.Determiner) && !before.Is(WordClass.Pronoun) && !before.Is(WordClass.Relative)));
        if (afterDeterminer)
        {
            return false;
        }

        var afterPreposition = i > sentence.First && before.Is(WordClass.Preposition) && !before.Is(WordClass.Subordinator | WordClass.To);
        if (!token.Is(WordClass.Verb))
        {
            return !afterPreposition && EndsWith(i, "ed") && token.Length > 4 && i > sentence.First && before.Kind is TokenKind.Word or TokenKind.Comma or TokenKind.Close or TokenKind.Quote && (SubjectLike(before) || !NounFollows(i));
        }

        if (token.Is(WordClass.Past))
        {
            return !afterPreposition && !(token.Is(WordClass.Ambiguous) && !SubjectLike(before));
        }

        if (afterPreposition)
        {
            return false;
        }

        if (token.Is(WordClass.Ambiguous) && token.Is(WordClass.Third | WordClass.Base) && i > sentence.First && ObjectFollows(i) && (before.Kind is TokenKind.Comma or TokenKind.Close || (before is { Kind: TokenKind.Word } && !before.Is(WordClass.Adverb | WordClass.Conjunction | WordClass.Auxiliary | WordClass.Modifier) && (token.Is(WordClass.Third) || PluralLike(i - 1)))))
        {
            return true;
        }

        if (token.Is(WordClass.Third))
        {
            return !token.Is(WordClass.Ambiguous) || (SubjectLike(before) && i + 1 < sentence.End && (ObjectFollows(i) || tokens[i + 1].Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Number || tokens[i + 1].Capital || tokens[i + 1].Is(WordClass.Subordinator | WordClass.To))) || (SubjectLike(before) && (i + 1 == sentence.End || tokens[i + 1].Kind == TokenKind.Stop));
        }

        return token.Is(WordClass.Base) && (token.Is(WordClass.Ambiguous) ? before.Is(WordClass.Pronoun | WordClass.Relative) || (before.Is(WordClass.Plural) && !NounEnds(i)) : before.Is(WordClass.Pronoun | WordClass.Relative | WordClass.Plural | WordClass.Adverb) || PluralLike(i - 1) || before.Kind == TokenKind.Comma || before.Capital);
    }

    /// <summary>Whether something follows that only a verb takes: an object, a clause, quoted words.</summary>
    private bool ObjectFollows(int i) => i + 1 < sentence.End && (tokens[i + 1].Kind == TokenKind.Quote || tokens[i + 1].Is(WordClass.Determiner | WordClass.ObjectPronoun | WordClass.Pronoun) || IsThat(i + 1));

    private bool NounEnds(int i) => i + 1 < sentence.End && tokens[i + 1].Is(WordClass.Auxiliary);

    private static bool SubjectLike(Token before) => before.Capital || before.Is(WordClass.Pronoun | WordClass.Relative | WordClass.Role | WordClass.Document | WordClass.Adverb | WordClass.Conjunction) || before.Kind is TokenKind.Close or TokenKind.Quote;

    private bool PluralLike(int i) => i >= sentence.First && tokens[i].Kind == TokenKind.Word && EndsWith(i, "s") && !EndsWith(i, "ss") && !tokens[i].Is(WordClass.Verb);

    private bool IsParticiple(int i)
    {
        var token = tokens[i];
        if (!(token.Is(WordClass.Participle) || EndsWith(i, "ing")) || (token.Capital && i > sentence.First))
        {
            return false;
        }

        if (token.Is(WordClass.Participle) && token.Is(WordClass.Verb))
        {
            return i == sentence.First || !tokens[i - 1].Is(WordClass.Determiner);
        }

        return Previous is ChunkKind.Comma or ChunkKind.Preposition or ChunkKind.Subordinator or ChunkKind.Dash or ChunkKind.Conjunction && !(i + 1 < sentence.End && IsVerb(i + 1));
    }

    private int BaseAfter(int i)
    {
        while (i < sentence.End && (tokens[i].Is(WordClass.Adverb) || IsLy(i)) && !tokens[i].Is(WordClass.Verb))
        {
            i++;
        }

        return i < sentence.End && tokens[i].Kind == TokenKind.Word && !tokens[i].Capital && (tokens[i].Is(WordClass.Base) || tokens[i].Class == WordClass.None || Is(i, "be") || Is(i, "have") || Is(i, "do")) && !EndsWith(i, "s") ? i : -1;
    }

    private bool IsThat(int i) => Is(i, "that");

    private bool NounFollows(int i) => i + 1 < sentence.End && tokens[i + 1] is { Kind: TokenKind.Word } next && !next.Is(WordClass.Preposition | WordClass.Auxiliary | WordClass.Verb | WordClass.Determiner | WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Adverb | WordClass.Time) && !IsLy(i + 1) && !IsThat(i + 1);

    /// <summary>A capital tells a name, but not at the start of a sentence for a word that is listed, nor in a headline for a verb.</summary>
    private bool IsName(int i)
    {
        var token = tokens[i];
        const WordClass functional = WordClass.Determiner | WordClass.Pronoun | WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Auxiliary | WordClass.Adverb | WordClass.To | WordClass.Verb | WordClass.ObjectPronoun;
        if (!token.Capital || token.Kind is not (TokenKind.Word or TokenKind.Number))
        {
            return false;
        }

        if (i == sentence.First || Previous is ChunkKind.Colon or ChunkKind.Quote or ChunkKind.Other || _titleCase)
        {
            // "Price said" starts with a name, "Asked about it" does not.
            var surname = i + 1 < sentence.End && tokens[i + 1].Is(WordClass.Speech) && tokens[i + 1].Is(WordClass.Past | WordClass.Third) && !token.Is(functional & ~WordClass.Verb);
            return !token.Is(functional) || surname || (i + 1 < sentence.End && token.Is(WordClass.Male | WordClass.Female) && tokens[i + 1].Capital && !_titleCase);
        }

        return !(Is(i, "I") || Is(i, "I’m"));
    }

    private bool IsTitleCase()
    {
        var words = 0;
        var capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Length > 3)
            {
                words++;
                capitals += tokens[i].Capital ? 1 : 0;
                if (!tokens[i].Capital && tokens[i].Is(WordClass.Verb | WordClass.Auxiliary))
                {
                    return false;
                }
            }
        }

        return words >= 3 && capitals * 5 >= words * 4;
    }

    private bool IsLy(int i) => tokens[i].Length > 4 && !tokens[i].Capital && EndsWith(i, "ly") && tokens[i].Class is WordClass.None or WordClass.Adverb;

    private bool EndsWith(int i, string ending) => text.AsSpan(tokens[i].Start, tokens[i].Length).EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private bool Is(int i, string word) => i >= sentence.First && i < sentence.End && text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
