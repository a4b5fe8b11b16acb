using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Changes;

namespace Api.Data.Articles;

/// <summary>
/// Joins the speaker whom an article calls by a surname alone to the bearer whom it means, and parts them again, within
/// a transaction. A join is a merge that can end: who is meant follows from the articles that there are, whatever the
/// order in which they came.
/// </summary>
internal sealed class SurnameJoins(LoggedWrite write)
{
    private readonly Session _session = write.Session;

    // The days and surnames of published articles, if any article at all calls somebody by the surname alone: only then
    // can one mean somebody else than before. A date that is a month or a year is no day.
    private const string ChangedSql = """
        insert into surname_turns (publisher_id, surname, published_on)
        select distinct a.publisher_id, s.surname, a.published_on
        from quote_speakers x
        join speakers s on s.id = x.speaker_id
        join articles a on a.id = x.article_id
        where s.surname is not null and a.publisher_id is not null and length(a.published_on) = 10
          and a.status = 'published'
          and exists (select 1 from speakers o where o.name_key = s.surname and o.kind = 'person')
        """;

    /// <summary>Notes the surnames of one article: before it changes, and after.</summary>
    public const string ArticleChangesSql = $"{ChangedSql} and x.article_id = @Id on conflict do nothing";

    /// <summary>Notes the surnames of articles: before they change, and after.</summary>
    public const string ArticlesChangeSql =
        $"{ChangedSql} and x.article_id in (select value from json_each(@Ids)) on conflict do nothing";

    /// <summary>Notes the articles of everybody whom one calls by a surname alone.</summary>
    public const string AllChangeSql = $"{ChangedSql} and s.name_key = s.surname on conflict do nothing";

    /// <summary>Notes the articles that quote a speaker: before its name or kind changes, and after.</summary>
    public Task ChangesAsync(long id) =>
        _session.ExecuteAsync($"{ChangedSql} and x.speaker_id = @Id on conflict do nothing", new { Id = id });

    // Of this article alone: what is written does not grow with what others quote of the bearer. The plus keeps both
    // databases from the index of the speaker, which has all of it.
    private const string CountSql = $"""
        update speakers set
          quote_count = quote_count + case when id = @To then c.quotes else -c.quotes end,
          article_count = article_count + case when c.quotes = 0 then 0 when id = @To then 1 else -1 end,
          version = version + 1
        from (
          select count(*) as quotes
          from quote_speakers x
          join quotes r on r.id = x.quote_id
          join articles a on a.id = x.article_id
          where x.article_id = @ArticleId and +x.speaker_id = @From and a.status = 'published'
            and {Quotes.QuoteFilter.ListedSql}
        ) c
        where id in (@From, @To);
        """;

    private const string JoinSql = $"""
        {CountSql}
        insert into surname_joins (speaker_id, into_id, article_id, slug)
        select s.id, @To, @ArticleId, s.slug from speakers s where s.id = @From;
        update quote_speakers set speaker_id = @To where article_id = @ArticleId and +speaker_id = @From;
        insert into speaker_names (article_id, speaker_id, kind, text)
        select @ArticleId, @To, 'alias', s.name from speakers s where s.id = @From
        on conflict (article_id, speaker_id, kind, text) do nothing;
        update speaker_names set speaker_id = @To where article_id = @ArticleId and +speaker_id = @From;
        update speaker_keys set speaker_id = @To where speaker_id = @From;
        update slugs set target_id = @To where noun = 'speaker' and target_id = @From;
        update speakers set merged_into = @To, slug = '~' || id where id = @From;
        """;

    /// <summary>
    /// Joins a speaker whom one article alone quotes to another, whom that article does not quote.
    /// </summary>
    public async Task JoinAsync(long id, long into, long articleId)
    {
        await ArticleSpeakerWriter.ShowAsync(write, id);
        await _session.ExecuteAsync(JoinSql, new { From = id, To = into, ArticleId = articleId });
        write.Log.Merged("speaker", id, into);
        write.Log.Did(new("join", "speaker", id, After: new { Into = into }));
    }

    // The name of the speaker itself is no other name of it.
    private const string PartSql = $"""
        {CountSql}
        update speakers set merged_into = null, slug = @Slug where id = @To;
        update slugs set target_id = @To where noun = 'speaker' and slug = @Slug;
        update speaker_keys set speaker_id = @To where join_key = @Key;
        update quote_speakers set speaker_id = @To where article_id = @ArticleId and +speaker_id = @From;
        delete from speaker_names
        where article_id = @ArticleId and +speaker_id = @From and kind = 'alias'
          and text = (select s.name from speakers s where s.id = @To);
        update speaker_names set speaker_id = @To where article_id = @ArticleId and +speaker_id = @From;
        delete from surname_joins where speaker_id = @To;
        """;

    /// <summary>Gives a joined speaker its quotes, name and address back.</summary>
    public async Task PartAsync(SurnameJoin join)
    {
        await _session.ExecuteAsync(
            PartSql, new { From = join.Into, To = join.Id, join.ArticleId, join.Slug, join.Key });
        await ArticleSpeakerWriter.ShowAsync(write, join.Id);
        write.Log.Named("speaker", join.Id);
        write.Log.Named("speaker", join.Into);
        write.Log.Did(new("part", "speaker", join.Id, Before: new { join.Into }));
    }

    private const string JoinsSql = """
        select j.speaker_id as id, j.into_id as "into", j.article_id, j.slug, s.surname,
          s.name_key || '@' || j.article_id as key
        from surname_joins j
        join speakers s on s.id = j.speaker_id
        """;

    private const string OneJoinSql = $"{JoinsSql} where j.speaker_id = @Id";

    private const string ArticleJoinsSql = $"{JoinsSql} where j.article_id = @Id";

    private const string ErasedJoinsSql = $"""
        {JoinsSql}
        where j.article_id = @Id or j.into_id in (select x.speaker_id from quote_speakers x where x.article_id = @Id)
        """;

    /// <summary>Finds the join of a speaker.</summary>
    public async Task<SurnameJoin> FindAsync(long id) =>
        (await _session.QueryFirstOrDefaultAsync<SurnameJoin>(OneJoinSql, new { Id = id }))!;

    /// <summary>
    /// Parts the joined speakers of an article whom its next state calls otherwise, before that is written: then the
    /// bearer's quotes in it are not all theirs.
    /// </summary>
    public async Task BecomeAsync(long articleId, ParsedArticle article)
    {
        // Without a publisher or a day nothing tells whom it means.
        var hasDay = article is { Publisher: not null, PublishedOn.Length: 10 };
        foreach (var join in await ListAsync(ArticleJoinsSql, articleId))
        {
            var bearers = article.Quotes
                .SelectMany(quote => quote.Speakers)
                .Select(speaker => NameKey.Of(speaker.Name))
                .Where(key => key == join.Surname || key.EndsWith(' ' + join.Surname, StringComparison.Ordinal))
                .Distinct()
                .ToList();
            var isCalledSo = bearers is [var only] && only == join.Surname;
            await (isCalledSo && hasDay ? Task.CompletedTask : PartAsync(join));
        }
    }

    // By the days of others who are called so: nothing of the article that goes stays in the notes.
    private const string OthersSql = """
        insert into surname_turns (publisher_id, surname, published_on)
        select distinct a.publisher_id, s.surname, a.published_on
        from quote_speakers gone
        join speakers bearer on bearer.id = gone.speaker_id
        join speakers s on s.surname = bearer.surname and s.name_key = s.surname
        join quote_speakers x on x.speaker_id = s.id
        join articles a on a.id = x.article_id
        where gone.article_id = @Id and a.id <> @Id and a.status = 'published' and length(a.published_on) = 10
          and a.publisher_id = (select e.publisher_id from articles e where e.id = @Id)
        on conflict do nothing
        """;

    private const string ForgetSql = """
        delete from surname_turns
        where not exists (
          select 1
          from speakers s
          join quote_speakers x on x.speaker_id = s.id
          join articles a on a.id = x.article_id
          where s.surname = surname_turns.surname and a.publisher_id = surname_turns.publisher_id
            and a.published_on = surname_turns.published_on)
        """;

    /// <summary>
    /// Parts everybody who is joined in an article or by it, before it is erased, and notes whom others may mean then:
    /// nobody keeps a name that only it had.
    /// </summary>
    public async Task LeaveAsync(long articleId)
    {
        foreach (var join in await ListAsync(ErasedJoinsSql, articleId))
        {
            await PartAsync(join);
        }

        await _session.ExecuteAsync(OthersSql, new { Id = articleId });
    }

    /// <summary>Removes the notes of an article that was erased.</summary>
    public Task ForgetAsync() => _session.ExecuteAsync(ForgetSql);

    private async Task<IReadOnlyList<SurnameJoin>> ListAsync(string sql, long articleId) =>
        [.. await _session.QueryAsync<SurnameJoin>(sql, new { Id = articleId })];
}

/// <summary>A speaker of one article who is joined to a bearer of the surname.</summary>
internal sealed record SurnameJoin
{
    public required long Id { get; init; }

    public required long Into { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>The slug that the speaker had.</summary>
    public required string Slug { get; init; }

    public required string Surname { get; init; }

    /// <summary>The key by which its article finds it.</summary>
    public required string Key { get; init; }
}
