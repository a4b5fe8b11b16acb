using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>A name as it is in the text, apart from the titles and roles before it. Offsets are UTF-16.</summary>
/// <param name="Paragraph">The index of the paragraph from 0; -1 for the headline.</param>
/// <param name="Words">The name, word by word: <c>Jane</c>, <c>Doe</c>.</param>
/// <param name="Role">The words of title and role around it, in lower case, abbreviations spelled out.</param>
/// <param name="Leads">
/// Whether it is the first name of its sentence that no preposition governs: a later pronoun most likely stands for it.
/// </param>
/// <param name="Acts">Whether it is the subject of its clause: a verb follows, or reporting words come before
/// it.</param>
internal sealed record NameMention(
    int Paragraph,
    int Start,
    int End,
    string[] Words,
    SpeakerKind? Kind,
    Gender Gender,
    IReadOnlyList<string> Role,
    bool Quoted,
    bool Leads,
    bool Acts)
{
    /// <summary>The sex of the first word if it is a forename.</summary>
    public Gender Given { get; init; }

    /// <summary>Whether it is the source of a quotation.</summary>
    public bool Speaks { get; init; }

    /// <summary>Whether it is not a name but <c>he</c>, <c>her</c> and the like.</summary>
    public bool IsPronoun { get; init; }

    public string Last => Words[^1];

    public string Text => string.Join(' ', Words);
}
