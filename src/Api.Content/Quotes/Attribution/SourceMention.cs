namespace Api.Content.Quotes.Attribution;

/// <summary>The way in which an attribution was found, surest first.</summary>
internal enum AttributionRule
{
    /// <summary><c>“…,” said Kim</c></summary>
    VerbSubjectAfter,

    /// <summary><c>“…,” Kim said</c></summary>
    SubjectVerbAfter,

    /// <summary><c>according to Kim</c> in the same sentence.</summary>
    AccordingTo,

    /// <summary><c>Kim said: “…”</c>, <c>Kim said, “…”</c></summary>
    SubjectVerbBefore,

    /// <summary><c>Kim said the plan was “…”</c></summary>
    ClauseBefore,

    /// <summary><c>Kim, who said the plan was “…”</c></summary>
    RelativeBefore,

    /// <summary><c>Kim left, calling it “…”</c></summary>
    ParticipleBefore,

    /// <summary><c>The plan is “…” and will fail, Kim said.</c></summary>
    ClauseAfter,

    /// <summary><c>Kim: “…”</c></summary>
    Label,

    /// <summary><c>“KIM: We open at nine.”</c></summary>
    Transcript,

    /// <summary><c>“…” — Kim</c></summary>
    Signature,

    /// <summary><c>described as “…” by Kim</c></summary>
    Agent,

    /// <summary><c>Kim’s “…”</c></summary>
    Possessive,

    /// <summary>The subject of a clause without a verb of speech.</summary>
    ClauseSubject,

    /// <summary>A name in the sentence that no verb ties to the quotation.</summary>
    Nearby,

    /// <summary>A whole sentence in marks after an attributed one: the same speaker continues.</summary>
    Continued,

    /// <summary>A whole sentence in marks right before an attributed one.</summary>
    Ahead,

    /// <summary>A paragraph that reopens the marks which the previous one left open.</summary>
    Reopened,

    /// <summary>A whole sentence in marks after a sentence whose subject speaks or acts.</summary>
    SentenceBefore,

    /// <summary>A paragraph of quotation only after a paragraph that leads to it.</summary>
    ParagraphBefore,

    /// <summary>Nobody.</summary>
    None,

    // Quotes that state their source. They come last: the weights know the numbers of the others.

    /// <summary>The line that ends a block quote: <c>— Kim, in a letter</c></summary>
    SourceLine,

    /// <summary><c>A: We open at nine.</c></summary>
    Answer,

    /// <summary>The account of an embedded post.</summary>
    Account,
}

/// <summary>
/// The source given for a quotation: offsets are UTF-16 in the text of <paramref name="Paragraph"/> (an index from 0).
/// </summary>
/// <param name="CueEnd">0 when there is no cue.</param>
internal sealed record SourceMention(
    AttributionRule Rule,
    int Paragraph,
    int MentionStart,
    int MentionEnd,
    int CueStart,
    int CueEnd)
{
    /// <summary>The words to resolve: the mention, or for <c>who</c> the noun that it stands for.</summary>
    public (int Start, int End) Referent { get; init; } = (MentionStart, MentionEnd);

    /// <summary>The end of the mention with its apposition: <c>Kim, the mayor of Lund</c>.</summary>
    public int FullEnd { get; init; } = MentionEnd;

    /// <summary>
    /// The name to resolve, if the mention is none: that of the person who answers under <c>A:</c>, that of an account
    /// whose mention is empty.
    /// </summary>
    public string? Name { get; init; }

    public CueKind Cue { get; init; }

    public SubjectKind Subject { get; init; }

    /// <summary>Whether the mention is not the source after all: <c>Kim was told “no”</c>.</summary>
    public bool IsSpokenOf { get; init; }

    /// <summary>The confidence that the mention is the source, 0 to 1.</summary>
    public double Confidence { get; init; }
}
