using System.Globalization;

namespace Api.Data.Lists;

/// <summary>The source of a facet's values.</summary>
/// <param name="Name">The facet, as it is asked for.</param>
/// <param name="Sql">
/// The value, from the tables of the list or from the joined one; null if a row has none.
/// </param>
/// <param name="IsNamed">
/// Whether the value is the id of a resource with a slug and a name, and is not itself shown.
/// </param>
internal sealed record FacetSource(string Name, string Sql, bool IsNamed = false)
{
    private const string Language = "language";

    /// <summary>
    /// The table of the values and its join to the counted rows, <c>s</c>, which have an <c>id</c> and an
    /// <c>article_id</c>; null if the list's own tables have the values.
    /// </summary>
    public (string Table, string On)? Join { get; init; }

    /// <summary>Whether the join may give a row the same value more than once.</summary>
    public bool Repeats { get; init; }

    public static FacetSource SpeakerOfArticle { get; } = new("speaker", "x.speaker_id", IsNamed: true)
    {
        Join = ("quote_speakers x", "x.article_id = s.id"),
        Repeats = true,
    };

    /// <summary>Returns the value that a term of the filter spells.</summary>
    public string ValueOf(string term) => Name == Language ? LanguageRange.Of(term).Tag : term;

    /// <summary>Whether a term of the filter, refused or not, includes this value among others.</summary>
    public bool TakesIn(string term, string value) =>
        Name == Language && LanguageRange.Of(AskedFacet.IsRefused(term) ? term[1..] : term).Has(value);

    public static FacetSource Of(string name) => name switch
    {
        "speaker" => new(name, "x.speaker_id", IsNamed: true) { Join = ("quote_speakers x", "x.quote_id = s.id") },
        "author" =>
            new(name, "x.author_id", IsNamed: true) { Join = ("article_authors x", "x.article_id = s.article_id") },
        "tag" => new(name, "x.tag_id", IsNamed: true) { Join = ("article_tags x", "x.article_id = s.article_id") },
        "publisher" => new(name, "a.publisher_id", IsNamed: true),
        Language => new(name, "a.language"),
        "year" => new(name, "substr(a.published_on, 1, 4)"),
        "month" => new(name, "case when length(a.published_on) >= 7 then substr(a.published_on, 1, 7) end"),
        _ => new(name, $"r.{name}"),
    };
}

/// <summary>A facet that is asked for.</summary>
/// <param name="Given">The values of the filter for it, as they are written; null if there is no such filter.</param>
/// <param name="Others">Adds the conditions without that filter.</param>
internal sealed record AskedFacet(FacetSource Source, IReadOnlyList<string>? Given, Func<Conditions, Conditions> Others)
{
    private bool IsPeriod => Source.Name is "year" or "month";

    /// <summary>
    /// The filter to leave out. Facets are counted together if they leave out the same filter, or none.
    /// </summary>
    public string LeavesOut => Given is null ? "" : IsPeriod ? "published" : Source.Name;

    /// <summary>Returns a value with its count.</summary>
    /// <param name="terms">The spellings of it in the given filter.</param>
    public FacetItem ItemOf(string value, string label, long count, IReadOnlyList<string> terms)
    {
        var isSelected = terms.Any(term => !IsRefused(term));
        return new(
            value,
            label,
            count,
            isSelected,
            IsPeriod ? PeriodOf(isSelected ? null : value) : TermsOf(isSelected ? null : value, terms));
    }

    public static bool IsRefused(string term) => term[0] == '-';

    private static Dictionary<string, string?> PeriodOf(string? value) =>
        new() { ["publishedFrom"] = value, ["publishedBefore"] = value is null ? null : Period.Next(value) };

    private Dictionary<string, string?> TermsOf(string? value, IReadOnlyList<string> terms)
    {
        // Beside a wider term, the value would add nothing to the choice.
        var given = (Given ?? []).Except(terms)
            .Where(term => value is null || !Source.TakesIn(term, value))
            .Concat(value is null ? [] : [value])
            .ToList();
        return new() { [Source.Name] = given.Count == 0 ? null : string.Join(',', given) };
    }
}

/// <summary>Years and months, as the filters by publication take them.</summary>
internal static class Period
{
    /// <summary>Returns the year or month that a range covers, if it covers one; null if there is no range.</summary>
    public static IReadOnlyList<string>? Of(string facet, Instant? from, Instant? before)
    {
        var period = from?.Value.ToString(facet == "year" ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);
        return from is null && before is null ? null
            : period is not null && IsStart(period, from) && IsStart(Next(period), before) ? [period]
            : [];
    }

    /// <summary>Returns the period after it; null after the last.</summary>
    public static string? Next(string period)
    {
        var (format, months) = period.Length == 4 ? ("yyyy", 12) : ("yyyy-MM", 1);
        var first = DateTime.ParseExact(period, format, CultureInfo.InvariantCulture);
        return first > DateTime.MaxValue.AddMonths(-months)
            ? null
            : first.AddMonths(months).ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsStart(string? period, Instant? instant) =>
        period is null
            ? instant is null
            : instant is { IsDay: true } && Instant.TryParse(period, null, out var start)
                && start.Value == instant.Value;
}
