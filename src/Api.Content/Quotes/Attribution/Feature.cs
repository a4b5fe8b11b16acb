namespace Api.Content.Quotes.Attribution;

/// <summary>
/// The families of features that the linear model counts: a feature is a family with up to three small values.
/// </summary>
internal enum Feature
{
    /// <summary>
    /// The candidate's <see cref="AttributionRule"/>; the families that follow pair it with one thing more.
    /// </summary>
    Rule,

    /// <summary>With its <see cref="CueKind"/> and the side on which it is.</summary>
    RuleCue,
    RuleDistance,
    RuleLength,
    RuleEnding,

    /// <summary>With what stands before the marks and after them (<see cref="NeighbourKind"/>).</summary>
    RuleBefore,
    RuleAfter,

    /// <summary>With its <see cref="SubjectKind"/>.</summary>
    RuleSubject,

    /// <summary>With the number of nearer cues.</summary>
    RuleRank,
    RuleBetween,
    RuleVerb,

    /// <summary>With the chunks between mention and cue.</summary>
    RuleGap,

    /// <summary>
    /// With its likeness to the previous quotation's source, and the number of times that it has spoken.
    /// </summary>
    RulePrevious,
    RulePosition,
    RuleAlone,
    RuleSpoken,
    SubjectCue,
    CueBefore,
    CueAfter,
    CueDistance,
    RankCue,
    SentencesAway,
    Lead,
    PreviousAway,

    /// <summary>The cue, word by word.</summary>
    CueWord,

    /// <summary>
    /// From here on, features that tell somebody's words from titles and terms: the words beside the marks, the length,
    /// the capitals, the chosen source.
    /// </summary>
    WordBefore,
    WordAfter,
    Length,
    Case,
    Edges,
    Marks,
    Chosen,
    ChosenCue,
    ChosenScore,
    EdgesLength,
    CaseChosen,
    EdgesEnding,
    Work,
    Paragraph,
    Alone,
    ChosenWord,

    /// <summary>The cue of words without marks, word by word.</summary>
    ReportCue,
    ReportWordBefore,
    ReportShape,
    ReportSource,
    ReportLength,
    ReportVerb,
    ReportInside,
}

/// <summary>
/// Makes features: a feature is one number, from its family with up to three small values, or with a word.
/// </summary>
internal static class Features
{
    internal const int Values = 32;
    internal const int Words = 1 << 22;

    public static int Of(Feature family, int a, int b = 0, int c = 0) =>
        ((((((int)family * Values) + Math.Min(a, Values - 1)) * Values) + Math.Min(b, Values - 1)) * Values)
            + Math.Min(c, Values - 1);

    public static int Of(Feature family, int a, bool b) => Of(family, a, Convert.ToInt32(b));

    /// <summary>
    /// Returns a word as a number, by FNV-1a over its letters in lower case: the same on every machine.
    /// </summary>
    /// <param name="side">The side on which it is, 0 to 3.</param>
    public static int Of(Feature family, ReadOnlySpan<char> word, int side)
    {
        // Not string.GetHashCode, which differs in every process: so would the words that share a number, and the sums.
        var hash = 2166136261u;
        foreach (var unit in word)
        {
            hash = (hash ^ char.ToLowerInvariant(unit)) * 16777619u;
        }

        return (1 << 30) | ((((int)family * 4) + side) << 22) | (int)((hash ^ (hash >> 22)) % Words);
    }

    /// <summary>Returns answers as one number, the first of them as its lowest bit.</summary>
    public static int Bits(bool first, bool second, bool third = false, bool fourth = false) =>
        Convert.ToInt32(first)
            | (Convert.ToInt32(second) << 1)
            | (Convert.ToInt32(third) << 2)
            | (Convert.ToInt32(fourth) << 3);

    /// <summary>0 1 2 3, then 4-5, 6-8, 9-14, 15-24 and more.</summary>
    public static int Bucket(int count) =>
        count switch { < 0 => 0, <= 3 => count, <= 5 => 4, <= 8 => 5, <= 14 => 6, <= 24 => 7, _ => 8 };
}
