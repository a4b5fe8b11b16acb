-- GET /v1/quotes?speaker=ada-lindqvist&q=safe&facets=year&fields=id,text

with words as materialized (select s.rowid as rowid, s.rank as rank from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words),
walked as materialized (
  select * from (select r.id as id, x.sort_at as k0, x.article_id as k1, r.number as k2 from articles a join quotes r on r.article_id = a.id join quote_speakers x on x.quote_id = r.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.kind in (@p2, @p3) and r.review in (@p4, @p5) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p6), (select k.speaker_id from speaker_keys k where k.join_key = @p7), 0) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by x.sort_at desc, x.article_id desc, r.number limit (select case when n > 10000 and not (select count(*) from (select 1 from quote_search(@Q) s limit 100001) c) > 100000 then 333 else 0 end from few)) w
union all
select * from (select r.id as id, x.sort_at as k0, x.article_id as k1, r.number as k2 from articles a join quotes r on r.article_id = a.id join quote_speakers x on x.quote_id = r.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.kind in (@p2, @p3) and r.review in (@p4, @p5) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p6), (select k.speaker_id from speaker_keys k where k.join_key = @p7), 0) and exists (select 1 from quote_search(@Q) s where s.rowid = r.id) order by x.sort_at desc, x.article_id desc, r.number limit (select case when n > 10000 and (select count(*) from (select 1 from quote_search(@Q) s limit 100001) c) > 100000 then 333 else 0 end from few)) w
),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.kind in (@h2, @h3) and r.review in (@h4, @h5) and r.id in (select x.quote_id from quote_speakers x where x.speaker_id in (coalesce((select target_id from slugs where noun = 'speaker' and slug = @h6), (select k.speaker_id from speaker_keys k where k.join_key = @h7), 0))) limit (select case when n <= 10000 then 10000 else 0 end from few)) f
  union all
  select w.id, (select s.rank from quote_search(@Q) s where s.rowid = w.id) as rank from walked w
),
found as materialized (select (select n from few) || ' '
  || (select count(*) || ' ' || min(id) || ' ' || max(id) from hits) || ' '
  || coalesce((select to_char(k0 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '/' || k1 || '/' || k2 from walked order by k0, k1, k2 desc limit 1), '-') || ' ' || '-' as basis),
page as (
  select h.id, h.rank as k0, h.id as k1, (select basis from found) as k2
  from hits h
  where true
  order by h.rank, h.id desc
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, r.text
from page
join quotes r on r.id = page.id
join articles a on a.id = r.article_id

order by page.k0, page.k1 desc;

with words as materialized (select s.rowid as rowid from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words),
found as materialized (
  select * from (select r.id as id, substr(a.published_on, 1, 4) as year from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0_0, @h0_1) and r.kind in (@h0_2, @h0_3) and r.review in (@h0_4, @h0_5) and r.id in (select x.quote_id from quote_speakers x where x.speaker_id in (coalesce((select target_id from slugs where noun = 'speaker' and slug = @h0_6), (select k.speaker_id from speaker_keys k where k.join_key = @h0_7), 0))) limit (select case when n <= 10000 then 10001 else 0 end from few)) f
union all
select w.id, year from (select r.id as id, substr(a.published_on, 1, 4) as year, x.sort_at as k0, x.article_id as k1, null as k2 from articles a join quotes r on r.article_id = a.id join quote_speakers x on x.quote_id = r.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p18, @p19) and r.kind in (@p20, @p21) and r.review in (@p22, @p23) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p24), (select k.speaker_id from speaker_keys k where k.join_key = @p25), 0) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by x.sort_at desc, x.article_id desc limit (select case when n > 10000 then 10001 else 0 end from few)) w
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
  coalesce(string_agg(v.term, @p34), '') as terms
from (
  select x.value, count(*) as count, cast(null as text) as term from (select s.year as value from counted s) x where x.value is not null group by x.value
  
) v
group by v.value) c
union all
select 'year', 0, 0, '', '', count(*), '' from counted s where s.year is null

) f
where f.place <= f.most or f.terms <> ''
order by f.facet, f.place

with words as materialized (select s.rowid as rowid from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words) select count(*) from (select * from (select r.id as id, 1 as one from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.review in (@h2, @h3) and r.id in (select x.quote_id from quote_speakers x where x.speaker_id in (coalesce((select target_id from slugs where noun = 'speaker' and slug = @h4), (select k.speaker_id from speaker_keys k where k.join_key = @h5), 0))) and r.kind in (@h6) limit (select case when n <= 10000 then 100 else 0 end from few)) f
union all
select w.id, one from (select r.id as id, 1 as one, x.sort_at as k0, x.article_id as k1, null as k2 from articles a join quotes r on r.article_id = a.id join quote_speakers x on x.quote_id = r.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p4), (select k.speaker_id from speaker_keys k where k.join_key = @p5), 0) and r.kind in (@p6) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by x.sort_at desc, x.article_id desc limit (select case when n > 10000 then 100 else 0 end from few)) w) counted

with words as materialized (select s.rowid as rowid from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words) select count(*) from (select * from (select r.id as id, 1 as one from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.review in (@h2, @h3) and r.id in (select x.quote_id from quote_speakers x where x.speaker_id in (coalesce((select target_id from slugs where noun = 'speaker' and slug = @h4), (select k.speaker_id from speaker_keys k where k.join_key = @h5), 0))) and r.kind in (@h6) limit (select case when n <= 10000 then 100 else 0 end from few)) f
union all
select w.id, one from (select r.id as id, 1 as one, x.sort_at as k0, x.article_id as k1, null as k2 from articles a join quotes r on r.article_id = a.id join quote_speakers x on x.quote_id = r.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p4), (select k.speaker_id from speaker_keys k where k.join_key = @p5), 0) and r.kind in (@p6) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by x.sort_at desc, x.article_id desc limit (select case when n > 10000 then 100 else 0 end from few)) w) counted
