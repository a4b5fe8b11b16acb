namespace Api.Content.Language;

internal enum TokenKind : byte
{
    Word,
    Number,

    /// <summary>The <c>'s</c> or bare apostrophe of a possessive.</summary>
    Possessive,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Stop,
    Open,
    Close,

    /// <summary>A <see cref="ProtectedRange"/>, whatever stands inside.</summary>
    Quote,
    Other,
}

/// <param name="Quote">For a protected range its index among those of the paragraph, else -1.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, WordClass Class, int Quote, bool Capital)
{
    public bool Is(WordClass any) => (Class & any) != 0;

    public int Length => End - Start;

    /// <summary>Whether it is a verb of speech that has a subject: <c>asked</c>, <c>asks</c>.</summary>
    public bool IsFiniteCue => Is(WordClass.Cue) && Is(WordClass.Past | WordClass.Third);

    /// <summary>The sex of the person meant by a pronoun, a title or a role.</summary>
    public Gender Gender =>
        Is(WordClass.Masculine) ? Gender.Male : Is(WordClass.Feminine) ? Gender.Female : Gender.Unknown;
}

/// <summary>
/// Cuts a paragraph into words, punctuation and protected ranges. Full stops of abbreviations belong to their words, a
/// comma after a range to the range in languages that set it there, so that <c>“…”, dijo</c> has the shape of
/// <c>“…,” said</c>.
/// </summary>
internal static class Tokenizer
{
    /// <summary>The average number of characters of a token in the news.</summary>
    private const int UnitsPerToken = 5;

    private const char LastLatin1 = '\u00ff';

    public static List<Token> Read(string text, List<ProtectedRange> ranges, Lexicon lexicon)
    {
        var tokens = new List<Token>((text.Length / UnitsPerToken) + 1);
        var next = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (next < ranges.Count && i >= ranges[next].OuterStart)
            {
                var quoteEnd = ranges[next].OuterEnd;
                quoteEnd += lexicon.SetsCommasOutside && quoteEnd < text.Length && text[quoteEnd] == ',' ? 1 : 0;
                tokens.Add(new(TokenKind.Quote, ranges[next].OuterStart, quoteEnd, WordClass.None, next, false));
                // At least one character further: the loop ends whatever the ranges are.
                i = Math.Max(i + 1, quoteEnd);
                next++;
                continue;
            }

            var limit = next < ranges.Count ? ranges[next].OuterStart : text.Length;
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (char.IsLetterOrDigit(c)
                || (c is '@' or '#' or '$' or '£' or '€' && i + 1 < limit && char.IsLetterOrDigit(text[i + 1])))
            {
                i = ReadWord(text, i, limit, lexicon, tokens);
            }
            else if (c is '&' or '+' && JoinsNames(text, i, limit, tokens))
            {
                tokens.Add(new(TokenKind.Word, i, i + 1, WordClass.Joint, -1, true));
                i++;
            }
            else
            {
                i = ReadPunctuation(text, i, limit, tokens);
            }
        }

        return tokens;
    }

    /// <summary>Whether a sign is inside one name: <c>Reed &amp; Sons</c>, <c>Studio R + S</c>.</summary>
    private static bool JoinsNames(string text, int i, int limit, List<Token> tokens) =>
        tokens.Count > 0
            && tokens[^1] is { Kind: TokenKind.Word, Capital: true }
            && i + 2 < limit
            && char.IsUpper(text[i + 2]);

    private static int ReadWord(string text, int start, int limit, Lexicon lexicon, List<Token> tokens)
    {
        var end = start + 1;
        while (end < limit && (IsWordUnit(text[end]) || IsInsideWord(text, end, limit)))
        {
            end++;
        }

        end += EndsInPlus(text, start, end, limit) ? 1 : 0;

        var tail = PossessiveLength(text.AsSpan(start, end - start));
        var wordEnd = end - tail;
        var word = text.AsSpan(start, wordEnd - start);
        var found = lexicon.Of(word);
        if (tail == 0 && end < limit && text[end] == '.' && IsAbbreviated(word, found))
        {
            end++;
            wordEnd = end;
            found = lexicon.Of(text.AsSpan(start, wordEnd - start)) | found;
        }

        // A handle is a name whatever its first letter: "“We open at nine,” @annlee wrote."
        var capital = char.IsUpper(text[start]) || text[start] is '@' or '#' || HasLaterCapital(word);
        tokens.Add(
            new(
                char.IsDigit(text[start]) || text[start] is '$' or '£' or '€' ? TokenKind.Number : TokenKind.Word,
                start,
                wordEnd,
                found,
                -1,
                capital));
        if (tail > 0)
        {
            // A pronoun has no possessive in ’s, so its ’s is a verb (he’s); after a noun it is taken for a possessive.
            var contraction = text[end - 1] is not ('s' or 'S') || (found & WordClass.Pronoun) != 0;
            tokens.Add(contraction
                ? new(TokenKind.Word, wordEnd, end, WordClass.Auxiliary | WordClass.Be, -1, false)
                : new(TokenKind.Possessive, wordEnd, end, WordClass.None, -1, false));
        }
        else if (end < limit && text[end] is '’' or '\'' && text[end - 1] is 's' or 'S')
        {
            // Never the mark that closes a quotation: the words before that one are in its range.
            tokens.Add(new(TokenKind.Possessive, end, end + 1, WordClass.None, -1, false));
            end++;
        }

        return end;
    }

    /// <summary>Whether a name has its capital after a small first letter: <c>eBay</c>, <c>al-Masri</c>.</summary>
    private static bool HasLaterCapital(ReadOnlySpan<char> word)
    {
        if (word.Length > 1 && char.IsUpper(word[1]))
        {
            return true;
        }
        var hyphen = word.IndexOf('-');
        return hyphen is > 0 and <= 3 && hyphen + 1 < word.Length && char.IsUpper(word[hyphen + 1]);
    }

    private static int ReadPunctuation(string text, int i, int limit, List<Token> tokens)
    {
        var end = i + 1;
        while (end < limit && text[end] == text[i] && text[i] is '.' or '-' or '!' or '?')
        {
            end++;
        }

        var kind = text[i] switch
        {
            // An ellipsis ends no sentence: "We will ... Kim began."
            '.' => end - i > 1 ? TokenKind.Other : TokenKind.Stop,
            '!' or '?' => TokenKind.Stop,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            ';' => TokenKind.Semicolon,
            '—' or '–' or '-' or '―' => TokenKind.Dash,
            '(' or '[' or '{' => TokenKind.Open,
            ')' or ']' or '}' => TokenKind.Close,
            _ => TokenKind.Other,
        };
        tokens.Add(new(kind, i, end, WordClass.None, -1, false));
        return end;
    }

    private static bool IsWordUnit(char c) =>
        char.IsLetterOrDigit(c) || c is '_' || (c > LastLatin1 && IsSurrogateOrMark(c));

    private static bool IsSurrogateOrMark(char c) =>
        char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>Whether a mark belongs to the word around it: the hyphen of <c>by-election</c>.</summary>
    private static bool IsInsideWord(string text, int i, int limit) =>
        IsInner(text[i]) && i + 1 < limit && IsWordUnit(text[i + 1]);

    private static bool IsInner(char c) => c is '.' or '\'' or '’' or '-' or '&' or '+' or '@' or '/' or '‑';

    /// <summary>Whether a name ends in a plus: <c>Reed+</c>, as channels are called.</summary>
    private static bool EndsInPlus(string text, int start, int end, int limit)
    {
        var hasPlus = end < limit && text[end] == '+' && char.IsUpper(text[start]);
        return hasPlus && (end + 1 == limit || !(char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '+'));
    }

    private static int PossessiveLength(ReadOnlySpan<char> word)
    {
        foreach (var length in (ReadOnlySpan<int>)[2, 3])
        {
            if (word.Length > length && word[^length] is '\'' or '’')
            {
                var tail = word[(word.Length - length + 1)..];
                return tail is "s" or "S" or "d" or "m" or "ll" or "re" or "ve" ? length : 0;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether a word keeps its full stop: initials (<c>F.</c>), letters with stops (<c>U.S.</c>, <c>a.m.</c>) and
    /// listed abbreviations.
    /// </summary>
    private static bool IsAbbreviated(ReadOnlySpan<char> word, WordClass found)
    {
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        var hasStops = word.Length <= 6 && word.Contains('.') && word[^2] == '.';
        // "Ill." is a state, but "He fell ill." is the end of a sentence.
        var isListed = (found & WordClass.Abbreviation) != 0 && (char.IsUpper(word[0]) || word is "vs" or "etc");
        return isInitial || hasStops || isListed;
    }
}
