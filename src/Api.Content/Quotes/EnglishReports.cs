using System.Collections.Frozen;

namespace Api.Content.Quotes;

/// <summary>
/// How much an English verb form speaks for what hangs on it being somebody's words, in hundredths of log odds. Learned by logistic
/// regression from the train half of PolNeAR (840 articles, 6,477 indirect quotations with a cue of speech) on 2026-11-23, set to steps
/// of forty: forms that reported at least twice and one time in ten.
/// </summary>
internal static class EnglishReports
{
    private static readonly (int Weight, string Forms)[] Clauses =
    [
        (200, "denied tells"),
        (160, "conceded denounced emphasized explaining noted predicting protest recalling reminded says warn warning"),
        (120, """
            admits alleges announces announcing asks cautioned concede contends disclosed insisting joking pledging predicted predicts railed remarking report
            stressing vowed vows wondered write
            """),
        (80, "added announced argued claiming confirmed criticize defended note notes noting posted question read reveals said saying suggest"),
        (40, """
            acknowledge acknowledged adding admitted advocates alleged argue asked asking asserted attacking claimed claims concluded consider decried demanded
            demanding explain explained explains expressed insisted mention pointed predict promised published reported say suggesting talking tell telling
            threatens urged wondering
            """),
        (0, """
            accused agreed argues arguing ask boasts called calling criticized declared described echoed estimates insists lamented mentioned observed pointing
            praised promising reports revealed stating suggested talk threaten threatened threatening told touted writing
            """),
        (-40, """
            acknowledges blasted cited considering declined estimated insist point recall reiterated responded reveal suggests urging use vowing warned wonder
            writes
            """),
        (-80, "acknowledging agree complained continued go maintained pledged recalled refusing repeated show spoke tweeted wrote"),
        (-120, "call charged claim continue continuing declaring ensure hoped stated support went"),
        (-160, "refused released"),
        (-200, "thought"),
    ];

    /// <summary>With a noun phrase instead of a clause: <c>cited the report</c>.</summary>
    private static readonly (int Weight, string Forms)[] Phrases =
    [
        (200, "accusing slammed"),
        (160, "blast decried describing dismisses vowed"),
        (120, "announces arguing cautioned cite cites citing comment commented complain criticize criticizes mocked railed recalling respond slams touts views"),
        (80, "announced argued blasted calls complained defended disclosed dismissed expressed expressing mentioned praised promised refers stressed talked warning"),
        (40, """
            accused acknowledged agree agreed answering attack boasted claimed concluded criticized criticizing demand demands denounced explained joked mention
            pointed praise praises quoted say talk thanked touted tweeted urged warned
            """),
        (0, """
            add call calling cited declare decrying denied described echoed emphasize explain mentioning noted pointing predicted recalled reminded saying
            suggested tell thanking tweeting
            """),
        (-40, """
            accuses begin called confirmed defend express mentions promising release repeat repeated responded revealed says speak stated suggesting talking
            touting urging
            """),
        (-80, "announcing claim continue declared describe opposing point posted published reiterated reminding repeating reported supports"),
        (-120, "ask consider continued offer spoke spoken started support"),
        (-160, "asked going issued said speaking wrote"),
        (-200, "offered telling"),
    ];

    public static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OfClause = Read(Clauses);
    public static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OfPhrase = Read(Phrases);

    /// <summary>Every form that is listed.</summary>
    public static string Forms => string.Join(' ', Clauses.Concat(Phrases).Select(entry => entry.Forms));

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Read((int Weight, string Forms)[] table) =>
        table.SelectMany(entry => entry.Forms.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), (entry, form) => KeyValuePair.Create(form, entry.Weight))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
