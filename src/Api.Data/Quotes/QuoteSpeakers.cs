using System.Text.Json;
using Api.Content.Quotes;
using Api.Data.Articles;

namespace Api.Data.Quotes;

/// <summary>The speakers whom people name for a quote.</summary>
internal sealed class QuoteSpeakers(Session session)
{
    /// <summary>The condition that a published article quotes the speaker <c>n</c>, in whatever way.</summary>
    internal const string QuotedSql =
        "exists (select 1 from quote_speakers x join articles a on a.id = x.article_id "
            + "where x.speaker_id = n.id and a.status = 'published')";

    private const int MostSpeakers = 100;

    private const string SpeakersOfSql = "select speaker_id from quote_speakers where quote_id = @Id order by position";

    public async Task<IReadOnlyList<long>> ListAsync(long id) =>
        (await session.QueryAsync<long>(SpeakersOfSql, new { Id = id })).ToList();

    private static readonly string KnownSpeakersSql =
        $"select id, coalesce(merged_into, id) from speakers where id in (select value from json_each(@Ids))";

    /// <summary>
    /// Finds the speakers with these ids, each once, merged ones as the speakers that they were merged into; null if no
    /// ids were given, or one is not known.
    /// </summary>
    public async Task<(IReadOnlyList<long>? Ids, Edited? Refused)> FindAsync(
        long id,
        IReadOnlyList<long>? ids)
    {
        if (ids is null or { Count: > MostSpeakers })
        {
            return (null, ids is null
                ? null
                : Edited.Refuse(id, "/speakerIds", $"at most {MostSpeakers} speakers are taken"));
        }

        var known = (await session.QueryAsync<(long Id, long Into)>(
            KnownSpeakersSql, new { Ids = JsonSerializer.Serialize(ids) })).ToDictionary();
        var unknown = ids.Index()
            .Where(s => !known.ContainsKey(s.Item))
            .Select(s => s.Index)
            .DefaultIfEmpty(-1)
            .First();
        return unknown < 0
            ? ([.. ids.Select(s => known[s]).Distinct()], null)
            : (null, Edited.Refuse(id, $"/speakerIds/{unknown}", $"there is no speaker {ids[unknown]}"));
    }

    private const string NameSql = """
        update quotes set
          method = 'manual', source_type = @SourceType,
          attribution_confidence = null, resolution_confidence = null, confidence = null,
          attribution_rule = null, resolution_rule = null
        where id = @Id;
        delete from quote_speakers where quote_id = @Id;
        """;

    private const string InsertSpeakerSql = """
        insert into quote_speakers (quote_id, position, speaker_id, article_id, sort_at)
        values (@Id, @Position, @SpeakerId, @ArticleId, @SortAt)
        """;

    /// <summary>Sets the speakers of a quote.</summary>
    public async Task NameAsync(
        long id,
        long articleId,
        DateTimeOffset sortAt,
        IReadOnlyList<long> speakers)
    {
        await session.ExecuteAsync(
            NameSql,
            new { Id = id, SourceType = EnumText.Of(speakers.Count == 0 ? SourceType.None : SourceType.Named) });
        await session.ExecuteAllAsync(
            InsertSpeakerSql,
            speakers.Select(
                (speaker, i) =>
                    new { Id = id, Position = i + 1, SpeakerId = speaker, ArticleId = articleId, SortAt = sortAt }));
        await session.ExecuteAsync(ArticleSpeakerWriter.DescribeSql, new { ArticleId = articleId });
    }
}
