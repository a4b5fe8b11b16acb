-- GET /v1/articles?facets=speaker,publisher,tag,year

with page as (
  select a.id as id, a.sort_at as k0, a.id as k1, null as k2
  from articles a
  where true and a.status = 'published'
  order by a.sort_at desc, a.id desc
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0 desc, page.k1 desc, page.k2;

with 
found as materialized (
  select a.id as id, a.id as article_id, a.publisher_id as publisher, substr(a.published_on, 1, 4) as year, a.sort_at as k0, a.id as k1, null as k2
from articles a
where true and a.status = 'published'
order by a.sort_at desc, a.id desc
limit 10001
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
  coalesce(string_agg(v.term, @p0), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select distinct s.id, x.speaker_id as value from counted s cross join quote_speakers x where x.article_id = s.id) x where x.value is not null group by x.value
  
) v
group by v.value) c
cross join speakers n
where n.id = c.value and (c.count > 0 or n.article_count > 0)

union all
select 'publisher', row_number() over (order by c.count desc, n.name_key, n.slug), 20, n.slug, n.name,
  c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p1), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.publisher as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
cross join publishers n
where n.id = c.value and (c.count > 0 or n.article_count > 0)
union all
select 'publisher', 0, 0, '', '', count(*), '' from counted s where s.publisher is null
union all
select 'tag', row_number() over (order by c.count desc, n.name_key, n.slug), 20, n.slug, n.name,
  c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p2), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select x.tag_id as value from counted s cross join article_tags x where x.article_id = s.article_id) x where x.value is not null group by x.value
  
) v
group by v.value) c
cross join tags n
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
