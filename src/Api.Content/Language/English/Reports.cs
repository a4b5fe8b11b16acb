namespace Api.Content.Language.English;

/// <summary>
/// The English verb forms that report without marks, beside those of <see cref="EnglishCues.Speech"/>: forms that did
/// so at least twice and one time in ten in the train half of PolNeAR.
/// </summary>
internal static class EnglishReports
{
    public const string Forms = """
        accused accuses accusing advocates agree agreed attack attacking begin blast blasted call called calling calls
        charged confirmed consider considering criticize criticized criticizes criticizing declined defend defended
        demand demanded demanding demands denied denounced disclosed dismissed dismisses echoed ensure estimated
        estimates express expressed expressing go going hoped issued maintained mention mentioned mentioning mentions
        mocked offer offered opposing point pointed pointing posted praise praised praises protest published question
        read refused refusing release released show slammed slams speak speaking spoke spoken started support supports
        talk talked talking thanked thanking thought threaten threatened threatening threatens use views went
        """;
}
