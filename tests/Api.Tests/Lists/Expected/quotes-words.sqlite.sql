-- GET /v1/quotes?q=safe

with weights as materialized (
  select relevance_weights(s.quote_search) as basis from quote_search(@Q) s limit 1
),
words as materialized (select s.rowid as rowid, relevance(s.quote_search, 1, (select basis from weights)) as rank from quote_search(@Q) s where true limit 2501),
few as materialized (select count(*) as n from words),
hits as materialized (
  select * from (select s.rowid as id, s.rank as rank from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.kind in (@h2, @h3) and r.review in (@h4, @h5) limit (select case when n <= 2500 then 10000 else 0 end from few)) f
  union all
  select * from (select s.rowid as id, relevance(s.quote_search, 1, (select basis from weights)) as rank from quote_search(@Listed) s where true order by s.rowid desc limit (select case when n > 2500 then 10000 else 0 end from few)) m
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
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from page
join quotes r on r.id = page.id
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id
order by page.k0, page.k1 desc

with words as materialized (select s.rowid as rowid from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words) select count(*) from (select * from (select r.id as id, 1 as one from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.review in (@h2, @h3) and r.kind in (@h4) limit (select case when n <= 10000 then 100 else 0 end from few)) f
union all
select w.id, one from (select r.id as id, 1 as one, a.sort_at as k0, a.id as k1, null as k2 from articles a join quotes r on r.article_id = a.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and r.kind in (@p4) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by a.sort_at desc, a.id desc limit (select case when n > 10000 then 100 else 0 end from few)) w) counted

with words as materialized (select s.rowid as rowid from quote_search(@Q) s where true limit 10001),
few as materialized (select count(*) as n from words) select count(*) from (select * from (select r.id as id, 1 as one from words s cross join quotes r cross join articles a where r.id = s.rowid and a.id = r.article_id and true and a.status = 'published' and r.removed_in is null and r.anchor in (@h0, @h1) and r.review in (@h2, @h3) and r.kind in (@h4) limit (select case when n <= 10000 then 100 else 0 end from few)) f
union all
select w.id, one from (select r.id as id, 1 as one, a.sort_at as k0, a.id as k1, null as k2 from articles a join quotes r on r.article_id = a.id where true and a.status = 'published' and r.removed_in is null and r.anchor in (@p0, @p1) and r.review in (@p2, @p3) and r.kind in (@p4) and +r.id in (select s.rowid from quote_search(@Q) s where true) order by a.sort_at desc, a.id desc limit (select case when n > 10000 then 100 else 0 end from few)) w) counted
