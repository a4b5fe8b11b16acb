using System.Collections.Frozen;

namespace Api.Content.Language;

/// <summary>A named list of words, told by their exact letters.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <param name="list">Words between spaces or line breaks.</param>
    /// <param name="anyCase">Whether capitals are no difference.</param>
    public WordSet(string list, bool anyCase = false) =>
        _words = list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(anyCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);
}
