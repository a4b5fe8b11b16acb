-- GET /v1/paragraphs?include=quotes

with page as (
  select r.id as id, a.sort_at as k0, a.id as k1, r.number as k2
  from articles a join paragraphs r on r.article_id = a.id
  where true and a.status = 'published' and r.removed_in is null
  order by a.sort_at desc, a.id desc, r.number
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, a.slug as article_slug, a.display_title as article_display_title, a.published_at, a.published_on, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from page
join paragraphs r on r.id = page.id
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id
order by page.k0 desc, page.k1 desc, page.k2

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.paragraph_id in (select value from json_each(@Ids)) and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' order by r.article_id, r.number
