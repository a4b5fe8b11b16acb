namespace Api.Content.Language;

internal enum ChunkKind : byte
{
    /// <summary>A noun phrase, possessives and <c>of</c>-phrases included, or a pronoun.</summary>
    Noun,

    /// <summary>A finite verb with its auxiliaries, negation and adverbs.</summary>
    Verb,

    /// <summary>A participle on its own: <c>adding</c>, <c>asked by</c>.</summary>
    Participle,
    Infinitive,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Adverb,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Quote,
    Stop,
    Other,
}

/// <summary>A run of tokens that acts as one; its class is that of the token <paramref name="Head"/>.</summary>
/// <param name="Passive">For a verb: whether its subject does not speak but is spoken of or to.</param>
internal readonly record struct Chunk(ChunkKind Kind, int First, int Last, int Head, WordClass Class, bool Passive)
{
    public bool Is(WordClass any) => (Class & any) != 0;

    public bool IsCue => Is(WordClass.Cue) && !Passive;

    /// <summary>Whether a noun can speak: it is somebody, an organisation or a document, and not a thing.</summary>
    public bool CanSpeak(List<Token> tokens) => Is(WordClass.Pronoun)
        ? !Is(WordClass.Impersonal | WordClass.Determiner)
        : Is(WordClass.Role | WordClass.Title | WordClass.Institution | WordClass.Document) || tokens[Head].Capital;

    /// <summary>
    /// Whether it is a cue, or a verb that is on no list: verbs of speech are an open class, verbs that report nothing
    /// are listed.
    /// </summary>
    public bool MayReport => !Passive && (Is(WordClass.Cue) || IsUnlistedVerb);

    /// <summary>Whether it is a verb that is on no list: the form of those that are is known.</summary>
    private bool IsUnlistedVerb =>
        Is(WordClass.Verb) && !Is(WordClass.Past | WordClass.Third | WordClass.Base | WordClass.Participle);
}
