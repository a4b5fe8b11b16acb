using Api.Data.Changes;

namespace Api.Data.Speakers;

/// <summary>
/// Makes one speaker another's, within a transaction: each step is one statement over all of a speaker's quotes, so
/// that ten thousand quotes are merged like ten.
/// </summary>
internal sealed class SpeakerMerging(LoggedWrite write)
{
    private const string ShowSql = """
        update articles set version = version + 1, updated_at = @Now
        where deleted_at is null and id in (select x.article_id from quote_speakers x where x.speaker_id = @Id)
        """;

    // A quote of both is then the other's once, in the place of the first; the positions are moved by way of numbers
    // that none has.
    private const string MergeQuotesSql = """
        delete from quote_speakers
        where speaker_id in (@Id, @Into)
          and exists (
            select 1 from quote_speakers y
            where y.quote_id = quote_speakers.quote_id and y.speaker_id in (@Id, @Into)
              and y.position < quote_speakers.position);

        update quote_speakers set speaker_id = @Into where speaker_id = @Id;

        update quote_speakers set position = -n.position
        from (
          select x.quote_id, x.speaker_id, row_number() over (partition by x.quote_id order by x.position) as position
          from quote_speakers x
          where x.quote_id in (select y.quote_id from quote_speakers y where y.speaker_id = @Into)
        ) n
        where n.quote_id = quote_speakers.quote_id and n.speaker_id = quote_speakers.speaker_id
          and n.position <> quote_speakers.position;

        update quote_speakers set position = -position
        where position < 0 and quote_id in (select y.quote_id from quote_speakers y where y.speaker_id = @Into);
        """;

    private const string MergeSql = """
        insert into speaker_names (article_id, speaker_id, kind, text)
        select n.article_id, @Into, n.kind, n.text from speaker_names n where n.speaker_id = @Id
        on conflict (article_id, speaker_id, kind, text) do nothing;
        delete from speaker_names where speaker_id = @Id;

        update speaker_keys set speaker_id = @Into where speaker_id = @Id;
        update slugs set target_id = @Into where noun = 'speaker' and target_id = @Id;
        update surname_joins set into_id = @Into where into_id = @Id;
        update speakers set merged_into = @Into where merged_into = @Id;
        update speakers set merged_into = @Into, slug = '~' || id, quote_count = 0, article_count = 0 where id = @Id;
        """;

    private const string CountSql = $"""
        update speakers set quote_count = c.quotes, article_count = c.articles, version = version + 1
        from (
          select count(*) as quotes, count(distinct r.article_id) as articles
          from quote_speakers x
          join quotes r on r.id = x.quote_id
          join articles a on a.id = r.article_id
          where x.speaker_id = @Id and a.status = 'published' and {Quotes.QuoteFilter.ListedSql}
        ) c
        where id = @Id
        """;

    /// <summary>
    /// Gives the quotes, names and addresses of one speaker to another. What a person said of the two stays to be
    /// written.
    /// </summary>
    public async Task MergeAsync(FoundSpeaker from, FoundSpeaker stays)
    {
        var parameters = new { from.Id, Into = stays.Id };
        await ShowAsync(from.Id);
        await new SpeakerNames(write.Session).AddOtherAsync(from, stays.Id, stays.Name);
        await write.Session.ExecuteAsync(MergeQuotesSql, parameters);
        await write.Session.ExecuteAsync(MergeSql, parameters);
        await CountAsync(stays.Id);
        write.Log.Merged("speaker", from.Id, stays.Id);
    }

    /// <summary>Notes that all articles that quote a speaker, and those quotes, show another name.</summary>
    public async Task ShowAsync(long id)
    {
        var quotes = (await write.Session.QueryAsync<(long Quote, long Article)>(
            "select quote_id, article_id from quote_speakers where speaker_id = @Id", new { Id = id })).ToList();
        await write.Session.ExecuteAsync(ShowSql, new { Id = id, write.Now });
        write.Log.Shown(quotes.Select(q => q.Article).Distinct(), quotes.Select(q => q.Quote));
    }

    /// <summary>Counts a speaker's quotes and their articles again.</summary>
    public Task CountAsync(long id) => write.Session.ExecuteAsync(CountSql, new { Id = id });
}
