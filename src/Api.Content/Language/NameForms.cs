using Api.Content.Language.English;

namespace Api.Content.Language;

/// <summary>
/// Reads forms of names that are more than words in a row: a nickname in brackets is a word of the name around it
/// (<c>James (Jim) Reed</c>), a former name none (<c>Ann (née Moss) Reed</c>), and some words are an office only with
/// their field (<c>Master of the Rolls</c>).
/// </summary>
internal static class NameForms
{
    /// <summary>Returns the tokens with these forms as words, of the office class if they are one.</summary>
    public static List<Token> Read(string text, List<Token> tokens, Lexicon lexicon)
    {
        if (lexicon.LeadsWithNouns)
        {
            return tokens;
        }

        List<Token>? read = null;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Open && Bracket(text, tokens, i) is > 0 and var close)
            {
                read ??= tokens[..i];
                if (!IsBirthName(text, tokens[i + 1]))
                {
                    read.Add(new(TokenKind.Word, tokens[i].Start, tokens[close].End, WordClass.None, -1, true));
                }

                i = close;
            }
            else if (tokens[i].Capital && tokens[i + 1].Is(WordClass.Of) && IsOffice(text, tokens[i]))
            {
                read ??= tokens[..i];
                read.Add(tokens[i] with { Class = tokens[i].Class | WordClass.Title });
            }
            else
            {
                read?.Add(tokens[i]);
            }
        }

        // A bracket has a word of the name after it, so the last token is never inside one.
        read?.Add(tokens[^1]);
        return read ?? tokens;
    }

    private static bool IsOffice(string text, Token token) =>
        EnglishTitles.OfField.Contains(text.AsSpan(token.Start, token.Length));

    /// <summary>Returns the token that closes a bracket inside a name; 0 if it is another one.</summary>
    private static int Bracket(string text, List<Token> tokens, int open)
    {
        var isBirthName = open + 1 < tokens.Count && IsBirthName(text, tokens[open + 1]);
        var close = isBirthName ? open + 3 : open + 2;
        if (open == 0 || close + 1 >= tokens.Count || tokens[close].Kind != TokenKind.Close)
        {
            return 0;
        }

        var (before, inside, after) = (tokens[open - 1], tokens[close - 1], tokens[close + 1]);
        var isInName = IsNameWord(text, before) && IsNameWord(text, inside) && IsNameWord(text, after);
        // Tables of results have a bracket after every name: "Moss (Lund) Reed (Ystad)".
        var isInList = close + 2 < tokens.Count && tokens[close + 2].Kind == TokenKind.Open;
        var hasForename = isBirthName || IsForename(text, before) || IsForename(text, inside);
        return isInName && !isInList && hasForename ? close : 0;
    }

    private static bool IsBirthName(string text, Token token) =>
        text.AsSpan(token.Start, token.Length) is "née" or "nee" or "né" or "born";

    /// <summary>Whether a word is a forename or stands for one: <c>James</c>, <c>E.</c></summary>
    private static bool IsForename(string text, Token token) =>
        token.Is(WordClass.Male | WordClass.Female) || (token.Length == 2 && text[token.End - 1] == '.');

    private static bool IsNameWord(string text, Token token)
    {
        const WordClass Other = WordClass.Title | WordClass.Institution | WordClass.Place | WordClass.Time
            | WordClass.Modifier | WordClass.Abbreviation;
        var isWord = token is { Kind: TokenKind.Word, Capital: true } && char.IsLetter(text[token.Start]);
        return isWord && (!token.Is(Other) || token.Is(WordClass.Male | WordClass.Female));
    }
}
