-- GET /v1/articles?tag=coasd&publishedFrom=2024

with page as (
  select a.id as id, x.sort_at as k0, x.article_id as k1, null as k2
  from articles a join article_tags x on x.article_id = a.id
  where true and a.status = 'published' and x.tag_id = coalesce((select target_id from slugs where noun = 'tag' and slug = @p0), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p1), 0) and x.sort_at >= @p2 and substr(a.published_on || '-01-01', 1, 10) >= @p3
  order by x.sort_at desc, x.article_id desc
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0 desc, page.k1 desc, page.k2

select 0 as place where not exists (select 1 from tags n where true and n.id = coalesce((select target_id from slugs where noun = 'tag' and slug = @p0), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p1), 0) and n.article_count > 0)
order by place

select n.slug, n.name, n.name_words
from tags n
where n.article_count > 0 and (n.name_words like @p0)
order by n.article_count desc, n.id
limit 500

select count(*) from (select a.id from articles a join article_tags x on x.article_id = a.id where true and a.status = 'published' and x.tag_id = coalesce((select target_id from slugs where noun = 'tag' and slug = @p0), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p1), 0) and x.sort_at >= @p2 and substr(a.published_on || '-01-01', 1, 10) >= @p3 limit 100) counted

select count(*) from (select a.id from articles a join article_tags x on x.article_id = a.id where true and a.status = 'published' and x.tag_id = coalesce((select target_id from slugs where noun = 'tag' and slug = @p0), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p1), 0) and x.sort_at = @p2 limit 100) counted
