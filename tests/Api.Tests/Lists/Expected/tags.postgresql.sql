-- GET /v1/tags

with page as (
  select n.id as id, n.name_key as k0, n.id as k1, null as k2
  from tags n
  where true and n.article_count > 0
  order by n.name_key, n.id
  limit 21
)
select page.k0, page.k1, page.k2, n.id, n.slug, n.version, n.name, n.article_count
from page
join tags n on n.id = page.id

order by page.k0, page.k1, page.k2
