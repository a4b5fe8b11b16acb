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
        return before >= first && tokens[before].Is(WordClass.Preposition) && !tokens[before].Is(WordClass.Subordinator);
    }

    /// <summary>Whether the noun that a name belongs to follows: <c>Kim's plan</c>, <c>the Kim campaign</c>.</summary>
    public bool IsModifier(int last, int end) => last + 1 < end
        && (tokens[last + 1].Kind == TokenKind.Possessive
            || (!tokens[last + 1].Capital
                && tokens[last + 1].Is(WordClass.Role | WordClass.Document | WordClass.Institution)
                && !tokens[last + 1].Is(WordClass.Verb)));

    /// <summary>Whether a verb follows a name, or reporting words come before it: <c>said Kim</c>.</summary>
    public bool IsSubject(int first, int last, int end)
    {
        var before = first - 1;
        while (before >= 0
            && first - before <= TitleReach
            && tokens[before].Kind == TokenKind.Word
            && !tokens[before].Is(WordClass.Verb | WordClass.Preposition | WordClass.Conjunction))
        {
            before--;
        }

        if (before >= 0
            && tokens[before].Is(WordClass.Cue)
            && tokens[before].Is(WordClass.Past | WordClass.Third)
            && (before == 0 || tokens[before - 1].Kind is TokenKind.Quote or TokenKind.Comma))
        {
            return true;
        }

        var i = Behind(last + 1, end, TokenKind.Open, TokenKind.Close);
        i = Behind(i, end, TokenKind.Comma, TokenKind.Comma);
        while (i < end && tokens[i].Is(WordClass.Adverb))
        {
            i++;
        }

        return i < end && tokens[i].Kind == TokenKind.Word && !tokens[i].Capital
            && (tokens[i].Is(WordClass.Auxiliary)
                || (tokens[i].Is(WordClass.Verb) && tokens[i].Is(WordClass.Past | WordClass.Third))
                || lexicon.EndsAsPast(text.AsSpan(tokens[i].Start, tokens[i].Length)));
    }

    /// <summary>Returns the place after an apposition or a bracket that starts here; here if none does.</summary>
    private int Behind(int i, int end, TokenKind open, TokenKind close)
    {
        if (i < end && tokens[i].Kind == open)
        {
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
