using System.Collections.Frozen;
using System.Numerics;

namespace Api.Content.Language;

/// <summary>
/// Guesses the language of a text in Latin letters from its small words, to read it by; a guess is stored nowhere. It
/// says nothing of a text that has too few of them.
/// </summary>
internal sealed class LanguageGuess
{
    public const string English = "en", Spanish = "es";

    /// <summary>A tag for a language that is none of those listed.</summary>
    public const string Unknown = "und";

    /// <summary>The number of words that are looked at.</summary>
    private const int Most = 400;

    /// <summary>The fewest small words of a language that tell it, and its lead over English.</summary>
    private const int Fewest = 2, Lead = 2;

    /// <summary>The fewest small words of which one language is sure, and its lead over English.</summary>
    private const int FewestSure = 12, LeadSure = 4;

    /// <summary>
    /// A text of so many words of which English has less than a tenth is not English: in news it has nearly half,
    /// in lists and recipes a fifth.
    /// </summary>
    private const int FewestOfUnknown = 40, LeastOfEnglish = 10;

    private static readonly string[] Tags = [English, Spanish, .. LanguageWords.Others.Select(other => other.Tag)];
    private static readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Words = Read();

    private readonly int[] _hits = new int[Tags.Length];
    private int _count;

    /// <summary>Whether no more words are counted.</summary>
    public bool IsFull => _count >= Most;

    /// <summary>Counts the words of a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var (start, begins) = (-1, true);
        for (var i = 0; i <= text.Length && !IsFull; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                Count(text[start..i], begins);
                (start, begins) = (-1, false);
            }

            begins |= i < text.Length && text[i] is '.' or '!' or '?' or ':';
        }
    }

    /// <summary>Returns the language; null if the words do not tell.</summary>
    public string? Tag
    {
        get
        {
            var best = BestForeign();
            var (english, foreign) = (_hits[0], _hits[best]);
            if (english > foreign || (english == foreign && english >= Fewest))
            {
                return English;
            }

            if (_count >= FewestOfUnknown && english * LeastOfEnglish < _count && foreign * LeastOfEnglish < _count)
            {
                return Unknown;
            }

            return foreign < Fewest || foreign < Lead * english ? null : Tags[best];
        }
    }

    /// <summary>Whether the words cannot be English: there are many, and hardly any is.</summary>
    public bool IsSurelyForeign =>
        Tag is not (null or English or Unknown)
            && _hits[BestForeign()] is >= FewestSure and var most
            && most >= LeadSure * _hits[0];

    /// <summary>
    /// Returns the language other than English that has most of the words. Of equals Spanish comes last: it is
    /// attributed, and a wrong guess would name people.
    /// </summary>
    private int BestForeign()
    {
        var best = 2;
        for (var i = 3; i < _hits.Length; i++)
        {
            best = _hits[i] > _hits[best] ? i : best;
        }

        return _hits[1] > _hits[best] ? 1 : best;
    }

    /// <param name="begins">Whether the word begins a sentence.</param>
    private void Count(ReadOnlySpan<char> word, bool begins)
    {
        // Inside a sentence a capital makes a name of a small word: "Von der Leyen", "Los Angeles".
        var isName = char.IsUpper(word[0]) && !begins;
        if (isName)
        {
            return;
        }

        _count++;
        for (var bits = Words.TryGetValue(word, out var found) ? found : 0; bits != 0; bits &= bits - 1)
        {
            _hits[BitOperations.TrailingZeroCount(bits)]++;
        }
    }

    private static FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        string[] lists =
            [LanguageWords.English, LanguageWords.Spanish, .. LanguageWords.Others.Select(other => other.Words)];
        var words = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lists.Length; i++)
        {
            foreach (var word in lists[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | (1UL << i);
            }
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
