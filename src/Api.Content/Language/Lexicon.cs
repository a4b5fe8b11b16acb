using System.Collections.Frozen;
using Api.Content.Language.English;
using Api.Content.Language.Spanish;

namespace Api.Content.Language;

/// <summary>
/// One language: its words by class, and what classes cannot say. Another language is one more folder like
/// <c>Spanish</c>.
/// </summary>
internal sealed class Lexicon
{
    private static readonly Lexicon InEnglish = EnglishWords.Read();
    private static readonly Lexicon InSpanish = SpanishWords.Read();

    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly WordSet _things = new("");
    private readonly WordSet _peoples = new("");
    private readonly WordSet _officeParts = new("");

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
    public string Things { init => _things = new(value); }

    public string Peoples { init => _peoples = new(value); }

    /// <summary>Parts of compound offices that are no offices: the <c>co</c> of <c>co-chair</c>.</summary>
    public string OfficeParts { init => _officeParts = new(value, anyCase: true); }

    /// <summary>Words that end as <see cref="Pasts"/> do are never adjectives.</summary>
    public bool HasSurePast { get; init; }

    /// <summary>
    /// A verb needs no subject of its own, and may stand before it: <c>“…”, añadió</c>, <c>“…”, dijo ayer Ruiz</c>.
    /// </summary>
    public bool DropsSubjects { get; init; }

    /// <summary>Whether adjectives stand after their noun: <c>la ministra portuguesa</c>.</summary>
    public bool LeadsWithNouns { get; init; }

    /// <summary>The comma that ends quoted words stands after their marks: <c>“…”, dijo Ruiz</c>.</summary>
    public bool SetsCommasOutside { get; init; }

    /// <summary>A person has two surnames and is called by the first: <c>Ruiz</c> is Ana Ruiz Montero.</summary>
    public bool HasTwoSurnames { get; init; }

    /// <summary>
    /// Roles are brought to one form, and documents and possessives have rules of their own: so far in English.
    /// Elsewhere a role is somebody only when one person is given that very word.
    /// </summary>
    public bool KnowsRoles { get; init; }

    /// <summary>Names of organisations have <see cref="WordClass.And"/> and possessives inside.</summary>
    public bool JoinsNames { get; init; }

    /// <summary>
    /// The lexicon for a BCP 47 tag, English for none; null when speakers cannot be found in that language.
    /// </summary>
    public static Lexicon? For(string? language)
    {
        var primary = language.AsSpan().Trim();
        var end = primary.IndexOfAny('-', '_');
        primary = end < 0 ? primary : primary[..end];
        return primary.IsEmpty || primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? InEnglish
            : primary.Equals("es", StringComparison.OrdinalIgnoreCase) ? InSpanish
            : null;
    }

    public bool IsEnglish => this == InEnglish;

    /// <summary>
    /// Returns the classes of a word. One with hyphens that is on no list is an office if all its parts are words of
    /// one: <c>co-CEO</c>, <c>Secretary-General</c>, and not <c>King-Reed</c>.
    /// </summary>
    public WordClass Of(ReadOnlySpan<char> word) =>
        _words.TryGetValue(word, out var found) ? found
            : word.Contains('-') ? OfOffice(word)
            : WordClass.None;

    private WordClass OfOffice(ReadOnlySpan<char> word)
    {
        const WordClass kept = WordClass.Title
            | WordClass.Role
            | WordClass.Masculine
            | WordClass.Feminine
            | WordClass.Plural;
        var office = WordClass.None;
        foreach (var range in word.Split('-'))
        {
            var part = _words.TryGetValue(word[range], out var found) ? found & kept : WordClass.None;
            if (part == WordClass.None && !_officeParts.Contains(word[range]))
            {
                return WordClass.None;
            }

            office |= part;
        }

        return office;
    }

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
}
