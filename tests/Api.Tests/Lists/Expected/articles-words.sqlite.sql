-- GET /v1/articles?q=ferry

with weights as materialized (
  select relevance_weights(s.article_search) as basis from article_search(@Q) s limit 1
),
words as materialized (select s.rowid as rowid, relevance(s.article_search, 4, (select basis from weights)) as rank from article_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join articles a where a.id = s.rowid and true and a.status = 'published' limit (select case when n <= 2500 then 10000 else 0 end from few)) f
  union all
  select * from (select s.rowid as id, relevance(s.article_search, 4, (select basis from weights)) as rank from article_search(@Listed) s where true order by s.rowid desc limit (select case when n > 2500 then 10000 else 0 end from few)) m
),
found as materialized (select (select n from few) || ' '
  || (select count(*) || ' ' || min(id) || ' ' || max(id) from hits) || ' '
  || '-' || ' ' || (select hex(basis) from weights) as basis),
page as (
  select h.id, h.rank as k0, h.id as k1, (select basis from found) as k2
  from hits h
  where true
  order by h.rank, h.id desc
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0, page.k1 desc
