using System.Collections.Frozen;

namespace Api.Content.Quotes;

/// <summary>
/// The classes of words. A word may be in several at once; its neighbours decide (<see cref="Chunker"/>).
/// </summary>
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

    /// <summary><c>it</c>, which is hardly ever the subject of an inverted verb.</summary>
    Impersonal = 1UL << 34,

    /// <summary>A cue whose object is the person spoken to: <c>told</c>.</summary>
    Addressing = 1UL << 35,

    /// <summary>A medium of words: <c>Twitter</c>, <c>statement</c>.</summary>
    Medium = 1UL << 36,

    /// <summary>Somebody who speaks for another: <c>spokeswoman</c>.</summary>
    Proxy = 1UL << 37,

    /// <summary><c>his</c>, <c>their</c>.</summary>
    Possessor = 1UL << 38,

    /// <summary>Something with a title: <c>film</c>, <c>album</c>.</summary>
    Work = 1UL << 39,

    /// <summary>A word before one that is spoken of, not spoken: <c>so-called</c>, the <c>term</c>.</summary>
    Term = 1UL << 58,

    /// <summary>A word that may report a clause without marks.</summary>
    Reporting = 1UL << 40,

    /// <summary><c>that</c> before a clause.</summary>
    That = 1UL << 41,

    /// <summary>The genitive: <c>of</c>, <c>del</c>.</summary>
    Of = 1UL << 42,

    /// <summary>The word before the agent, after a passive verb.</summary>
    By = 1UL << 43,
    As = 1UL << 44,

    /// <summary>The word before the one on whose behalf somebody speaks.</summary>
    For = 1UL << 45,

    /// <summary>The word before a <see cref="Medium"/>: <c>on</c>, <c>via</c>.</summary>
    Through = 1UL << 46,

    /// <summary>The word before a source, with a <see cref="To"/> after it: <c>according</c>.</summary>
    According = 1UL << 47,

    /// <summary>The word before a source that needs no other: <c>según</c>.</summary>
    Per = 1UL << 48,

    /// <summary>An auxiliary that is also a verb of its own.</summary>
    Have = 1UL << 49,

    /// <summary>An infinitive that needs no <see cref="To"/>: <c>decir</c>.</summary>
    Infinitive = 1UL << 50,
    Article = 1UL << 51,
    Definite = 1UL << 52,

    /// <summary>A pronoun, title or role of a man; <see cref="Male"/> is a forename.</summary>
    Masculine = 1UL << 53,
    Feminine = 1UL << 54,

    /// <summary>A pronoun that comes before its verb: <c>se</c>; some are articles as well: <c>la</c>.</summary>
    Clitic = 1UL << 56,

    /// <summary>
    /// A verb of speech whose ending contains its subject if it has no other; see <see cref="Lexicon.DropsSubjects"/>.
    /// </summary>
    Personal = 1UL << 57,

    /// <summary><c>they</c></summary>
    Several = 1UL << 55,
}

/// <summary>
/// Everything that attribution needs to know about one language: its words by class, and whatever classes cannot say.
/// Another language is one more file like <see cref="SpanishWords"/>. The weights that choose between candidates were
/// learned on English; those about structure are valid for all.
/// </summary>
internal sealed class Lexicon
{
    private static readonly Lexicon English = EnglishWords.Read();
    private static readonly Lexicon Spanish = SpanishWords.Read();

    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _things;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _peoples;

    public Lexicon(IReadOnlyDictionary<string, WordClass> words) =>
        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Endings by which words on no list are recognised: adverbs, finite verbs of the past, gerunds, participles after
    /// an auxiliary.
    /// </summary>
    public string[] Adverbs { get; init; } = [];

    public string[] Pasts { get; init; } = [];

    public string[] Gerunds { get; init; } = [];

    public string[] Passives { get; init; } = [];

    /// <summary>
    /// Nouns that end proper names, such as <c>Festival</c>, and names of peoples: neither is a person.
    /// </summary>
    public string Things { init => _things = Set(value); }

    public string Peoples { init => _peoples = Set(value); }

    /// <summary>Whether words that end like <see cref="Pasts"/> are never adjectives.</summary>
    public bool HasSurePast { get; init; }

    /// <summary>
    /// Whether a verb needs no subject of its own, and may come before it: <c>“…”, añadió</c>, <c>“…”, dijo ayer
    /// Ruiz</c>.
    /// </summary>
    public bool DropsSubjects { get; init; }

    /// <summary>Whether the words that describe a noun come after it: <c>la ministra portuguesa</c>.</summary>
    public bool LeadsWithNouns { get; init; }

    /// <summary>Whether the comma that ends quoted words comes after their marks: <c>“…”, dijo Ruiz</c>.</summary>
    public bool SetsCommasOutside { get; init; }

    /// <summary>
    /// Whether a person has two surnames and is called by the first: <c>Ruiz</c> is Ana Ruiz Montero.
    /// </summary>
    public bool HasTwoSurnames { get; init; }

    /// <summary>
    /// Whether roles are brought to one form (<see cref="RoleWords"/>), and documents and possessives have their rules
    /// (<see cref="OwnerResolver"/>): so far in English. Otherwise a role is somebody only if one person is given that
    /// very word.
    /// </summary>
    public bool KnowsRoles { get; init; }

    /// <summary>
    /// Returns the lexicon for a BCP 47 tag, English for none; null if speakers cannot be found in that language.
    /// </summary>
    public static Lexicon? For(string? language)
    {
        var primary = language.AsSpan().Trim();
        var end = primary.IndexOfAny('-', '_');
        primary = end < 0 ? primary : primary[..end];
        return primary.IsEmpty || primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? English
            : primary.Equals("es", StringComparison.OrdinalIgnoreCase) ? Spanish
            : null;
    }

    public WordClass Of(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var found) ? found : WordClass.None;

    public bool IsThing(ReadOnlySpan<char> word) => _things.Contains(word);

    public bool IsPeople(ReadOnlySpan<char> word) => _peoples.Contains(word);

    public bool EndsAsAdverb(ReadOnlySpan<char> word) => EndsAs(word, Adverbs);

    public bool EndsAsPast(ReadOnlySpan<char> word) => EndsAs(word, Pasts);

    public bool EndsAsGerund(ReadOnlySpan<char> word) => EndsAs(word, Gerunds);

    public bool EndsAsPassive(ReadOnlySpan<char> word) => EndsAs(word, Passives);

    private static bool EndsAs(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
