using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

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

/// <summary>The kinds of neighbour of a quotation that the weights tell apart.</summary>
internal enum NeighbourKind
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

/// <summary>
/// Sorts cues, mentions and neighbours into the kinds that features are made of. In <c>weights.tsv</c> each kind is its
/// number: another one in the middle would change the meaning of all after it.
/// </summary>
internal static class FeatureValues
{
    public static CueKind OfCue(Chunk verb) => verb switch
    {
        { Kind: not (ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive) } => CueKind.NoVerb,
        _ when verb.Is(WordClass.Speech) => CueKind.Speech,
        _ when verb.Is(WordClass.Cue) => CueKind.Other,
        _ when verb.Is(WordClass.Auxiliary) => CueKind.Auxiliary,
        _ when verb.MayReport => CueKind.Unlisted,
        _ => CueKind.Listed,
    };

    public static SubjectKind OfSubject(AnnotatedSentence sentence, NounRange source)
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

        return head.Capital ? OfName(chunk, first) : OfNoun(chunk, first);
    }

    public static NeighbourKind OfNeighbour(AnnotatedSentence sentence, int i, bool before)
    {
        if (i < 0 || i >= sentence.Tokens.Count)
        {
            return NeighbourKind.Nothing;
        }

        var token = sentence.Tokens[i];
        return token.Kind switch
        {
            TokenKind.Comma => NeighbourKind.Comma,
            TokenKind.Colon => NeighbourKind.Colon,
            TokenKind.Stop or TokenKind.Semicolon => NeighbourKind.Stop,
            TokenKind.Dash => NeighbourKind.Dash,
            TokenKind.Open or TokenKind.Close => NeighbourKind.Bracket,
            TokenKind.Quote => NeighbourKind.Quote,
            TokenKind.Possessive => NeighbourKind.Possessive,
            TokenKind.Number => NeighbourKind.Number,
            TokenKind.Other => NeighbourKind.Other,
            _ => OfWord(token, before),
        };
    }

    private static SubjectKind OfName(Chunk chunk, Token first) => chunk switch
    {
        _ when chunk.Is(WordClass.Institution) => SubjectKind.Organisation,
        _ when chunk.Is(WordClass.Time) => SubjectKind.Time,
        _ when first.Is(WordClass.Determiner) => SubjectKind.NameWithArticle,
        _ when first.Is(WordClass.Title | WordClass.Modifier) => SubjectKind.TitledName,
        _ when first.Is(WordClass.Male | WordClass.Female) => SubjectKind.TitledName,
        _ when chunk.First == chunk.Last => SubjectKind.OneName,
        _ => SubjectKind.SeveralNames,
    };

    private static SubjectKind OfNoun(Chunk chunk, Token first) => chunk switch
    {
        _ when chunk.Is(WordClass.Role) => chunk.Is(WordClass.Plural) ? SubjectKind.Roles : SubjectKind.Role,
        _ when chunk.Is(WordClass.Document) => SubjectKind.Document,
        _ when chunk.Is(WordClass.Institution) => SubjectKind.Institution,
        _ when first.Is(WordClass.Determiner) => SubjectKind.NounWithArticle,
        _ => SubjectKind.Noun,
    };

    private static SubjectKind OfPronoun(Chunk chunk, ReadOnlySpan<char> word) => chunk switch
    {
        _ when !chunk.Is(WordClass.Pronoun) => SubjectKind.OtherPronoun,
        _ when chunk.Is(WordClass.Masculine | WordClass.Feminine) => SubjectKind.HeOrShe,
        _ when chunk.Is(WordClass.Several) => SubjectKind.They,
        _ when chunk.Is(WordClass.Impersonal) => SubjectKind.It,
        _ when EnglishPronouns.IsSpeaking(word) => SubjectKind.IOrWe,
        _ when EnglishPronouns.IsAddressed(word) => SubjectKind.You,
        _ => SubjectKind.OtherPronoun,
    };

    private static NeighbourKind OfWord(Token token, bool before) => token switch
    {
        { Capital: true } when !token.Is(WordClass.Determiner | WordClass.Preposition) => NeighbourKind.Name,
        _ when token.Is(WordClass.Auxiliary) => NeighbourKind.Auxiliary,
        _ when token.Is(WordClass.Determiner) => NeighbourKind.Determiner,
        _ when token.Is(WordClass.That) => NeighbourKind.That,
        _ when token.Is(WordClass.As) && !token.Capital => NeighbourKind.As,
        _ when token.Is(WordClass.Subordinator) => NeighbourKind.Subordinator,
        _ when token.Is(WordClass.Preposition) => NeighbourKind.Preposition,
        _ when token.Is(WordClass.Conjunction) => NeighbourKind.Conjunction,
        _ when token.Is(WordClass.Speech) && !token.Is(WordClass.Ambiguous) => NeighbourKind.Speech,
        _ when token.Is(WordClass.Cue) && !token.Is(WordClass.Ambiguous) => NeighbourKind.Cue,
        _ when token.Is(WordClass.Verb) => NeighbourKind.Verb,
        _ when token.Is(WordClass.Adverb) => NeighbourKind.Adverb,
        _ when token.Is(WordClass.Pronoun) => NeighbourKind.Pronoun,
        _ when before && token.Is(WordClass.Document | WordClass.Medium) => NeighbourKind.Document,
        _ => NeighbourKind.Word,
    };
}
