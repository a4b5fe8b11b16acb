-- GET /v1/quotes?facets=speaker,kind,month

with page as (
  select r.id as id, a.sort_at as k0, a.id as k1, r.number as k2
  from articles a join quotes r on r.article_id = a.id
  where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.kind in (@p2, @p3) and r.review in (@p4, @p5)
  order by a.sort_at desc, a.id desc, r.number
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from page
join quotes r on r.id = page.id
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id
order by page.k0 desc, page.k1 desc, page.k2;

with 
found as materialized (
  select r.id as id, a.id as article_id, case when length(a.published_on) >= 7 then substr(a.published_on, 1, 7) end as month, a.sort_at as k0, a.id as k1, null as k2
from articles a join quotes r on r.article_id = a.id
where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p6, @p7) and r.kind in (@p8, @p9) and r.review in (@p10, @p11)
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
  coalesce(string_agg(v.term, @p12), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select x.speaker_id as value from counted s cross join quote_speakers x where x.quote_id = s.id) x where x.value is not null group by x.value
  
) v
group by v.value) c
cross join speakers n
where n.id = c.value and (c.count > 0 or n.article_count > 0)

union all
select 'month', row_number() over (order by c.count desc, c.value), 20, c.value, c.value, c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p13), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.month as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'month', 0, 0, '', '', count(*), '' from counted s where s.month is null

) f
where f.place <= f.most or f.terms <> ''
order by f.facet, f.place;

with 
found as materialized (
  select r.id as id, r.kind as kind, a.sort_at as k0, a.id as k1, null as k2
from articles a join quotes r on r.article_id = a.id
where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p14, @p15) and r.review in (@p16, @p17) and r.kind in (@p18, @p19, @p20, @p21)
order by a.sort_at desc, a.id desc
limit 10001
),
counted as (select * from found limit 10000)
select f.facet, f.value, f.label, f.count, f.terms
from (
  select '' as facet, 0 as place, 0 as most, '' as value, '' as label, count(*) as count, '' as terms
  from found
  union all
select 'kind', row_number() over (order by c.count desc, c.value), 20, c.value, c.value, c.count, c.terms
from (select
  v.value, max(v.count) as count,
  coalesce(string_agg(v.term, @p22), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.kind as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'kind', 0, 0, '', '', count(*), '' from counted s where s.kind is null

) f
where f.place <= f.most or f.terms <> ''
order by f.facet, f.place

select count(*) from (select r.id from articles a join quotes r on r.article_id = a.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and r.kind in (@p4) limit 100) counted

select count(*) from (select r.id from articles a join quotes r on r.article_id = a.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and r.kind in (@p4) limit 100) counted
