-- GET /v1/articles?tagAll=coast,sea

with page as (
  select a.id as id, a.sort_at as k0, a.id as k1, null as k2
  from articles a
  where true and a.status = 'published' and a.id in (select x.article_id from article_tags x where x.tag_id in (coalesce((select target_id from slugs where noun = 'tag' and slug = @p0), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p1), 0))) and a.id in (select x.article_id from article_tags x where x.tag_id in (coalesce((select target_id from slugs where noun = 'tag' and slug = @p2), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p3), 0)))
  order by a.sort_at desc, a.id desc
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
union all select 1 as place where not exists (select 1 from tags n where true and n.id = coalesce((select target_id from slugs where noun = 'tag' and slug = @p2), (select k.target_id from name_keys k where k.noun = 'tag' and k.join_key = @p3), 0) and n.article_count > 0)
order by place
