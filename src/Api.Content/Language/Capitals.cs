namespace Api.Content.Language;

/// <summary>Says which of the capitals in a sentence tell a name.</summary>
internal sealed class Capitals(string text, List<Token> tokens, SentenceRange sentence)
{
    /// <summary>Whether every longer word has a capital, as in a headline, so a capital tells nothing.</summary>
    public bool IsTitleCase { get; } = AllCapitals(tokens, sentence);

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
            return !token.Is(functional) || surname || forename;
        }

        return !(Is(i, "I") || Is(i, "I’m"));
    }

    private bool Is(int i, string word) =>
        text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool AllCapitals(List<Token> tokens, SentenceRange sentence)
    {
        var words = 0;
        var capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Length > 3)
            {
                words++;
                capitals += tokens[i].Capital ? 1 : 0;
                // A sentence of names has as many, but not on its verb: "Annika Larsen called Bosse Lindqvist."
                if (!tokens[i].Capital && tokens[i].Is(WordClass.Verb | WordClass.Auxiliary))
                {
                    return false;
                }
            }
        }

        return words >= 4 && capitals * 5 >= words * 4;
    }
}
