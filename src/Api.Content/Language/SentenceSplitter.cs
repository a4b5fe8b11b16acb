namespace Api.Content.Language;

/// <summary>A sentence as a range of a paragraph's tokens, end exclusive. A quotation is one token of it.</summary>
internal readonly record struct SentenceRange(int First, int End)
{
    public int Length => End - First;
}

/// <summary>
/// Cuts the tokens of a paragraph into sentences. A quotation is never cut, and one that ends in a full stop ends the
/// sentence only if no reporting words follow it: <c>“Why?” Kim asked.</c> is one sentence, <c>“No.” The mayor
/// left.</c> is two.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>The most tokens between a quotation and the cue that reports it in <c>“Why?” Kim asked</c>.</summary>
    private const int TagLength = 6;
    private const int AppositionLength = 18;

    private const WordClass Openers = WordClass.Determiner
        | WordClass.Pronoun
        | WordClass.Preposition
        | WordClass.Conjunction
        | WordClass.Subordinator;

    public static List<SentenceRange> Split(string text, List<Token> tokens, List<ProtectedRange> ranges)
    {
        var sentences = new List<SentenceRange>();
        var first = 0;
        var brackets = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            brackets = token.Kind switch
            {
                TokenKind.Open => brackets + 1,
                TokenKind.Close => Math.Max(0, brackets - 1),
                _ => brackets,
            };
            // Stops in brackets are inside the sentence around them: "Kim (She is 41. He is 40.) said no."
            var ends = brackets == 0 && token.Kind switch
            {
                TokenKind.Stop => i + 1 == tokens.Count || StartsSentence(tokens[i + 1]),
                TokenKind.Word => HasStop(text, token) && i + 1 < tokens.Count && IsOpener(tokens[i + 1]),
                TokenKind.Quote => EndsSentence(text, tokens, i, ranges[token.Quote]),
                _ => false,
            };
            if (ends)
            {
                sentences.Add(new(first, i + 1));
                first = i + 1;
                brackets = 0;
            }
        }

        if (first < tokens.Count)
        {
            sentences.Add(new(first, tokens.Count));
        }

        return sentences;
    }

    private static bool StartsSentence(Token token) =>
        token.Capital || token.Kind is TokenKind.Quote or TokenKind.Number or TokenKind.Open or TokenKind.Other;

    /// <summary>
    /// Whether the full stop of an abbreviation may end its sentence as well: <c>p.m.</c>, but not <c>Mr.</c> or
    /// an initial.
    /// </summary>
    private static bool HasStop(string text, Token word) =>
        text[word.End - 1] == '.' && word.Length > 2 && !word.Is(WordClass.Title);

    /// <summary>
    /// Whether a word has its capital because it begins a sentence, and not because it is a name: the <c>He</c> of
    /// <c>They left at 9 p.m. He stayed.</c>
    /// </summary>
    private static bool IsOpener(Token token) =>
        token is { Kind: TokenKind.Word, Capital: true, Length: > 1 }
            && token.Is(Openers)
            && !token.Is(WordClass.Male | WordClass.Female);

    private static bool EndsSentence(string text, List<Token> tokens, int i, ProtectedRange range)
    {
        var last = range.End > range.Start ? text[range.End - 1] : ' ';
        if (i + 1 == tokens.Count || last is not ('.' or '!' or '?' or '…' or ')' or ']' or '’' or '\''))
        {
            return false;
        }

        var next = tokens[i + 1];
        // The stop may be before an inner mark or a bracket: "“He said ‘no.’” Kim left."
        if (last is ')' or ']' or '’' or '\''
            && (range.End - range.Start < 2 || text[range.End - 2] is not ('.' or '!' or '?')))
        {
            return false;
        }

        // A small letter continues the sentence, whatever ends inside the marks: "“Why?” asked Kim."
        return next.Kind == TokenKind.Quote
            || (next.Capital
                && next.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Open
                && !IsTag(tokens, i + 1, last == '.'));
    }

    /// <summary>
    /// Whether tokens are a reporting tag such as <c>Kim asked</c> or <c>Kim, the mayor, asked</c>; after a full stop
    /// it must also end there.
    /// </summary>
    private static bool IsTag(List<Token> tokens, int start, bool mustEnd)
    {
        var commas = 0;
        var limit = TagLength;
        for (var i = start; i < tokens.Count && i - start < limit; i++)
        {
            var token = tokens[i];
            var isAfterSubject = i > start && commas != 1;
            if (isAfterSubject && token.IsFiniteCue && (!token.Capital || commas == 2))
            {
                // After a full stop, "Kim said" is a tag only if nothing follows; in "“No.” Kim said the dam was safe."
                // it is not one but begins a sentence.
                return commas == 2
                    ? token.Is(WordClass.Speech)
                    : !mustEnd || i + 1 == tokens.Count || tokens[i + 1].Kind is TokenKind.Stop or TokenKind.Comma;
            }

            if (commas == 2)
            {
                return false;
            }

            if (token.Kind == TokenKind.Comma)
            {
                commas++;
                limit = AppositionLength;
            }
            else if (commas == 0 && !MayBeOfSubject(token, i == start))
            {
                return false;
            }
            else if (token.Kind is TokenKind.Stop or TokenKind.Quote)
            {
                return false;
            }
        }

        return false;
    }



    /// <summary>Whether a word may be in the subject of a tag: any of <c>the mayor</c>, <c>Kim Lee</c>.</summary>
    private static bool MayBeOfSubject(Token token, bool isFirst) =>
        token.Kind == TokenKind.Word
            && (isFirst || token.Capital || token.Is(WordClass.Adverb | WordClass.Role));
}
