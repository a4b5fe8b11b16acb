using System.Globalization;

namespace Api.Content.Articles;

/// <summary>Reconciles the day of an article's publication with its instant.</summary>
internal static class PublicationDay
{
    // Local time is between UTC-12 and UTC+14.
    private static readonly TimeSpan MostBehind = TimeSpan.FromHours(12);
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(14);

    /// <summary>
    /// Refuses a day that the instant has nowhere on Earth: one of the two is wrong, and nobody knows which.
    /// </summary>
    /// <param name="isStored">
    /// Whether it was accepted before, and is only read again. A day that a person gave then holds against an instant
    /// that a later source gives.
    /// </param>
    public static ParsedArticle Settle(ParsedArticle article, JsonValue source, bool isStored)
    {
        if (source.Member("publishedOn") is not { IsNull: false } on || !IsContradicted(article))
        {
            return article;
        }

        if (isStored)
        {
            return source.Member("publishedAt") is null ? article with { PublishedAt = null } : article;
        }

        var utc = article.PublishedAt!.Value.UtcDateTime;
        var instant = utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        on.Unacceptable($"publishedAt, {instant}, is on this day nowhere on earth: correct one, or make it null.");
        return article;
    }

    private static bool IsContradicted(ParsedArticle article)
    {
        if (article.PublishedAt is not { } instant || article.PublishedOn is not { } on)
        {
            return false;
        }

        var first = Day(instant.UtcTicks - MostBehind.Ticks);
        var last = Day(instant.UtcTicks + MostAhead.Ticks);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).StartsWith(on, StringComparison.Ordinal))
            {
                return false;
            }

            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return true;
    }

    private static DateOnly Day(long ticks) => DateOnly.FromDateTime(
        new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc));
}
