namespace Api.Content.Language;

/// <summary>
/// Classifies each word of a sentence in its place: its class in the lexicon, its ending and its neighbours decide,
/// since most words can be several things.
/// </summary>
internal sealed class WordTags(string text, List<Token> tokens, SentenceRange sentence, Lexicon lexicon)
{
    private const int MostClitics = 2;

    public Capitals Capitals { get; } = new(text, tokens, sentence, lexicon);

    public bool IsVerbForm(int i, bool auxiliary)
    {
        var token = tokens[i];
        if (token.Is(WordClass.Verb))
        {
            return auxiliary || token.Is(WordClass.Past | WordClass.Third | WordClass.Base);
        }

        return IsPast(i)
            || Capitals.IsThirdInHeadline(i)
            || (auxiliary && (IsGerund(i) || lexicon.EndsAsPassive(Word(i))))
            || (auxiliary
                && token.Class == WordClass.None
                && tokens[i - 1].Is(WordClass.Auxiliary)
                && !tokens[i - 1].Is(WordClass.Be | WordClass.Have));
    }

    /// <summary>Whether a word, judged by itself and its left neighbour, starts a finite verb group.</summary>
    public bool IsVerb(int i)
    {
        if (i >= sentence.End)
        {
            return false;
        }

        var token = tokens[i];
        if (token.Kind != TokenKind.Word || (token.Capital && !Capitals.IsTitleCase && i > sentence.First))
        {
            return false;
        }

        if (token.Is(WordClass.Auxiliary) || Capitals.IsThirdInHeadline(i))
        {
            return true;
        }

        var before = i > sentence.First ? tokens[i - 1] : default;
        var afterDeterminer = i > sentence.First
            && (before.Kind == TokenKind.Possessive
                || (before.Is(WordClass.Determiner)
                    && !before.Is(WordClass.Pronoun)
                    && !before.Is(WordClass.Relative)
                    && !(before.Is(WordClass.Clitic) && !token.Is(WordClass.Ambiguous))));
        if (afterDeterminer)
        {
            return false;
        }

        var afterPreposition = i > sentence.First
            && before.Is(WordClass.Preposition)
            && !before.Is(WordClass.Subordinator | WordClass.To | WordClass.Per);
        if (!token.Is(WordClass.Verb))
        {
            return !afterPreposition
                && IsPast(i)
                && token.Length > 4
                && i > sentence.First
                && before.Kind is TokenKind.Word or TokenKind.Comma or TokenKind.Close or TokenKind.Quote
                && ((SubjectLike(before) && !before.Is(WordClass.Determiner))
                    || lexicon.HasSurePast
                    || !NounFollows(i));
        }

        if (token.Is(WordClass.Past))
        {
            return !afterPreposition && !(token.Is(WordClass.Ambiguous) && !SubjectLike(before));
        }

        if (afterPreposition)
        {
            return false;
        }

        if (token.Is(WordClass.Ambiguous)
            && token.Is(WordClass.Third | WordClass.Base)
            && i > sentence.First
            && ObjectFollows(i)
            && (before.Kind is TokenKind.Comma or TokenKind.Close
                || (before is { Kind: TokenKind.Word }
                    && !before.Is(WordClass.Adverb | WordClass.Conjunction | WordClass.Auxiliary | WordClass.Modifier)
                    && (token.Is(WordClass.Third) || PluralLike(i - 1)))))
        {
            return true;
        }

        if (token.Is(WordClass.Third))
        {
            return !token.Is(WordClass.Ambiguous)
                || (SubjectLike(before)
                    && i + 1 < sentence.End
                    && (ObjectFollows(i)
                        || tokens[i + 1].Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Number
                        || tokens[i + 1].Capital
                        || tokens[i + 1].Is(WordClass.Subordinator | WordClass.To)))
                || (SubjectLike(before) && (i + 1 == sentence.End || tokens[i + 1].Kind == TokenKind.Stop));
        }

        return token.Is(WordClass.Base)
            && (token.Is(WordClass.Ambiguous)
                ? before.Is(WordClass.Pronoun | WordClass.Relative) || IsVerbOfSeveral(i, before)
                : before.Is(WordClass.Pronoun | WordClass.Relative | WordClass.Plural | WordClass.Adverb)
                    || PluralLike(i - 1)
                    || before.Kind == TokenKind.Comma
                    || before.Capital);
    }

    /// <summary>Whether something follows that only a verb takes: an object, a clause, quoted words.</summary>
    private bool ObjectFollows(int i) =>
        i + 1 < sentence.End
            && (tokens[i + 1].Kind == TokenKind.Quote
                || tokens[i + 1].Is(WordClass.Determiner | WordClass.ObjectPronoun | WordClass.Pronoun)
                || IsThat(i + 1));

    /// <summary>
    /// Whether a word that is a noun as often is the verb of a plural: <c>critics claim</c>, <c>“…,” records
    /// show.</c>
    /// </summary>
    private bool IsVerbOfSeveral(int i, Token before)
    {
        var endsClause = i + 1 >= sentence.End || tokens[i + 1].Kind is TokenKind.Stop or TokenKind.Comma;
        return before.Is(WordClass.Plural)
            ? !NounEnds(i)
            : endsClause && before.Is(WordClass.Document) && PluralLike(i - 1);
    }

    private bool NounEnds(int i) => i + 1 < sentence.End && tokens[i + 1].Is(WordClass.Auxiliary);

    private static bool SubjectLike(Token before) =>
        before.Capital
            || before.Is(
                WordClass.Pronoun
                    | WordClass.Relative
                    | WordClass.Role
                    | WordClass.Document
                    | WordClass.Adverb
                    | WordClass.Conjunction)
            || before.Kind is TokenKind.Close or TokenKind.Quote;

    private bool PluralLike(int i) =>
        i >= sentence.First
            && tokens[i].Kind == TokenKind.Word
            && EndsWith(i, "s")
            && !EndsWith(i, "ss")
            && !tokens[i].Is(WordClass.Verb);

    public bool IsParticiple(int i, ChunkKind previous)
    {
        var token = tokens[i];
        if (!(token.Is(WordClass.Participle) || IsGerund(i)) || (token.Capital && i > sentence.First))
        {
            return false;
        }

        if (token.Is(WordClass.Participle) && token.Is(WordClass.Verb))
        {
            return i == sentence.First
                || !tokens[i - 1].Is(WordClass.Determiner)
                || (tokens[i - 1].Is(WordClass.Pronoun) && IsParticipleOfCue(i));
        }

        return previous is ChunkKind.Comma or ChunkKind.Preposition or ChunkKind.Subordinator or ChunkKind.Dash
            or ChunkKind.Conjunction
            && !(i + 1 < sentence.End && IsVerb(i + 1));
    }

    /// <summary>
    /// Whether a word after a noun is that noun's participle of speech, and no part of its phrase: <c>Kim saying</c>.
    /// </summary>
    public bool IsParticipleOfCue(int i)
    {
        var hasObject = ObjectFollows(i) || (i + 1 < sentence.End && tokens[i + 1].Kind == TokenKind.Colon);
        return i > sentence.First && IsGerundOfCue(tokens[i]) && (hasObject || IsSomebody(tokens[i - 1]));
    }

    private static bool IsGerundOfCue(Token token) =>
        token is { Capital: false }
            && token.Is(WordClass.Participle)
            && token.Is(WordClass.Cue)
            && !token.Is(WordClass.Ambiguous);

    private static bool IsSomebody(Token token) =>
        token.Capital
            || token.Is(WordClass.Role | WordClass.Title | WordClass.Institution | WordClass.Pronoun);

    public int BaseAfter(int i)
    {
        while (i < sentence.End
            && (tokens[i].Is(WordClass.Adverb) || IsAdverbByEnding(i))
            && !tokens[i].Is(WordClass.Verb))
        {
            i++;
        }

        return i < sentence.End
            && tokens[i].Kind == TokenKind.Word
            && !tokens[i].Capital
            && (tokens[i].Is(WordClass.Base)
                || (tokens[i].Class == WordClass.None && !EndsWith(i, "s"))
                || Is(i, "be")
                || Is(i, "have")
                || Is(i, "do"))
            ? i
            : -1;
    }

    /// <summary>
    /// Whether a pronoun belongs to the verb after it: <c>la</c> is one in <c>la calificó</c> and an article in <c>la
    /// crítica</c>.
    /// </summary>
    public bool IsClitic(int i)
    {
        var first = i;
        while (i < sentence.End && i - first < MostClitics && tokens[i].Is(WordClass.Clitic))
        {
            i++;
        }

        return i < sentence.End
            && tokens[i - 1].Is(WordClass.Clitic)
            && (tokens[i].Is(WordClass.Auxiliary) || IsVerb(i));
    }

    public bool IsThat(int i) => tokens[i].Is(WordClass.That);

    public bool NounFollows(int i) =>
        i + 1 < sentence.End
            && tokens[i + 1] is { Kind: TokenKind.Word } next
            && !(next.Is(WordClass.Verb) && !next.Is(WordClass.Ambiguous))
            && !next.Is(
                WordClass.Preposition
                    | WordClass.Auxiliary
                    | WordClass.Determiner
                    | WordClass.Conjunction
                    | WordClass.Subordinator
                    | WordClass.Relative
                    | WordClass.Pronoun
                    | WordClass.ObjectPronoun
                    | WordClass.Adverb
                    | WordClass.Time)
            && !IsAdverbByEnding(i + 1)
            && !IsThat(i + 1);

    /// <summary>An adverb by its ending: <c>quickly</c>, <c>claramente</c>.</summary>
    public bool IsAdverbByEnding(int i) =>
        tokens[i].Length > 4
            && !tokens[i].Capital
            && lexicon.EndsAsAdverb(Word(i))
            && tokens[i].Class is WordClass.None or WordClass.Adverb;

    public bool IsGerund(int i) => lexicon.EndsAsGerund(Word(i));

    private bool IsPast(int i) => lexicon.EndsAsPast(Word(i));

    private ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);

    public bool EndsWith(int i, string ending) =>
        text.AsSpan(tokens[i].Start, tokens[i].Length).EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    public bool Is(int i, string word) =>
        i >= sentence.First
            && i < sentence.End
            && text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
