-- GET /v1/changes?since=0&include=resource

select
  (select coalesce(max(s.seq), 0) from (
    select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'article'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'paragraph'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'quote'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'image'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'speaker'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'author'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'publisher'
    union all select max(c.seq) as seq from changes c where c.audience = 'everyone' and c.type = 'tag'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'article'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'paragraph'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'quote'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'image'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'speaker'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'author'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'publisher'
    union all select max(c.seq) as seq from changes c where c.audience = 'anonymous' and c.type = 'tag'
  ) s) as seen,
  (select coalesce(max(c.seq), 0) from changes c) as latest,
  (select t.id from timelines t order by t.number desc limit 1) as timeline,
  (select coalesce(
     (select n.first_seq - 1 from timelines n where n.number > t.number order by n.number limit 1),
     (select coalesce(max(c.seq), 0) from changes c))
   from timelines t
   where t.id = @Timeline) as reached;
with page as (
  select w.seq from (
    select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'article' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'paragraph' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'quote' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'image' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'speaker' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'author' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'publisher' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'everyone' and c.type = 'tag' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'article' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'paragraph' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'quote' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'image' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'speaker' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'author' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'publisher' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
    union all select w.seq from (select c.seq from changes c where c.audience = 'anonymous' and c.type = 'tag' and c.seq > @Since and c.op <> 'deleted' order by c.seq limit @Limit) w
  ) w
  order by w.seq
  limit @Limit
)
select c.seq, c.type, c.target_id as id, c.article_id, c.op, c.revision, c.at, c.merged_into
from page
join changes c on c.seq = page.seq
order by page.seq

select a.id, a.slug, a.revision, a.version, a.deleted_at, a.title, a.display_title, a.subtitle, a.summary, a.byline, l.authors, l.tags, a.publisher_id, p.slug as publisher_slug, p.name as publisher_name, p.url as publisher_url, a.section, a.language, a.published_at, a.published_on, a.published_text, a.modified_at, a.dateline, a.canonical_url, a.external_id, a.external_id as primary_id, l.identifiers, a.license, a.usage_terms, coalesce(a.deleted_status, a.status) as status, a.visible_from, a.visible_until, a.word_count, a.paragraph_count, a.quote_count, a.image_count, a.about_heading, a.about_text, a.text_hash, s.media_type as source_media_type, s.sha256 as source_sha256, s.received_at as source_received_at, s.left_out, a.created_at, a.updated_at
from articles a
join article_lists l on l.article_id = a.id
left join publishers p on p.id = a.publisher_id
join sources s on s.article_id = a.id and s.revision = a.source_revision
where a.id in (select value from json_each(@Article)) and (a.status = 'published' or a.deleted_status = 'published');

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from paragraphs r
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id where r.article_id in (select value from json_each(@Article)) and r.removed_in is null order by r.article_id, r.number;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.article_id in (select value from json_each(@Article)) and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' order by r.article_id, r.number;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt, r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
from images r
join articles a on a.id = r.article_id
 where r.article_id in (select value from json_each(@Article)) and r.removed_in is null order by r.article_id, r.position;

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, a.slug as article_slug, a.display_title as article_display_title, a.published_at, a.published_on, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from paragraphs r
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id where r.id in (select value from json_each(@Paragraph)) and (a.status = 'published' or a.deleted_status = 'published');
select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, a.slug as article_slug, a.display_title as article_display_title, p.number as paragraph_number, r.number, r.text, r.kind, l.speakers, r.source_type, r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.attribution_rule, r.resolution_rule, r.method, r.review, r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16, r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url
from quotes r
join articles a on a.id = r.article_id
join paragraphs p on p.id = r.paragraph_id
join quote_lists l on l.quote_id = r.id where r.id in (select value from json_each(@Quote)) and (a.status = 'published' or a.deleted_status = 'published');
select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt, r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
from images r
join articles a on a.id = r.article_id
 where r.id in (select value from json_each(@Image)) and (a.status = 'published' or a.deleted_status = 'published');

select n.id, n.slug, n.version, n.name, n.kind, n.identity, l.aliases, l.descriptors, n.same_as, n.quote_count, n.article_count, l.first_quoted_on, l.last_quoted_on
from speakers n
join speaker_lists l on l.speaker_id = n.id
where n.id in (select value from json_each(@Speaker)) and n.merged_into is null and exists (select 1 from quote_speakers x join articles a on a.id = x.article_id where x.speaker_id = n.id and a.status = 'published');
select n.id, n.slug, n.version, n.name, n.article_count
from authors n

where n.id in (select value from json_each(@Author)) and n.article_count > 0;
select n.id, n.slug, n.version, n.name, n.url, n.article_count
from publishers n

where n.id in (select value from json_each(@Publisher)) and n.article_count > 0;
select n.id, n.slug, n.version, n.name, n.article_count
from tags n

where n.id in (select value from json_each(@Tag)) and n.article_count > 0
