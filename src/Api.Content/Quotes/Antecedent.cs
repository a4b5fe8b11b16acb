namespace Api.Content.Quotes;

/// <summary>How far before a pronoun something stands.</summary>
internal enum Distance
{
    SameSentence,
    SentenceBefore,
    SameParagraph,
    ParagraphBefore,
    Further,
    None,
}

/// <summary>A person for whom a pronoun may stand, and what speaks for that.</summary>
internal sealed class Antecedent(KnownSpeaker speaker)
{
    /// <summary>How many mentions make somebody a person whom the article is about.</summary>
    private const int Often = 5;

    public KnownSpeaker Speaker => speaker;

    /// <summary>Where the name stands last.</summary>
    public Distance Named { get; set; } = Distance.None;

    /// <summary>Where the name is last the subject of a clause or leads a sentence.</summary>
    public Distance Acted { get; set; } = Distance.None;

    /// <summary>Where the mention of the quotation before stands, when it was this speaker's.</summary>
    public Distance Spoke { get; set; } = Distance.None;

    /// <summary>No other agreeing person is named, or acts, behind the name.</summary>
    public bool NamedLast { get; set; }

    public bool ActedLast { get; set; }

    /// <summary>The name stands there for the first time, and reporters introduce people who then speak.</summary>
    public bool Introduced { get; set; }

    /// <summary>The name stands inside the quotation, and few people name themselves.</summary>
    public bool Quoted { get; set; }

    public bool Agrees { get; set; }

    /// <summary>Tenths of log odds.</summary>
    public int Weight => Near(Named) + Active(Acted) + (Named == Acted && Named != Distance.None ? 12 : 0) + Heard(Spoke)
        + (ActedLast ? 7 : 0) + (Introduced ? 7 : 0) + (Quoted ? -13 : 0) + (Agrees ? 2 : 0) + (speaker.IsSurelyPerson ? 8 : 0) + (speaker.Mentions >= Often ? 6 : 0);

    private static int Near(Distance distance) => distance switch { Distance.SameSentence => 4, Distance.SentenceBefore => 8, Distance.SameParagraph or Distance.ParagraphBefore => 1, Distance.Further => -17, _ => 2 };

    private static int Active(Distance distance) => distance switch { Distance.SameSentence => 4, Distance.SentenceBefore => 11, Distance.SameParagraph => 1, Distance.ParagraphBefore => 0, Distance.Further => -7, _ => -9 };

    private static int Heard(Distance distance) => distance switch { Distance.None => 0, Distance.SameParagraph => 8, Distance.ParagraphBefore => 10, _ => 7 };
}
