using System.Globalization;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Reported;

namespace Api.Content.Quotes.Model;

/// <summary>Reads and writes features as <c>weights.tsv</c> has them.</summary>
internal static class FeatureNames
{
    /// <summary>
    /// Reads what <see cref="Print"/> writes: <c>RuleCue SubjectVerbAfter 2 1</c>, <c>ReportShape That 1 0</c>,
    /// <c>CueWord said 1</c>.
    /// </summary>
    public static int Parse(string[] parts)
    {
        var family = Enum.Parse<Feature>(parts[0]);
        return parts.Length == 3
            ? Features.Of(family, parts[1], Number(parts[2]))
            : Features.Of(family, First(family, parts[1]), Number(parts[2]), Number(parts[3]));
    }

    /// <param name="words">The words that the features of words were made of.</param>
    public static string? Print(int feature, IReadOnlyDictionary<int, (string Word, int Side)> words)
    {
        if (feature < 1 << 30)
        {
            var family = (Feature)(feature / (Features.Values * Features.Values * Features.Values));
            var first = feature / (Features.Values * Features.Values) % Features.Values;
            var second = feature / Features.Values % Features.Values;
            var name = Names(family) is { } names
                ? Enum.GetName(names, first)
                : first.ToString(CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture, $"{family} {name} {second} {feature % Features.Values}");
        }

        return words.TryGetValue(feature, out var found)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(Feature)((feature - (1 << 30)) / Features.Words / 4)} {found.Word} {found.Side}")
            : null;
    }

    /// <summary>The name of the first value of a family, if it has one.</summary>
    private static Type? Names(Feature family) => family switch
    {
        // Every family up to RuleSpoken begins with a rule: one more that does has to come before it.
        <= Feature.RuleSpoken or Feature.Chosen or Feature.ChosenCue => typeof(AttributionRule),
        Feature.ReportShape => typeof(ReportShape),
        _ => null,
    };

    private static int First(Feature family, string text) =>
        Names(family) is { } names ? (int)Enum.Parse(names, text) : Number(text);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
