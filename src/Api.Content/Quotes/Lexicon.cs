using System.Collections.Frozen;

namespace Api.Content.Quotes;

/// <summary>What a word can be. A word may be several things at once; its neighbours decide (<see cref="Chunker"/>).</summary>
[Flags]
internal enum WordClass : ulong
{
    None = 0,
    Determiner = 1 << 0,
    Pronoun = 1 << 1,
    ObjectPronoun = 1 << 2,
    Preposition = 1 << 3,
    Conjunction = 1 << 4,
    Subordinator = 1 << 5,
    Relative = 1 << 6,
    Auxiliary = 1 << 7,
    Be = 1 << 8,
    Adverb = 1 << 9,
    To = 1 << 10,
    Verb = 1 << 11,

    /// <summary>A verb that reports speech; <see cref="Speech"/> marks those that do little else.</summary>
    Cue = 1 << 12,
    Speech = 1 << 13,
    Past = 1 << 14,
    Third = 1 << 15,
    Base = 1 << 16,
    Participle = 1 << 17,

    /// <summary>A verb form that is a noun as often: <c>report</c>, <c>claims</c>.</summary>
    Ambiguous = 1 << 18,
    Title = 1 << 19,
    Role = 1 << 20,
    Document = 1 << 21,
    Abbreviation = 1 << 22,
    Time = 1 << 23,
    Modifier = 1 << 24,
    Institution = 1 << 25,
    Male = 1 << 26,
    Female = 1 << 27,
    Plural = 1 << 28,
    Honorific = 1 << 29,
    /// <summary>A country or another place that speaks for itself: <c>Russia said</c>.</summary>
    Place = 1UL << 32,

    /// <summary>A small word inside names: <c>de</c>, <c>bin</c>.</summary>
    Particle = 1UL << 33,

    /// <summary><c>it</c>, which an inverted verb hardly ever has for its subject.</summary>
    Impersonal = 1UL << 34,

    /// <summary>A cue whose object is who is spoken to: <c>told</c>.</summary>
    Addressing = 1UL << 35,

    /// <summary>What words go through: <c>Twitter</c>, <c>statement</c>.</summary>
    Medium = 1UL << 36,

    /// <summary>Somebody who speaks for another: <c>spokeswoman</c>.</summary>
    Proxy = 1UL << 37,

    /// <summary><c>his</c>, <c>their</c>.</summary>
    Possessor = 1UL << 38,

    /// <summary>What has a title: <c>film</c>, <c>album</c>.</summary>
    Work = 1UL << 39,

    /// <summary>What stands in front of a word that is spoken of, not spoken: <c>so-called</c>, the <c>term</c>.</summary>
    Term = 1UL << 41,

    /// <summary>A word that may report a clause without marks.</summary>
    Reporting = 1UL << 40,
}

/// <summary>
/// The words of one language that attribution needs. English is the one there is; another language is one more file like
/// <see cref="EnglishWords"/> with its function words, cues, titles and roles.
/// </summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _words;

    private Lexicon(IReadOnlyDictionary<string, WordClass> words) =>
        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Lexicon English = new(EnglishWords.All());

    /// <summary>The lexicon for a BCP 47 tag, English for none; null when speakers cannot be found in that language.</summary>
    public static Lexicon? For(string? language)
    {
        var primary = language.AsSpan().Trim();
        var end = primary.IndexOfAny('-', '_');
        primary = end < 0 ? primary : primary[..end];
        return primary.IsEmpty || primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? English : null;
    }

    public WordClass Of(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var found) ? found : WordClass.None;
}
