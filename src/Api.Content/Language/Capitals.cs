namespace Api.Content.Language;

/// <summary>Says which of the capitals in a sentence tell a name.</summary>
internal sealed class Capitals(string text, List<Token> tokens, SentenceRange sentence, Lexicon lexicon)
{
    /// <summary>Whether every longer word has a capital, as in a headline, so a capital tells nothing.</summary>
    public bool IsTitleCase { get; } = AllCapitals(text, tokens, sentence, lexicon);

    /// <summary>
    /// Whether a capital marks a name: not at the start of a sentence if the word is listed, nor in a headline if it is
    /// a verb.
    /// </summary>
    public bool IsName(int i, ChunkKind previous)
    {
        var token = tokens[i];
        const WordClass functional = WordClass.Determiner
            | WordClass.Pronoun
            | WordClass.Preposition
            | WordClass.Conjunction
            | WordClass.Subordinator
            | WordClass.Relative
            | WordClass.Auxiliary
            | WordClass.Adverb
            | WordClass.To
            | WordClass.Verb
            | WordClass.ObjectPronoun;
        if (!token.Capital || token.Kind is not (TokenKind.Word or TokenKind.Number))
        {
            return false;
        }

        if (token.Length == 2 && text[token.End - 1] == '.')
        {
            return true;
        }

        if (IsTitleCase && (IsVerbOfName(text, tokens, i, lexicon) || IsThirdInHeadline(i)))
        {
            return false;
        }

        if (i == sentence.First || previous is ChunkKind.Colon or ChunkKind.Quote or ChunkKind.Other || IsTitleCase)
        {
            // "Price said" starts with a name, "Asked about it" does not.
            var surname = i + 1 < sentence.End
                && tokens[i + 1].Is(WordClass.Speech)
                && tokens[i + 1].Is(WordClass.Past | WordClass.Third)
                && !token.Is(functional & ~WordClass.Verb);
            var forename = i + 1 < sentence.End
                && token.Is(WordClass.Male | WordClass.Female)
                && tokens[i + 1].Capital
                && !IsTitleCase;
            var isFirstOfPair = i + 1 < sentence.End && tokens[i + 1].Is(WordClass.Joint);
            return surname || forename || isFirstOfPair || !token.Is(functional);
        }

        return !(Is(i, "I") || Is(i, "I’m"));
    }

    /// <inheritdoc cref="EndsNameInHeadline"/>
    public bool IsThirdInHeadline(int i) =>
        IsTitleCase && i >= sentence.First + 2 && EndsNameInHeadline(text, tokens, i);

    private bool Is(int i, string word) =>
        text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a word that is on no list is the verb after a full name: the <c>Praised</c> of <c>Ann Lee Praised the
    /// Crews</c>.
    /// </summary>
    public static bool IsVerbOfName(string text, List<Token> tokens, int i, Lexicon lexicon)
    {
        var token = tokens[i];
        var isPast = token.Length > 4 && lexicon.EndsAsPast(text.AsSpan(token.Start, token.Length));
        var isVerb = isPast || (token.Is(WordClass.Verb) && token.Is(WordClass.Past | WordClass.Third));
        if (!isVerb || token.Is(WordClass.Male | WordClass.Female) || i < 2 || i + 1 >= tokens.Count)
        {
            return false;
        }

        var next = tokens[i + 1];
        var isBeforeObject = next.Kind == TokenKind.Quote
            || (next.Capital && !next.Is(WordClass.Institution | WordClass.Joint));
        return isBeforeObject && IsNameWord(tokens[i - 1]) && IsNameWord(tokens[i - 2]);
    }

    /// <summary>
    /// Whether a word of a headline is the verb or the plural after a full name, by its ending: the <c>Slams</c> of
    /// <c>Ann Lee Slams the Crews</c>. In a sentence it may be a second surname.
    /// </summary>
    public static bool EndsNameInHeadline(string text, List<Token> tokens, int i)
    {
        const WordClass Other = WordClass.Male | WordClass.Female | WordClass.Institution | WordClass.Place;
        var word = text.AsSpan(tokens[i].Start, tokens[i].Length);
        var endsAsVerb = word is [.., not ('s' or 'u' or 'i'), 's'] && word.Length > 4 && !tokens[i].Is(Other);
        if (!endsAsVerb || i < 2 || i + 1 >= tokens.Count || !tokens[i - 2].Is(WordClass.Male | WordClass.Female))
        {
            return false;
        }

        var goesOn = tokens[i + 1].Kind is TokenKind.Word or TokenKind.Quote or TokenKind.Number;
        return goesOn && IsSurname(text, tokens[i - 1]) && !tokens[i + 1].Is(WordClass.Institution | WordClass.Joint);
    }

    /// <summary>Whether a word may end a name: no <c>Marie</c> or <c>B.</c>, which has the surname after it.</summary>
    private static bool IsSurname(string text, Token token) =>
        IsNameWord(token) && !token.Is(WordClass.Male | WordClass.Female) && text[token.End - 1] != '.';

    private static bool IsNameWord(Token token) => token is { Kind: TokenKind.Word, Capital: true };

    private static bool AllCapitals(string text, List<Token> tokens, SentenceRange sentence, Lexicon lexicon)
    {
        var words = 0;
        var capitals = 0;
        var hasVerb = false;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Length > 3)
            {
                words++;
                capitals += tokens[i].Capital ? 1 : 0;
                hasVerb |= i >= sentence.First + 2 && IsVerbOfName(text, tokens, i, lexicon);
                // A sentence of names has as many, but not on its verb: "Annika Larsen called Bosse Lindqvist."
                if (!tokens[i].Capital && tokens[i].Is(WordClass.Verb | WordClass.Auxiliary))
                {
                    return false;
                }
            }
        }

        // Quoted words are one token, so a headline may have few others: "Ann Lee Praised “The Crews”".
        return (words >= 4 && capitals * 5 >= words * 4) || (hasVerb && capitals == words);
    }
}
