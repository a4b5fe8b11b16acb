-- GET /v1/articles/1

select a.id, a.slug, a.revision, a.version, a.deleted_at, a.title, a.display_title, a.subtitle, a.summary, a.byline, l.authors, l.tags, a.publisher_id, p.slug as publisher_slug, p.name as publisher_name, p.url as publisher_url, a.section, a.language, a.published_at, a.published_on, a.published_text, a.modified_at, a.dateline, a.canonical_url, a.external_id, a.external_id as primary_id, l.identifiers, a.license, a.usage_terms, coalesce(a.deleted_status, a.status) as status, a.visible_from, a.visible_until, a.word_count, a.paragraph_count, a.quote_count, a.image_count, a.about_heading, a.about_text, a.text_hash, s.media_type as source_media_type, s.sha256 as source_sha256, s.received_at as source_received_at, s.left_out, a.created_at, a.updated_at
from articles a
join article_lists l on l.article_id = a.id
left join publishers p on p.id = a.publisher_id
join sources s on s.article_id = a.id and s.revision = a.source_revision
where a.id in (@Id) and (a.status = 'published' or a.deleted_status = 'published');

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from paragraphs r
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id where r.article_id in (@Id) and r.removed_in is null order by r.article_id, r.number;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.article_id in (@Id) and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' order by r.article_id, r.number;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt, r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
from images r
join articles a on a.id = r.article_id
 where r.article_id in (@Id) and r.removed_in is null order by r.article_id, r.position
