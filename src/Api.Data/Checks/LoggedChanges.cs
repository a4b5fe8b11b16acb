namespace Api.Data.Checks;

/// <summary>Checks whether a copy that follows the log of changes has every resource, and nothing else.</summary>
internal static class LoggedChanges
{
    // Each resource, with whether it lives, and whether everybody may see it.
    private const string PartsSql = """
        select 'article' as type, a.id, a.deleted_at is null as lives, a.status = 'published' as shows from articles a
        union all
        select 'paragraph', r.id, r.removed_in is null and a.deleted_at is null, a.status = 'published'
        from paragraphs r join articles a on a.id = r.article_id
        union all
        select 'quote', r.id, r.removed_in is null and a.deleted_at is null, a.status = 'published'
        from quotes r join articles a on a.id = r.article_id
        union all
        select 'image', r.id, r.removed_in is null and a.deleted_at is null, a.status = 'published'
        from images r join articles a on a.id = r.article_id
        union all select 'speaker', n.id, n.merged_into is null, null from speakers n
        union all select 'author', n.id, n.merged_into is null, null from authors n
        union all select 'publisher', n.id, n.merged_into is null, null from publishers n
        union all select 'tag', n.id, n.merged_into is null, null from tags n
        """;

    private const string KeyedSql = """
        select 1 from changes c
        where c.type = r.type and c.target_id = r.id and c.op <> 'deleted' and c.audience in ('everyone', 'keyed')
        """;

    private const string AnonymousSql = """
        select 1 from changes c
        where c.type = r.type and c.target_id = r.id and c.op <> 'deleted' and c.audience = 'everyone'
          and not exists (
            select 1 from changes n
            where n.type = r.type and n.target_id = r.id and n.seq > c.seq and n.audience = 'anonymous')
        """;

    /// <summary>Statements that each count the resources about which the log is wrong.</summary>
    public static IReadOnlyList<(string What, string Sql)> Faults { get; } =
    [
        (
            "living resources are missing from the changes",
            $"select count(*) from ({PartsSql}) r where r.lives and not exists ({KeyedSql})"),
        (
            "dead resources live in the changes",
            $"select count(*) from ({PartsSql}) r where not r.lives and exists ({KeyedSql})"),
        (
            "published resources are missing from the changes that everybody sees",
            $"select count(*) from ({PartsSql}) r where r.lives and r.shows and not exists ({AnonymousSql})"),
        (
            "resources that not everybody may see are in the changes that everybody sees",
            $"select count(*) from ({PartsSql}) r where not (r.lives and r.shows) and exists ({AnonymousSql})"),
    ];
}
