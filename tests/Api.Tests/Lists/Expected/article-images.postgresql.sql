-- GET /v1/articles/1/images

with page as (
  select r.id as id, a.sort_at as k0, a.id as k1, r.position as k2
  from articles a join images r on r.article_id = a.id
  where true and a.status = 'published' and a.id = @p0 and r.removed_in is null
  order by a.sort_at desc, a.id desc, r.position
  limit 21
)
select page.k0, page.k1, page.k2, r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt, r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
from page
join images r on r.id = page.id
join articles a on a.id = r.article_id

order by page.k0 desc, page.k1 desc, page.k2
