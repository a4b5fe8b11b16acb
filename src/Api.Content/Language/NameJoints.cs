using System.Runtime.InteropServices;

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

        var first = 1;
        while (first < tokens.Count && !IsJoint(text, tokens[first - 1], tokens, first))
        {
            first++;
        }

        return first < tokens.Count ? JoinFrom(first, text, tokens) : tokens;
    }

    private List<Token> JoinFrom(int first, string text, List<Token> tokens)
    {
        var joined = new List<Token>(tokens.Count);
        joined.AddRange(CollectionsMarshal.AsSpan(tokens)[..first]);
        for (var i = first; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!IsJoint(text, joined[^1], tokens, i))
            {
                joined.Add(token);
            }
            else if (EndsWord(token))
            {
                joined[^1] = joined[^1] with { End = token.End, Class = WordClass.Joint };
            }
            else
            {
                joined.Add(token with { Class = WordClass.Joint, Capital = true });
            }
        }

        return joined;
    }

    /// <summary>Whether the article has shown that a token is inside the name around it, or ends it.</summary>
    /// <param name="before">The word before it, as far as it is joined.</param>
    private bool IsJoint(string text, Token before, List<Token> tokens, int i)
    {
        var token = tokens[i];
        var isAfterName = before is { Kind: TokenKind.Word, Capital: true };
        var mayLink = !token.Capital && token.Is(WordClass.And | WordClass.Preposition);
        if (!isAfterName || !(mayLink || EndsWord(token)))
        {
            return false;
        }

        var start = before.Start;
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

    private static bool EndsWord(Token token) => token.Kind is TokenKind.Possessive or TokenKind.Comma;

    private bool Has(string text, int start, Token last) => _isJoined.Contains(text.AsSpan(start..last.End));
}
