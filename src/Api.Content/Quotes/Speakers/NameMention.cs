using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// A name as it stands in the text, apart from the titles and roles before it. Offsets are UTF-16.
/// </summary>
/// <param name="Paragraph">The index of the paragraph from 0; -1 for the headline.</param>
/// <param name="Words">The name, word by word: <c>Jane</c>, <c>Doe</c>.</param>
/// <param name="Role">The words of title and role around it, small letters, abbreviations spelled out.</param>
/// <param name="Leads">
/// The first name of its sentence that no preposition governs: what a later pronoun most likely stands for.
/// </param>
/// <param name="Acts">A verb follows it, or reporting words go before it: the subject of its clause.</param>
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
    /// <summary>The sex that the first word tells if it is a forename.</summary>
    public Gender Given { get; init; }

    /// <summary>It is no name but <c>he</c>, <c>her</c> and the like.</summary>
    public bool IsPronoun { get; init; }

    public string Last => Words[^1];

    public string Text => string.Join(' ', Words);
}
