using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>Determines the role of a name in its clause from the words around it.</summary>
internal sealed class NameClause(string text, List<Token> tokens, Lexicon lexicon)
{
    /// <summary>
    /// The greatest number of tokens of a title between <c>said</c> and a name, and of an apposition.
    /// </summary>
    private const int TitleReach = 6;
    private const int AppositionReach = 16;

    /// <summary>Whether a preposition comes before a name, or before the name's article.</summary>
    public bool IsGoverned(int name, int first)
    {
        var before = name - 1;
        before -= before > first && tokens[before].Is(WordClass.Determiner) ? 1 : 0;
        return before >= first
            && tokens[before].Is(WordClass.Preposition)
            && !tokens[before].Is(WordClass.Subordinator);
    }

    /// <summary>Whether the noun that a name belongs to follows: <c>Kim's plan</c>, <c>the Kim campaign</c>.</summary>
    public bool IsModifier(int last, int end) =>
        last + 1 < end && (tokens[last + 1].Kind == TokenKind.Possessive || IsCommonNoun(tokens[last + 1]));

    private static bool IsCommonNoun(Token token) =>
        !token.Capital
            && token.Is(WordClass.Role | WordClass.Document | WordClass.Institution)
            && !token.Is(WordClass.Verb);

    /// <summary>Whether a verb follows a name, or reporting words come before it: <c>said Kim</c>.</summary>
    public bool IsSubject(int first, int last, int end)
    {
        if (IsInverted(first))
        {
            return true;
        }

        var i = Behind(last + 1, end, TokenKind.Open, TokenKind.Close);
        i = Behind(i, end, TokenKind.Comma, TokenKind.Comma);
        while (i < end && tokens[i].Is(WordClass.Adverb))
        {
            i++;
        }

        return i < end && IsFiniteVerb(tokens[i]);
    }

    /// <summary>Whether a name, or its title, comes after a cue: <c>“We open at nine,” said Mayor Kim</c>.</summary>
    private bool IsInverted(int first)
    {
        var before = first - 1;
        while (before >= 0
            && first - before <= TitleReach
            && tokens[before].Kind == TokenKind.Word
            && !tokens[before].Is(WordClass.Verb | WordClass.Preposition | WordClass.Conjunction))
        {
            before--;
        }

        // Only after marks, a comma or at the beginning: in "Lee said Kim left" it is not Kim who says so.
        return before >= 0
            && tokens[before].IsFiniteCue
            && (before == 0 || tokens[before - 1].Kind is TokenKind.Quote or TokenKind.Comma);
    }

    /// <summary>Whether a word is a verb that has a subject, by the lexicon or by its ending: <c>left</c>.</summary>
    private bool IsFiniteVerb(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Capital)
        {
            return false;
        }

        var isListed = token.Is(WordClass.Verb) && token.Is(WordClass.Past | WordClass.Third);
        return isListed
            || token.Is(WordClass.Auxiliary)
            || lexicon.EndsAsPast(text.AsSpan(token.Start, token.Length));
    }

    /// <summary>Returns the place after an apposition or a bracket that starts here; here if none does.</summary>
    private int Behind(int i, int end, TokenKind open, TokenKind close)
    {
        if (i < end && tokens[i].Kind == open)
        {
            // The limit keeps a text of names with brackets that never close linear.
            for (var j = i + 1; j < end && j - i <= AppositionReach; j++)
            {
                if (tokens[j].Kind == close)
                {
                    return j + 1;
                }
            }
        }

        return i;
    }
}
