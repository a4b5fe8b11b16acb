-- GET /v1/articles?id=1,2

with page as (
  select a.id as id, case a.id when coalesce(@p2, null, 0) then 0 when coalesce(@p3, null, 0) then 1 end as k0, a.id as k1, null as k2
  from articles a
  where true and a.status = 'published' and a.id in (coalesce(@p0, null, 0), coalesce(@p1, null, 0))
  order by case a.id when coalesce(@p2, null, 0) then 0 when coalesce(@p3, null, 0) then 1 end, a.id
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0, page.k1, page.k2

select 0 as place where not exists (select 1 from articles n where true and n.id = coalesce(@p0, null, 0) and n.status = 'published')
union all select 1 as place where not exists (select 1 from articles n where true and n.id = coalesce(@p1, null, 0) and n.status = 'published')
order by place
