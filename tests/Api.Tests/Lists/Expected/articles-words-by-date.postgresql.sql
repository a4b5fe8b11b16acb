-- GET /v1/articles?q=ferry&sort=-publishedAt

with words as materialized (select s.rowid as rowid from article_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
page as (
  select * from (select a.id as id, a.sort_at as k0, a.id as k1, null as k2 from words s cross join articles a where a.id = s.rowid and true and a.status = 'published' order by a.sort_at desc, a.id desc limit (select case when n <= 2500 then 21 else 0 end from few)) f
  union all
  select * from (select a.id as id, a.sort_at as k0, a.id as k1, null as k2 from articles a where true and a.status = 'published' and +a.id in (select s.rowid from article_search(@Q) s where true) order by a.sort_at desc, a.id desc limit (select case when n > 2500 and not (select count(*) from (select 1 from article_search(@Q) s limit 100001) c) > 100000 then 21 else 0 end from few)) w
union all
select * from (select a.id as id, a.sort_at as k0, a.id as k1, null as k2 from articles a where true and a.status = 'published' and exists (select 1 from article_search(@Q) s where s.rowid = a.id) order by a.sort_at desc, a.id desc limit (select case when n > 2500 and (select count(*) from (select 1 from article_search(@Q) s limit 100001) c) > 100000 then 21 else 0 end from few)) w
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0 desc, page.k1 desc, page.k2
