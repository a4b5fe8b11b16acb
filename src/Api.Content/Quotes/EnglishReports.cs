namespace Api.Content.Quotes;

/// <summary>
/// The English verb forms that report without marks, beside those of <see cref="EnglishCues.Speech"/>: forms that did at least twice and
/// one time in ten in the train half of PolNeAR.
/// </summary>
internal static class EnglishReports
{
    public const string Forms = """
        accused accuses accusing acknowledge acknowledged acknowledges acknowledging add added adding admits admitted advocates agree agreed alleged alleges
        announced announces announcing answering argue argued argues arguing ask asked asking asks asserted attack attacking begin blast blasted boasted
        boasts call called calling calls cautioned charged cite cited cites citing claim claimed claiming claims comment commented complain complained concede
        conceded concluded confirmed consider considering contends continue continued continuing criticize criticized criticizes criticizing declare declared
        declaring declined decried decrying defend defended demand demanded demanding demands denied denounced describe described describing disclosed
        dismissed dismisses echoed emphasize emphasized ensure estimated estimates explain explained explaining explains express expressed expressing go going
        hoped insist insisted insisting insists issued joked joking lamented maintained mention mentioned mentioning mentions mocked note noted notes noting
        observed offer offered opposing pledged pledging point pointed pointing posted praise praised praises predict predicted predicting predicts promised
        promising protest published question quoted railed read recall recalled recalling refers refused refusing reiterated release released remarking
        reminded reminding repeat repeated repeating report reported reports respond responded reveal revealed reveals said say saying says show slammed slams
        speak speaking spoke spoken started stated stating stressed stressing suggest suggested suggesting suggests support supports talk talked talking tell
        telling tells thanked thanking thought threaten threatened threatening threatens told touted touting touts tweeted tweeting urged urging use views
        vowed vowing vows warn warned warning went wonder wondered wondering write writes writing wrote
        """;
}
