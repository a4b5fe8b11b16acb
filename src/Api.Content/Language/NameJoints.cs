namespace Api.Content.Language;

/// <summary>
/// The little words and signs inside the names of one article: the <c>and</c> of <c>Fish and Game Board</c>, the
/// <c>’s</c> of <c>People’s Bank</c>. Where a name stands in its sentence tells that it is one; everywhere else in the
/// article, its words alone do.
/// </summary>
internal sealed class NameJoints
{
    private readonly Lexicon _lexicon;
    private readonly HashSet<string> _joined = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _isJoined;

    /// <param name="texts">The headline and the paragraphs, cut into words.</param>
    public NameJoints(IReadOnlyList<(string Text, List<Token> Tokens)> texts, WordUse use, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _isJoined = _joined.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lexicon.JoinsNames)
        {
            return;
        }

        // Possessives first: "Reed and Poor's" is a pair of two words only when "Poor's" is one.
        foreach (var (text, tokens) in texts)
        {
            new OwnedNames(text, tokens, use).AddTo(this);
        }

        var pairs = new PairCounts();
        foreach (var (text, tokens) in texts)
        {
            pairs.Add(text, Join(text, tokens));
        }

        foreach (var (text, tokens) in texts)
        {
            new PairedNames(text, Join(text, tokens), use, pairs, lexicon).AddTo(this);
        }
    }

    /// <summary>Makes one name of the words from here to there, wherever the article has them.</summary>
    public void Add(ReadOnlySpan<char> words) => _isJoined.Add(words);

    /// <summary>Returns the tokens with the words and signs inside names made words of them.</summary>
    public List<Token> Join(string text, List<Token> tokens)
    {
        if (_joined.Count == 0)
        {
            return tokens;
        }

        var joined = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isAfterName = joined.Count > 0 && joined[^1] is { Kind: TokenKind.Word, Capital: true };
            var mayEndWord = isAfterName && token.Kind is TokenKind.Possessive or TokenKind.Comma;
            if (mayEndWord && IsJoint(text, joined[^1].Start, tokens, i))
            {
                joined[^1] = joined[^1] with { End = token.End, Class = WordClass.Joint };
                continue;
            }

            var mayLink = isAfterName && !token.Capital && token.Is(WordClass.And | WordClass.Preposition);
            joined.Add(mayLink && IsJoint(text, joined[^1].Start, tokens, i)
                ? token with { Class = WordClass.Joint, Capital = true }
                : token);
        }

        return joined;
    }

    /// <summary>Whether the article has shown that a token is inside the name around it, or ends it.</summary>
    /// <param name="start">The beginning of the word before it.</param>
    private bool IsJoint(string text, int start, List<Token> tokens, int i)
    {
        if (tokens[i].Kind == TokenKind.Possessive && Has(text, start, tokens[i]))
        {
            return true;
        }

        if (i + 1 < tokens.Count && Has(text, start, tokens[i + 1]))
        {
            return true;
        }

        return i + 2 < tokens.Count && tokens[i + 2].Kind == TokenKind.Possessive && Has(text, start, tokens[i + 2]);
    }

    private bool Has(string text, int start, Token last) => _isJoined.Contains(text.AsSpan(start..last.End));
}
