using System.Text.Json;
using Api.Content.Text;
using Api.Data.Changes;

namespace Api.Data.Articles;

/// <summary>
/// Writes the speakers of an article's quotes, and the article's names for them, within its transaction. A speaker whom
/// a person named stays.
/// </summary>
internal sealed class ArticleSpeakerWriter(Session session, ArticleNameWriter names, WrittenArticle of)
{
    private const string ForgetSpeakersSql = """
        delete from quote_speakers
        where quote_id in (select q.id from quotes q where q.article_id = @ArticleId)
          and quote_id not in (select value from json_each(@Ids));

        update quote_speakers set sort_at = @SortAt
        where quote_id in (select value from json_each(@Ids)) and sort_at <> @SortAt;
        delete from speaker_names where article_id = @ArticleId;
        """;

    private const string InsertSpeakerSql = """
        insert into quote_speakers (quote_id, position, speaker_id, article_id, sort_at)
        values (@QuoteId, @Position, @SpeakerId, @ArticleId, @SortAt)
        """;

    // A name other than its own.
    private const string InsertAliasSql = """
        insert into speaker_names (article_id, speaker_id, kind, text)
        select @ArticleId, s.id, 'alias', @Text
        from speakers s
        where s.id = @Id and s.name_key <> @Key
          and exists (select 1 from quote_speakers x where x.speaker_id = s.id and x.article_id = @ArticleId)
        on conflict (article_id, speaker_id, kind, text) do nothing
        """;

    /// <summary>
    /// Collects the descriptors of speakers in the quotes of an article. A descriptor of several speakers describes no
    /// single one of them, and a descriptor beside another name does not describe a speaker whom a person named.
    /// </summary>
    internal const string DescribeSql = """
        delete from speaker_names
        where article_id = @ArticleId
          and (kind = 'descriptor' or speaker_id not in (
            select x.speaker_id from quote_speakers x join quotes q on q.id = x.quote_id
            where q.article_id = @ArticleId));

        insert into speaker_names (article_id, speaker_id, kind, text)
        select distinct @ArticleId, min(x.speaker_id), 'descriptor', q.descriptor
        from quotes q
        join quote_speakers x on x.quote_id = q.id
        where q.article_id = @ArticleId and q.removed_in is null and q.descriptor is not null and q.method <> 'manual'
        group by q.id, q.descriptor
        having count(*) = 1;
        """;

    public async Task SaveAsync(Standing standing, IReadOnlyList<long> ids)
    {
        if (!of.IsNew)
        {
            var kept = standing.Gone.Where(q => q.Kept)
                .Select(q => q.Id)
                .Concat(
                    standing.Quotes.Where(q => q.Quote is null || q.Old is { Settled: true }).Select(q => q.Old!.Id));
            await session.ExecuteAsync(
                ForgetSpeakersSql,
                new { ArticleId = of.Id, SortAt = of.SortAt, Ids = JsonSerializer.Serialize(kept) });
        }

        var quotes = standing.Quotes.Zip(ids)
            .Where(q => q.First is { Quote: not null, Old: not { Settled: true } })
            .Select(q => (Quote: q.First.Quote!, Id: q.Second))
            .ToList();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var speaker in quotes.SelectMany(q => q.Quote.Speakers).DistinctBy(s => s.Name))
        {
            known[speaker.Name] = await names.SpeakerAsync(of.Id, speaker);
        }

        await session.ExecuteAllAsync(
            InsertSpeakerSql,
            quotes.SelectMany(q => q.Quote.Speakers.Select(s => known[s.Name]).Distinct()
                .Select((id, i) => new
                {
                    QuoteId = q.Id,
                    Position = i + 1,
                    SpeakerId = id,
                    ArticleId = of.Id,
                    SortAt = of.SortAt,
                })));

        // Also for speakers of settled quotes: the article's names for them are read again.
        var aliases = new List<object>();
        foreach (var speaker in standing.Quotes.SelectMany(q => q.Quote?.Speakers ?? []).DistinctBy(s => s.Name))
        {
            var id = known.TryGetValue(speaker.Name, out var named)
                ? named
                : await names.FindSpeakerAsync(of.Id, speaker);
            aliases.AddRange(
                speaker.Aliases.Prepend(speaker.Name)
                    .Select(name => new { ArticleId = of.Id, Id = id, Text = name, Key = NameKey.Of(name) }));
        }

        await session.ExecuteAllAsync(InsertAliasSql, aliases);
        await session.ExecuteAsync(DescribeSql, new { ArticleId = of.Id });
    }

    private const string ShowSql = """
        update articles set version = version + 1, updated_at = @Now
        where deleted_at is null and id in (select x.article_id from quote_speakers x where x.speaker_id = @Id)
        """;

    /// <summary>Notes that all articles that quote a speaker, and those quotes, show another name.</summary>
    internal static async Task ShowAsync(LoggedWrite write, long id)
    {
        var (session, log, now) = write;
        var quotes = (await session.QueryAsync<(long Quote, long Article)>(
            "select quote_id, article_id from quote_speakers where speaker_id = @Id", new { Id = id })).ToList();
        await session.ExecuteAsync(ShowSql, new { Id = id, Now = now });
        log.Shown(quotes.Select(q => q.Article).Distinct(), quotes.Select(q => q.Quote));
    }
}
