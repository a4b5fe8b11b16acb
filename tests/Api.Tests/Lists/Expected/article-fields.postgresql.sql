-- GET /v1/articles/1?fields=title,quotes.text

select a.id, a.slug, a.revision, a.version, a.deleted_at, a.title
from articles a

where a.id in (@Id) and (a.status = 'published' or a.deleted_status = 'published');

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, r.text
from quotes r
join articles a on a.id = r.article_id
 where r.article_id in (@Id) and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost' order by r.article_id, r.number
