namespace Api.Content.Quotes;

/// <summary>The kinds of cues that the weights tell apart.</summary>
internal enum CueKind
{
    None,
    NoVerb,
    Speech,
    Other,
    Auxiliary,

    /// <summary>A verb that is on no list: verbs of speech are an open class.</summary>
    Unlisted,
    Listed,
}

/// <summary>The kinds of mentions that the weights tell apart.</summary>
internal enum SubjectKind
{
    None,
    Relative,
    HeOrShe,
    They,
    It,
    IOrWe,
    You,
    OtherPronoun,
    Organisation,
    Time,
    NameWithArticle,
    TitledName,
    OneName,
    SeveralNames,
    Roles,
    Role,
    Document,
    Institution,
    NounWithArticle,
    Noun,
    Label = 31,
}

/// <summary>The kinds of neighbours of a quotation that the weights tell apart.</summary>
internal enum Beside
{
    Nothing,
    Comma,
    Colon,
    Stop,
    Dash,
    Bracket,
    Quote,
    Possessive,
    Number,
    Other,
    Name,
    Auxiliary,
    Determiner,
    That,
    As,
    Subordinator,
    Preposition,
    Conjunction,
    Speech,
    Cue,
    Verb,
    Adverb,
    Pronoun,
    Document,
    Word,
}

/// <summary>Sorts cues, mentions and neighbours into the kinds from which features are made.</summary>
internal static class Traits
{
    public static CueKind OfCue(Chunk verb) =>
        verb.Kind is not (ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive) ? CueKind.NoVerb
        : verb.Is(WordClass.Speech) ? CueKind.Speech
        : verb.Is(WordClass.Cue) ? CueKind.Other
        : verb.Is(WordClass.Auxiliary) ? CueKind.Auxiliary
        : verb.MayReport ? CueKind.Unlisted : CueKind.Listed;

    public static SubjectKind OfSubject(SentenceReading sentence, NounRange source)
    {
        var chunk = sentence.Chunks[source.First];
        var (first, head) = (sentence.Tokens[chunk.First], sentence.Tokens[chunk.Head]);
        if (chunk.Kind == ChunkKind.Relative)
        {
            return SubjectKind.Relative;
        }

        if (chunk.Is(WordClass.Personal))
        {
            // The verb's ending says no more than "he" does.
            return SubjectKind.HeOrShe;
        }

        if (chunk.Is(WordClass.Pronoun | WordClass.ObjectPronoun) && chunk.First == chunk.Last)
        {
            return OfPronoun(chunk, sentence.Text.AsSpan(head.Start, head.Length));
        }

        if (!head.Capital)
        {
            return chunk.Is(WordClass.Role) ? (chunk.Is(WordClass.Plural) ? SubjectKind.Roles : SubjectKind.Role)
                : chunk.Is(WordClass.Document) ? SubjectKind.Document
                : chunk.Is(WordClass.Institution) ? SubjectKind.Institution
                : first.Is(WordClass.Determiner) ? SubjectKind.NounWithArticle : SubjectKind.Noun;
        }

        return chunk.Is(WordClass.Institution) ? SubjectKind.Organisation
            : chunk.Is(WordClass.Time) ? SubjectKind.Time
            : first.Is(WordClass.Determiner) ? SubjectKind.NameWithArticle
            : first.Is(WordClass.Title | WordClass.Male | WordClass.Female | WordClass.Modifier) ? SubjectKind.TitledName
            : chunk.First == chunk.Last ? SubjectKind.OneName : SubjectKind.SeveralNames;
    }

    public static Beside OfNeighbour(SentenceReading sentence, int i, bool before)
    {
        if (i < 0 || i >= sentence.Tokens.Count)
        {
            return Beside.Nothing;
        }

        var token = sentence.Tokens[i];
        return token.Kind switch
        {
            TokenKind.Comma => Beside.Comma,
            TokenKind.Colon => Beside.Colon,
            TokenKind.Stop or TokenKind.Semicolon => Beside.Stop,
            TokenKind.Dash => Beside.Dash,
            TokenKind.Open or TokenKind.Close => Beside.Bracket,
            TokenKind.Quote => Beside.Quote,
            TokenKind.Possessive => Beside.Possessive,
            TokenKind.Number => Beside.Number,
            TokenKind.Other => Beside.Other,
            _ => OfWord(token, before),
        };
    }

    private static SubjectKind OfPronoun(Chunk chunk, ReadOnlySpan<char> word) =>
        !chunk.Is(WordClass.Pronoun) ? SubjectKind.OtherPronoun
        : chunk.Is(WordClass.Masculine | WordClass.Feminine) ? SubjectKind.HeOrShe
        : chunk.Is(WordClass.Several) ? SubjectKind.They
        : chunk.Is(WordClass.Impersonal) ? SubjectKind.It
        : word is "I" || word.Equals("we", StringComparison.OrdinalIgnoreCase) ? SubjectKind.IOrWe
        : word.Equals("you", StringComparison.OrdinalIgnoreCase) ? SubjectKind.You : SubjectKind.OtherPronoun;

    private static Beside OfWord(Token token, bool before) => token switch
    {
        { Capital: true } when !token.Is(WordClass.Determiner | WordClass.Preposition) => Beside.Name,
        _ when token.Is(WordClass.Auxiliary) => Beside.Auxiliary,
        _ when token.Is(WordClass.Determiner) => Beside.Determiner,
        _ when token.Is(WordClass.That) => Beside.That,
        _ when token.Is(WordClass.As) && !token.Capital => Beside.As,
        _ when token.Is(WordClass.Subordinator) => Beside.Subordinator,
        _ when token.Is(WordClass.Preposition) => Beside.Preposition,
        _ when token.Is(WordClass.Conjunction) => Beside.Conjunction,
        _ when token.Is(WordClass.Speech) && !token.Is(WordClass.Ambiguous) => Beside.Speech,
        _ when token.Is(WordClass.Cue) && !token.Is(WordClass.Ambiguous) => Beside.Cue,
        _ when token.Is(WordClass.Verb) => Beside.Verb,
        _ when token.Is(WordClass.Adverb) => Beside.Adverb,
        _ when token.Is(WordClass.Pronoun) => Beside.Pronoun,
        _ when before && token.Is(WordClass.Document | WordClass.Medium) => Beside.Document,
        _ => Beside.Word,
    };
}
