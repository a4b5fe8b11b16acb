using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Speakers;
using Api.Data.Tags;
using Dapper;

namespace Api.Data.Changes;

/// <summary>Reads the changes that one caller may see: the others leave no trace.</summary>
public sealed class ChangeQueries(
    Database database,
    SpeakerQueries speakers,
    AuthorQueries authors,
    PublisherQueries publishers,
    TagQueries tags)
{
    private static readonly JsonElement None = JsonSerializer.SerializeToElement<object?>(null);

    private const string NoWalkSql = "select c.seq from changes c where false";

    // One walk of the index for each audience and type, merged: neither what others see nor what is not asked for is
    // passed over row by row.
    internal static string PageSql(ChangeFilter filter, Visibility visibility, long since)
    {
        // A caller who begins has nothing that could be deleted.
        var living = since == 0 ? " and c.op <> 'deleted'" : "";
        var types = filter.Type?.Values ?? Choices<ChangeType>.Names;
        var walks = AudiencesOf(visibility).SelectMany(_ => types, (audience, type) =>
            "select w.seq from (select c.seq from changes c "
                + $"where c.audience = '{audience}' and c.type = '{type}' and c.seq > @Since{living} "
                + "order by c.seq limit @Limit) w");
        return $"""
            with page as (
              select w.seq from (
                {string.Join("\n    union all ", walks.DefaultIfEmpty(NoWalkSql))}
              ) w
              order by w.seq
              limit @Limit
            )
            select c.seq, c.type, c.target_id as id, c.article_id, c.op, c.revision, c.at, c.merged_into
            from page
            join changes c on c.seq = page.seq
            order by page.seq
            """;
    }

    private static string[] AudiencesOf(Visibility visibility) =>
        ["everyone", visibility == Visibility.Published ? "anonymous" : "keyed"];

    /// <summary>Lists the changes after a place, as many as the filter says.</summary>
    /// <returns>The changes; null if the place is one in another history than this database's.</returns>
    public async Task<ChangeSlice?> ListAsync(
        ChangeFilter filter,
        Visibility visibility,
        ChangePosition since,
        CancellationToken cancellationToken)
    {
        await using (var session = await OpenAsync(filter, cancellationToken))
        {
            var (reach, rows) = await ReadAsync(session, filter, visibility, since, cancellationToken);
            if (reach.Holds(since))
            {
                var slice = SliceOf(rows, filter.PageSize, since, reach);
                return filter.WithResources
                    ? slice with { Rows = await WithResourcesAsync(session, visibility, slice.Rows) }
                    : slice;
            }
        }

        // A standby may not yet have come as far as the node that gave this place out.
        await using var primary = await database.ReadWrittenAsync(cancellationToken);
        await using var results = await primary.QueryMultipleAsync(
            Timelines.ReachSql(AudiencesOf(visibility)), new { since.Timeline }, cancellationToken);
        var newest = await results.ReadSingleAsync<Reach>();
        return newest.Holds(since) ? new([], since, CaughtUp: false, newest.At(newest.Seen)) : null;
    }

    private ValueTask<Session> OpenAsync(ChangeFilter filter, CancellationToken cancellationToken) =>
        filter.WithResources
            ? database.ReadSnapshotAsync(cancellationToken)
            : database.ReadTogetherAsync(cancellationToken);

    private static async Task<(Reach Reach, List<Change> Rows)> ReadAsync(
        Session session,
        ChangeFilter filter,
        Visibility visibility,
        ChangePosition since,
        CancellationToken cancellationToken)
    {
        var place = since.IsNow ? long.MaxValue : since.Seq;
        var parameters = new { since.Timeline, Since = place, Limit = filter.PageSize + 1 };
        var sql = Timelines.ReachSql(AudiencesOf(visibility)) + PageSql(filter, visibility, parameters.Since);
        await using var results = await session.QueryMultipleAsync(sql, parameters, cancellationToken);
        return (await results.ReadSingleAsync<Reach>(), (await results.ReadAsync<Change>()).AsList());
    }

    /// <param name="rows">The rows of a page, and one more if there are more.</param>
    private static ChangeSlice SliceOf(List<Change> rows, int pageSize, ChangePosition since, Reach reach)
    {
        var caughtUp = rows.Count <= pageSize;
        if (!caughtUp)
        {
            rows.RemoveAt(pageSize);
        }

        var last = rows.Count > 0 ? rows[^1].Seq : since.Seq;
        return new(rows, reach.At(since.IsNow ? reach.Seen : last), caughtUp, reach.At(reach.Seen));
    }

    // Always for all types, so it is one statement, which stays prepared.
    private readonly string[] _resourcesSql =
    [
        .. Enum.GetValues<Visibility>().Select(visibility => $"""
            {ArticleQueries.WholeSql(IdsOf(ChangeType.Article), visibility)};

            {ParagraphQueries.Table.OfIdsSql(IdsOf(ChangeType.Paragraph), visibility)};
            {QuoteQueries.Table.OfIdsSql(IdsOf(ChangeType.Quote), visibility)};
            {ImageQueries.Table.OfIdsSql(IdsOf(ChangeType.Image), visibility)};

            {speakers.OfIdsSql(IdsOf(ChangeType.Speaker), visibility)};
            {authors.OfIdsSql(IdsOf(ChangeType.Author), visibility)};
            {publishers.OfIdsSql(IdsOf(ChangeType.Publisher), visibility)};
            {tags.OfIdsSql(IdsOf(ChangeType.Tag), visibility)}
            """),
    ];

    // From the same state as the changes: everything that is not deleted is there.
    private async Task<IReadOnlyList<Change>> WithResourcesAsync(
        Session session,
        Visibility visibility,
        IReadOnlyList<Change> changes)
    {
        var parameters = new DynamicParameters();
        foreach (var type in Enum.GetValues<ChangeType>())
        {
            parameters.Add(
                type.ToString(),
                JsonSerializer.Serialize(
                    changes.Where(c => c.Type == type && c.Op != ChangeOp.Deleted).Select(c => c.Id)));
        }

        var found = new Dictionary<(ChangeType, long), object>();
        await using var results = await session.QueryMultipleAsync(_resourcesSql[(int)visibility], parameters);
        foreach (var article in await ArticleQueries.ReadWholeAsync(results))
        {
            found.Add((ChangeType.Article, article.Id), article);
        }

        await AddAsync<Paragraph>(ChangeType.Paragraph, p => p.Id);
        await AddAsync<Quote>(ChangeType.Quote, q => q.Id);
        await AddAsync<Image>(ChangeType.Image, i => i.Id);
        await AddAsync<Speaker>(ChangeType.Speaker, n => n.Id);
        await AddAsync<Author>(ChangeType.Author, n => n.Id);
        await AddAsync<Publisher>(ChangeType.Publisher, n => n.Id);
        await AddAsync<Tag>(ChangeType.Tag, n => n.Id);
        return [.. changes.Select(c => c with { Resource = found.GetValueOrDefault((c.Type, c.Id), None) })];

        async Task AddAsync<T>(ChangeType type, Func<T, long> id)
            where T : notnull
        {
            foreach (var resource in await results.ReadAsync<T>())
            {
                found.Add((type, id(resource)), resource);
            }
        }
    }

    private static string IdsOf(ChangeType type) => $"select value from json_each(@{type})";
}
