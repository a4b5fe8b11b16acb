-- GET /v1/articles/1/revisions

with page as (
  select r.revision as id, a.id as k0, r.revision as k1, null as k2
  from revisions r join articles a on a.id = r.article_id
  where true and a.status = 'published' and a.id = @p0 and r.revision = a.revision
  order by a.id desc, r.revision desc
  limit 21
)
select page.k0, page.k1, page.k2, r.revision as number, r.article_id, r.created_at, r.changed, r.cause, r.revision = a.revision as current, r.revision < a.revision and r.document is null and not exists (
  select 1 from packed_texts p
  where p.article_id = r.article_id and p.kind = 'state' and p.revision = r.revision) as pruned
from page
join revisions r on r.article_id = page.k0 and r.revision = page.id
join articles a on a.id = r.article_id
order by page.k0 desc, page.k1 desc, page.k2
