using System.Globalization;

namespace Api.Content.Quotes;

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

    /// <summary>With the words before the marks and after them (<see cref="Beside"/>).</summary>
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
    private const int Values = 32;
    private const int Words = 1 << 22;

    public static int Of(Feature family, int a, int b = 0, int c = 0) =>
        ((((((int)family * Values) + Math.Min(a, Values - 1)) * Values) + Math.Min(b, Values - 1)) * Values)
            + Math.Min(c, Values - 1);

    /// <summary>
    /// Returns a word as a number, by FNV-1a over its letters in lower case: the same on every machine.
    /// </summary>
    /// <param name="side">The side on which it is, 0 to 3.</param>
    public static int Of(Feature family, ReadOnlySpan<char> word, int side)
    {
        var hash = 2166136261u;
        foreach (var unit in word)
        {
            hash = (hash ^ char.ToLowerInvariant(unit)) * 16777619u;
        }

        return (1 << 30) | ((((int)family * 4) + side) << 22) | (int)((hash ^ (hash >> 22)) % Words);
    }

    /// <summary>
    /// Reads the text of <see cref="Print"/>: <c>RuleCue SubjectVerbAfter 2 1</c>, <c>ReportShape That 1 0</c>,
    /// <c>CueWord said 1</c>.
    /// </summary>
    public static int Parse(string[] parts)
    {
        var family = Enum.Parse<Feature>(parts[0]);
        return parts.Length == 3
            ? Of(family, parts[1], Number(parts[2]))
            : Of(family, First(family, parts[1]), Number(parts[2]), Number(parts[3]));
    }

    /// <param name="words">The words from which the features of words were made.</param>
    public static string? Print(int feature, IReadOnlyDictionary<int, (string Word, int Side)> words)
    {
        if (feature < 1 << 30)
        {
            var family = (Feature)(feature / (Values * Values * Values));
            var first = feature / (Values * Values) % Values;
            var name = Names(family) is { } names
                ? Enum.GetName(names, first)
                : first.ToString(CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture, $"{family} {name} {feature / Values % Values} {feature % Values}");
        }

        return words.TryGetValue(feature, out var found)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(Feature)((feature - (1 << 30)) / Words / 4)} {found.Word} {found.Side}")
            : null;
    }

    /// <summary>Returns the type of a family's first value, if its values have names.</summary>
    private static Type? Names(Feature family) => family switch
    {
        <= Feature.RuleSpoken or Feature.Chosen or Feature.ChosenCue => typeof(AttributionRule),
        Feature.ReportShape => typeof(ReportShape),
        _ => null,
    };

    private static int First(Feature family, string text) =>
        Names(family) is { } names ? (int)Enum.Parse(names, text) : Number(text);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Returns 0 1 2 3, then 4-5, 6-8, 9-14, 15-24 and more as one number each.</summary>
    public static int Bucket(int count) =>
        count switch { < 0 => 0, <= 3 => count, <= 5 => 4, <= 8 => 5, <= 14 => 6, <= 24 => 7, _ => 8 };
}
