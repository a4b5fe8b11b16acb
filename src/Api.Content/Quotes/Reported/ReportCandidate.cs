using Api.Content.Language;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Reported;

/// <summary>The way in which a reported clause depends on the words that report it.</summary>
internal enum ReportShape
{
    /// <summary><c>Kim said that the dam was safe</c></summary>
    That,

    /// <summary><c>Kim asked whether the dam was safe</c></summary>
    Question,

    /// <summary><c>Kim said the dam was safe</c></summary>
    Bare,

    /// <summary><c>Kim promised to keep the dam safe</c></summary>
    To,

    /// <summary><c>Kim announced a new dam</c></summary>
    Noun,

    /// <summary><c>Kim called for a new dam</c></summary>
    Preposition,

    /// <summary><c>The dam was safe, Kim said</c></summary>
    Before,

    /// <summary><c>The dam, Kim said, was safe</c>: the first part.</summary>
    Around,

    /// <summary>The second part.</summary>
    Rest,
}

/// <summary>Words that may be a reported clause.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="CueFirst">The first chunk of the cue; only <c>according to</c> has two.</param>
/// <param name="Source">The mention, for <c>who</c> that word.</param>
/// <param name="Referent">Whom the mention stands for.</param>
internal readonly record struct ReportCandidate(
    ReportShape Shape,
    int First,
    int End,
    int CueFirst,
    int CueLast,
    NounRange Source,
    NounRange Referent)
{
    /// <summary>How sure it is, see <see cref="AttributionModel.Reported"/>.</summary>
    public int Score { get; init; }

    /// <summary>Whether it continues the previous report: <c>The dam, Kim said, was safe</c>.</summary>
    public bool GoesOn { get; init; }

    public bool IsAccordingTo => CueFirst < CueLast;

    public AttributionRule Rule =>
        IsAccordingTo ? AttributionRule.AccordingTo
            : Shape < ReportShape.Before ? AttributionRule.ClauseBefore
            : AttributionRule.ClauseAfter;

    public bool IsPhrase => Shape is ReportShape.Noun or ReportShape.Preposition;
}
