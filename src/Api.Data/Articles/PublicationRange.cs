using System.Globalization;
using Api.Data.Lists;

namespace Api.Data.Articles;

/// <summary>
/// Filters by the time of publication. A day is the article's own, wherever that was; an instant is the same
/// everywhere. A less precise date is in a range if all of it is, and an undated article is in none.
/// </summary>
internal static class PublicationRange
{
    // A month counts as its first or last day, a year likewise: nothing comes after day 99.
    private const string FirstDaySql = "substr(a.published_on || '-01-01', 1, 10)";
    private const string Filter = AskedFacet.Published;
    private const string LastDaySql = "substr(a.published_on || '-99-99', 1, 10)";

    public static Where PublishedIn(this Where where, Instant? from, Instant? before)
    {
        if (from is { IsDay: true })
        {
            // No day begins more than a day away from that of UTC: so far an index serves.
            where = where.And("a.sort_at >= {0}", Around(from.Value, -1), Filter)
                .And($"{FirstDaySql} >= {{0}}", DayOf(from.Value), Filter);
        }
        else if (from is not null)
        {
            where = where.And("a.sort_at >= {0}", from.Value, Filter)
                .And(new Condition("a.published_on is not null", Selectivity.Nearly) { Filter = Filter });
        }

        if (from is null && before is not null)
        {
            // The undated stand at the beginning of the index, however many there are.
            where = where.And("a.sort_at > {0}", ArticleRow.Undated, Filter);
        }

        if (before is { IsDay: true })
        {
            return where.And("a.sort_at < {0}", Around(before.Value, 1), Filter)
                .And($"{LastDaySql} < {{0}}", DayOf(before.Value), Filter);
        }

        return before is null
            ? where
            : where.And("a.sort_at < {0}", before.Value, Filter)
                .And($"(a.published_at is not null or {LastDaySql} < {{0}})", DayOf(before.Value), Filter);
    }

    private static readonly Condition DatedCondition =
        new("a.sort_at > {0}", Selectivity.Nearly, [ArticleRow.Undated]);

    private static readonly Condition UndatedCondition =
        new("a.sort_at = {0}", Selectivity.Some, [ArticleRow.Undated]);

    /// <summary>The date of publication is known, or is not.</summary>
    public static Where Dated(this Where where, Flag? hasDate) => hasDate switch
    {
        null => where,
        { Value: true } => where.And(DatedCondition),
        _ => where.And(UndatedCondition),
    };

    /// <summary>Returns the range that is asked for; null if none is.</summary>
    public static AskedRange? Asked(Instant? from, Instant? before) =>
        from is null && before is null ? null : new(from, before, UndatedCondition);

    private static string DayOf(DateTimeOffset value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Around(DateTimeOffset value, int days) =>
        (days, value.Year) is ( < 0, 1) or ( > 0, 9999) ? value : value.AddDays(days);
}
