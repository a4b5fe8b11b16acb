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
        AttributionRule.VerbSubjectAfter => 0.952,
        AttributionRule.SubjectVerbAfter => 0.966,
        AttributionRule.AccordingTo => 0.827,
        AttributionRule.SubjectVerbBefore => 0.892,
        AttributionRule.ClauseBefore => 0.861,
        AttributionRule.RelativeBefore => 0.679,
        AttributionRule.ParticipleBefore => 0.81,
        AttributionRule.ClauseAfter => 0.955,
        AttributionRule.Label => 0.894,
        AttributionRule.ClauseSubject => 0.416,
        AttributionRule.Continued => 0.974,
        AttributionRule.Reopened => 0.826,
        AttributionRule.SentenceBefore => 0.763,
        AttributionRule.ParagraphBefore => 0.765,
        _ => 0.5,
    };
}
