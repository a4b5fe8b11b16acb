using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>From when and until when a published article is to be seen, and what follows from that now.</summary>
/// <param name="Status">The status of an article that is published otherwise: published, scheduled or expired.</param>
internal sealed record Visibility(ArticleStatus Status, DateTimeOffset? From, DateTimeOffset? Until)
{
    private static readonly Visibility Always = new(ArticleStatus.Published, null, null);

    // Clocks differ, and who publishes now may say so a little too early.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>Works out when an article that is about to be stored is to be seen, by the clock of the database.</summary>
    /// <param name="stored">The article as it is stored; null for a new one.</param>
    public static async Task<Visibility> OfAsync(Session session, StoredArticle? stored, ParsedArticle article)
    {
        if ((article.VisibleFrom ?? article.VisibleUntil ?? article.PublishedAt ?? stored?.VisibleFrom) is null)
        {
            return Always;
        }

        var now = await session.ExecuteScalarAsync<DateTimeOffset>("select c.now from clock c");
        var (from, until) = (Instants.Kept(FromOf(stored, article, now)), Instants.Kept(article.VisibleUntil));
        var current = until <= now ? ArticleStatus.Expired : ArticleStatus.Published;
        return new(from > now ? ArticleStatus.Scheduled : current, from, until);
    }

    private static DateTimeOffset? FromOf(StoredArticle? stored, ParsedArticle article, DateTimeOffset now)
    {
        if (article.VisibleFrom is not null || !article.AwaitsPublication)
        {
            return article.VisibleFrom;
        }

        // What was decided of this very date holds: read again, an article that was out already is not taken back.
        if (stored is not null && stored.PublishedAt == Instants.Kept(article.PublishedAt))
        {
            return stored.VisibleFrom;
        }

        return article.PublishedAt > now + Tolerance ? article.PublishedAt : null;
    }
}
