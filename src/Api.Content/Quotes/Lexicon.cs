using System.Collections.Frozen;

namespace Api.Content.Quotes;

/// <summary>
/// What a word can be. A word may be several things at once; its neighbours decide (<see cref="Chunker"/>).
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

    /// <summary>
    /// What stands before a word that is spoken of, not spoken: <c>so-called</c>, the <c>term</c>.
    /// </summary>
    Term = 1UL << 58,

    /// <summary>A word that may report a clause without marks.</summary>
    Reporting = 1UL << 40,

    /// <summary><c>that</c> before a clause.</summary>
    That = 1UL << 41,

    /// <summary>The genitive: <c>of</c>, <c>del</c>.</summary>
    Of = 1UL << 42,

    /// <summary>Before who did it, after a passive verb.</summary>
    By = 1UL << 43,
    As = 1UL << 44,

    /// <summary>In front of the one on whose behalf somebody speaks.</summary>
    For = 1UL << 45,

    /// <summary>In front of a <see cref="Medium"/>: <c>on</c>, <c>via</c>.</summary>
    Through = 1UL << 46,

    /// <summary>Before a source, with a <see cref="To"/> after it: <c>according</c>.</summary>
    According = 1UL << 47,

    /// <summary>In front of a source by itself: <c>según</c>.</summary>
    Per = 1UL << 48,

    /// <summary>An auxiliary that is a verb of its own as well.</summary>
    Have = 1UL << 49,

    /// <summary>An infinitive that needs no <see cref="To"/>: <c>decir</c>.</summary>
    Infinitive = 1UL << 50,
    Article = 1UL << 51,
    Definite = 1UL << 52,

    /// <summary>A pronoun, title or role of a man; <see cref="Male"/> is a forename.</summary>
    Masculine = 1UL << 53,
    Feminine = 1UL << 54,

    /// <summary>A pronoun that stands before its verb: <c>se</c>; some are articles as well: <c>la</c>.</summary>
    Clitic = 1UL << 56,

    /// <summary>
    /// A verb of speech that has its subject in its ending when it has no other; see
    /// <see cref="Lexicon.DropsSubjects"/>.
    /// </summary>
    Personal = 1UL << 57,

    /// <summary><c>they</c></summary>
    Several = 1UL << 55,
}

/// <summary>
/// What attribution has to know of one language: its words by class, and what classes cannot say. Another language is
/// one more file like <see cref="SpanishWords"/>. The weights that choose between candidates were learned on English;
/// those on structure serve all.
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
    /// Endings by which words on no list are told: adverbs, finite verbs of the past, gerunds, participles after an
    /// auxiliary.
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

    /// <summary>Words that end as <see cref="Pasts"/> do are never adjectives.</summary>
    public bool HasSurePast { get; init; }

    /// <summary>
    /// A verb needs no subject of its own, and may stand before it: <c>“…”, añadió</c>, <c>“…”, dijo ayer Ruiz</c>.
    /// </summary>
    public bool DropsSubjects { get; init; }

    /// <summary>What says more of a noun stands after it: <c>la ministra portuguesa</c>.</summary>
    public bool LeadsWithNouns { get; init; }

    /// <summary>The comma that ends quoted words stands after their marks: <c>“…”, dijo Ruiz</c>.</summary>
    public bool SetsCommasOutside { get; init; }

    /// <summary>A person has two surnames and is called by the first: <c>Ruiz</c> is Ana Ruiz Montero.</summary>
    public bool HasTwoSurnames { get; init; }

    /// <summary>
    /// Roles are brought to one form (<see cref="RoleWords"/>), documents and possessives have their rules
    /// (<see cref="OwnerResolver"/>): so far in English. Elsewhere a role is somebody only when one person is given
    /// that very word.
    /// </summary>
    public bool KnowsRoles { get; init; }

    /// <summary>
    /// The lexicon for a BCP 47 tag, English for none; null when speakers cannot be found in that language.
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
