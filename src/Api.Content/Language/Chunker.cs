namespace Api.Content.Language;

/// <summary>
/// Groups a sentence's tokens into noun phrases, verb groups and the little words between. It is not a parser: word
/// lists, endings and the neighbour to the left decide. Text in brackets is left out unless it contains a quotation.
/// </summary>
internal sealed class Chunker(List<Token> tokens, SentenceRange sentence, Lexicon lexicon, WordTags words)
{
    private const int LongestBracket = 60;

    /// <summary>The greatest length of a bracket inside a noun phrase.</summary>
    private const int LongestAside = 12;

    private readonly List<Chunk> _chunks = new(((sentence.End - sentence.First) / 2) + 1);
    private readonly VerbGroups _verbs = new(tokens, sentence, lexicon, words);

    public List<Chunk> Read()
    {
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

    private int SkipBracket(int i) =>
        Closing(i, LongestBracket) is > 0 and var close ? close + 1 : Single(i, ChunkKind.Other);

    /// <summary>Finds the token that closes a bracket before any quotation; -1 if none does within reach.</summary>
    private int Closing(int i, int reach)
    {
        for (var j = i + 1; j < sentence.End && j - i < reach && tokens[j].Kind != TokenKind.Quote; j++)
        {
            if (tokens[j].Kind == TokenKind.Close)
            {
                return j;
            }
        }

        return -1;
    }

    private int ReadWord(int i)
    {
        var token = tokens[i];
        if (words.Capitals.IsName(i, Previous))
        {
            return ReadNoun(i);
        }

        if (token.Is(WordClass.Clitic) && words.IsClitic(i))
        {
            return Single(i, ChunkKind.Adverb);
        }

        if (token.Is(WordClass.Infinitive))
        {
            return Single(i, ChunkKind.Infinitive);
        }

        if (token.Is(WordClass.To)
            && !(i > sentence.First && tokens[i - 1].Is(WordClass.According))
            && i + 1 < sentence.End
            && words.BaseAfter(i + 1) is >= 0 and var verb)
        {
            _chunks.Add(new(ChunkKind.Infinitive, i, verb, verb, tokens[verb].Class, false));
            return verb + 1;
        }

        if (token.Is(WordClass.Auxiliary) && ReadVerb(i) is var end && end > i)
        {
            return end;
        }

        if (token.Is(WordClass.Pronoun | WordClass.ObjectPronoun)
            && !(token.Is(WordClass.Determiner) && words.NounFollows(i)))
        {
            return Single(i, ChunkKind.Noun);
        }

        if (token.Is(WordClass.Relative))
        {
            return Single(i, ChunkKind.Relative);
        }

        if (words.IsThat(i))
        {
            var relative = (Previous == ChunkKind.Noun
                || (lexicon.DropsSubjects
                    && Previous == ChunkKind.Comma
                    && _chunks.Count > 1
                    && _chunks[^2].Kind == ChunkKind.Noun))
                && i + 1 < sentence.End
                && words.IsVerb(i + 1)
                && !_chunks[^1].Is(WordClass.Impersonal);
            var pronoun = !relative
                && !lexicon.DropsSubjects
                && i + 1 < sentence.End
                && words.IsVerb(i + 1)
                && Previous is not (ChunkKind.Verb or ChunkKind.Participle);
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

        if (words.IsVerb(i) && ReadVerb(i) is var verbEnd && verbEnd > i)
        {
            return verbEnd;
        }

        if (words.IsParticiple(i, Previous))
        {
            return Single(i, ChunkKind.Participle);
        }

        return token.Is(WordClass.Adverb) || words.IsAdverbByEnding(i) ? Single(i, ChunkKind.Adverb) : ReadNoun(i);
    }

    private int ReadNoun(int i)
    {
        var start = i;
        var head = i;
        var kept = false;
        i++;
        for (; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Open)
            {
                var close = Closing(i, LongestAside);
                if (close < 0)
                {
                    break;
                }

                i = close;
                continue;
            }

            if (lexicon.LeadsWithNouns
                && token is { Capital: true }
                && token.Is(WordClass.Male | WordClass.Female)
                && !tokens[i - 1].Capital
                && !tokens[i - 1].Is(
                    WordClass.Determiner | WordClass.Role | WordClass.Honorific | WordClass.Of | WordClass.Particle))
            {
                // "en rueda de prensa Ana Ruiz": the person named is not part of the press conference.
                break;
            }

            if (token.Kind is TokenKind.Possessive or TokenKind.Number || words.Capitals.IsName(i, Previous))
            {
                head = kept ? head : i;
                continue;
            }

            if (token.Kind != TokenKind.Word)
            {
                break;
            }

            var open = tokens[i - 1].Kind == TokenKind.Possessive
                || (tokens[i - 1].Is(WordClass.Determiner) && !tokens[i - 1].Is(WordClass.Pronoun));
            if (IsOf(i)
                && i + 1 < sentence.End
                && tokens[i + 1].Kind is TokenKind.Word or TokenKind.Number
                && !(lexicon.LeadsWithNouns && tokens[i + 1].Is(WordClass.That | WordClass.Infinitive)))
            {
                // The words after "of" belong to the phrase, but its head stays before them.
                kept |= lexicon.LeadsWithNouns;
                i++;
                continue;
            }

            if (token.Is(WordClass.Determiner) && !(tokens[i - 1].Is(WordClass.Determiner) || IsOf(i - 1)))
            {
                break;
            }

            if (token.Is(WordClass.Determiner))
            {
                continue;
            }

            if (token.Is(WordClass.Clitic) && words.IsClitic(i))
            {
                break;
            }

            if (words.EndsWith(i, "self") || words.EndsWith(i, "selves"))
            {
                i++;
                break;
            }

            if (token.Is(
                WordClass.Pronoun
                    | WordClass.ObjectPronoun
                    | WordClass.Relative
                    | WordClass.Subordinator
                    | WordClass.Conjunction
                    | WordClass.Preposition
                    | WordClass.Auxiliary)
                || words.IsThat(i))
            {
                break;
            }

            if (!open && (words.IsVerb(i) || words.IsParticipleOfCue(i)))
            {
                break;
            }

            if (!open && (token.Is(WordClass.Adverb) || words.IsAdverbByEnding(i)))
            {
                break;
            }

            kept |= lexicon.LeadsWithNouns
                && tokens[head].Is(WordClass.Role | WordClass.Document | WordClass.Institution);
            head = kept ? head : i;
        }

        var end = i - 1;
        _chunks.Add(new(ChunkKind.Noun, start, end, head, tokens[head].Class, false));
        return i;
    }

    private int ReadVerb(int i)
    {
        var group = _verbs.Read(i, Previous);
        _chunks.Add(group);
        return group.Last + 1;
    }

    private bool IsOf(int i) => tokens[i].Is(WordClass.Of);
}
