namespace Api.Content.Quotes;

/// <summary>How a mention was resolved.</summary>
internal enum ResolutionRule
{
    /// <summary>The mention has the full name.</summary>
    FullName,

    /// <summary>One bearer of the surname in the article, or one that is named far more often.</summary>
    Surname,

    Forename,

    /// <summary>Several bearers: the one who is named most.</summary>
    SharedSurname,

    /// <summary>The article gives nothing but this name.</summary>
    Alone,

    /// <summary>The article gives one person that role.</summary>
    Role,

    /// <summary>A document for the issuer that its phrase names.</summary>
    Issuer,

    /// <summary>A document for the organisation that reported just before.</summary>
    ReportedBefore,

    /// <summary>A pronoun for a name that leads a sentence of the same paragraph.</summary>
    PronounInParagraph,

    /// <summary>A pronoun for the speaker of the quotation before.</summary>
    PronounSpeaker,

    /// <summary>A pronoun for the nearest name in the paragraphs before that agrees with it.</summary>
    PronounNearest,
}

/// <summary>Who a mention is.</summary>
internal sealed record Resolution(IReadOnlyList<KnownSpeaker> Speakers, ResolutionRule Rule, SourceType SourceType)
{
    public static readonly Resolution None = new([], ResolutionRule.Alone, SourceType.None);

    public static readonly Resolution Unnamed = new([], ResolutionRule.Alone, SourceType.Unnamed);

    public double? Confidence => Speakers.Count == 0 ? null : 0.9 - (int)Rule * 0.01;
}
