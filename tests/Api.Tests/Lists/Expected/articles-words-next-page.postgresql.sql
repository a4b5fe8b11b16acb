-- GET /v1/articles?q=ferry&limit=1, the next page

with hits as materialized (
  select s.rowid as id, s.rank as rank from article_search(@Q) s cross join articles a where a.id = s.rowid and true and a.status = 'published' and s.rowid between @Oldest and @Newest
),
page as (
  select h.id, h.rank as k0, h.id as k1, null as k2
  from hits h
  where (h.rank > @K0 or h.rank = @K0 and h.id < @K1)
  order by h.rank, h.id desc
  limit 2
)
select page.k0, page.k1, page.k2, a.id, a.slug, a.revision, a.version, a.deleted_at, a.title, a.display_title, a.subtitle, a.summary, a.byline, l.authors, l.tags, a.publisher_id, p.slug as publisher_slug, p.name as publisher_name, p.url as publisher_url, a.section, a.language, a.published_at, a.published_on, a.published_text, a.modified_at, a.dateline, a.canonical_url, a.external_id, a.external_id as primary_id, l.identifiers, a.license, a.usage_terms, coalesce(a.deleted_status, a.status) as status, a.visible_from, a.visible_until, a.word_count, a.paragraph_count, a.quote_count, a.image_count, a.about_heading, a.about_text, a.text_hash, s.media_type as source_media_type, s.sha256 as source_sha256, s.received_at as source_received_at, s.left_out, a.created_at, a.updated_at
from page
join articles a on a.id = page.id
join article_lists l on l.article_id = a.id
left join publishers p on p.id = a.publisher_id
join sources s on s.article_id = a.id and s.revision = a.source_revision
order by page.k0, page.k1 desc
