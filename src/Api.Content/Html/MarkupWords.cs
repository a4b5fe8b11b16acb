using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>
/// Words that the names of an element can have: <c>entry-date entryDate2</c> has <c>entry</c> and <c>date</c>.
/// </summary>
internal sealed class MarkupWords(params string[] words)
{
    private const int LongestName = 500;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        FrozenSet.ToFrozenSet(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether class or id of an element contain one of the words.</summary>
    public bool AreIn(IElement element) =>
        element.Attributes.Length > 0 && (AreIn(element.ClassName) || AreIn(element.Id));

    /// <summary>Whether a name contains one of the words.</summary>
    public bool AreIn(string? name)
    {
        var rest = name.AsSpan(0, Math.Min(LongestName, name?.Length ?? 0));
        while (!rest.IsEmpty)
        {
            var length = WordLength(rest);
            if (length > 0 && _words.Contains(rest[..length]))
            {
                return true;
            }

            rest = rest[Math.Max(1, length)..];
        }

        return false;
    }

    /// <summary>Whether one of an element's classes is exactly this one.</summary>
    public static bool HasClass(IElement element, string name) =>
        element.Attributes.Length > 0
            && element.ClassName is { } names
            && names.Contains(name, StringComparison.OrdinalIgnoreCase)
            && names.Split(' ').Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the length of the word at the start: letters up to the next capital; or 0.</summary>
    private static int WordLength(ReadOnlySpan<char> names)
    {
        var i = 0;
        while (i < names.Length && char.IsAsciiLetter(names[i]) && !BeginsWord(names, i))
        {
            i++;
        }

        return i;
    }

    private static bool BeginsWord(ReadOnlySpan<char> names, int i) =>
        i > 0 && char.IsAsciiLetterUpper(names[i]) && !char.IsAsciiLetterUpper(names[i - 1]);
}
