using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>From when and until when a published article is to be seen, and what follows from that now.</summary>
/// <param name="Status">The status of an article that is published otherwise: published, scheduled or expired.</param>
internal sealed record VisiblePeriod(ArticleStatus Status, DateTimeOffset? From, DateTimeOffset? Until)
{
    private static readonly VisiblePeriod Always = new(ArticleStatus.Published, null, null);

    // Clocks differ, and somebody who publishes now may give a time that is a little too early.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Works out when an article that is about to be stored is visible, by the clock of the database.
    /// </summary>
    /// <param name="stored">The article as it is stored; null for a new one.</param>
    public static async Task<VisiblePeriod> OfAsync(Session session, StoredArticle? stored, ParsedArticle article)
    {
        var until = Instants.Kept(article.VisibleUntil);
        var from = Instants.Kept(article.VisibleFrom);
        var publishedAt = article.AwaitsPublication && from is null ? Instants.Kept(article.PublishedAt) : null;

        // An earlier decision about this very date holds: an article that was visible stays visible when it is read
        // again.
        if (publishedAt is not null && stored?.PublishedAt == publishedAt)
        {
            (from, publishedAt) = (stored.VisibleFrom, null);
        }

        if (from is null && until is null && publishedAt is null)
        {
            return Always;
        }

        var now = await session.ExecuteScalarAsync<DateTimeOffset>("select c.now from clock c");
        from ??= publishedAt > now + Tolerance ? publishedAt : null;
        var current = until <= now ? ArticleStatus.Expired : ArticleStatus.Published;
        return new(from > now ? ArticleStatus.Scheduled : current, from, until);
    }
}
