namespace Api.Data.Checks;

/// <summary>What is stored twice for speed, counted again from what it was made of.</summary>
public static class Counts
{
    private const string Listed = "q.removed_in is null and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost'";

    /// <summary>Statements that each count the rows whose own count is wrong.</summary>
    public static IReadOnlyList<(string What, string Sql)> Faults { get; } =
    [
        ("publishers' articles", "select count(*) from publishers n where article_count <> (select count(*) from articles a where a.publisher_id = n.id and a.status = 'published')"),
        ("authors' articles", "select count(*) from authors n where article_count <> (select count(*) from article_authors x join articles a on a.id = x.article_id where x.author_id = n.id and a.status = 'published')"),
        ("tags' articles", "select count(*) from tags n where article_count <> (select count(*) from article_tags x join articles a on a.id = x.article_id where x.tag_id = n.id and a.status = 'published')"),
        ("speakers' quotes", $"select count(*) from speakers n where quote_count <> (select count(*) from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = q.article_id where x.speaker_id = n.id and a.status = 'published' and {Listed})"),
        ("speakers' articles", $"select count(*) from speakers n where article_count <> (select count(distinct q.article_id) from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = q.article_id where x.speaker_id = n.id and a.status = 'published' and {Listed})"),
        ("articles' paragraphs", "select count(*) from articles a where paragraph_count <> (select count(*) from paragraphs p where p.article_id = a.id and p.removed_in is null)"),
        ("articles' quotes", $"select count(*) from articles a where quote_count <> (select count(*) from quotes q where q.article_id = a.id and {Listed})"),
        ("articles' images", "select count(*) from articles a where image_count <> (select count(*) from images i where i.article_id = a.id and i.removed_in is null)"),
        ("articles' sources and revisions", "select count(*) from articles a where not exists (select 1 from sources s where s.article_id = a.id and s.revision = a.source_revision) or a.revision <> (select count(*) from revisions r where r.article_id = a.id)"),
        ("articles' slugs", "select count(*) from articles a where not exists (select 1 from slugs s where s.noun = 'article' and s.slug = a.slug and s.target_id = a.id)"),
        ("quotes' numbers", "select count(*) - count(distinct q.article_id || ' ' || q.number) from quotes q where q.removed_in is null"),
        ("utterances", "select count(*) from quotes q where q.removed_in is null and (q.utterance_part > q.utterance_parts or not exists (select 1 from quotes f where f.id = q.utterance_id and f.article_id = q.article_id and f.removed_in is null))"),
        ("speakers' places", "select count(*) from (select quote_id from quote_speakers group by quote_id having max(position) <> count(*) or count(distinct speaker_id) <> count(*)) wrong"),
        ("merged authors, publishers and tags", string.Join(" + ", new[] { ("author", "article_authors"), ("publisher", "articles"), ("tag", "article_tags") }.Select(n => $"(select count(*) from {n.Item1}s s where s.merged_into is not null and (exists (select 1 from {n.Item2} x where x.{n.Item1}_id = s.id) or exists (select 1 from {n.Item1}s m where m.id = s.merged_into and m.merged_into is not null)))")).Insert(0, "select ")),
        ("keys of names", string.Join(" + ", new[] { "author", "publisher", "tag" }.Select(n => $"(select count(*) from {n}s s where (s.merged_into is null) <> exists (select 1 from name_keys k where k.noun = '{n}' and k.target_id = s.id))")).Insert(0, "select ")),
        ("merged speakers", "select count(*) from speakers s where s.merged_into is not null and (exists (select 1 from quote_speakers x where x.speaker_id = s.id) or exists (select 1 from speakers m where m.id = s.merged_into and m.merged_into is not null))"),
    ];
}
