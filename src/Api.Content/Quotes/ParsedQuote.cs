using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>One contiguous span of somebody's words inside one paragraph, quotation marks excluded.</summary>
public sealed record ParsedQuote
{
    public required Place Place { get; init; }

    public required string Text { get; init; }

    public required QuoteKind Kind { get; init; }

    /// <summary>
    /// The speakers, resolved within the article; empty if nobody is named or they cannot be determined.
    /// </summary>
    public required IReadOnlyList<ParsedSpeaker> Speakers { get; init; }

    public required SourceType SourceType { get; init; }

    public required ParsedAttribution Attribution { get; init; }

    /// <summary>
    /// The confidence that the mention, or the subject in the ending of its verb, is the quote's source, 0 to 1; null
    /// if there is neither.
    /// </summary>
    public required double? AttributionConfidence { get; init; }

    /// <summary>The confidence that the mention is these speakers, 0 to 1; null if there are none.</summary>
    public required double? ResolutionConfidence { get; init; }

    /// <summary>The name of the rule that found the mention, in camelCase; null if no source was found.</summary>
    public string? AttributionRule { get; init; }

    /// <summary>
    /// The name of the rule by which the mention is these speakers, in camelCase; null if there are none.
    /// </summary>
    public string? ResolutionRule { get; init; }

    /// <summary>The number of its utterance in the article, from 1; the parts of one have one speaker.</summary>
    public required int Utterance { get; init; }

    /// <summary>Its number among the parts of the utterance, from 1 to <see cref="Parts"/>.</summary>
    public required int Part { get; init; }

    public required int Parts { get; init; }

    /// <summary>Whether the sender declared this quote and its speakers; otherwise the engine found it.</summary>
    public bool Declared { get; init; }

    /// <summary>Whether the layout gives its speaker: a label, a source line, a signature.</summary>
    public bool Stated { get; init; }
}

/// <summary>The form in which somebody's words are given.</summary>
public enum QuoteKind
{
    /// <summary>The words in marks are a whole utterance or whole sentences of it.</summary>
    Direct,

    /// <summary>Words in marks inside a clause that is otherwise the reporter's.</summary>
    Mixed,

    /// <summary>Words in marks that are presented as nobody's utterance: scare quotes, titles, terms.</summary>
    Phrase,

    /// <summary>A reported clause without marks.</summary>
    Indirect,
}

/// <summary>The kind of source of the words.</summary>
public enum SourceType
{
    /// <summary>Nobody is given as the source.</summary>
    None,

    /// <summary>A person, organisation or group with a name.</summary>
    Named,

    /// <summary>A source whose name the article withholds: <c>officials</c>, <c>a trader</c>.</summary>
    Unnamed,

    /// <summary>A document: <c>the report</c>.</summary>
    Document,

    /// <summary>Words that point to somebody who was not found: <c>he</c>, <c>the mayor</c>.</summary>
    Unresolved,

    /// <summary>Unknown: no source is stated, and in this language the program looks for none.</summary>
    NotAttempted,
}

/// <summary>The words that give a quote its speaker.</summary>
/// <param name="Mention">
/// The source as written, the whole noun phrase with titles: <c>Republican US Senator Lindsey Graham</c>, <c>he</c>.
/// Null if the ending of the verb contains its subject: <c>“…”, añadió</c>.
/// </param>
/// <param name="Cue">The words that report the speech: <c>said</c>, <c>according to</c>.</param>
/// <param name="Descriptor">
/// The description of the source in the mention or its apposition: <c>Republican US Senator</c>.
/// </param>
/// <param name="OnBehalfOf">For whom the source speaks: the <c>X</c> of <c>spokesman for X</c>.</param>
/// <param name="Addressee">To whom: the <c>Reuters</c> of <c>told Reuters</c>.</param>
/// <param name="Medium">Through what: the <c>Twitter</c> of <c>said on Twitter</c>.</param>
public sealed record ParsedAttribution(
    Phrase? Mention,
    Phrase? Cue,
    string? Descriptor,
    string? OnBehalfOf,
    string? Addressee,
    string? Medium)
{
    public static readonly ParsedAttribution None = new(null, null, null, null, null, null);
}

/// <summary>A named source to whom mentions resolve.</summary>
/// <param name="Name">The fullest form of the name that the article gives, without titles.</param>
/// <param name="Aliases">Other names that the article uses, such as the surname; no pronouns and no roles.</param>
public sealed record ParsedSpeaker(string Name, SpeakerKind Kind, IReadOnlyList<string> Aliases);

/// <summary>The kind of a speaker.</summary>
public enum SpeakerKind
{
    Person,
    Organisation,
    Group,

    /// <summary>The named issuer for which a document stands.</summary>
    Document,
}
