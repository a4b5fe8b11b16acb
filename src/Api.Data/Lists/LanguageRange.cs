using System.Globalization;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>
/// A range of languages (RFC 4647, section 2.1): a tag with all longer ones, or <c>*</c> for every language.
/// </summary>
/// <param name="Tag">Its tag, in the case in which tags are stored.</param>
internal sealed record LanguageRange(string Tag)
{
    /// <summary>
    /// The first subtag, as an index has it, up to its third letter: no registered language has a longer one.
    /// </summary>
    private const string PrimarySql = "rtrim(substr(a.language, 1, 3), '-')";

    private const string Any = "*";

    // The facet of languages leaves it out.
    private const string Filter = "language";

    private bool IsAny => Tag == Any;

    /// <summary>Whether the index alone decides: a third letter may be that of a longer subtag.</summary>
    private bool IsPrimary => Tag.Length == 2;

    private string Primary => Tag.Split('-')[0] is { Length: > 3 } longer ? longer[..3] : Tag.Split('-')[0];

    public static LanguageRange Of(string term) => new(LanguageTag.Canonical(term) ?? term);

    public bool Has(string language) => IsAny || $"{language}-".StartsWith($"{Tag}-", StringComparison.Ordinal);

    /// <summary>The article's language is in one of these.</summary>
    public static IEnumerable<Condition> InAny(IReadOnlyList<string> terms)
    {
        var ranges = terms.Select(Of).ToList();
        // If one of the ranges is every language, the first subtags of the others say nothing: the index would lose
        // rows.
        if (ranges.TrueForAll(range => !range.IsAny))
        {
            // An index has the first subtags, in the order of publication.
            IReadOnlyList<string> primary = [.. ranges.Select(range => range.Primary).Distinct()];
            yield return new($"{PrimarySql} in ({{0}})", Selectivity.Some, [primary]) { Filter = Filter };
        }

        if (ranges.Exists(range => !range.IsPrimary))
        {
            var (sql, values) = SqlOf(ranges);
            yield return new($"({sql})", Selectivity.Some, values) { Filter = Filter };
        }
    }

    /// <summary>The article's language is in none of these, as one that is not known.</summary>
    public static Condition InNone(IReadOnlyList<string> terms)
    {
        var (sql, values) = SqlOf(terms.Select(Of));
        return new($"(a.language is null or not ({sql}))", Selectivity.Nearly, values) { Filter = Filter };
    }

    private static (string Sql, IReadOnlyList<object> Values) SqlOf(IEnumerable<LanguageRange> ranges)
    {
        var (arms, values) = (new List<string>(), new List<object>());
        foreach (var range in ranges)
        {
            if (range.IsAny)
            {
                arms.Add("a.language is not null");
                continue;
            }

            // The hyphen at both ends keeps "en" from being the beginning of "enm".
            var length = (range.Tag.Length + 1).ToString(CultureInfo.InvariantCulture);
            var place = values.Count.ToString(CultureInfo.InvariantCulture);
            arms.Add($"substr(a.language || '-', 1, {length}) = {{{place}}}");
            values.Add($"{range.Tag}-");
        }

        return (string.Join(" or ", arms), values);
    }
}
