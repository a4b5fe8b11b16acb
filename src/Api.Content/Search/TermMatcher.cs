namespace Api.Content.Search;

/// <summary>
/// Finds a term in a text that passes by token after token, each in constant time: bit i says that i + 1 tokens of the
/// term are here (Baeza-Yates and Gonnet, shift-and).
/// </summary>
internal sealed class TermMatcher
{
    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _places;
    private readonly string? _prefix;
    private readonly ulong _last;
    private ulong _state;

    public TermMatcher(SearchTerm term)
    {
        var places = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            places[term.Tokens[i]] = places.GetValueOrDefault(term.Tokens[i]) | (1UL << i);
        }

        _places = places.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefix = term.IsPrefix ? term.Tokens[^1] : null;
        _last = 1UL << (term.Tokens.Count - 1);
        Length = term.Tokens.Count;
        IsOfCharacters = term.IsPrefix && SearchTokens.IsOfCharacters(term.Tokens[^1]);
    }

    public int Length { get; }

    /// <summary>Whether the term ends in a single character, which is the only part of a pair that it finds.</summary>
    public bool IsOfCharacters { get; }

    /// <summary>Takes the next token of the text. Returns whether the term ends with it.</summary>
    public bool EndsWith(ReadOnlySpan<char> token)
    {
        _places.TryGetValue(token, out var places);
        if (_prefix is not null && token.StartsWith(_prefix, StringComparison.Ordinal))
        {
            places |= _last;
        }

        _state = ((_state << 1) | 1) & places;
        return (_state & _last) != 0;
    }
}
