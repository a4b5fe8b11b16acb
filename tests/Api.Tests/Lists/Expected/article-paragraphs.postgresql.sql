-- GET /v1/articles/1/paragraphs

with page as (
  select r.id as id, a.sort_at as k0, a.id as k1, r.number as k2
  from articles a join paragraphs r on r.article_id = a.id
  where true and a.status = 'published' and a.id = @p0 and r.removed_in is null
  order by a.sort_at desc, a.id desc, r.number
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, a.slug as article_slug, a.display_title as article_display_title, a.published_at, a.published_on, r.number, r.kind, r.level, r.text, r.marks, r.structure, r.word_count, r.text_hash, l.quote_ids, r.revision
from page
join paragraphs r on r.id = page.id
join articles a on a.id = r.article_id
join paragraph_lists l on l.paragraph_id = r.id
order by page.k0 desc, page.k1 desc, page.k2
