-- GET /v1/articles?q=ferry&total=true&facets=speaker,year

with words as materialized (select s.rowid as rowid, s.rank as rank from article_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join articles a where a.id = s.rowid and true and a.status = 'published' limit (select case when n <= 2500 then 10000 else 0 end from few)) f
  union all
  select * from (select s.rowid as id, s.rank as rank from article_search(@Listed) s where true order by s.rowid desc limit (select case when n > 2500 then 10000 else 0 end from few)) m
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
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0, page.k1 desc;

select count(*) from (select s.rowid from article_search(@Listed) s where true limit 10001) counted;

with 
found as materialized (
  select a.id as id, a.id as article_id, substr(a.published_on, 1, 4) as year from article_search(@Q) s cross join articles a where a.id = s.rowid and true and a.status = 'published' order by s.rowid desc limit 10001
),
counted as (select * from found limit 10000)
select f.facet, f.value, f.label, f.count, f.terms
from (
  select '' as facet, 0 as place, 0 as most, '' as value, '' as label, count(*) as count, '' as terms
  from found
  union all
select 'speaker', row_number() over (order by c.count desc, n.name_key, n.slug), 20, n.slug, n.name,
  c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p2), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select distinct s.id, x.speaker_id as value from counted s cross join quote_speakers x where x.article_id = s.id) x where x.value is not null group by x.value
  
) v
group by v.value) c
cross join speakers n
where n.id = c.value and (c.count > 0 or n.article_count > 0)

union all
select 'year', row_number() over (order by c.count desc, c.value), 20, c.value, c.value, c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p3), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.year as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'year', 0, 0, '', '', count(*), '' from counted s where s.year is null

) f
where f.place <= f.most or f.terms <> ''
order by f.facet, f.place
