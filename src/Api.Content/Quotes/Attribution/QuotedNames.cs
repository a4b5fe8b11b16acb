using Api.Content.Language;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Recognises by the words around them words in marks that are a name or a term, and nobody's utterance: <c>Ann “Nan”
/// Lee</c>, <c>known as “Nan”</c>, <c>the front trunk, or “frunk”</c>.
/// </summary>
internal static class QuotedNames
{
    private const int MostSpaces = 2;

    /// <summary>The number of words before the marks that may be <c>known</c>, <c>goes</c>, <c>whom</c>.</summary>
    private const int Reach = 5;

    /// <summary>The number of words on each side that tell a headline.</summary>
    private const int Neighbourhood = 20;

    public static bool IsName(SentenceReading sentence, int quote)
    {
        var (text, span) = (sentence.Text, sentence.SpanAt(quote));
        if (text.AsSpan(span.Start, span.End - span.Start).Count(' ') > MostSpaces)
        {
            return false;
        }

        var at = sentence.Chunks[quote].First;
        return IsNickname(sentence, at) || IsIntroduced(sentence, at) || IsOtherWord(sentence, at);
    }

    /// <summary>Whether the marks are inside a name: <c>Ann “Nan” Lee</c>.</summary>
    private static bool IsNickname(SentenceReading sentence, int at)
    {
        var tokens = sentence.Tokens;
        var isBetween = at > 0
            && at + 1 < tokens.Count
            && IsNameWord(tokens[at - 1])
            && IsNameWord(tokens[at + 1]);
        if (!isBetween || EndsUtterance(sentence, at))
        {
            return false;
        }

        var isClose = tokens[at].Start - tokens[at - 1].End == 1 && tokens[at + 1].Start - tokens[at].End == 1;
        // In a headline, "Mayor Calls Plan “Reckless” Again", a capital tells nothing.
        return isClose && HasSmallWord(tokens, at);
    }

    private static bool HasSmallWord(List<Token> tokens, int at)
    {
        var first = Math.Max(0, at - Neighbourhood);
        return tokens.FindIndex(first, Math.Min(2 * Neighbourhood, tokens.Count - first), IsSmall) >= 0;
    }

    private static bool IsSmall(Token token) => token is { Kind: TokenKind.Word, Capital: false, Length: > 3 };

    private static bool IsNameWord(Token token) =>
        token is { Kind: TokenKind.Word, Capital: true } && !token.Is(WordClass.Verb | WordClass.Determiner);

    private static bool EndsUtterance(SentenceReading sentence, int at) =>
        sentence.Text[sentence.Tokens[at].End - 2] is ',' or '.' or '!' or '?';

    /// <summary><c>known as “Nan”</c>, <c>goes by the name “Nan”</c>, <c>whom friends call “Nan”</c></summary>
    private static bool IsIntroduced(SentenceReading sentence, int at)
    {
        var last = Word(sentence, at - 1);
        var isNamed = last is "as" or "by" || last is "name" or "names";
        var verb = last is "call" or "calls" or "called" ? "whom" : isNamed ? "known" : null;
        if (verb is null)
        {
            return false;
        }

        for (var i = at - 1; i >= 0 && at - i <= Reach; i--)
        {
            var word = Word(sentence, i);
            var isFound = word == verb || (isNamed && word is "goes" or "go" or "went" or "going");
            if (isFound)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is another word for the noun before it: <c>the front trunk, or “frunk,”</c></summary>
    private static bool IsOtherWord(SentenceReading sentence, int at) =>
        at > 1
            && Word(sentence, at - 1) == "or"
            && sentence.Tokens[at - 2].Kind == TokenKind.Comma
            && char.IsLower(sentence.Text[sentence.Tokens[at].Start + 1]);

    private static string Word(SentenceReading sentence, int i) =>
        i >= 0 ? sentence.Text[sentence.Tokens[i].Start..sentence.Tokens[i].End] : "";
}
