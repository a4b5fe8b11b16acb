using Api.Data.Changes;
using Api.Data.Quotes;

namespace Api.Data.Articles;

/// <summary>
/// Counts an article's quotes, and the article and its quotes for the publisher, authors, tags and speakers that it
/// names.
/// </summary>
internal sealed class ArticleCountWriter(Session session, ChangeLog log, DateTimeOffset now)
{
    private const string ChangedSql = $"{ContributionSql}; {SurnameJoins.ArticleChangesSql}";

    private const string CountSql = $"""
        update articles set
          quote_count = (select count(*) from quotes r where r.article_id = @Id and {QuoteFilter.ListedSql})
        where id = @Id
        """;

    /// <summary>Counts the article's quotes, and adds it to the counts of everything that it names.</summary>
    public async Task AddAsync(long id)
    {
        await session.ExecuteAsync($"{CountSql}; {ChangedSql}", new { Id = id, Sign = 1 });
    }

    /// <summary>
    /// Takes the article from the counts of everything that it names. Call it before any change of the article, and
    /// <see cref="AddAsync"/> after.
    /// </summary>
    public async Task RemoveAsync(long id)
    {
        await log.NamedByAsync(id);
        await session.ExecuteAsync(ChangedSql, new { Id = id, Sign = -1 });
    }

    private const string CorrectedSql = "update articles set version = version + 1, updated_at = @Now where id = @Id";

    /// <summary>Counts again after a person's correction, as the article's next version.</summary>
    public async Task CorrectedAsync(long id)
    {
        await AddAsync(id);
        await session.ExecuteAsync(CorrectedSql, new { Id = id, Now = now });
        await log.NamedByAsync(id);
        log.Changed(id);
    }

    // Every count that the article adds to, and the version of every resource whose answer shows a part of it.
    private const string ContributionSql = $"""
        update publishers set article_count = article_count + @Sign, version = version + 1
        where id in (select publisher_id from articles where id = @Id and status = 'published');

        update authors set article_count = article_count + @Sign, version = version + 1
        where id in (
          select x.author_id from article_authors x join articles a on a.id = x.article_id
          where a.id = @Id and a.status = 'published');

        update tags set article_count = article_count + @Sign, version = version + 1
        where id in (
          select x.tag_id from article_tags x join articles a on a.id = x.article_id
          where a.id = @Id and a.status = 'published');

        update speakers set
          quote_count = quote_count + @Sign * c.quotes,
          article_count = article_count + @Sign * case when c.quotes > 0 then 1 else 0 end,
          version = version + 1
        from (
          select x.speaker_id, sum(case when {QuoteFilter.ListedSql} then 1 else 0 end) as quotes
          from quotes r
          join quote_speakers x on x.quote_id = r.id
          join articles a on a.id = r.article_id
          where r.article_id = @Id and a.status = 'published'
          group by x.speaker_id
        ) c
        where c.speaker_id = speakers.id
        """;
}
