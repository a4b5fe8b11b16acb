using System.Text.Json;
using Api.Data.Acts;
using Api.Data.Search;

namespace Api.Data.Changes;

/// <summary>
/// Notes the changes of a transaction, and writes them down at its end: one row a resource, after all existing rows. As
/// only one transaction writes at a time, the rows are in the order of commits, and a reader who has seen one has seen
/// all before it.
/// </summary>
/// <remarks>
/// A caller who cannot see a resource gets no row of it, or, if they could see it before, a row that says it was
/// deleted.
/// </remarks>
internal sealed class ChangeLog(Session session, bool beginsTimeline, Actor by, DateTimeOffset at)
{
    private readonly HashSet<long> _created = [];
    private readonly HashSet<long> _changed = [];
    private readonly List<(string Noun, long Id, long Into)> _merged = [];
    private readonly List<(string Noun, long Id)> _gone = [];
    private readonly List<(string Sql, string Ids)> _shown = [];
    private readonly Dictionary<string, HashSet<long>> _named = new(StringComparer.Ordinal);
    private readonly List<Act> _acts = [];

    /// <summary>Notes a write, for the table of acts.</summary>
    public void Did(Act act) => _acts.Add(act);

    /// <summary>Adds this transaction's results to the row of a bulk act.</summary>
    public Task<long> CountAsync(BulkAct act, BulkCounts counts) =>
        new ActWriter(session, by, at).CountAsync(act, counts);

    /// <summary>Notes a new article.</summary>
    public void Created(long articleId) => _created.Add(articleId);

    /// <summary>Notes a changed article with all of its parts: each shows something of the article.</summary>
    public void Changed(long articleId) => _changed.Add(articleId);

    /// <summary>
    /// Notes articles, and quotes in them, whose answers have changed. However many they are, two statements write
    /// them.
    /// </summary>
    public void Shown(IEnumerable<long> articleIds, IEnumerable<long> quoteIds)
    {
        _shown.Add((ShownArticlesSql, JsonSerializer.Serialize(articleIds)));
        _shown.Add((ShownQuotesSql, JsonSerializer.Serialize(quoteIds)));
    }

    /// <summary>The articles that were written, each by itself.</summary>
    public IReadOnlyCollection<long> WrittenArticles => [.. _created.Union(_changed)];

    /// <summary>The articles whose answers have changed, however many: their ids, in JSON arrays.</summary>
    public IEnumerable<string> ShownArticles =>
        _shown.Where(shown => shown.Sql == ShownArticlesSql).Select(shown => shown.Ids);

    /// <summary>Notes a changed author, publisher, speaker or tag.</summary>
    public void Named(string noun, long id) =>
        (_named.TryGetValue(noun, out var ids) ? ids : _named[noun] = []).Add(id);

    /// <summary>Notes an author, publisher, speaker or tag that was merged into another.</summary>
    public void Merged(string noun, long id, long into)
    {
        _merged.Add((noun, id, into));
        Named(noun, into);
    }

    /// <summary>Notes an author, publisher, speaker or tag of which nothing is left, not even its row.</summary>
    public void Gone(string noun, long id) => _gone.Add((noun, id));

    /// <summary>
    /// Notes all names in an article whose answers it changes: an article that is not published shows in none of them,
    /// and only brings new ones.
    /// </summary>
    public async Task NamedByAsync(long articleId)
    {
        foreach (var (noun, id) in await session.QueryAsync<(string, long)>(NamedBySql, new { Id = articleId }))
        {
            Named(noun, id);
        }
    }

    /// <summary>Writes all notes. Nothing may be changed in the transaction afterwards.</summary>
    public async Task WriteAsync()
    {
        // A merged resource is only deleted.
        foreach (var (noun, id, _) in _merged)
        {
            _named[noun].Remove(id);
        }

        if (_named.GetValueOrDefault("speaker") is { } speakers)
        {
            await NameTokens.WriteOfSpeakersAsync(session, speakers);
        }

        var last = await Timelines.KeepAsync(session, at, beginsTimeline);
        foreach (var (noun, ids) in _named.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var (table, visible) = Nouns[noun];
            var parameters = new { Noun = noun, Ids = JsonSerializer.Serialize(ids.Order()), At = at };
            await session.ExecuteAsync(NamesSql(table, visible), parameters);
        }

        await session.ExecuteAllAsync(GoneSql, _gone.Select(g => new { g.Noun, g.Id, At = at }));
        await session.ExecuteAllAsync(MergedSql, _merged.Select(m => new { m.Noun, m.Id, m.Into, At = at }));
        await session.ExecuteAllAsync(CreatedSql, _created.Select(id => new { Id = id, At = at }));
        foreach (var id in _changed.Except(_created))
        {
            await session.ExecuteAsync(ChangedSql, new { Id = id, At = at });
        }

        foreach (var (sql, ids) in _shown)
        {
            await session.ExecuteAsync(sql, new { Ids = ids, At = at });
        }

        await session.ExecuteAsync(ForgetSql, new { Last = last });
        var acts = new ActWriter(session, by, at);
        foreach (var act in _acts)
        {
            await acts.AddAsync(act);
        }
    }

    // Visible as in lists, for a few speakers. The lists' join would begin with all articles while PostgreSQL has no
    // statistics; for many speakers this one is slower.
    private const string SpeakerVisibleSql =
        "n.merged_into is null and exists (select 1 from quote_speakers x where x.speaker_id = n.id and (select "
            + "a.status from articles a where a.id = x.article_id) = 'published')";

    private static readonly Dictionary<string, (string Table, string Visible)> Nouns = new(StringComparer.Ordinal)
    {
        ["author"] = ("authors", Authors.AuthorQueries.VisibleSql),
        ["publisher"] = ("publishers", Publishers.PublisherQueries.VisibleSql),
        ["speaker"] = ("speakers", SpeakerVisibleSql),
        ["tag"] = ("tags", Tags.TagQueries.VisibleSql),
    };

    private const string NamedBySql = """
        select n.noun, n.id
        from (
          select 'publisher' as noun, a.publisher_id as id
          from articles a where a.id = @Id and a.publisher_id is not null
          union all select 'author', x.author_id from article_authors x where x.article_id = @Id
          union all select 'tag', x.tag_id from article_tags x where x.article_id = @Id
          union all select distinct 'speaker', x.speaker_id
          from quote_speakers x join quotes q on q.id = x.quote_id where q.article_id = @Id
        ) n
        where (select a.status from articles a where a.id = @Id) = 'published'
           or not exists (select 1 from changes c where c.type = n.noun and c.target_id = n.id)
        """;

    // The named resources come first, whatever the database knows of the sizes of its tables.
    private static string NamesSql(string table, string visible) => $"""
        insert into changes (audience, type, target_id, op, at)
        with named as materialized (
          select n.id, {visible} as visible from {table} n where n.id in (select value from json_each(@Ids)))
        select 'anonymous', @Noun, n.id, 'deleted', @At
        from named n
        where not n.visible and exists (
          select 1 from changes c
          where c.type = @Noun and c.target_id = n.id and c.audience = 'everyone' and c.op <> 'deleted');

        insert into changes (audience, type, target_id, op, at)
        with named as materialized (
          select n.id, {visible} as visible from {table} n where n.id in (select value from json_each(@Ids)))
        select
          case when n.visible then 'everyone' else 'keyed' end, @Noun, n.id,
          case
            when exists (
              select 1 from changes c
              where c.type = @Noun and c.target_id = n.id and c.op <> 'deleted'
                and (c.audience = 'everyone' or not n.visible)) then 'updated'
            else 'created'
          end, @At
        from named n;
        """;

    private const string MergedSql = """
        insert into changes (audience, type, target_id, op, at, merged_into)
        select
          case when exists (
            select 1 from changes c
            where c.type = @Noun and c.target_id = @Id and c.audience = 'everyone' and c.op <> 'deleted')
          then 'everyone' else 'keyed' end,
          @Noun, @Id, 'deleted', @At, @Into
        """;

    // Only for callers who were told of it before.
    private const string GoneSql = """
        insert into changes (audience, type, target_id, op, at)
        select
          case when exists (
            select 1 from changes c
            where c.type = @Noun and c.target_id = @Id and c.audience = 'everyone' and c.op <> 'deleted')
          then 'everyone' else 'keyed' end,
          @Noun, @Id, 'deleted', @At
        where exists (select 1 from changes c where c.type = @Noun and c.target_id = @Id and c.op <> 'deleted')
        """;

    // The same transaction may have changed it again.
    private const string CreatedSql = """
        insert into changes (audience, type, target_id, article_id, op, revision, at)
        select
          case when a.status = 'published' then 'everyone' else 'keyed' end,
          t.type, t.id, a.id, 'created', a.revision, @At
        from articles a
        join (
          select 'article' as type, @Id as id
          union all select 'paragraph', r.id from paragraphs r where r.article_id = @Id and r.removed_in is null
          union all select 'quote', r.id from quotes r where r.article_id = @Id and r.removed_in is null
          union all select 'image', r.id from images r where r.article_id = @Id and r.removed_in is null
        ) t on true
        where a.id = @Id
        """;

    // A part that is gone is reported once. If it was published, it is deleted for everybody; if it was taken back,
    // only for callers without a key. A published resource is created, even if callers with a key have seen it as a
    // draft.
    private const string ChangedSql = $"""
        insert into changes (audience, type, target_id, article_id, op, revision, at)
        select 'anonymous', t.type, t.id, a.id, 'deleted', a.revision, @At
        from articles a
        join ({TargetsSql}) t on true
        join changes c on c.type = t.type and c.target_id = t.id and c.audience = 'everyone' and c.op <> 'deleted'
        where a.id = @Id and a.status <> 'published' and coalesce(a.deleted_status, '') <> 'published';

        insert into changes (audience, type, target_id, article_id, op, revision, at)
        select
          case when a.status = 'published' or a.deleted_status = 'published' then 'everyone' else 'keyed' end,
          t.type, t.id, a.id,
          case
            when t.gone or a.deleted_at is not null then 'deleted'
            when exists (
              select 1 from changes c
              where c.type = t.type and c.target_id = t.id and c.op <> 'deleted'
                and (c.audience = 'everyone' or a.status <> 'published')) then 'updated'
            else 'created'
          end, a.revision, @At
        from articles a
        join ({TargetsSql}) t on true
        where a.id = @Id
          and (not t.gone and a.deleted_at is null or exists (
            select 1 from changes c
            where c.type = t.type and c.target_id = t.id and c.audience in ('everyone', 'keyed')
              and c.op <> 'deleted'));
        """;

    private const string TargetsSql = """
        select 'article' as type, @Id as id, false as gone
        union all select 'paragraph', r.id, r.removed_in is not null from paragraphs r where r.article_id = @Id
        union all select 'quote', r.id, r.removed_in is not null from quotes r where r.article_id = @Id
        union all select 'image', r.id, r.removed_in is not null from images r where r.article_id = @Id
        """;

    private static readonly string ShownArticlesSql = $"""
        insert into changes (audience, type, target_id, article_id, op, revision, at)
        select
          case when a.status = 'published' then 'everyone' else 'keyed' end,
          'article', a.id, a.id, 'updated', a.revision, @At
        from articles a
        where a.id in (select value from json_each(@Ids)) and a.deleted_at is null
        """;

    private static readonly string ShownQuotesSql = $"""
        insert into changes (audience, type, target_id, article_id, op, revision, at)
        select
          case when a.status = 'published' then 'everyone' else 'keyed' end,
          'quote', q.id, a.id, 'updated', a.revision, @At
        from quotes q
        join articles a on a.id = q.article_id
        where q.id in (select value from json_each(@Ids)) and q.removed_in is null and a.deleted_at is null
        """;

    // The newest row for everybody replaces all older ones; one for some audience leaves the others' rows. No row is
    // above the upper bound, but without statistics PostgreSQL estimates that a third of a table is above a single
    // bound, and reads all of it, and that next to nothing is between two.
    private const string ForgetSql = """
        delete from changes
        where seq in (
          select old.seq
          from changes new
          join changes old on old.type = new.type and old.target_id = new.target_id and old.seq <= @Last
            and (new.audience = 'everyone' or old.audience = 'everyone' or old.audience = new.audience)
          where new.seq > @Last and new.seq <= @Last + 1000000000
        )
        """;
}
