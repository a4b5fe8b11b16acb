using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Recognises words in marks that no verb gives to anybody as examples, synonyms, verbs of the writer's or parts of
/// names.
/// </summary>
/// <param name="at">The token of the words.</param>
internal sealed class UntoldTerms(SentenceReading sentence, int at)
{
    /// <summary>The most tokens of a list of examples before one of them.</summary>
    private const int LongestList = 12;

    /// <summary>Whether the words are an example, a synonym or a verb that nobody is said to use.</summary>
    public bool Has(string words) => IsExample() || IsSynonym() || IsVerb(words) || IsFirstOfName(words);

    /// <summary>Whether a name goes on after the marks: <c>“Tank” Reed won</c>.</summary>
    private bool IsFirstOfName(string words)
    {
        var isWord = char.IsUpper(words[0]) && !words.Contains(' ') && char.IsLetter(words[^1]);
        return isWord
            && !sentence.IsHeadline
            && at + 1 < sentence.Tokens.Count
            && sentence.Tokens[at + 1] is { Kind: TokenKind.Word, Capital: true };
    }

    /// <summary>
    /// Whether the words are in a list of examples: <c>notions such as “hythe” and “staithe”</c>.
    /// </summary>
    private bool IsExample()
    {
        var before = at - 1;
        while (before > 0 && at - before < LongestList && IsOfList(sentence.Tokens[before]))
        {
            before--;
        }

        var noun = Word(before) == "as" && Word(before - 1) == "such" ? before - 2
            : Word(before) is "like" or "including" ? before - 1
            : -1;
        return noun >= 0
            && sentence.Tokens[noun] is { Kind: TokenKind.Word or TokenKind.Comma }
            && !sentence.Tokens[noun].Is(WordClass.Verb | WordClass.Auxiliary | WordClass.Pronoun);
    }

    private static bool IsOfList(Token token) =>
        token.Kind is TokenKind.Quote or TokenKind.Comma || token.Is(WordClass.Conjunction);

    /// <summary>Whether another word for the same follows: <c>the “hythe” or landing</c>.</summary>
    private bool IsSynonym()
    {
        if (at == 0 || at + 2 >= sentence.Tokens.Count || Word(at + 1) != "or")
        {
            return false;
        }

        return sentence.Tokens[at + 2] is { Kind: TokenKind.Word, Capital: false } other
            && !other.Is(WordClass.Determiner | WordClass.Pronoun | WordClass.Adverb | WordClass.Auxiliary)
            && !sentence.Tokens[at - 1].Is(WordClass.Be);
    }

    /// <summary>Whether one word is a verb that has its object: <c>a tool to “mask” the hull</c>.</summary>
    private bool IsVerb(string words) =>
        Word(at - 1) == "to"
            && words.AsSpan().IndexOfAny(" ,.") < 0
            && at + 1 < sentence.Tokens.Count
            && sentence.Tokens[at + 1].Is(WordClass.Determiner | WordClass.Possessor);

    private string Word(int i) =>
        i >= 0 && i < sentence.Tokens.Count ? sentence.Text[sentence.Tokens[i].Start..sentence.Tokens[i].End] : "";
}
