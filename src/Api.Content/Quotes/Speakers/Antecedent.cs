namespace Api.Content.Quotes.Speakers;

/// <summary>The distance of something before a pronoun.</summary>
internal enum Distance
{
    SameSentence,
    SentenceBefore,
    SameParagraph,
    ParagraphBefore,
    Further,
    None,
}

/// <summary>A person for whom a pronoun may stand, with the evidence for that.</summary>
internal sealed class Antecedent(KnownSpeaker speaker)
{
    /// <summary>The number of mentions that make somebody a person whom the article is about.</summary>
    private const int Often = 5;

    public KnownSpeaker Speaker => speaker;

    /// <summary>The distance of the last mention of the name.</summary>
    public Distance Named { get; set; } = Distance.None;

    /// <summary>
    /// The distance of the name's last place as the subject of a clause or at the head of a sentence.
    /// </summary>
    public Distance Acted { get; set; } = Distance.None;

    /// <summary>The distance of the previous quotation's mention, if it was this speaker's.</summary>
    public Distance Spoke { get; set; } = Distance.None;

    /// <summary>Whether no other agreeing person is named, or acts, after the name.</summary>
    public bool NamedLast { get; set; }

    public bool ActedLast { get; set; }

    /// <summary>Whether the name occurs there for the first time: reporters introduce people who then speak.</summary>
    public bool Introduced { get; set; }

    /// <summary>Whether the name is inside the quotation: few people name themselves.</summary>
    public bool Quoted { get; set; }

    /// <summary>
    /// The weight of the evidence, in tenths of log odds, fitted on 303 pronouns of the train and dev halves of PolNeAR
    /// (280 of them right, cross-validated by article).
    /// </summary>
    public int Weight
    {
        get
        {
            var weight = NameWeight(Named) + ActWeight(Acted) + SpeechWeight(Spoke);
            weight += Named == Acted ? 5 : 0;
            weight += NamedLast ? 3 : 0;
            weight += ActedLast ? 14 : 0;
            weight += Introduced ? 8 : 0;
            weight += Quoted ? -15 : 0;
            weight += speaker.IsSurelyPerson ? 13 : 0;
            weight += speaker.Mentions >= Often ? 5 : 0;
            return weight;
        }
    }

    private static int NameWeight(Distance distance) =>
        distance switch
        {
            Distance.SameSentence => 0,
            Distance.SentenceBefore => 8,
            Distance.SameParagraph => 6,
            Distance.ParagraphBefore => 0,
            Distance.Further => -14,
            _ => 8,
        };

    private static int ActWeight(Distance distance) =>
        distance switch
        {
            Distance.SameSentence => 3,
            Distance.SentenceBefore => 13,
            Distance.SameParagraph => 1,
            Distance.ParagraphBefore => 1,
            Distance.Further => -3,
            _ => -4,
        };

    private static int SpeechWeight(Distance distance) =>
        distance switch { Distance.None => 0, Distance.SameParagraph => 12, Distance.ParagraphBefore => 5, _ => 3 };
}
