-- GET /v1/speakers/1

select n.id, n.slug, n.version, n.name, n.kind, n.identity, l.aliases, l.descriptors, n.same_as, n.quote_count, n.article_count, l.first_quoted_on, l.last_quoted_on
from speakers n
join speaker_lists l on l.speaker_id = n.id
where n.id in ((select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id)) and n.merged_into is null and exists (select 1 from quote_speakers x join articles a on a.id = x.article_id where x.speaker_id = n.id and a.status = 'published');

select x.text, count(*) as article_count, min(a.published_on) as first_on, max(a.published_on) as last_on
from speaker_names x
join articles a on a.id = x.article_id
where x.speaker_id = (select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id) and x.kind = 'alias' and a.status = 'published'
group by x.text
order by article_count desc, x.text;

select cast(substr(a.published_on, 1, 4) as integer) as year, count(*) as count
from quote_speakers x
join quotes r on r.id = x.quote_id
join articles a on a.id = x.article_id
where x.speaker_id = (select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id) and a.status = 'published' and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' and a.published_on is not null
group by year
order by year;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.id in (select x.quote_id
from quote_speakers x
join quotes r on r.id = x.quote_id
join articles a on a.id = x.article_id
where x.speaker_id = (select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id) and a.status = 'published' and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost'
order by x.sort_at desc, x.article_id desc, r.number
limit 5) and (a.status = 'published' or a.deleted_status = 'published') order by a.sort_at desc, a.id desc, r.number;

with quoted as (
  select distinct x.article_id, x.sort_at
  from quote_speakers x
join quotes r on r.id = x.quote_id
join articles a on a.id = x.article_id
where x.speaker_id = (select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id) and a.status = 'published' and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost'
  order by x.sort_at desc, x.article_id desc
  limit 1000
), beside as (
  select x.speaker_id, count(distinct x.article_id) as article_count
  from quoted
  join quotes r on r.article_id = quoted.article_id
  join quote_speakers x on x.quote_id = r.id
  where x.speaker_id <> (select coalesce(m.merged_into, m.id) from speakers m where m.id = @Id) and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost'
  group by x.speaker_id
)
select n.id, n.slug, n.name, beside.article_count
from beside
join speakers n on n.id = beside.speaker_id
order by beside.article_count desc, n.name_key, n.id
limit 20
