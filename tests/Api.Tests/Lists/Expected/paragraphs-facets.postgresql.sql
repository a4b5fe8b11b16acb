-- GET /v1/paragraphs?q=ferry&facets=year,kind

with words as materialized (select s.rowid as rowid, s.rank as rank from paragraph_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join paragraphs r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null limit (select case when n <= 2500 then 10000 else 0 end from few)) f
  union all
  select * from (select s.rowid as id, s.rank as rank from paragraph_search(@Listed) s where true order by s.rowid desc limit (select case when n > 2500 then 10000 else 0 end from few)) m
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
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, a.slug as article_slug, a.display_title as article_display_title, a.published_at, a.published_on, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from page
join paragraphs r on r.id = page.id
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id
order by page.k0, page.k1 desc;

with 
found as materialized (
  select r.id as id, substr(a.published_on, 1, 4) as year, r.kind as kind from paragraph_search(@Q) s cross join paragraphs r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null order by s.rowid desc limit 10001
),
counted as (select * from found limit 10000)
select f.facet, f.value, f.label, f.count, f.terms
from (
  select '' as facet, 0 as place, 0 as most, '' as value, '' as label, count(*) as count, '' as terms
  from found
  union all
select 'year', row_number() over (order by c.count desc, c.value), 20, c.value, c.value, c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p2), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.year as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'year', 0, 0, '', '', count(*), '' from counted s where s.year is null
union all
select 'kind', row_number() over (order by c.count desc, c.value), 20, c.value, c.value, c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p3), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.kind as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'kind', 0, 0, '', '', count(*), '' from counted s where s.kind is null

) f
where f.place <= f.most or f.terms <> ''
order by f.facet, f.place
