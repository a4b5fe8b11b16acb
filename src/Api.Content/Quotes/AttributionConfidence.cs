namespace Api.Content.Quotes;

/// <summary>
/// How often each rule was right, counted on the train half of PolNeAR (840 articles, 8,440 direct and mixed quotations) on 2026-11-22:
/// of the quotations whose span was right and that the rule attributed, the share whose mention has the annotators' last name,
/// or is the same pronoun. Rules with fewer than twenty cases have one half.
/// </summary>
internal static class AttributionConfidence
{
    public static double Of(AttributionRule rule) => rule switch
    {
        AttributionRule.VerbSubjectAfter => 0.95,
        AttributionRule.SubjectVerbAfter => 0.97,
        AttributionRule.AccordingTo => 0.83,
        AttributionRule.SubjectVerbBefore => 0.89,
        AttributionRule.ClauseBefore => 0.86,
        AttributionRule.RelativeBefore => 0.68,
        AttributionRule.ParticipleBefore => 0.81,
        AttributionRule.ClauseAfter => 0.96,
        AttributionRule.Label => 0.89,
        AttributionRule.ClauseSubject => 0.66,
        AttributionRule.Continued => 0.97,
        AttributionRule.Reopened => 0.83,
        AttributionRule.SentenceBefore => 0.76,
        AttributionRule.ParagraphBefore => 0.77,
        _ => 0.5,
    };
}
