-- GET /v1/images?q=ferry

with words as materialized (select s.rowid as rowid, s.rank as rank from image_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join images r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null limit (select case when n <= 2500 then 10000 else 0 end from few)) f
  union all
  select * from (select s.rowid as id, s.rank as rank from image_search(@Listed) s where true order by s.rowid desc limit (select case when n > 2500 then 10000 else 0 end from few)) m
),
found as materialized (select (select n from few) || ' '
  || (select count(*) || ' ' || min(id) || ' ' || max(id) from hits) || ' '
  || '-' || ' ' || '-' as basis),
page as (
  select h.id, h.rank as k0, h.id as k1, (select basis from found) as k2
  from hits h
  where true
  order by h.rank, h.id desc
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt, r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
from page
join images r on r.id = page.id
join articles a on a.id = r.article_id

order by page.k0, page.k1 desc
