-- GET /v1/quotes/1/occurrences

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, r.text
from quotes r
join articles a on a.id = r.article_id
 where r.id = @Id and (a.status = 'published' or a.deleted_status = 'published')

select r.id, r.text, a.sort_at, r.article_id, r.number
from quote_search(@Q) s
cross join quotes r
cross join articles a
where r.id = s.rowid and a.id = r.article_id and a.id <> @ArticleId and a.status = 'published' and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' and (strpos(s.tokens, @p0) > 0)
order by s.rank
limit 1000

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.id in (select value from json_each(@Ids)) and (a.status = 'published' or a.deleted_status = 'published')
