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
        (160, "predicting protest recalling says"),
        (120, """
            admits alleges announces announcing asks cautioned concede contends explaining insisting noted notes pledging predicted predicts remarking report
            stressing suggest vowed warn warning wondered
            """),
        (80, "argue argued claimed claiming confirmed consider denied denounced explain joking note noting predict reminded reveals said saying tell"),
        (40, """
            acknowledge acknowledged adding admitted announced asked asking asserted attacking claims conceded concluded criticize demanded demanding disclosed
            echoed explained explains insisted mention observed pointed promised published question reported reports say suggesting telling threatens urged
            wondering write
            """),
        (0, """
            added agreed alleged arguing ask blasted boasts complain considering criticized declared defended emphasized estimated expressed insist insists
            lamented pointing posted praised promising railed read recall revealed stating suggested talk talking tells threaten threatened threatening touted
            vows writing
            """),
        (-40, "accused acknowledges argues called calling declined described estimates point reiterated reveal suggests told urging vowing warned wonder writes"),
        (-80, "acknowledging agree complained continued declaring decried go joked maintained mentioned pledged recalled refusing responded show use"),
        (-120, "call charged cited claim continue ensure hoped repeated spoke stated support tweeted wrote"),
        (-160, "continuing refused"),
        (-200, "thought"),
    ];

    /// <summary>With a noun phrase instead of a clause: <c>cited the report</c>.</summary>
    private static readonly (int Weight, string Forms)[] Phrases =
    [
        (200, "accusing"),
        (160, "blast decried describing dismisses slammed vowed"),
        (120, """
            announces argued arguing cautioned cite cites citing comment commented complain criticize criticizes mocked praised promised railed refers respond
            touts views
            """),
        (80, "announced complained concluded criticized defended demand dismissed expressed expressing mentioned slams stressed warning"),
        (40, """
            accused acknowledged agree answering attack blasted boasted calls claimed criticizing demands denounced disclosed joked mention pointed praise praises
            say talk talked thanked touted warned
            """),
        (0, """
            agreed blasts call calling cited declare decrying denied described echoed emphasize explain explained mentioning noted pointing predicted quoted
            recalled recalling reminded saying suggested tell thanking tweeted tweeting urged
            """),
        (-40, """
            accuses add begin called confirmed defend express mentions promising release repeat repeated reported responded revealed says speak stated suggesting
            talking touting urging
            """),
        (-80, "announcing claim continue declared describe opposing point posted reiterated reminding repeating supports"),
        (-120, "ask consider continued offer spoke spoken started support"),
        (-160, "asked going said speaking wrote"),
        (-200, "offered"),
    ];

    public static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OfClause = Read(Clauses);
    public static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OfPhrase = Read(Phrases);

    /// <summary>Every form that is listed.</summary>
    public static string Forms => string.Join(' ', Clauses.Concat(Phrases).Select(entry => entry.Forms));

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Read((int Weight, string Forms)[] table) =>
        table.SelectMany(entry => entry.Forms.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), (entry, form) => KeyValuePair.Create(form, entry.Weight))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
