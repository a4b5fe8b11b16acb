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

/// <summary>The words that report a clause.</summary>
/// <param name="Source">The mention, for <c>who</c> that word.</param>
/// <param name="Referent">Whom the mention stands for.</param>
internal readonly record struct ReportingWords(CueRange Cue, NounRange Source, NounRange Referent)
{
    public ReportingWords(CueRange cue, NounRange source)
        : this(cue, source, source)
    {
    }
}

/// <summary>Words that may be a reported clause.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
internal readonly record struct ReportCandidate(ReportShape Shape, int First, int End, ReportingWords Reporting)
{
    /// <summary>How sure it is, see <see cref="AttributionModel.Reported"/>.</summary>
    public int Score { get; init; }

    /// <summary>Whether it continues the previous report: <c>The dam, Kim said, was safe</c>.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Whether the cue is <c>according to</c>: no other has two chunks.</summary>
    public bool IsAccordingTo => Reporting.Cue.First < Reporting.Cue.Last;

    public AttributionRule Rule =>
        IsAccordingTo ? AttributionRule.AccordingTo
            : Shape < ReportShape.Before ? AttributionRule.ClauseBefore
            : AttributionRule.ClauseAfter;

    public bool IsPhrase => Shape is ReportShape.Noun or ReportShape.Preposition;
}
